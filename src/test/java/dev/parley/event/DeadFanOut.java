package dev.parley.event;

import java.io.IOException;

/** A fan-out that cannot open a line. */
final class DeadFanOut implements FanOut {

    @Override
    public Line listen() throws IOException {
        throw new IOException("It is dead.");
    }

    @Override
    public void publish(Notification notification) {}
}
