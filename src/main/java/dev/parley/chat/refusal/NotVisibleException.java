package dev.parley.chat.refusal;

/** A session that the caller may not see. It is told what it would be told of one that does not exist; the audit knows better. */
public class NotVisibleException extends RefusalException {

    private static final long serialVersionUID = 1L;

    public NotVisibleException() {
        super(RefusalCode.NOT_FOUND, "chatSessionId");
    }
}
