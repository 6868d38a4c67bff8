package dev.parley.chat.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A push that this instance has claimed.
 *
 * @param attempts number of attempts, this one included; a later claim has another number
 * @param subscription number of the browser
 * @param endpoint address of the browser at its push service
 * @param publicKey its key
 * @param authSecret its secret
 * @param isWanted whether it is still of use: the cause exists, nobody has read it, and no newer push says the same
 * @param session number of the session, or null if the cause is gone
 * @param topic name of its topic, or null if the cause is gone
 * @param notification number of the notification, or null for a message
 * @param preview the beginning of the message, or null if pushes have none
 * @param age time since the cause
 */
record DuePush(
        long id,
        int attempts,
        long subscription,
        String endpoint,
        String publicKey,
        String authSecret,
        PushKind kind,
        boolean isWanted,
        @Nullable Long session,
        @Nullable String topic,
        @Nullable Long notification,
        @Nullable String preview,
        Duration age) {

    /** The time for which it is still of use; not positive if it is too old. */
    Duration left() {
        return kind.lifetime().minus(age);
    }

    /** Hides the address and the secret. */
    @Override
    public String toString() {
        return "DuePush[" + id + "]";
    }
}
