package dev.parley.chat.statistics;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.graphql.read.AggregateQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds the statement of chatStatistics. Each part groups by the period (0 for the period, 1 for the one before) and
 * by the dimensions, and adds the totals of each period. Only selected figures and totals are computed.
 */
final class StatisticsStatement {

    /** The part with the start and the end of each hour, day, week or month. */
    static final String PERIODS = "periods";

    private static final String MESSAGES = "from chat_message m join s on s.id = m.session_id where m.visibility = 0";
    private static final String SENT_BY_CUSTOMER = "m.type = 2";
    private static final String SENT_BY_BOT = "m.type = 1 and m.sender_kind = 3";
    private static final String SENT_BY_AGENT = "m.type = 1 and m.sender_kind <> 3";

    /** The bot has lost the session e. The condition is that of an index. The first event of a session has all columns. */
    private static final String BOT_LEFT =
            "exists (select from chat_session_event v where v.session_id = e.id and v.type not in ('REQUESTED', 'IMPORTED')"
                    + " and v.payload ->> 'chatbotIsactive' = 'false')";

    private final AggregateQuery query;
    private final StatisticsArguments arguments;
    private final StatisticsSelection selected;
    private final String zone;
    private final String from;
    private final String to;
    private final String previousFrom;
    private final String now;
    private final boolean seesAll;
    private final Map<String, List<Figure>> parts = new HashMap<>();
    private boolean hasWindows;

    /**
     * Prepares a statement.
     *
     * @param seesAll whether the caller sees the topics of all agents
     */
    StatisticsStatement(
            AggregateQuery query,
            StatisticsArguments arguments,
            StatisticsSelection selected,
            Instant now,
            boolean seesAll) {
        this.query = query;
        this.arguments = arguments;
        this.selected = selected;
        this.seesAll = seesAll;
        this.zone = query.bind(arguments.zone()) + "::text";
        this.from = query.bind(arguments.from()) + "::timestamptz";
        this.to = query.bind(arguments.to()) + "::timestamptz";
        this.previousFrom =
                query.bind(arguments.compares() ? arguments.previousFrom() : arguments.from()) + "::timestamptz";
        this.now = query.bind(now) + "::timestamptz";
    }

    /** Adds everything to the query. Returns the figures of each part, in the order of the rows. */
    Map<String, List<Figure>> build() {
        arguments.period().map(StatisticsDimension::unit).ifPresent(this::addPeriods);
        List<Figure> figures = selected.of(Figure.ofSessions(query.bind(arguments.threshold()) + "::int"));
        addSessions(figures);
        addPart(Figure.COUNTS, figures, "from s", dimensions());
        addConversation();
        addTransfers();
        if (selected.has(Figure.CONCURRENCY) && !arguments.isCyclic()) {
            addConcurrency();
        }
        if (selected.has(Figure.PRESENCE) && arguments.countsPresence()) {
            addPresence();
        }
        return parts;
    }

    /** The common table expression s: the sessions that were requested in the periods, with their keys, and what else figures need. */
    private void addSessions(List<Figure> figures) {
        List<String> columns = new ArrayList<>(List.of(
                "e.id",
                "e.topic_id",
                "e.status",
                "e.chatbot_isactive",
                "e.when_started",
                "e.when_ended",
                "e.queued_at",
                "e.end_reason",
                "e.rating",
                period("e.when_requested") + " as p"));
        columns.addAll(keys());
        computed().forEach((name, value) -> {
            if (figures.stream().anyMatch(figure -> figure.sql().contains(name))) {
                columns.add(value + " as " + name);
            }
        });
        query.with(
                "s",
                "select " + String.join(", ", columns)
                        + query.rows(
                                ChatSession.class,
                                "e",
                                arguments.where(),
                                List.of("e.when_requested >= " + previousFrom, "e.when_requested < " + to)));
    }

