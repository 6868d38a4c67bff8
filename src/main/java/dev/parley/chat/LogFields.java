package dev.parley.chat;

import static dev.parley.graphql.LiveField.argument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.graphql.BatchField;
import dev.parley.graphql.ComputedField;
import dev.parley.graphql.TimeScalars;
import dev.parley.graphql.ViewType;
import graphql.Scalars;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** What the log tells: of an event, the columns that it changed; of a session, what it was at some instant. */
@Singleton
class LogFields {

    /** By seq, not by at: instances' clocks differ, so that an event may seem to be older than the one before it. */
    private static final String STATES = """
            select session_id, max(last), cast(jsonb_object_agg(key, value) filter (where key is not null) as text)
            from (select distinct on (e.session_id, c.key) e.session_id, max(e.seq) over (partition by e.session_id) as last, c.key, c.value
                  from chat_session_event e left join jsonb_each(e.payload) c on true
                  where e.session_id in (:sessions)
                    and e.seq <= (select max(u.seq) from chat_session_event u where u.session_id = e.session_id and u.at <= :at)
                  order by e.session_id, c.key, e.seq desc) as latest
            group by session_id""";

    private final List<ToldColumn> columns = ToldColumn.all();

    /** A session as it was after an event. */
    record State(int seq, JsonObject columns) {}

    /** A column that an event changed. */
    record Change(String column, String value) {}

    @Produces
    @Singleton
    BatchField<ChatSession> asOf() {
        return new BatchField<>(
                ChatSession.class,
                "asOf",
                "The session as it was at an instant, put together from its log; null before it was there. Texts that somebody typed are not in the log.",
                typeRef("ChatSessionState"),
                List.of(argument("at", nonNull(TimeScalars.DATE_TIME), "The instant.")),
                false,
                List.of(),
                given -> (database, sessions) -> states(database, sessions, (Instant) given.get("at")));
    }

    private static Map<Long, State> states(StatelessSession database, List<ChatSession> sessions, Instant at) {
        List<Object[]> rows = database.createNativeQuery(STATES, Object[].class)
                .setParameterList(
                        "sessions", sessions.stream().map(session -> session.id).toList())
                .setParameter("at", at)
                .list();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> ((Number) row[0]).longValue(),
                        row -> new State(((Number) row[1]).intValue(), json(row[2] == null ? "{}" : (String) row[2]))));
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
