package dev.parley.event;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Delivers notifications to all instances. It only wakes them: the state is in the database, and polling finds events whose notification
 * was lost.
 */
interface FanOut {

    /** Opens a connection. It receives the notifications of all transactions that commit afterwards. */
    Receiver listen() throws IOException, InterruptedException;

    /** Sends a notification over all connections after the current transaction has committed. */
    void publish(Notification notification);

    /** A connection that receives notifications. */
    interface Receiver extends Closeable {

        /**
         * Waits for notifications. If none arrives in time, it checks that the connection is alive and returns an empty list.
         *
         * @param atMost maximum time to wait
         * @throws IOException if the connection is lost
         */
        List<Notification> receive(Duration atMost) throws IOException, InterruptedException;

        /** Closes the connection, even while another thread waits in {@link #receive}. */
        @Override
        void close();
    }
}
