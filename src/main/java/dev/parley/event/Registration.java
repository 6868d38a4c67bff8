package dev.parley.event;

/** A registered callback. Close it to unregister. */
public interface Registration extends AutoCloseable {

    /** Unregisters the callback. A call in progress still finishes. */
    @Override
    void close();
}
