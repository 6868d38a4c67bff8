package dev.parley.graphql.http;

import dev.parley.graphql.download.Upload;
import dev.parley.graphql.download.UploadTarget;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientAddress;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Serves the uploads that features contribute. */
@Singleton
class UploadRoutes {

    private final List<Upload> uploads;
    private final HttpEntrance entrance;
    private final OpenRequests openRequests;
    private final UploadSlots slots;
    private final HttpResponder responder;
    private final UploadConfig config;

    UploadRoutes(
            @All List<Upload> uploads,
            HttpEntrance entrance,
            OpenRequests openRequests,
            UploadSlots slots,
            HttpResponder responder,
            UploadConfig config) {
        this.uploads = uploads;
        this.entrance = entrance;
        this.openRequests = openRequests;
        this.slots = slots;
        this.responder = responder;
        this.config = config;
    }

    void register(@Observes Router router) {
        for (Upload upload : uploads) {
            entrance.route(router, upload.path()).handler(exchange -> admit(exchange, upload));
        }
    }

    private void admit(RoutingContext exchange, Upload upload) {
        if (HttpResponder.isOver(exchange)) {
            responder.over(exchange);
            return;
        }
        HttpServerRequest request = exchange.request();
        // Nothing is read before somebody listens.
        request.pause();
        HttpResponder.allow(exchange, "PUT");
        entrance.enter(exchange);
        if (!request.method().equals(HttpMethod.PUT)) {
            throw new RequestException(
                    RequestError.METHOD_NOT_ALLOWED, "This path does not support the HTTP method. Send PUT.");
        }
        HttpEntrance.requirePlain(request);
        slots.take(exchange, ClientAddress.of(request));
        Caller caller = entrance.caller(exchange);
        Map<String, String> arguments = exchange.pathParams();
        openRequests
                .counted(exchange.vertx()
                        .executeBlocking(() -> CurrentActor.as(caller, () -> upload.open(arguments)), false))
                .onSuccess(target -> receive(exchange, caller, target))
                .onFailure(exchange::fail);
    }

    private void receive(RoutingContext exchange, Caller caller, UploadTarget target) {
        entrance.withoutDeadline(exchange);
        new UploadStream(exchange, caller, target, openRequests, responder, config).start();
    }
}
