package dev.parley.chat.subscription;

/** Why a stream sends its lists as a whole. */
enum SnapshotReason {
    START("The subscription begins.", "The subscription begins without a cursor."),
    INTERRUPTED(
            "The list was interrupted while it was being sent.",
            "A snapshot, or the differences after a change of the caller's rights, were interrupted before they were complete."),
    CURSOR_EXPIRED(
            "The cursor is too old.",
            "The cursor is older than PARLEY_CHAT_PURGE_AFTER (default 24 h), or belongs to another database."),
    TOO_FAR_BEHIND(
            "Too much has happened since the cursor.", "More than 10,000 events have happened since the cursor."),
    RIGHTS_CHANGED("Your rights have changed.", "The caller's rights have changed since the cursor."),
    RECORDS_CHANGED(
            "Very many records have changed.", "Very many linked records have changed at once since the cursor.");

    private final String text;
    private final String description;

    SnapshotReason(String text, String description) {
        this.text = text;
        this.description = description;
    }

    /** Returns the reason as a sentence to the client. */
    String text() {
        return text;
    }

    /** Returns the description in the schema. */
    String description() {
        return description;
    }
}
