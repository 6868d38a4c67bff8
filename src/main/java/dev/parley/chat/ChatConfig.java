package dev.parley.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of chats. */
@ConfigMapping(prefix = "parley.chat")
public interface ChatConfig {

    /** Characters that one message may have. Longer ones are refused with MESSAGE_TOO_LONG, never cut. */
    @WithDefault("10000")
    int maxMessageLength();

    /** How long an offered transfer can be accepted. Short offers make customers wait less, long ones suit busy agents. */
    @WithDefault("2M")
    Duration transferTimeout();

    /** How long a finished session can be taken up again; then it is closed. */
    @WithDefault("30M")
    Duration reopenWindow();

    /** How long after its end a session can be rated, and a rating corrected. */
    @WithDefault("24H")
    Duration ratingWindow();

    /** How long a sign of typing counts without being renewed. */
    @WithDefault("6S")
    Duration typingTimeout();

    /** How long a retried mutation finds the outcome of the first. */
    @WithDefault("24H")
    Duration idempotencyWindow();

    /** How often the timers look; "off" for never. What they do may be late by as much. At least a second. */
    @WithDefault("10S")
    String timersEvery();

    /**
     * How long after the start they look first: clients that could not call while the service was down call before. After an outage of the
     * database, silence is not judged for as long.
     */
    @WithDefault("1M")
    String timersDelay();

    /**
     * Silence of the customer's client after which it is taken for gone. Any request with the session's key breaks it, and so does an open
     * WebSocket that sent the key: it answers pings, so keep this above twice parley.websocket.ping-every.
     */
    DeadAfter deadAfter();

    /** How exactly it is known when customers and agents were last heard from. */
    LastSeen lastSeen();

    /**
     * Silence of all clients of a present agent after which it is set to NOT_PRESENT. Requests with the agent's token and open WebSockets
     * break it.
     */
    @WithDefault("10M")
    Duration agentAwayAfter();

    /**
     * How long after that the sessions in which a customer waits for the agent's answer go back to the queue. They stay with the agent when
     * this is empty.
     */
    @WithDefault("1M")
    Optional<Duration> agentSessionsReturnAfter();

    /** Silence of everybody after which an active session ends. */
    @WithDefault("30M")
    Duration idleAfter();

    /** How long before that end both sides are warned. */
    @WithDefault("5M")
    Duration idleWarningBefore();

    /** How long ended sessions are kept, for instance 365D; without it they stay. */
    Optional<Duration> retention();

    /**
     * How long a deleted session stays before its row goes, and how long a followed list can be resumed. Changes of linked records are
     * kept twice as long.
     */
    @WithDefault("24H")
    Duration purgeAfter();

    /** How often a followed list of sessions looks whether its caller's rights have changed. Costs each list a statement or two. */
    @WithDefault("30S")
    Duration listLookEvery();

    /** How often a followed list to which nothing happens renews its client's cursor. Well below purge-after, or it grows too old. */
    @WithDefault("15M")
    Duration listCursorEvery();

    /** When customers and agents were last heard from. */
    public interface LastSeen {

        /** How often an instance stores whom it has heard from; "off" for never. At least a second. */
        @WithDefault("5S")
        String storeEvery();

        /** How often at most it is stored for the same session or agent, by all instances together. */
        @WithDefault("10S")
        Duration atMostEvery();
    }

    /** Silence of the customer's client. */
    public interface DeadAfter {

        /** In a form or the FAQ. */
        @WithDefault("30M")
        Duration form();

        /** In the queue, before any agent had the session: short, or agents accept customers who have left. */
        @WithDefault("2M")
        Duration queue();

        /** In conversation, also one that was put back into the queue: longer, or a tunnel ends a chat. */
        @WithDefault("5M")
        Duration active();
    }
}
