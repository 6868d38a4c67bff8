package dev.parley.graphql.websocket;

import dev.parley.graphql.error.ErrorCodes;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
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

/**
 * One socket as graphql-transport-ws wants it: who the client is, and what it has under way. All this belongs to the event loop of
 * the socket; what other threads bring is handed over to that.
 */
final class WebSocketConnection {

    private static final Logger LOG = Logger.getLogger(WebSocketConnection.class);

    /** What all sockets use. */
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
    /** Null once the client is known: its headers would stay in memory as long as the socket is open. */
    private RoutingContext handshake;

    private final String address;
    private final WebSocketChannel line;
    private final Context eventLoop;
    private final Map<String, WebSocketOperation> operations = new HashMap<>();
    /** What workers have not finished, whether or not the client still wants it. */
    private int executing;

    private boolean initialised;
    /** Null until the client is known. */
    private Caller caller;

    /** Null as long as new operations are begun. */
    private WebSocketClose farewell;

    /** Whether who the client is has ceased to count. */
    private boolean expired;

    private Future<?> lastMutation = Future.succeededFuture();

    /** Is made on the event loop of the socket. */
    WebSocketConnection(Services services, RoutingContext handshake, ServerWebSocket socket) {
        this.services = services;
        this.handshake = handshake;
        this.address = WebSocketTransport.address(handshake);
        this.eventLoop = services.vertx().getOrCreateContext();
        this.line = new WebSocketChannel(
                services.vertx(),
                services.config(),
                services.metrics(),
                ((ConnectionBase) handshake.request().connection()).channelHandlerContext(),
                socket);
    }

    /**
     * Begins to listen.
     *
     * @param onClosed is run when the connection is gone
     */
    void open(Runnable onClosed) {
        line.open(this::heard, this::receive, this::endForSlowness, () -> {
            stopAll();
            onClosed.run();
        });
        line.after(services.config().initTimeout(), () -> {
            if (!initialised) {
                close(WebSocketClose.NO_INIT);
            }
        });
    }

    /** Lets what is being executed come to its end, takes nothing new, then says goodbye. From any thread. */
    void leave() {
        eventLoop.runOnContext(here -> leave(WebSocketClose.GOING_AWAY));
    }

    private void leave(WebSocketClose why) {
        farewell = why;
        goIfIdle();
    }

    /** Answers what was begun: a mutation without an answer would be sent again. But streams end at once. */
    private void expire() {
        expired = true;
        operations.values().removeIf(operation -> {
            boolean stream = operation.isFollowed();
            if (stream) {
                operation.stop();
            }
            return stream;
        });
        leave(WebSocketClose.TOKEN_EXPIRED);
    }

    /** The client is there, and so is whoever it belongs to, as long as its credentials count. */
    private void heard() {
        if (caller != null && !expired) {
            services.activity().heardFrom(caller.actor());
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
            line.send(ServerMessage.pong(ping.payload()));
        } else if (message instanceof ClientMessage.Subscribe subscribe) {
            subscribe(subscribe);
        } else if (message instanceof ClientMessage.Complete complete) {
            forget(complete.id());
        }
    }

    private void initialise(ClientMessage.Init init) {
        if (initialised) {
            close(WebSocketClose.TOO_MANY_INITS);
            return;
        }
        initialised = true;
        String authorization = init.authorization().orElse(handshake.request().getHeader(HttpHeaders.AUTHORIZATION));
        services.logins()
                .login(authorization, address, handshake)
                .subscribe()
                .with(
                        login -> eventLoop.runOnContext(here -> welcome(login)),
                        failure -> eventLoop.runOnContext(here -> turnAway(failure)));
    }

    private void welcome(WebSocketAuthenticator.Login login) {
        if (!line.isOpen()) {
            return;
        }
        caller = new Caller(login.actor(), address, Transport.WEBSOCKET);
        handshake = null;
        heard();
        line.send(ServerMessage.ack());
        login.validFor().ifPresent(validFor -> line.after(validFor, this::expire));
    }

