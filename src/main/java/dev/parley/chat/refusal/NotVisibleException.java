package dev.parley.chat.refusal;

/**
 * The caller may not see the session. The client receives the same error as for a session that does not exist; only the audit log distinguishes them.
 */
public class NotVisibleException extends RefusalException {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal, for the input field {@code chatSessionId}. */
    public NotVisibleException() {
        super(RefusalCode.NOT_FOUND, "chatSessionId");
    }
}