    /** SQL of the durations of a session, and of what its bot did, by the name that the figures use. */
    private Map<String, String> computed() {
        String ofBot = " from chat_message m where m.session_id = e.id and m.visibility = 0 and " + SENT_BY_BOT
                + " and m.when_posted <= " + now;
        return Map.of(
                "bot_left",
                BOT_LEFT,
                "bot_answered",
                "(e.chatbot_isactive and exists (select" + ofBot + "))",
                "bot_reply",
                "case when e.chatbot_isactive or " + BOT_LEFT + " then (select " + seconds("e.when_requested", "x.at")
                        + " from (select min(m.when_posted) as at" + ofBot + ") x) end",
                "wait",
                "case when e.when_started is not null then " + seconds("e.waiting_since", "e.wait_ended_at") + " end",
                "abandonment",
                "case when e.when_started is null and e.queued_at is not null and e.when_ended is not null then "
                        + seconds("e.waiting_since", "coalesce(e.wait_ended_at, e.when_ended)") + " end",
                "first_response",
                seconds("coalesce(e.queued_at, e.when_requested)", "e.when_first_response"),
                "conversation",
                seconds("e.when_started", "e.when_ended"),
                "wrap_up",
                seconds("e.when_ended", "e.wrapped_up_at"));
    }

    private String period(String time) {
        return "(case when " + time + " < " + from + " then 1 else 0 end)";
    }

    /** Keys of a session: d0, d1 and so on. */
    private List<String> keys() {
        return IntStream.range(0, arguments.groupBy().size())
                .mapToObj(i -> arguments.groupBy().get(i).key(zone) + " as d" + i)
                .toList();
    }

    private List<String> dimensions() {
        return IntStream.range(0, arguments.groupBy().size())
                .mapToObj(i -> "d" + i)
                .toList();
    }

    /** Whole seconds between two times; null if one is missing or infinite. Numbers of type numeric would cost three times as much. */
    private String seconds(String since, String until) {
        return arguments.openingHoursOnly()
                ? "parley_open_seconds(e.topic_id, " + since + ", " + until + ")"
                : "(case when " + since + " > " + until + " then 0 when isfinite(" + since + ") and isfinite(" + until
                        + ") then floor(date_part('epoch', " + until + " - " + since + ")) end)";
    }

    /**
     * Adds a part that groups rows by period and dimensions, with totals by period if they are selected. The period before is
     * last, because it distinguishes the fewest rows when they are sorted.
     */
    private void addPart(String name, List<Figure> figures, String rows, List<String> dimensions) {
        String group = Stream.concat(dimensions.stream(), Stream.of("p")).collect(Collectors.joining(", "));
        String keys = texts(
                "p",
                IntStream.range(0, dimensions.size())
                        .mapToObj(i -> arguments.groupBy().get(i).shown(dimensions.get(i)))
                        .toList());
        add(
                name,
                selected.of(figures),
                dimensions.isEmpty()
                        ? keys
                        : "case when grouping(" + dimensions.get(0) + ") = 1 then " + texts("p", List.of()) + " else "
                                + keys + " end",
                rows + " group by grouping sets ((" + group + ")"
                        + (dimensions.isEmpty() || !selected.hasTotals() ? "" : ", (p)") + ")");
    }

    private void add(String name, List<Figure> figures, String keys, String from) {
        parts.put(name, figures);
        query.part(name, keys, figures.stream().map(Figure::sql).toList(), from);
    }

    private static String texts(String period, List<String> dimensions) {
        return Stream.concat(Stream.of(period), dimensions.stream())
                .map(key -> key + "::text")
                .collect(Collectors.joining(", ", "array[", "]"));
    }

