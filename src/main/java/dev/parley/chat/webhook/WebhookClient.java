package dev.parley.chat.webhook;

import dev.parley.outbound.OutboundClient;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sends deliveries to receivers. */
@Singleton
class WebhookClient extends OutboundClient {

    WebhookClient(Vertx vertx, WebhooksConfig config) {
        super(vertx, config.timeout(), config.concurrency(), config.caFile());
    }

    void stop(@Observes ShutdownEvent stopping) {
        close();
    }
}
