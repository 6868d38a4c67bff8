package dev.parley.chat.refusal;

import dev.parley.graphql.error.CatalogEntry;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** Codes of business refusals, as they stand in userErrors. */
@Name("UserErrorCode")
@Description("Why an action was refused.")
public enum RefusalCode implements CatalogEntry {
    @Description("There is no such session, or the caller may not see it.")
    NOT_FOUND("There is no such session, or you may not see it.", "Check the id and who you are signed in as.", false),
    @Description("There is no such topic.")
    TOPIC_NOT_FOUND("There is no such topic.", "Ask for the list of topics.", false),
    @Description("An agent accepted the session before: see currentUser.")
    ALREADY_ACCEPTED(
            "An agent has accepted the session already.",
            "See currentUser: it may be you. Otherwise take another session.",
            false),
    @Description("The session does not wait in a queue: see currentStatus.")
    NOT_IN_QUEUE("The session is not waiting in a queue.", "See currentStatus.", false),
    @Description("The agent may not answer sessions of the topic.")
    NOT_TOPIC_MEMBER(
            "You may not answer sessions of this topic.",
            "Ask a manager for the right to respond in the topic.",
            "The agent may not answer sessions of this topic.",
            "Choose an agent who may respond in the topic.",
            false),
    @Description("The agent has as many sessions as it may have.")
    AT_CAPACITY("You have as many active sessions as you may have.", "End or transfer a session first.", true),
    @Description("The session is over: see currentStatus.")
    SESSION_ENDED("The session is over.", "A customer can request a new session.", false),
    @Description("The session is another agent's, or nobody's yet: see currentUser.")
    NOT_OWNER("The session is not yours.", "Accept it, or ask its agent or a manager for it.", false),
    @Description("The message is longer than allowed.")
    MESSAGE_TOO_LONG("The message is too long.", "Split it; serviceInfo.maxMessageLength tells the limit.", false),
    @Description("A field holds more characters than its column: see path.")
    FIELD_TOO_LONG("A field is too long.", "Shorten the field that path names.", false),
    @Description("A field must be filled in: see path.")
    FIELD_REQUIRED("A field is missing.", "Fill in the field that path names.", false),
    @Description("The caller's role may not do this.")
    NOT_ALLOWED(
            "Your role may not do this.",
            "See chatSession.allowedActions for what you may do with a session; for the rest, ask an administrator.",
            false),
    @Description("The topic asks for consent, and it was not given.")
    CONSENT_REQUIRED("This topic needs the customer's consent.", "Ask for it, then send consented: true.", false),
    @Description("This is not an e-mail address: see path.")
    INVALID_EMAIL("This is not an e-mail address.", "Correct it.", false),
    @Description("The session does not wait for this form: see currentStatus.")
    FORM_NOT_EXPECTED("The session does not wait for this form.", "See currentStatus.", false),
    @Description("The session waits for a form, not for messages: see currentStatus.")
    FORM_REQUIRED("A form must be filled in first.", "See currentStatus for which one.", false),
    @Description("The topic takes no requests.")
    TICKETS_DISABLED("This topic takes no requests.", "Come back when it is open.", false),
    @Description("Nobody waits in the agent's topics.")
    QUEUE_EMPTY("Nobody is waiting.", "Watch chatQueue.", true),
    @Description("The session is not in conversation: see currentStatus.")
    NOT_ACTIVE("The session is not in conversation.", "See currentStatus.", false),
    @Description("The session is already offered to somebody.")
    TRANSFER_PENDING("The session is already offered to somebody.", "Wait for the answer, or cancel the offer.", true),
    @Description("The agent who would get the session has it already.")
    TRANSFER_TO_SELF(
            "You have this session already.",
            "Go on in it.",
            "The agent has this session already.",
            "Choose another agent.",
            false),
    @Description("The target is not present.")
    USER_NOT_PRESENT("The agent is not present.", "Choose an agent who is present, or a topic.", true),
    @Description("There is no such user.")
    USER_NOT_FOUND("There is no such user.", "Ask for the list of users.", false),
    @Description("The session is not offered, or no longer.")
    TRANSFER_NOT_PENDING("The session is not on offer, or no longer.", "See chatSession.transfers.", false),
    @Description("The offer is not the caller's to answer: it is to somebody else, or to a topic as a whole.")
    NOT_TRANSFER_TARGET(
            "This offer is not yours to answer: it is to somebody else, or to a topic as a whole.",
            "See chatSession.transfers.",
            false),
    @Description("Only a manager of the topic may do this.")
    NOT_MANAGER("You do not manage this topic.", "Ask a manager of the topic.", false),
    @Description("A bot drives the session: it has to be handed off before an agent can accept it.")
    BOT_ACTIVE("A bot drives this session.", "Hand it off first (handOffChatSession), then accept it.", false),
    @Description("No bot drives the session.")
    BOT_NOT_ACTIVE("No bot drives this session.", "See chatSession.chatbotIsactive.", false),
    @Description("The session ended too long ago, or for good.")
    REOPEN_WINDOW_PASSED("The session can no longer be reopened.", "A customer can request a new session.", false),
    @Description("The topic of the session was deleted: the session stays over.")
    TOPIC_DELETED(
            "The topic of this session was deleted.", "A customer can request a session in another topic.", false),
    @Description("The session is not over yet: see currentStatus.")
    NOT_ENDED("The session is not over.", "Wait for its end, or end it.", false),
    @Description("The topic takes no ratings, or there was no conversation to rate.")
    RATING_DISABLED(
            "This session takes no rating.",
            "A conversation that an agent or a bot answered takes one, if chatTopic.widgetEnableRating.",
            false),
    @Description("The session ended too long ago to be rated.")
    RATING_WINDOW_PASSED(
            "The session ended too long ago to be rated.",
            "Rate within serviceInfo.ratingWindowSeconds after its end.",
            false),
    @Description("A rating is 1 to 5.")
    RATING_OUT_OF_RANGE("A rating is 1 to 5.", "Send 1, 2, 3, 4 or 5.", false),
    @Description("There is no such record to link: see path.")
    LINK_TARGET_NOT_FOUND("There is no such record.", "Check the id that path names.", false),
    @Description("The customer has another open session in the topic.")
    OPEN_SESSION_EXISTS(
            "The customer has another open session in this topic.", "Go on in that one, or end it first.", false),
    @Description("The idempotency key was used for another request.")
    IDEMPOTENCY_KEY_REUSED(
            "This idempotency key came with another request.", "Use a new key for every new request.", false),
    @Description("An idempotency key has 16 to 255 characters.")
    INVALID_IDEMPOTENCY_KEY("An idempotency key has 16 to 255 characters.", "Use a random UUID.", false),
    @Description("A value cannot be used: see path.")
    VALIDATION("A value cannot be used.", "Correct the field that path names.", false),
    @Description("Another topic has this name.")
    NAME_TAKEN("Another topic has this name.", "Choose another name.", false),
    @Description("Sessions that are not over are in the topic, the member's there, or offered to the topic.")
    TOPIC_IN_USE("The topic is needed by sessions that are not over.", "End or transfer them first.", true),
    @Description("The session has changed since the caller read it.")
    VERSION_CONFLICT("The session has changed since you read it.", "Read it again, then decide.", true);

    private final Explanation explanation;
    private final Explanation ofTarget;

    RefusalCode(String meaning, String help, boolean retryable) {
        this(meaning, help, meaning, help, retryable);
    }

    /** A code that may be about the caller, or about another user whom the caller names. */
    RefusalCode(String meaning, String help, String meaningOfTarget, String helpOfTarget, boolean retryable) {
        this.explanation = new Explanation(meaning, help, retryable);
        this.ofTarget = new Explanation(meaningOfTarget, helpOfTarget, retryable);
    }

    /** The explanation for a code about a user whom the caller names, not about the caller. */
    Explanation ofTarget() {
        return ofTarget;
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
