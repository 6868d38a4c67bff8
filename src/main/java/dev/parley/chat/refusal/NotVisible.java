package dev.parley.chat.refusal;

/** A session that the caller may not see. It is told what it would be told of one that does not exist; the audit knows better. */
public class NotVisible extends Refusal {

    private static final long serialVersionUID = 1L;

    public NotVisible() {
        super(RefusalCode.NOT_FOUND, "chatSessionId");
    }
}
