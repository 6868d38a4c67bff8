package dev.parley.chat.refusal;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.crm.User;
import dev.parley.graphql.error.CatalogEntry;

/** An action that was refused: it rolls the transaction back and becomes one userError with the state found. */
public class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String path;
    private final transient Found found;
    private final transient CatalogEntry.Explanation explanation;

    /**
     * The state of a session when an action was refused.
     *
     * @param user the agent of the session; null if there is none
     */
    public record Found(ChatSessionStatus status, User user) {}

    /** A refusal because of the state of a session. */
    public RefusalException(RefusalCode code, Found found) {
        this(code, null, found, code.explanation());
    }

    /** A refusal because of one field of the input. */
    public RefusalException(RefusalCode code, String path) {
        this(code, path, null, code.explanation());
    }

    /** A refusal because of one field of the input and the state of a session. */
    public RefusalException(RefusalCode code, String path, Found found) {
        this(code, path, found, code.explanation());
    }

    private RefusalException(RefusalCode code, String path, Found found, CatalogEntry.Explanation explanation) {
        super(code.name(), null, false, false);
        this.code = code;
        this.path = path;
        this.found = found;
        this.explanation = explanation;
    }

    /** A refusal because of a user whom one field of the input names. */
    public static RefusalException ofTarget(RefusalCode code, String path, Found found) {
        return new RefusalException(code, path, found, code.ofTarget());
    }

    /** The code that the client is told. */
    public RefusalCode code() {
        return code;
    }

    /** The text for the client, about the caller or about the user whom the caller named. */
    public CatalogEntry.Explanation explanation() {
        return explanation;
    }

    /** The field of the input that is to blame; null when it is the caller's role or the state of things. */
    public String path() {
        return path;
    }

    /** The state of the session when the action was refused; null if the session is not the reason. */
    public Found found() {
        return found;
    }
}
