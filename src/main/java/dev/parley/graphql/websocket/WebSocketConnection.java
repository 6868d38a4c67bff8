package dev.parley.graphql.websocket;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.execution.ClientAddress;
import dev.parley.graphql.execution.ClientRegistry;
import dev.parley.graphql.execution.GraphQLRequest;
import dev.parley.graphql.execution.PersistedQueries;
import dev.parley.graphql.execution.RateLimits;
import dev.parley.graphql.execution.RequestAudit;
import dev.parley.security.Caller;
import dev.parley.security.CallerActivity;
import dev.parley.security.LoggedFailure;
import dev.parley.security.RefusalReason;
import dev.parley.security.Transport;
import graphql.GraphQLError;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One socket in the graphql-transport-ws protocol: its caller and its running operations. All state belongs to the
 * socket's event loop; other threads dispatch to it.
 */
final class WebSocketConnection implements ClientRegistry.Client {

    private static final Logger LOG = Logger.getLogger(WebSocketConnection.class);

    /** Services that all sockets share. */
    record Services(
            Vertx vertx,
            WebSocketConfig config,
            WebSocketAuthenticator logins,
            WebSocketExecutor executor,
            PersistedQueries persisted,
            RateLimits rates,
            WebSocketMetrics metrics,
            RequestAudit audit,
            CallerActivity activity) {}

    private final Services services;
    /** Null once the client initialises the connection, because its headers would otherwise stay in memory as long as the socket. */
    private @Nullable RoutingContext handshake;

    private final @Nullable String address;
    private final @Nullable String acceptLanguage;
    private final WebSocketChannel channel;
    private final Context eventLoop;
    private final Map<String, WebSocketOperation> operations = new HashMap<>();
    /** Number of operations that workers have not finished, even if the client has cancelled them. */
    private int executing;

    /** Null until the client is authenticated. */
    private @Nullable Caller caller;

    /** Reason to close the socket when it is idle. Null while new operations are accepted. */
    private @Nullable WebSocketClose pendingClose;

    /** Whether the client's credentials have expired. */
    private boolean expired;

    private Future<?> lastMutation = Future.succeededFuture();

    /** Creates the connection. Must run on the socket's event loop. */
    WebSocketConnection(Services services, RoutingContext handshake, ServerWebSocket socket) {
        this.services = services;
        this.handshake = handshake;
        this.address = ClientAddress.of(handshake.request());
        this.acceptLanguage = handshake.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        this.eventLoop = services.vertx().getOrCreateContext();
        this.channel = new WebSocketChannel(
                services.vertx(),
                services.config(),
                services.metrics(),
                ((ConnectionBase) handshake.request().connection()).channelHandlerContext(),
                socket);
    }

    /**
     * Starts to receive.
     *
     * @param onClosed runs when the connection is closed
     */
    void open(Runnable onClosed) {
        channel.open(this::reportActivity, this::receive, this::closeSlowClient, () -> {
            stopAll();
            onClosed.run();
        });
        channel.after(services.config().initTimeout(), () -> {
            if (handshake != null) {
                close(WebSocketClose.NO_INIT);
            }
        });
    }

    /** Drains the socket: accepts no new operations, waits for running ones, then closes. Callable from any thread. */
    @Override
    public void drain() {
        eventLoop.runOnContext(here -> drain(WebSocketClose.GOING_AWAY));
    }

    private void drain(WebSocketClose why) {
        pendingClose = why;
        closeIfIdle();
    }

    /**
     * Completes running queries and mutations, because a client would retry a mutation without a response.
     * Subscriptions end immediately.
     */
    private void expire() {
        expired = true;
        operations.values().removeIf(operation -> {
            boolean isSubscription = operation.isRunningSubscription();
            if (isSubscription) {
                operation.stop();
            }
            return isSubscription;
        });
        drain(WebSocketClose.TOKEN_EXPIRED);
    }

    /** Reports the caller's presence as long as the credentials are valid. */
    private void reportActivity() {
        if (caller != null && !expired) {
            services.activity().record(caller.actor());
        }
    }

    private void receive(String text) {
        try {
            handle(ClientMessage.parse(text));
        } catch (ClientMessage.Malformed malformed) {
            close(WebSocketClose.malformed(malformed.getMessage()));
        }
    }

    private void handle(ClientMessage message) {
        if (message instanceof ClientMessage.Init init) {
            initialise(init);
        } else if (message instanceof ClientMessage.Ping ping) {
            channel.send(ServerMessage.pong(ping.payload()));
        } else if (message instanceof ClientMessage.Subscribe subscribe) {
            subscribe(subscribe);
        } else if (message instanceof ClientMessage.Complete complete) {
            forget(complete.id());
        }
    }

