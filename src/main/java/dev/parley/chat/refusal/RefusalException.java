package dev.parley.chat.refusal;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.crm.User;
import dev.parley.graphql.error.CatalogEntry;

/** Rejects an action. It rolls back the transaction and becomes one userError with the state of the session. */
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

    /** Creates a refusal caused by the state of a session. */
    public RefusalException(RefusalCode code, Found found) {
        this(code, null, found, code.explanation());
    }

    /** Creates a refusal caused by one field of the input. */
    public RefusalException(RefusalCode code, String path) {
        this(code, path, null, code.explanation());
    }

    /** Creates a refusal caused by one field of the input and the state of a session. */
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

    /** Creates a refusal caused by a user whom one field of the input names. */
    public static RefusalException ofTarget(RefusalCode code, String path, Found found) {
        return new RefusalException(code, path, found, code.ofTarget());
    }

    /** Returns the code for the client. */
    public RefusalCode code() {
        return code;
    }

    /** Returns the text for the client. It concerns the caller, or the user named by the caller. */
    public CatalogEntry.Explanation explanation() {
        return explanation;
    }

    /** Returns the path of the input field that caused the refusal; null if the caller's role or the session's state caused it. */
    public String path() {
        return path;
    }

    /** Returns the state of the session when the action was refused; null if the session is not the cause. */
    public Found found() {
        return found;
    }
}
