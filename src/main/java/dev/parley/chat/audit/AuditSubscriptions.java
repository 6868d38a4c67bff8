package dev.parley.chat.audit;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.subscription.LogStream;
import dev.parley.event.EventFeed;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Adds the audit, as a list and as a subscription with the same cursors. */
@Singleton
class AuditSubscriptions {

    private static final String NAME = "auditEvents";
    private static final String TABLE = "audit_event";

    private final Provider<EventFeed> feed;
    private final Provider<ChatConfig> config;
    private final Clock clock;

    /** Feed and settings are injected lazily, because the schema is built before they are available. */
    AuditSubscriptions(Provider<EventFeed> feed, Provider<ChatConfig> config, Clock clock) {
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    EventLog auditLog() {
        return new EventLog(
                NAME,
                "The audit, in the order in which its entries were committed: changes of topics, members and presence, deletions of sessions, and reads of personal data. For administrators only. pageInfo.endCursor is the position up to which it was read, also on an empty page: continue from there, with this query or with the subscription of the same name.",
                AuditEvent.class,
                Set.of(AccessRole.ADMINISTRATOR),
                AuditSubscriptions::requireAdministrator,
                Map.of(),
                () -> feed.get().reached());
    }

    private static void requireAdministrator(Actor actor) {
        if (!AgentCaller.require(actor).isAdmin()) {
            throw new RequestException(RequestError.FORBIDDEN, "Only administrators may read the audit.");
        }
    }

    @Produces
    @Singleton
    SubscriptionField auditEvents() {
        return new SubscriptionField(
                NAME,
                "The audit, as pages in the order in which its entries were committed, each entry once. For administrators only. Continue with pageInfo.endCursor, in this subscription or in the query of the same name. A page without entries brings a new cursor now and then.",
                nonNull(typeRef("AuditEventConnection")),
                Set.of(AccessRole.ADMINISTRATOR),
                LogStream.arguments("AuditEventFilter"),
                request -> new LogStream(
                        request,
                        feed.get(),
                        new LogStream.Kind(
                                auditLog(),
                                Set.of(TABLE),
                                entry -> entry.record() != null
                                        && entry.record().table().equals(TABLE)),
                        clock,
                        config.get().listCursorEvery()));
    }
}