    private void turnAway(Throwable failure) {
        if (failure instanceof RateLimits.RateLimited) {
            close(WebSocketClose.TOO_MANY_FAILED_LOGINS);
            return;
        }
        Optional<RefusalReason> reason = services.audit().failed(failure, Transport.WEBSOCKET);
        if (reason.isEmpty()) {
            LOG.error("The credentials of a WebSocket could not be checked", LoggedFailure.of(failure));
        }
        boolean isChecked =
                reason.filter(why -> why != RefusalReason.PROVIDER_UNREACHABLE).isPresent();
        close(isChecked ? WebSocketClose.FORBIDDEN : WebSocketClose.NO_IDENTITY);
    }

    private void subscribe(ClientMessage.Subscribe message) {
        if (caller == null) {
            close(WebSocketClose.UNAUTHORIZED);
            return;
        }
        if (operations.containsKey(message.id())) {
            close(WebSocketClose.idInUse(message.id()));
            return;
        }
        if (farewell != null) {
            // Not begun, so the client sends it again to whom it finds next.
            return;
        }
        WebSocketOperation operation = new WebSocketOperation(message.id(), this, services.metrics());
        int most = services.config().maxOperations();
        if (operations.size() >= most || executing >= most) {
            String why = "No more than " + most + " operations may run on a socket.";
            line.send(operation.error(error(RequestError.TOO_MANY_OPERATIONS, why)));
            return;
        }
        try {
            services.rates().require(caller);
        } catch (RequestException tooOften) {
            line.send(operation.error(ErrorCodes.error(tooOften, "An operation")));
            return;
        }
        operations.put(operation.id(), operation);
        // Now, so that a document which is registered meanwhile does not change the order of mutations.
        execute(operation, services.persisted().withText(message.request()));
    }

    private void execute(WebSocketOperation operation, GraphQLRequest request) {
        executing++;
        Future<?> before = request.mayBeMutation() ? lastMutation : Future.succeededFuture();
        Future<Void> done = services.executor().execute(caller, request, operation, before);
        if (request.mayBeMutation()) {
            lastMutation = done;
        }
        done.onComplete(executed -> eventLoop.runOnContext(here -> {
            executing--;
            goIfIdle();
        }));
    }

    /** A stream has errors. From any thread: who the client is was known before it began. */
    void audit(List<GraphQLError> errors) {
        services.audit().answered(errors, caller);
    }

    /** Sends a result of a stream. From any thread. */
    void next(WebSocketOperation operation, String message) {
        eventLoop.runOnContext(here -> {
            if (isWanted(operation) && expired) {
                // It had not begun when the other streams ended.
                forget(operation.id());
            } else if (isWanted(operation)) {
                line.send(message).onSuccess(sent -> operation.proceed());
            }
        });
    }

    /** Sends the last messages of an operation. From any thread. */
    void end(WebSocketOperation operation, String... messages) {
        eventLoop.runOnContext(here -> {
            if (isWanted(operation)) {
                List.of(messages).forEach(line::send);
                forget(operation.id());
            }
        });
    }

    /** Its id may be another's by now. */
    private boolean isWanted(WebSocketOperation operation) {
        return line.isOpen() && operations.get(operation.id()) == operation;
    }

    private void forget(String id) {
        WebSocketOperation operation = operations.remove(id);
        if (operation != null) {
            operation.stop();
        }
    }

    private void goIfIdle() {
        if (farewell != null && executing == 0) {
            close(farewell);
        }
    }

    private void endForSlowness() {
        GraphQLError slow = error(RequestError.SLOW_CONSUMER, "What was sent has not been taken for too long.");
        operations.values().stream()
                .filter(WebSocketOperation::isFollowed)
                .forEach(operation -> line.send(operation.error(slow)));
        close(WebSocketClose.TOO_SLOW);
    }

    private void close(WebSocketClose why) {
        stopAll();
        line.close(why);
    }

    private void stopAll() {
        operations.values().forEach(WebSocketOperation::stop);
        operations.clear();
    }

    private static GraphQLError error(RequestError code, String message) {
        return ErrorCodes.error(new RequestException(code, message), "An operation");
    }
}
