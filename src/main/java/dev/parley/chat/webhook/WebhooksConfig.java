package dev.parley.chat.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of webhooks. */
@ConfigMapping(prefix = "parley.webhooks")
public interface WebhooksConfig {

    /** Whether this instance delivers events. Any number of instances may. */
    @WithDefault("true")
    boolean send();

    /** Maximum number of webhooks. More are refused with WEBHOOK_LIMIT_REACHED. */
    @WithDefault("50")
    int maxWebhooks();

    /** How often each instance looks for events and retries if nothing wakes it. */
    @WithDefault("5S")
    Duration pollEvery();

    /** How long a receiver may take for its answer, from the name's resolution on. */
    @WithDefault("10S")
    Duration timeout();

    /**
     * How long an attempt may take, with the payload, the answer and everything else, until another instance may begin the next one. Leave 30 seconds
     * for the payload beside parley.webhooks.timeout.
     */
    @WithDefault("1M")
    Duration claimFor();

    /** Deliveries to one webhook at the same time, for each instance. While it fails, there is one. */
    @WithDefault("8")
    int concurrency();

    /** Pause before the second attempt. Later pauses double up to parley.webhooks.longest-pause, and all vary at random by a fifth. */
    @WithDefault("5S")
    Duration firstPause();

    /** Longest pause between two attempts. */
    @WithDefault("6H")
    Duration longestPause();

    /** How long after its first attempt a delivery is given up. */
    @WithDefault("3D")
    Duration giveUpAfter();

    /**
     * How long all deliveries of a webhook may fail until it is disabled. If it is shorter than parley.webhooks.give-up-after, nothing is given up
     * because a receiver is down.
     */
    @WithDefault("2D")
    Duration disableAfter();

    /** How long deliveries are listed after they were delivered or given up. */
    @WithDefault("3D")
    Duration keep();

    /** How long the former secret signs too after rotateWebhookSecret, unless the mutation says otherwise. */
    @WithDefault("24H")
    Duration keepFormerSecret();

    /** Whether URLs may begin with http. Payloads and signatures can then be read on their way. */
    @WithDefault("false")
    boolean allowHttp();

    /**
     * Networks to which webhooks may be sent although their addresses are not public, such as 10.1.0.0/16,fd00::/8. Without it, only public addresses are
     * allowed.
     */
    Optional<List<String>> allowedNetworks();

    /** File with certificates in PEM of authorities that receivers' certificates may be signed by, in place of the usual ones. */
    Optional<String> caFile();

    /** Maximum cost of a webhook's document. Documents that cost more are refused with INVALID_DOCUMENT. */
    @WithDefault("500")
    int maxDocumentCost();

    /** Source of the CloudEvents: a URI or a name of this installation. Receivers of several installations tell events apart by it. */
    @WithDefault("parley")
    String source();

    /** Maximum size of a payload. */
    @WithDefault("256K")
    MemorySize maxPayloadSize();
}
