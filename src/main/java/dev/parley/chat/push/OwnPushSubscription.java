package dev.parley.chat.push;

import dev.parley.graphql.value.GlobalId;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A browser of the caller. Its address and its keys are secrets, which nobody reads. */
@Type("PushSubscription")
@Description("A browser of the caller that gets pushes.")
public class OwnPushSubscription {

    @Id
    @NonNull @Description("Id of the browser, for unsubscribeFromPush.")
    public final String pushSubscriptionId;

    @NonNull @Description("Host of the browser's push service, such as fcm.googleapis.com.")
    public final String service;

    @NonNull @Description("Time at which the browser subscribed first.")
    public final Instant createdAt;

    @NonNull @Description(
            "Time at which the browser subscribed last. Browsers that do not subscribe again are removed (PARLEY_PUSH_RETENTION, default 90 days).")
    public final Instant renewedAt;

    @Description("End of the subscription, if its push service has set one.")
    public final @Nullable Instant expiresAt;

    OwnPushSubscription(PushSubscription subscription) {
        this.pushSubscriptionId = GlobalId.of(PushSubscription.TYPE, subscription.id);
        this.service = URI.create(subscription.endpoint).getHost();
        this.createdAt = subscription.createdAt;
        this.renewedAt = subscription.renewedAt;
        this.expiresAt = subscription.expiresAt;
    }
}
