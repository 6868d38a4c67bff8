package dev.parley.event;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How the instances learn of news. It only wakes: the state is in the database, and what it loses the slow poll finds. */
interface FanOut {

    /** Opens a line. News of what commits after that come over it. */
    Line listen() throws IOException, InterruptedException;

    /** Called in the transaction that stores news: when it has committed, all lines tell of them. */
    void stored(Notification news);

    /** Where news come in, until it breaks. */
    interface Line extends Closeable {

        /**
         * Waits for news; without any it returns none, having made sure that the line is not dead.
         *
         * @throws IOException when the line is lost
         */
        List<Notification> hear(Duration atMost) throws IOException, InterruptedException;

        /** Ends it, even while somebody waits for news. */
        @Override
        void close();
    }
}
