package dev.parley.chat.webhook;

import dev.parley.outbound.OutboundTargets;
import jakarta.inject.Singleton;
import java.util.List;

/** Where webhooks may be sent. */
@Singleton
class WebhookTargets extends OutboundTargets {

    WebhookTargets(WebhooksConfig config) {
        super(config.allowHttp(), config.allowedNetworks().orElse(List.of()), "parley.webhooks.allowed-networks");
    }
}
