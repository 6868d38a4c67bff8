package dev.parley.chat.session;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.ComputedField.Fact;
import dev.parley.graphql.schema.TimeScalars;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.Lookup;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds the fields that are computed from the event log: the columns that an event changed, and the state of a session at a given time. */
@Singleton
class LogFields {

    /**
     * The last event up to a time, and the columns folded from the events up to it: the JSON object keeps the last value of each key. Ordered by seq
     * and not by time, because instances' clocks differ and an event may seem older than its predecessor.
     */
    private static final String STATE =
            "select json_build_array(max(e.seq), jsonb_object_agg(key, value order by e.seq) filter (where key is not null))"
                    + " from ChatSessionEvent e left join jsonb_each(e.payload) on true where e.chatSession.id = {row}.id and e.seq <="
                    + " (select max(u.seq) from ChatSessionEvent u where u.chatSession.id = {row}.id and u.occurredAt <= :at)";

    private final List<LoggedColumn> columns = LoggedColumn.all();

    /** The state of a session after an event. */
    record State(int seq, JsonObject columns) {

        /** Reads a state from a seq and the columns. Null if there was no event. */
        static @Nullable State of(JsonArray state) {
            return state.isNull(0)
                    ? null
                    : new State(
                            state.getInt(0), state.isNull(1) ? JsonValue.EMPTY_JSON_OBJECT : state.getJsonObject(1));
        }
    }

    /** The columns that an event changed, with their new values. */
    record Changes(JsonObject payload) {}

    @Produces
    @Singleton
    ComputedField<ChatSession> asOf() {
        return new ComputedField<>(
                ChatSession.class,
                "asOf",
                "The session at a given time, folded from its events. Null before the request. Typed texts are not included.",
                typeRef("ChatSessionState"),
                List.of(argument("at", nonNull(TimeScalars.DATE_TIME), "The time.")),
                false,
                List.of(),
                List.of(Fact.of("state", JsonArray.class, STATE)),
                (session, given) -> State.of((JsonArray) Lookup.required(given.facts(), "state")));
    }

    @Produces
    @Singleton
    ViewType<State> state() {
        List<ViewType.Field<State>> fields = new ArrayList<>();
        fields.add(ViewType.value(
                "seq", "seq of the last event up to the given time.", nonNull(Scalars.GraphQLInt), State::seq));
        columns.forEach(column -> fields.add(column.field(State::columns)));
        return new ViewType<>(
                "ChatSessionState",
                "The state of a session at a given time, as its events recorded it. Linked records are in their current state.",
                State.class,
                fields);
    }

    /** It is not stored with the event, so that a customer's name can be erased without rewriting the log. */
    @Produces
    @Singleton
    ComputedField<ChatSessionEvent> nameOfActor() {
        return ComputedField.of(
                ChatSessionEvent.class,
                "actor.displayName",
                ChatActor.DISPLAY_NAME,
                Scalars.GraphQLString,
                List.of(
                        "actorKind",
                        "actorUser.displayName",
                        "actorUser.firstName",
                        "chatSession.customerAlias",
                        "chatSession.name",
                        "chatSession.topic.botName",
                        "chatSession.topic.widgetAgentUseFirstname"),
                event -> event.chatSession.nameOf(event.actorKind, event.actorUser));
    }

    @Produces
    @Singleton
    ComputedField<ChatSessionEvent> changes() {
        return ComputedField.of(
                        ChatSessionEvent.class,
                        "changes",
                        "Fields of the session that the event changed, with their new values. Typed texts are not included. For staff only.",
                        nonNull(typeRef("ChatSessionChanges")),
                        List.of("payload"),
                        event -> new Changes(json(event.payload)))
                .forStaff();
    }

    @Produces
    @Singleton
    ViewType<Changes> changesType() {
        List<ViewType.Field<Changes>> fields = new ArrayList<>();
        fields.add(ViewType.value(
                "fields",
                "Names of the changed fields. A changed field that is null was cleared.",
                nonNull(list(nonNull(field()))),
                this::changedIn));
        columns.forEach(column -> fields.add(column.changedField(Changes::payload)));
        return new ViewType<>(
                "ChatSessionChanges",
                "The new values of the fields of a session that an event changed. All other fields are null. `fields` names the changed fields, also those that are null because they were cleared.",
                Changes.class,
                fields);
    }

    private List<String> changedIn(Changes changes) {
        return columns.stream()
                .filter(column -> column.isIn(changes.payload()))
                .map(LoggedColumn::constant)
                .toList();
    }

    private GraphQLEnumType field() {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name("ChatSessionField")
                .description(
                        "Fields of ChatSession that events record. For a link such as USER, ChatSessionChanges has the id in userId.");
        columns.forEach(column -> type.value(column.constant(), column.constant(), column.description()));
        return type.build();
    }

    private static JsonObject json(String text) {
        return JsonProviderHolder.jsonProvider()
                .createReader(new StringReader(text))
                .readObject();
    }
}
