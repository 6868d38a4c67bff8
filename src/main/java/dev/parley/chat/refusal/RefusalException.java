package dev.parley.chat.refusal;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.crm.User;
import dev.parley.graphql.error.CatalogEntry;
import org.jspecify.annotations.Nullable;

/** Rejects an action. It rolls back the transaction and becomes one userError with the state that was found. */
public class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final @Nullable String path;
    private final transient @Nullable Found found;
    private final transient CatalogEntry.Explanation explanation;

    /**
     * The state when an action was refused.
     *
     * @param status the status of the session; null if another object was to change
     * @param user the agent of the session; null if there is none
     * @param version the version of the object that was to change; null if there is none, or if it is not the cause
     */
    public record Found(
            @Nullable ChatSessionStatus status,
            @Nullable User user,
            @Nullable Integer version) {

        /** Creates the state of a session, without its version. */
        public Found(ChatSessionStatus status, @Nullable User user) {
            this(status, user, null);
        }

        /** Returns the state with the version of the object. */
        public Found withVersion(@Nullable Integer current) {
            return new Found(status, user, current);
        }

        /**
         * Compares the version with the one that the caller has seen.
         *
         * @param expected that version; null to skip the check
         * @throws RefusalException VERSION_CONFLICT
         */
        public void requireVersion(@Nullable Integer expected) {
            if (expected != null && !expected.equals(version)) {
                throw new RefusalException(RefusalCode.VERSION_CONFLICT, "expectedVersion", this);
            }
        }
    }

    /**
     * Compares the version of an object other than a session with the one that the caller has seen.
     *
     * @param expected that version; null to skip the check
     * @param current the version of the object; null if it does not exist
     * @throws RefusalException VERSION_CONFLICT
     */
    public static void requireVersion(@Nullable Integer expected, @Nullable Integer current) {
        new Found(null, null, current).requireVersion(expected);
    }

    /** Creates a refusal caused by the state of a session. */
    public RefusalException(RefusalCode code, Found found) {
        this(code, null, found, code.explanation());
    }

    /** Creates a refusal caused by one field of the input. */
    public RefusalException(RefusalCode code, @Nullable String path) {
        this(code, path, null, code.explanation());
    }

    /** Creates a refusal caused by one field of the input and the state of a session. */
    public RefusalException(RefusalCode code, String path, Found found) {
        this(code, path, found, code.explanation());
    }

    private RefusalException(
            RefusalCode code, @Nullable String path, @Nullable Found found, CatalogEntry.Explanation explanation) {
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

    /**
     * Creates a refusal caused by one field of the input, for one of the reasons that its code has.
     *
     * @param reason a sentence for the client, in place of the code's meaning, without texts of the input
     */
    public static RefusalException because(RefusalCode code, String path, String reason) {
        CatalogEntry.Explanation usual = code.explanation();
        return new RefusalException(
                code, path, null, new CatalogEntry.Explanation(reason, usual.help(), usual.retryable()));
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
    public @Nullable String path() {
        return path;
    }

    /** Returns the state when the action was refused; null if it is not the cause. */
    public @Nullable Found found() {
        return found;
    }
}
