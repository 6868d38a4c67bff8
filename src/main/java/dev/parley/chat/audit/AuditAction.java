package dev.parley.chat.audit;

import org.eclipse.microprofile.graphql.Description;

/** Actions in the audit. The database's triggers write these names. */
@Description("Actions in the audit.")
public enum AuditAction {
    @Description("A topic was created.")
    TOPIC_CREATED,
    @Description("Settings of a topic were changed.")
    TOPIC_CHANGED,
    @Description("A topic was deleted.")
    TOPIC_DELETED,
    @Description("A user became a member of a topic.")
    MEMBER_ADDED,
    @Description("The rights of a member of a topic were changed.")
    MEMBER_CHANGED,
    @Description("A member was removed from a topic.")
    MEMBER_REMOVED,
    @Description("The presence of a user, or the reason of the absence, was changed.")
    PRESENCE_CHANGED,
    @Description("The number of sessions that a user takes at once was changed.")
    CAPACITY_CHANGED,
    @Description("A session was deleted.")
    SESSION_DELETED,
    @Description("A deleted session was erased with all its rows.")
    SESSION_ERASED,
    @Description("A webhook was created.")
    WEBHOOK_CREATED,
    @Description(
            "Settings or the secret of a webhook were changed. Of its document, details have a hash; of its secret, the time.")
    WEBHOOK_CHANGED,
    @Description(
            "A webhook was disabled, by an administrator or because its receiver fails; see disabledReason in details.")
    WEBHOOK_DISABLED,
    @Description("A webhook was deleted.")
    WEBHOOK_DELETED,
    @Description("A canned reply was created.")
    CANNED_REPLY_CREATED,
    @Description("A canned reply was changed. Of its text, details have a hash.")
    CANNED_REPLY_CHANGED,
    @Description("A canned reply was deleted.")
    CANNED_REPLY_DELETED,
    @Description("A tag was created.")
    TAG_CREATED,
    @Description("A tag was changed or archived. Details have its name also if it stayed.")
    TAG_CHANGED,
    @Description("An agent, or a topic for its new sessions, got a skill.")
    SKILL_ADDED,
    @Description("An agent, or a topic for its new sessions, lost a skill.")
    SKILL_REMOVED,
    @Description("A folder of the FAQ was created.")
    FAQ_CATEGORY_CREATED,
    @Description("A folder of the FAQ was changed. Details have its name also if it stayed.")
    FAQ_CATEGORY_CHANGED,
    @Description("A folder of the FAQ was deleted.")
    FAQ_CATEGORY_DELETED,
    @Description("An article of the FAQ was created.")
    FAQ_ENTRY_CREATED,
    @Description(
            "An article of the FAQ was changed or published. Of its question and its answer, details have hashes. They have its title also if it stayed.")
    FAQ_ENTRY_CHANGED,
    @Description("An article of the FAQ was deleted.")
    FAQ_ENTRY_DELETED,
    @Description("An administrator read personal data. Recorded if PARLEY_AUDIT_PERSONAL_DATA is true.")
    PERSONAL_DATA_READ,
    @Description(
            "An administrator searched for personal data, or filtered by it. Details name the fields. Recorded if PARLEY_AUDIT_PERSONAL_DATA is true.")
    PERSONAL_DATA_SEARCHED,
    @Description("An administrator exported all data of a person, or of an e-mail address; the person is then null.")
    PERSON_DATA_EXPORTED,
    @Description("An administrator erased a person. The entry does not say whom; see erasureReceipts.")
    PERSON_ERASED,
    @Description("A legal hold was set on a session or a person.")
    LEGAL_HOLD_SET,
    @Description("A legal hold was lifted.")
    LEGAL_HOLD_LIFTED,
    @Description(
            "A customer, an e-mail address or a network was blocked. The entry does not say what the block matches.")
    CUSTOMER_BLOCKED,
    @Description("A block was lifted.")
    CUSTOMER_BLOCK_LIFTED
}
