package dev.parley.chat.push;

import dev.parley.outbound.OutboundClient;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sends pushes to push services. */
@Singleton
class PushClient extends OutboundClient {

    PushClient(Vertx vertx, PushConfig config) {
        super(vertx, config.timeout(), PushSender.MOST_RUNNING, config.caFile());
    }

    void stop(@Observes ShutdownEvent stopping) {
        close();
    }
}
