package dev.parley.chat;

import dev.parley.graphql.CatalogEntry;
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
    @Description("Another agent accepted the session first: see currentUser.")
    ALREADY_ACCEPTED("Another agent has accepted the session.", "See currentUser; take another session.", false),
    @Description("The session does not wait in a queue: see currentStatus.")
    NOT_IN_QUEUE("The session is not waiting in a queue.", "See currentStatus.", false),
    @Description("The agent may not answer sessions of the topic.")
    NOT_TOPIC_MEMBER(
            "You may not answer sessions of this topic.",
            "Ask a manager for the right to respond in the topic.",
            false),
    @Description("The agent has as many sessions as it may have.")
    AT_CAPACITY("You have as many active sessions as you may have.", "End or transfer a session first.", true),
    @Description("The session is over: see currentStatus.")
    SESSION_ENDED("The session is over.", "Request a new session.", false),
    @Description("The session is another agent's, or nobody's yet: see currentUser.")
    NOT_OWNER("The session is not yours.", "Accept it, or ask its agent or a manager for it.", false),
    @Description("The message is longer than allowed.")
    MESSAGE_TOO_LONG("The message is too long.", "Split it; serviceInfo.maxMessageLength tells the limit.", false),
    @Description("A field holds more characters than its column: see path.")
    FIELD_TOO_LONG("A field is too long.", "Shorten the field that path names.", false),
    @Description("A field must be filled in: see path.")
    FIELD_REQUIRED("A field is missing.", "Fill in the field that path names.", false),
    @Description("The session has changed since the caller read it.")
    VERSION_CONFLICT("The session has changed since you read it.", "Read it again, then decide.", true);

    private final Explanation explanation;

    RefusalCode(String meaning, String help, boolean retryable) {
        this.explanation = new Explanation(meaning, help, retryable);
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
