package dev.parley.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of chats. */
@ConfigMapping(prefix = "parley.chat")
public interface ChatConfig {

    /** Number of characters in a message. A longer one is refused with MESSAGE_TOO_LONG, never cut. */
    @WithDefault("10000")
    int maxMessageLength();

    /** How long an offered transfer can be accepted. A short time suits waiting customers, a long one suits busy agents. */
    @WithDefault("2M")
    Duration transferTimeout();

    /** How long a finished session can be reopened. Then it is closed. */
    @WithDefault("30M")
    Duration reopenWindow();

    /** How long after its end a session can be rated, and a rating corrected. */
    @WithDefault("24H")
    Duration ratingWindow();

    /** How long a block of customers is kept after it has ended or was lifted. */
    @WithDefault("30D")
    Duration blockRetention();

    /** How long the typing indicator is shown after setTyping. */
    @WithDefault("6S")
    Duration typingTimeout();

    /** How long a retry with the same idempotency key returns the outcome of the first request. */
    @WithDefault("24H")
    Duration idempotencyWindow();

    /** How often the timers run, at least every second; "off" for never. Their effects may be late by as much. */
    @WithDefault("10S")
    String timersEvery();

    /**
     * How long after the start the timers run first, so that clients can reconnect before. After an outage of the database, silence is not
     * judged for as long.
     */
    @WithDefault("1M")
    String timersDelay();

    /**
     * Silence of a customer's client after which its session ends. Any request with the session's key ends the silence, and so does an open
     * WebSocket that sent the key. It answers pings, so keep this above twice parley.websocket.ping-every.
     */
    DeadAfter deadAfter();

    /** Precision of the times at which customers and agents were last seen. */
    LastSeen lastSeen();

    /**
     * Silence of all clients of a present agent after which the agent is set to AWAY, and of a supervisor after which its supervisions end.
     * Requests with the agent's token and open WebSockets end the silence.
     */
    @WithDefault("10M")
    Duration agentAwayAfter();

    /** How long after that the sessions in which a customer waits for the agent's answer return to the queue. Empty for never. */
    @WithDefault("1M")
    Optional<Duration> agentSessionsReturnAfter();

    /** How long nobody writes before a conversation ends. */
    @WithDefault("30M")
    Duration idleAfter();

    /** How long before that end both sides are warned. No conversation ends without a warning. */
    @WithDefault("5M")
    Duration idleWarningBefore();

    /** How long ended sessions are kept, for instance 365D. Without it they are kept for ever. */
    Optional<Duration> retention();

    /**
     * How long a deleted session stays before its rows are erased, and how long a followed list can be resumed. Changes of linked records
     * are kept twice as long.
     */
    @WithDefault("24H")
    Duration purgeAfter();

    /** How often followed queues and live statistics are read for changes without a notification: members, their rights, or a lost notification. */
    @WithDefault("5S")
    Duration queueLookEvery();

    /** How often a followed list checks whether its caller's rights have changed. Costs each list a statement or two. */
    @WithDefault("30S")
    Duration listLookEvery();

    /**
     * How often a followed list without changes renews its client's cursor. Stay well below parley.chat.purge-after, or the cursor gets too
     * old.
     */
    @WithDefault("15M")
    Duration listCursorEvery();

    /** Times at which customers and agents were last seen. */
    public interface LastSeen {

        /**
         * How often an instance stores the callers that it has heard from, at least every second; "off" for never, and then only heartbeats
         * and messages count.
         */
        @WithDefault("5S")
        String storeEvery();

        /** How often at most the time is stored for the same session or agent, by all instances together. */
        @WithDefault("10S")
        Duration atMostEvery();
    }

    /** Silence of a customer's client. */
    public interface DeadAfter {

        /** Silence of the customer's client in a form or the FAQ after which the session ends. */
        @WithDefault("30M")
        Duration form();

        /**
         * Silence of the customer's client in the queue, before any agent had the session, after which it ends. If it is too long, agents
         * accept customers who have left.
         */
        @WithDefault("2M")
        Duration queue();

        /**
         * Silence of the customer's client in a conversation, also one that was returned to the queue, after which it ends. If it is too
         * short, a tunnel ends a chat.
         */
        @WithDefault("5M")
        Duration active();
    }
}
