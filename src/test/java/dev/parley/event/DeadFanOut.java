package dev.parley.event;

import java.io.IOException;

/** Nobody can be heard by it. */
final class DeadFanOut implements FanOut {

    @Override
    public Line listen() throws IOException {
        throw new IOException("It is dead.");
    }

    @Override
    public void stored(Notification news) {}
}
