package dev.parley.superoffice.source;

/** Files that can't be imported as they are, or wrong arguments. The message is for the operator and has no values of rows. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Creates it with a message. */
    public SourceException(String message) {
        super(message);
    }
}