    private void addConversation() {
        String keys = String.join(
                ", ",
                Stream.concat(Stream.of("s.p"), dimensions().stream().map(d -> "s." + d))
                        .toList());
        if (selected.has(Figure.MESSAGES)) {
            addPart(
                    Figure.MESSAGES,
                    Figure.messages(SENT_BY_CUSTOMER, SENT_BY_AGENT, SENT_BY_BOT),
                    MESSAGES,
                    dimensions());
        }
        if (selected.has(Figure.RESPONSE)) {
            // Messages up to and including an answer of the agent are one exchange.
            String exchanges = "select s.topic_id, s.when_started, m.session_id, " + keys + ", m.when_posted, "
                    + SENT_BY_AGENT
                    + " as answers, count(*) filter (where " + SENT_BY_AGENT
                    + ") over (partition by m.session_id" + tag()
                    + " order by m.seq rows between unbounded preceding and 1 preceding) as exchange "
                    + MESSAGES + " and (" + SENT_BY_CUSTOMER + " or " + SENT_BY_AGENT + ") and m.when_posted <= " + now;
            String plain = keys.replace("s.", "");
            query.with(
                    "r",
                    "select " + plain + ", " + seconds("e.asked", "e.answered") + " as response from (select topic_id, "
                            + plain
                            + ", greatest(min(when_posted) filter (where not answers), when_started) as asked, min(when_posted) filter (where answers) as answered, bool_or(not answers) as asks from ("
                            + exchanges + ") x group by session_id, topic_id, when_started, exchange, " + plain
                            + ") e where e.asks and e.answered is not null");
            addPart(Figure.RESPONSE, Figure.durations(Figure.RESPONSE, "response"), "from r", dimensions());
        }
        if (selected.has(Figure.REOPENED)) {
            addPart(
                    Figure.REOPENED,
                    List.of(Figure.only(Figure.REOPENED, "count(*)")),
                    "from chat_session_event v join s on s.id = v.session_id where v.type = 'REOPENED'",
                    dimensions());
        }
    }

    /** The key of the tag, in whose group the messages of a session count once more. */
    private String tag() {
        int place = arguments.groupBy().indexOf(StatisticsDimension.TAG);
        return place < 0 ? "" : ", s.d" + place;
    }

    private void addTransfers() {
        if (selected.has(Figure.TRANSFERS)) {
            addPart(
                    Figure.TRANSFERS,
                    Figure.transfers(Figure.TRANSFERS),
                    "from chat_transfer t join s on s.id = t.session_id",
                    dimensions());
        }
        if (selected.has(Figure.OFFERS)) {
            // An offer counts for the agent to whom it was made, whether an agent offers the session or the topic's
            // assignment.
            String keys = IntStream.range(0, arguments.groupBy().size())
                    .mapToObj(
                            i -> (arguments.groupBy().get(i) == StatisticsDimension.AGENT ? "t.to_user_id" : "s.d" + i)
                                    + " as d" + i)
                    .map(key -> ", " + key)
                    .collect(Collectors.joining());
            addPart(
                    Figure.OFFERS,
                    Figure.transfers(Figure.OFFERS),
                    "from (select s.p" + keys
                            + ", t.state from (select session_id, to_user_id, state from chat_transfer where to_user_id is not null"
                            + " union all select session_id, user_id, state from chat_offer) t join s on s.id = t.session_id) t",
                    dimensions());
        }
    }

    /**
     * The common table expression b: the hours, days, weeks or months that the periods touch; and their starts. A period ends where the next
     * one starts, also if clocks change by half an hour.
     */
    private void addPeriods(String unit) {
        // Shorter than the shortest one, so that none is left out.
        String step = switch (unit) {
            case "hour" -> "15 minutes";
            case "day" -> "12 hours";
            case "week" -> "6 days";
            default -> "26 days";
        };
        String beyond = switch (unit) {
            case "hour" -> "90 minutes";
            case "day" -> "36 hours";
            case "week" -> "10 days";
            default -> "45 days";
        };
        String last = "v.until - interval '1 microsecond'";
        query.with(
                "b",
                "select p, start, coalesce(lead(start) over (partition by p order by start), date_trunc('" + unit
                        + "', start + interval '" + beyond + "', " + zone
                        + ")) as stop from (select distinct v.p, date_trunc('" + unit + "', g, " + zone
                        + ") as start from "
                        + periods() + " cross join lateral (select generate_series(v.since, " + last + ", interval '"
                        + step + "') as g union all select " + last + ") g) b");
        query.with(StatisticsDimension.STARTS, "select array_agg(distinct start) as starts from b");
        add(
                PERIODS,
                List.of(),
                texts("p", List.of("extract(epoch from start)::bigint", "extract(epoch from stop)::bigint")),
                "from b");
    }

    private String periods() {
        return "(select * from (values (0, " + from + ", " + to + "), (1, " + previousFrom + ", " + from
                + ")) v (p, since, until) where since < until) v";
    }

