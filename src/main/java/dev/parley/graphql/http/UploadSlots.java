package dev.parley.graphql.http;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Limits the uploads that run at once. */
@Singleton
class UploadSlots extends ClientRegistry {

    UploadSlots(UploadConfig config, MeterRegistry meters) {
        super(config.maxRunning(), config.maxRunningPerAddress());
        Gauge.builder("parley.uploads", this, ClientRegistry::count)
                .description("Running uploads")
                .register(meters);
    }

    /**
     * Reserves a slot for a request until its response ends.
     *
     * @param address address of the client
     * @throws RequestException UNAVAILABLE or TOO_MANY_OPERATIONS
     */
    void take(RoutingContext exchange, @Nullable String address) {
        switch (admit(address)) {
            case DRAINING, FULL ->
                throw new RequestException(
                        RequestError.UNAVAILABLE, "This instance has reached its limit of uploads. Try again later.");
            case TOO_MANY_OF_ADDRESS ->
                throw new RequestException(
                        RequestError.TOO_MANY_OPERATIONS, "Your address runs too many uploads. Finish some first.");
            case ADMITTED -> {
                Runnable release = release(address);
                exchange.addEndHandler(ended -> release.run());
            }
        }
    }
}
