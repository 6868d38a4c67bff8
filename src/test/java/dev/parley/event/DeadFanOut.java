package dev.parley.event;

import java.io.IOException;

/** A fan-out that cannot open a connection. */
final class DeadFanOut implements FanOut {

    @Override
    public Receiver listen() throws IOException {
        throw new IOException("It is dead.");
    }

    @Override
    public void publish(Notification notification) {}
}
