package dev.parley.chat.push;

import dev.parley.graphql.declaration.NodeEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A browser that gets pushes: one of a user, or of the customer of a session. {@link PushQueue} has the pushes. */
@Entity
@Table(name = "push_subscription")
public class PushSubscription extends NodeEntity {

    /** Name of the type in global ids. */
    public static final String TYPE = "PushSubscription";

    @Nullable Long userId;

    @Nullable Long sessionId;

    @Column(length = 2000)
    String endpoint;

    String publicKey;
    String authSecret;
    String serverKey;

    @Column(updatable = false)
    Instant createdAt;

    Instant renewedAt;

    @Nullable Instant expiresAt;

    /** A new subscription. It is complete when it has been renewed for the first time. */
    static PushSubscription of(String endpoint, Instant now) {
        PushSubscription subscription = new PushSubscription();
        subscription.endpoint = endpoint;
        subscription.createdAt = now;
        return subscription;
    }

    /** Whether the browser is one of this owner. */
    boolean belongsTo(PushOwner owner) {
        return Objects.equals(userId, owner.userId()) && Objects.equals(sessionId, owner.sessionId());
    }

    /**
     * Takes over what the browser says of itself. Another person may use it now: then it is that person's.
     *
     * @param ownKey the public key of the service
     * @return whether anything but the time of the renewal has changed
     */
    boolean renew(PushOwner owner, BrowserSubscription browser, String ownKey, Instant now) {
        boolean isSame = belongsTo(owner)
                && browser.publicKey().equals(publicKey)
                && browser.authSecret().equals(authSecret)
                && ownKey.equals(serverKey)
                && Objects.equals(browser.expiresAt(), expiresAt);
        userId = owner.userId();
        sessionId = owner.sessionId();
        publicKey = browser.publicKey();
        authSecret = browser.authSecret();
        serverKey = ownKey;
        expiresAt = browser.expiresAt();
        renewedAt = now;
        return !isSame;
    }
}
