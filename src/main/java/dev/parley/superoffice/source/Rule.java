package dev.parley.superoffice.source;

/** The rules by which an import changes, drops or refuses what it reads. The report counts them, and docs/import.md lists them. */
public enum Rule {
    NO_REFERENCE(Effect.CHANGED, false, "0 or a negative number stands for no record."),
    NO_VALUE(Effect.CHANGED, false, "0 or a date in 1760 stands for no value."),
    HTML_TO_TEXT(Effect.CHANGED, false, "The text was HTML."),
    KEY_HASHED(Effect.CHANGED, false, "Only the SHA-256 of a session key is stored."),
    PRESENCE_RESET(Effect.CHANGED, false, "Imported users are absent until they sign in."),
    TYPING_RESET(Effect.CHANGED, false, "Typing indicators are not imported."),
    RANK_RESET(Effect.CHANGED, false, "Sessions that are not active have no rank."),
    TEXT_CUT(Effect.CHANGED, true, "The text was longer than the column."),
    INVALID_CHARACTERS(Effect.CHANGED, true, "U+0000 and unpaired surrogates were removed."),
    AMBIGUOUS_TIME(
            Effect.CHANGED, true, "The local time occurs twice when clocks go back. The order of the times decided."),
    NONEXISTENT_TIME(
            Effect.CHANGED, true, "The local time is skipped when clocks go forward. It was moved by that hour."),
    FUTURE_TIME(Effect.CHANGED, true, "The time was later than the export."),
    UNKNOWN_VALUE(Effect.CHANGED, true, "The number is not one of the enumeration."),
    OUT_OF_RANGE(Effect.CHANGED, true, "The number is outside the range of the column."),
    UNKNOWN_FLAGS(Effect.CHANGED, true, "Bits without a known meaning. Those of topics are kept."),
    UNKNOWN_TIME_ZONE(Effect.CHANGED, true, "The time zone could not be found. The topic has that of the import."),
    UNKNOWN_CURRENCY(Effect.CHANGED, true, "The currency could not be found. The sale has none."),
    INVALID_CODE(Effect.CHANGED, true, "The code of the country is not two letters. The country has none."),
    MISSING_TEXT(Effect.CHANGED, true, "A required text was missing, and another one took its place."),
    MISSING_TIME(Effect.CHANGED, true, "A required time was missing. It was derived from other times."),
    UNKNOWN_REFERENCE(Effect.CHANGED, true, "The referenced row was not imported. The reference was removed."),
    DUPLICATE_LOGIN(
            Effect.CHANGED, true, "Another user has this login name, perhaps in another case. The user was renamed."),
    DUPLICATE_NAME(Effect.CHANGED, true, "Another topic has this name. The topic was renamed."),
    OVERNIGHT_HOURS(
            Effect.CHANGED,
            true,
            "Opening hours that end on the next day. They end at midnight, and continue on the next day if it was closed."),
    OPENING_HOURS(
            Effect.CHANGED, true, "Opening hours or a lunch break without any time in between were switched off."),
    BOT_DISABLED(Effect.CHANGED, true, "Bots are programs of their own in Parley. The topic's bot was switched off."),
    STATUS_INFERRED(Effect.CHANGED, true, "The status was missing, invalid, or contradicted other columns."),
    END_INFERRED(Effect.CHANGED, true, "An ended session had no time of its end."),
    END_REMOVED(Effect.CHANGED, true, "A session that has not ended had a time of its end."),
    AGENT_REMOVED(Effect.CHANGED, true, "A session that was not accepted had an agent."),
    CLOCKS(Effect.CHANGED, true, "The times of the session were out of order."),
    TRANSFER_REMOVED(Effect.CHANGED, true, "Pending transfers are not imported."),
    FOLDER_MOVED(
            Effect.CHANGED,
            true,
            "The folder is at the top: the one that contains it belongs to other topics, or both are in a circle."),
    FOLDER_OF_ALL_TOPICS(Effect.CHANGED, true, "Several topics use the folder. It belongs to all topics."),
    NOT_PUBLISHED(
            Effect.CHANGED,
            true,
            "The article is not open to everyone, as far as the options say, or no topic uses its folder. It was not published."),
    DUPLICATE_KEY(Effect.CHANGED, true, "Several sessions had the same key. Only the newest keeps it."),
    DUPLICATE_OPEN_SESSION(
            Effect.CHANGED, true, "The customer had several open sessions in a topic. The older ones were closed."),
    RANK_ASSIGNED(Effect.CHANGED, true, "The rank was missing, or the agent had it twice."),
    CONTACT_OF_PERSON(Effect.CHANGED, true, "The session has the company of its person."),
    SUMMARY_OF_MESSAGES(Effect.CHANGED, false, "The session's copy differed from its first or last message."),
    TYPE_INFERRED(Effect.CHANGED, true, "The message type was missing, or contradicted the author."),
    AUTHOR_REMOVED(Effect.CHANGED, true, "The author is not one that such a message can have."),
    DELETED_IN_SOURCE(Effect.DROPPED, true, "The row is marked as deleted in SuperOffice."),
    DUPLICATE_MEMBERSHIP(
            Effect.DROPPED, true, "Another row has the same members. A topic's member has the rights of both."),
    NOT_AN_ADDRESS(Effect.DROPPED, true, "The row is not an e-mail address or phone number of a person."),
    NO_ANSWER(Effect.DROPPED, true, "The article has no answer."),
    ERASED(Effect.DROPPED, true, "The row belongs to a person or a session that was erased from Parley."),
    REMOVED_SINCE(Effect.DROPPED, true, "The row was imported before and has been removed from Parley since."),
    INVALID_VALUE(Effect.REFUSED, true, "The value is not of the column's type."),
    INVALID_RECORD(
            Effect.REFUSED, true, "The record has more or fewer fields than the header, or is not a JSON object."),
    MISSING_VALUE(Effect.REFUSED, true, "A required number is missing."),
    DUPLICATE_ID(Effect.REFUSED, true, "An earlier row of the file has the same id."),
    ID_TAKEN(Effect.REFUSED, true, "Parley has a record with this id that was not imported."),
    MISSING_REFERENCE(Effect.REFUSED, true, "The row belongs to a row that was not imported.");

    private final Effect effect;
    private final boolean listed;
    private final String description;

    Rule(Effect effect, boolean listed, String description) {
        this.effect = effect;
        this.listed = listed;
        this.description = description;
    }

    /** Effects of rules on rows. */
    public enum Effect {
        /** The row is imported with another value. */
        CHANGED,
        /** The row is not imported, because Parley has no use for it. */
        DROPPED,
        /** The row is not imported. It can be mended and imported again. */
        REFUSED
    }

    /** Returns what the rule does. */
    public Effect effect() {
        return effect;
    }

    /** Returns whether the report lists each case. Cases that are the normal form of SuperOffice's rows are only counted. */
    public boolean isListed() {
        return listed;
    }

    /** Returns the reason that the report gives. */
    public String description() {
        return description;
    }
}