    /**
     * Sessions that were active at the same time. Every conversation that overlaps a period counts in it, also if the
     * session was requested earlier.
     */
    private void addConcurrency() {
        List<String> others = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < arguments.groupBy().size(); i++) {
            StatisticsDimension dimension = arguments.groupBy().get(i);
            if (dimension.isPeriod()) {
                keys.add("extract(epoch from w.bucket)::bigint");
            } else {
                others.add(dimension.key(zone) + " as d" + i);
                keys.add("c.d" + i);
            }
        }
        List<String> columns =
                new ArrayList<>(List.of("e.when_started as started", "coalesce(e.when_ended, " + now + ") as ended"));
        columns.addAll(others);
        query.with(
                "c",
                "select " + String.join(", ", columns)
                        + query.rows(
                                ChatSession.class,
                                "e",
                                arguments.where(),
                                List.of(
                                        "e.when_started < " + to,
                                        "coalesce(e.when_ended, " + now + ") > " + previousFrom)));
        addWindows();
        query.with(
                "o",
                "select case when w.total then " + texts("w.p", List.of()) + " else " + texts("w.p", keys)
                        + " end as k, w.since, w.until, greatest(c.started, w.since) as started, least(c.ended, w.until) as ended"
                        + " from w join c on c.started < w.until and c.ended > w.since and w.since < w.until");
        add(
                Figure.CONCURRENCY,
                List.of(Figure.only(
                        Figure.CONCURRENCY,
                        "sum(extract(epoch from ended - started)) / extract(epoch from until - since)")),
                "k",
                "from o group by k, since, until");
        add(
                Figure.PEAK,
                List.of(Figure.only(Figure.PEAK, "max(n)")),
                "k",
                "from (select k, sum(delta) over (partition by k order by at, delta rows unbounded preceding) as n"
                        + " from (select k, started as at, 1 as delta from o union all select k, ended, -1 from o) x) y group by k");
    }

    /**
     * The common table expression w: the time of each group, and of each total. It is added once for the parts that
     * count what took place then.
     */
    private void addWindows() {
        if (hasWindows) {
            return;
        }
        hasWindows = true;
        String total = "select p, null::timestamptz as bucket, since, least(until, " + now
                + ") as until, true as total from " + periods();
        String groups = arguments.period().isPresent()
                ? " union all select b.p, b.start, greatest(b.start, v.since), least(b.stop, v.until, " + now
                        + "), false from b join " + periods() + " on v.p = b.p"
                : arguments.groupBy().isEmpty()
                        ? ""
                        : " union all select p, null, since, least(until, " + now + "), false from " + periods();
        query.with("w", total + groups);
    }

    /**
     * Times in which agents were present. The agents are the members of the topics that the caller sees. An agent counts once in a
     * group, even as a member of several topics.
     */
    private void addPresence() {
        List<String> keys = new ArrayList<>();
        for (StatisticsDimension dimension : arguments.groupBy()) {
            keys.add(
                    switch (dimension) {
                        case TOPIC -> "m.topic_id";
                        case AGENT -> "m.user_id";
                        default -> "extract(epoch from w.bucket)::bigint";
                    });
        }
        query.with(
                "m",
                "select e.user_id, e.topic_id"
                        + query.rows(
                                ChatTopicMember.class,
                                "e",
                                Map.of("topic", Map.of("deleted", Map.of("eq", false))),
                                seesAll ? List.of() : List.of("e.topic_id = any(st.sees)")));
        addWindows();
        query.with(
                "q",
                "select distinct case when w.total then " + texts("w.p", List.of()) + " else " + texts("w.p", keys)
                        + " end as k, a.user_id, greatest(a.since, w.since) as since, least(coalesce(a.until, " + now
                        + "), w.until) as until from w join agent_presence a on a.since < w.until"
                        + " and coalesce(a.until, 'infinity') > w.since and w.since < w.until join m on m.user_id = a.user_id");
        add(
                Figure.PRESENCE,
                List.of(Figure.only(Figure.PRESENCE, "sum(greatest(0, extract(epoch from until - since)))")),
                "k",
                "from q group by k");
    }
}
