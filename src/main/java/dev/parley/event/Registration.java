package dev.parley.event;

/** Somebody's wish to be called back; closing it ends that. */
public interface Registration extends AutoCloseable {

    /** Ends the callbacks; one that is under way still finishes. */
    @Override
    void close();
}
