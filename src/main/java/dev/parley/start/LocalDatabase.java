package dev.parley.start;

/** A database server that the process brings along and starts if none is configured. JVM builds have one, found by ServiceLoader. */
public interface LocalDatabase {

    /**
     * Starts the server if no database is configured, and sets the properties by which Quarkus finds it.
     *
     * @param demoData whether an empty database gets the demo data
     * @throws StartFailure if the server does not start
     */
    void startIfNeeded(boolean demoData) throws StartFailure;

    /** Says why the server could not be started, and how to solve it. */
    class StartFailure extends Exception {

        private static final long serialVersionUID = 1L;

        /** Creates a failure with a message for the operator. */
        public StartFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
