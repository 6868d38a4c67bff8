package dev.parley.chat.session;

import static dev.parley.graphql.subscription.LiveField.argument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.model.ComputedField;
import dev.parley.graphql.model.ComputedField.Fact;
import dev.parley.graphql.schema.TimeScalars;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** What the log tells: of an event, the columns that it changed; of a session, what it was at some instant. */
@Singleton
class LogFields {

    /**
     * Number of the last event until an instant, and the columns as the events until then left them: of several values of one key, the
     * object has the last. By seq, not by at: instances' clocks differ, so that an event may seem to be older than the one before it.
     */
    private static final String STATE =
            "select json_build_array(max(e.seq), jsonb_object_agg(key, value order by e.seq) filter (where key is not null))"
                    + " from ChatSessionEvent e left join jsonb_each(e.payload) on true where e.chatSession.id = {row}.id and e.seq <="
                    + " (select max(u.seq) from ChatSessionEvent u where u.chatSession.id = {row}.id and u.at <= :at)";

    private final List<LoggedColumn> columns = LoggedColumn.all();

    /** A session as it was after an event. */
    record State(int seq, JsonObject columns) {

        /** Of a number and the columns, or of nulls where no event was. */
        static State of(JsonArray state) {
            return state.isNull(0)
                    ? null
                    : new State(
                            state.getInt(0), state.isNull(1) ? JsonValue.EMPTY_JSON_OBJECT : state.getJsonObject(1));
        }
    }

    /** A column that an event changed. */
    record Change(String column, String value) {}

    @Produces
    @Singleton
    ComputedField<ChatSession> asOf() {
        return new ComputedField<>(
                ChatSession.class,
                "asOf",
                "The session as it was at an instant, put together from its log; null before it was there. Texts that somebody typed are not in the log.",
                typeRef("ChatSessionState"),
                List.of(argument("at", nonNull(TimeScalars.DATE_TIME), "The instant.")),
                false,
                List.of(),
                List.of(Fact.of("state", JsonArray.class, STATE)),
                (session, given) -> State.of((JsonArray) given.facts().get("state")));
    }

    @Produces
    @Singleton
    ViewType<State> state() {
        List<ViewType.Field<State>> fields = new ArrayList<>();
        fields.add(
                ViewType.value("seq", "Number of the last event until then.", nonNull(Scalars.GraphQLInt), State::seq));
        columns.forEach(column -> fields.add(column.field(State::columns)));
        return new ViewType<>(
                "ChatSessionState",
                "What the log of a session says of its columns at an instant. The records that are linked are as they are now.",
                State.class,
                fields);
    }

    @Produces
    @Singleton
    ComputedField<ChatSessionEvent> changes() {
        return new ComputedField<>(
                ChatSessionEvent.class,
                "changes",
                "The columns of the session that the event changed, for staff only; texts that somebody typed are not among them.",
                nonNull(list(nonNull(typeRef("ChatSessionEventChange")))),
                List.of(),
                false,
                List.of("payload"),
                List.of(),
                (event, given) -> changes(json(event.payload)));
    }

    private List<Change> changes(JsonObject payload) {
        return columns.stream()
                .filter(column -> payload.containsKey(column.name()))
                .map(column -> new Change(column.name(), column.text(payload)))
                .toList();
    }

    @Produces
    @Singleton
    ViewType<Change> change() {
        return new ViewType<>(
                "ChatSessionEventChange",
                "A column of a session that an event changed.",
                Change.class,
                List.of(
                        ViewType.value(
                                "column",
                                "Name of the session's field.",
                                nonNull(Scalars.GraphQLString),
                                Change::column),
                        ViewType.value(
                                "value",
                                "Its new value as a text, of a link the id of the record; null for none.",
                                Scalars.GraphQLString,
                                Change::value)));
    }

    private static JsonObject json(String text) {
        return JsonProviderHolder.jsonProvider()
                .createReader(new StringReader(text))
                .readObject();
    }
}
