package dev.parley.chat;

import dev.parley.crm.User;

/** An action that was refused: it rolls the transaction back and becomes one userError with the state found. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String path;
    private final transient ChatSession found;

    /** A refusal that the state of a session is the reason of. */
    Refusal(RefusalCode code, ChatSession found) {
        this(code, null, found);
    }

    /** A refusal that one field of the input is the reason of. */
    Refusal(RefusalCode code, String path) {
        this(code, path, null);
    }

    private Refusal(RefusalCode code, String path, ChatSession found) {
        super(code.name(), null, false, false);
        this.code = code;
        this.path = path;
        this.found = found;
    }

    RefusalCode code() {
        return code;
    }

    /** As the client is told. */
    UserError toUserError() {
        ChatSessionStatus status = found == null ? null : found.status;
        User user = found == null ? null : found.user;
        return new UserError(code, path, status, user);
    }
}