    private void initialise(ClientMessage.Init init) {
        RoutingContext opened = handshake;
        if (opened == null) {
            close(WebSocketClose.TOO_MANY_INITS);
            return;
        }
        handshake = null;
        String authorization = init.authorization().orElse(opened.request().getHeader(HttpHeaders.AUTHORIZATION));
        services.logins()
                .login(authorization, address, opened)
                .subscribe()
                .with(
                        login -> eventLoop.runOnContext(here -> acknowledge(login)),
                        failure -> eventLoop.runOnContext(here -> reject(failure)));
    }

    private void acknowledge(WebSocketAuthenticator.Login login) {
        if (!channel.isOpen()) {
            return;
        }
        caller = new Caller(login.actor(), address, Transport.WEBSOCKET, acceptLanguage);
        reportActivity();
        channel.send(ServerMessage.ack());
        login.validFor().ifPresent(validFor -> channel.after(validFor, this::expire));
    }

    private void reject(Throwable failure) {
        if (failure instanceof RateLimits.RateLimited) {
            close(WebSocketClose.TOO_MANY_FAILED_LOGINS);
            return;
        }
        Optional<RefusalReason> reason = services.audit().failed(failure, Transport.WEBSOCKET);
        if (reason.isEmpty()) {
            LOG.error("The credentials of a WebSocket could not be verified", LoggedFailure.of(failure));
        }
        boolean isChecked =
                reason.filter(why -> why != RefusalReason.PROVIDER_UNREACHABLE).isPresent();
        close(isChecked ? WebSocketClose.FORBIDDEN : WebSocketClose.NO_IDENTITY);
    }

    private void subscribe(ClientMessage.Subscribe message) {
        Caller known = caller;
        if (known == null) {
            close(WebSocketClose.UNAUTHORIZED);
            return;
        }
        if (operations.containsKey(message.id())) {
            close(WebSocketClose.idInUse(message.id()));
            return;
        }
        if (pendingClose != null) {
            // The operation is not started. The client sends it again after reconnecting.
            return;
        }
        WebSocketOperation operation = new WebSocketOperation(message.id(), known, this, services.metrics());
        int most = services.config().maxOperations();
        if (operations.size() >= most || executing >= most) {
            String why = "The socket has " + most + " running operations, which is the limit. Complete some first.";
            channel.send(operation.error(error(RequestError.TOO_MANY_OPERATIONS, why)));
            return;
        }
        try {
            services.rates().require(known);
        } catch (RequestException tooOften) {
            channel.send(operation.error(ErrorCodes.error(tooOften, "An operation")));
            return;
        }
        operations.put(operation.id(), operation);
        // Resolve the hash now, so that a document which is registered meanwhile does not change the order of
        // mutations.
        execute(operation, services.persisted().withText(message.request()));
    }

    private void execute(WebSocketOperation operation, GraphQLRequest request) {
        executing++;
        Future<?> before = request.mayBeMutation() ? lastMutation : Future.succeededFuture();
        Future<Void> done = services.executor().execute(request, operation, before);
        if (request.mayBeMutation()) {
            lastMutation = done;
        }
        done.onComplete(executed -> eventLoop.runOnContext(here -> {
            executing--;
            closeIfIdle();
        }));
    }

    /** Reports errors of a subscription to the audit log. Callable from any thread. */
    void audit(List<GraphQLError> errors, Caller caller) {
        services.audit().answered(errors, caller);
    }

    /** Sends a result of a subscription. Callable from any thread. */
    void next(WebSocketOperation operation, String message) {
        eventLoop.runOnContext(here -> {
            if (isActive(operation) && expired) {
                // The subscription had not started yet when the others were ended.
                forget(operation.id());
            } else if (isActive(operation)) {
                channel.send(message).onSuccess(sent -> operation.proceed());
            }
        });
    }

    /** Sends the last messages of an operation. Callable from any thread. */
    void end(WebSocketOperation operation, String... messages) {
        eventLoop.runOnContext(here -> {
            if (isActive(operation)) {
                List.of(messages).forEach(channel::send);
                forget(operation.id());
            }
        });
    }

    /** Whether the operation is still active. Its id may belong to another operation by now. */
    private boolean isActive(WebSocketOperation operation) {
        return channel.isOpen() && operations.get(operation.id()) == operation;
    }

    private void forget(String id) {
        WebSocketOperation operation = operations.remove(id);
        if (operation != null) {
            operation.stop();
        }
    }

    private void closeIfIdle() {
        if (pendingClose != null && executing == 0) {
            close(pendingClose);
        }
    }

    private void closeSlowClient() {
        GraphQLError slow =
                error(RequestError.SLOW_CONSUMER, "The client read nothing for too long. Reconnect and resume.");
        operations.values().stream()
                .filter(WebSocketOperation::isRunningSubscription)
                .forEach(operation -> channel.send(operation.error(slow)));
        close(WebSocketClose.TOO_SLOW);
    }

    private void close(WebSocketClose why) {
        stopAll();
        channel.close(why);
    }

    private void stopAll() {
        operations.values().forEach(WebSocketOperation::stop);
        operations.clear();
    }

    private static GraphQLError error(RequestError code, String message) {
        return ErrorCodes.error(new RequestException(code, message), "An operation");
    }
}
