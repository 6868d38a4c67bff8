package dev.parley.chat;

/** An action that was refused: it rolls the transaction back and becomes one userError with the state found. */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String path;
    private final transient ChatSession found;

    /** A refusal that the state of a session is the reason of. */
    public Refusal(RefusalCode code, ChatSession found) {
        this(code, null, found);
    }

    /** A refusal that one field of the input is the reason of. */
    public Refusal(RefusalCode code, String path) {
        this(code, path, null);
    }

    /** A refusal that both are the reason of. */
    Refusal(RefusalCode code, String path, ChatSession found) {
        super(code.name(), null, false, false);
        this.code = code;
        this.path = path;
        this.found = found;
    }

    /** The code that the client is told. */
    public RefusalCode code() {
        return code;
    }

    /** The field of the input that is to blame, or null. */
    public String path() {
        return path;
    }

    /** The session as it was found, or null. */
    public ChatSession found() {
        return found;
    }
}
