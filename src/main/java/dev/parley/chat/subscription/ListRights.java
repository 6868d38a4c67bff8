package dev.parley.chat.subscription;

/** Reads the rights of the subscriber of a stream. */
interface ListRights {

    /**
     * Returns the current rights.
     *
     * @param transaction a transaction of the log that the stream has read: the rights are not older
     */
    ListAccess since(long transaction);

    /** Returns whether log entries may report a change of rights. Otherwise the stream checks them at intervals only. */
    boolean areLogged();

    /**
     * Joins the subscribers whose rights are read together.
     *
     * @return leaves them
     */
    Runnable join();
}
