package dev.parley.chat;

import dev.parley.graphql.CatalogEntry;

/** An action that was refused: it rolls the transaction back and becomes one userError with the state found. */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String path;
    private final transient ChatSession found;
    private final transient CatalogEntry.Explanation explanation;

    /** A refusal that the state of a session is the reason of. */
    public Refusal(RefusalCode code, ChatSession found) {
        this(code, null, found, code.explanation());
    }

    /** A refusal that one field of the input is the reason of. */
    public Refusal(RefusalCode code, String path) {
        this(code, path, null, code.explanation());
    }

    /** A refusal that both are the reason of. */
    Refusal(RefusalCode code, String path, ChatSession found) {
        this(code, path, found, code.explanation());
    }

    private Refusal(RefusalCode code, String path, ChatSession found, CatalogEntry.Explanation explanation) {
        super(code.name(), null, false, false);
        this.code = code;
        this.path = path;
        this.found = found;
        this.explanation = explanation;
    }

    /** A refusal that a user is the reason of whom one field of the input names. */
    static Refusal ofTarget(RefusalCode code, String path, ChatSession found) {
        return new Refusal(code, path, found, code.ofTarget());
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

    /** The session as it was found, or null. */
    public ChatSession found() {
        return found;
    }
}
