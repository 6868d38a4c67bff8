package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.support.World;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A topic with a present agent, and the timers that act on its sessions. */
abstract class TimerScene {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Timers timers;

    @Inject
    ChatConfig config;

    final World world = new World();
    long topic;
    String anna;

    @BeforeAll
    static void closeOtherSessions() {
        new World().closeAll();
    }

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    long status(long session) {
        return world.number("select status from chat_session where id = ?", session);
    }

    long transferState(long session) {
        return world.number("select state from chat_transfer where session_id = ?", session);
    }
}
