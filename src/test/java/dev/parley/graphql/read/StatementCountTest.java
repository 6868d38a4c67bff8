package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.model.EntityType;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Statements;
import dev.parley.support.World;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the number of statements does not depend on the number of rows. */
@QuarkusTest
class StatementCountTest {

    /** The field whose text may be megabytes. It reads a page of messages at a time, and costs as much as thousands of objects. */
    private static final String READS_BY_ITSELF = "transcript";

    private final World world = new World();

    /** The type that only administrators read. */
    private static final String AUDIT = "AuditEvent";

    /** Queries that return rows of each type with computed fields. */
    private static final Map<String, String> LISTS = Map.of(
            AUDIT,
            "auditEvents(first: 50) { nodes { %s } }",
            "ChatMessage",
            "chatSessions(first: 50) { nodes { messages(first: 10) { nodes { %s } } } }",
            "ChatSession",
            "chatSessions(first: 50) { nodes { %s } }",
            "ChatSessionEvent",
            "chatSessions(first: 50) { nodes { events { nodes { %s } } } }",
            "ChatTopic",
            "chatTopics(first: 50) { nodes { %s } }",
            "ErasureReceipt",
            "erasureReceipts(first: 50) { nodes { %s } }",
            "Webhook",
            "webhooks(first: 50) { nodes { %s } }",
            "WebhookDelivery",
            "webhookDeliveries(first: 50) { nodes { %s } }");

    /** Root fields that are neither a list nor an object by its id, with a selection of their own values. */
    private static final Map<String, String> OTHER_ROOTS = Map.ofEntries(
            Map.entry("node", "node(id: \"{topic}\") { id ... on ChatTopic { name } }"),
            Map.entry("nodes", "nodes(ids: [\"{topic}\", \"{session}\"]) { id }"),
            Map.entry(
                    "chatQueue",
                    "chatQueue { length longestWaitSeconds averageWaitSeconds agentsPresent estimatedWaitSeconds }"),
            Map.entry(
                    "chatStatistics",
                    "chatStatistics(from: \"2026-01-01T00:00:00Z\", to: \"2026-02-01T00:00:00Z\") { total { requested } }"),
            Map.entry("countries", "countries(language: \"nb\") { countryId name }"),
            Map.entry("errorCatalog", "errorCatalog { code }"),
            Map.entry("faqSuggestions", "faqSuggestions(topicId: \"{topic}\", text: \"How do I pay?\") { title }"),
            Map.entry("liveStatistics", "liveStatistics { total { waiting } }"),
            Map.entry("notificationSettings", "notificationSettings { kinds }"),
            Map.entry("personDataExport", "personDataExport(email: \"kari@example.com\") { path }"),
            Map.entry("pushSubscriptions", "pushSubscriptions { service }"),
            Map.entry("retentionPreview", "retentionPreview(topicId: \"{topic}\") { sessions }"),
            Map.entry("serviceInfo", "serviceInfo { version }"),
            Map.entry("viewer", "viewer { kind admin user { loginName } memberships { canRespond topic { name } } }"));

    /** Root fields that take more than one statement, however many rows there are. */
    private static final Map<String, Integer> STATEMENTS = Map.of(
            // One for each type of record that is asked for.
            "nodes", 2,
            // The topic, the right to manage it, and the count.
            "retentionPreview", 3,
            // The user, the topics of the memberships, and these topics.
            "viewer", 3);

    private static final Map<String, String> ARGUMENTS =
            Map.of("at", "\"2100-01-01T00:00:00Z\"", "first", "5", "language", "\"en\"", "search", "\"order\"");

    @Inject
    SessionFactory sessions;

    @Inject
    SchemaModel model;

    @Inject
    GraphQLSchema schema;

    private long topic;
    private long company;
    private Caller anna;
    private Statements statements;

    @BeforeEach
    void createHundredSessionsOfOneCompany() {
        statements = new Statements(sessions);
        topic = world.topic();
        String login = world.agentOf(topic);
        anna = Caller.agent(login);
        company = world.company("Fjord AS");
        for (int i = 0; i < 100; i++) {
            long session = i % 2 == 0 ? world.waiting(topic) : world.active(topic, login);
            world.link(session, "customer_id", world.person(i % 3 == 0 ? company : world.company("Other AS")));
            world.link(session, "contact_id", company);
            world.link(session, "project_id", world.project("Harbour"));
            world.link(session, "sale_id", world.sale(company));
            world.link(session, "ticket_id", world.ticket(login));
            world.messages(session, i % 7);
        }
        // The agent's rights are cached from here on.
        anna.asks("{ chatSessions(first: 1) { totalCount } }");
    }

    @Test
    void waitingSessions_withAllLinks_takeOneStatement() {
        long forOne = statements.of(() -> waiting(1));
        long forAll = statements.of(() -> waiting(100));

        // The statement reads the sessions with their links, their count, the companies' sessions, the messages and
        // the caller's rights.
        assertThat(forAll).isEqualTo(forOne).isEqualTo(1);
        assertThat(waiting(100).list("chatSessions.nodes")).hasSize(100);
        assertThat(waiting(100).<Integer>data("chatSessions.totalCount")).isEqualTo(100);
        assertThat(waiting(100).<List<?>>data("chatSessions.nodes[0].messages.nodes"))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void company_withAuthorsOfMessages_takesOneStatement() {
        long crowded = statements.of(() -> company(company));
        long quiet = world.company("Quiet AS");
        world.link(world.waiting(topic), "contact_id", quiet);
        world.messages(world.number("select id from chat_session where contact_id = ?", quiet), 2);
        long alone = statements.of(() -> company(quiet));

        // The statement reads the company, its sessions, their count, the messages with their authors and the
        // caller's rights.
        assertThat(crowded).isEqualTo(alone).isEqualTo(1);
        assertThat(company(company).list("contact.chatSessions.nodes")).hasSize(100);
    }

    @Test
    void link_thatIsNotSelected_isNotJoined() {
        String plain =
                "query($topic: ID!) { chatSessions(first: 5, where: {topic: {id: {eq: $topic}}}) { nodes { id } } }";

        assertThat(statements.of(() -> anna.asks(plain, Map.of("topic", Ids.of("ChatTopic", topic)))))
                .isEqualTo(1);
    }

    @Test
    void totalCount_alone_readsNoRows() {
        String count = "query($topic: ID!) { chatSessions(where: {topic: {id: {eq: $topic}}}) { totalCount } }";

        assertThat(statements.of(() -> anna.asks(count, Map.of("topic", Ids.of("ChatTopic", topic)))))
                .isEqualTo(1);
    }

    @Test
    void allowedActions_ofSessions_takeNoStatementEach() {
        String allowed =
                "query($topic: ID!, $first: Int) { chatSessions(first: $first, where: {topic: {id: {eq: $topic}}}) { nodes { allowedActions { action allowed code } } } }";

        long forOne = statements.of(() -> anna.asks(allowed, Map.of("topic", Ids.of("ChatTopic", topic), "first", 1)));
        long forAll =
                statements.of(() -> anna.asks(allowed, Map.of("topic", Ids.of("ChatTopic", topic), "first", 100)));

        assertThat(forAll).isEqualTo(forOne).isEqualTo(1);
    }

    /** All computed fields, one by one and together. Fields below asOf are excluded, because they return current records. */
    @Test
    void computedFields_takeNoOwnStatement() {
        Map<String, String> fields = computedFields();

        assertThat(LISTS.keySet()).containsExactlyInAnyOrderElementsOf(fields.keySet());
        List.of(anna, Caller.admin(world.user()))
                .forEach(caller -> fields.forEach((type, all) -> Stream.concat(all.lines(), Stream.of(all))
                        .filter(selected -> caller != anna || !type.equals(AUDIT))
                        .forEach(selected -> assertThat(
                                        count(caller, "{ " + LISTS.get(type).formatted(selected) + " }"))
                                .as(type + " " + selected)
                                .isEqualTo(1))));
    }

    /** Every root field of the schema, with the caller's rights. */
    @Test
    void rootField_takesOneStatement() {
        String login = world.managerOf(topic);
        Caller customer = Caller.customer("key-root" + topic);
        long session = world.waiting(topic, "key-root" + topic);

        for (Caller caller : List.of(Caller.admin(login), Caller.agent(login))) {
            for (GraphQLFieldDefinition field : schema.getQueryType().getFieldDefinitions()) {
                String name = field.getName();
                String query = "{ "
                        + root(field)
                                .replace("{topic}", Ids.of("ChatTopic", topic))
                                .replace("{session}", Ids.of("ChatSession", session))
                        + " }";
                Caller reader = name.equals("customerSession") ? customer : caller;
                reader.asks(query);

                assertThat(statements.of(() -> reader.asks(query)))
                        .as(query)
                        .isLessThanOrEqualTo(STATEMENTS.getOrDefault(name, 1));
            }
        }
    }

    private static String root(GraphQLFieldDefinition field) {
        String name = field.getName();
        GraphQLObjectType type =
                GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object ? object : null;
        if (OTHER_ROOTS.containsKey(name)) {
            return OTHER_ROOTS.get(name);
        } else if (field.getArgument("first") != null) {
            return name + "(first: 5) { nodes { id }" + (type.getField("totalCount") == null ? " }" : " totalCount }");
        }
        return name + (field.getArgument("id") == null ? "" : "(id: \"" + Ids.of(type.getName(), 1) + "\")")
                + " { id }";
    }

    @Test
    void computedFieldsOfCustomerSession_takeNoOwnStatement() {
        String key = "key-computed" + topic;
        world.messages(world.waiting(topic, key), 3);
        String forCustomers = computedFields()
                .get("ChatSession")
                .lines()
                .filter(field -> !field.startsWith("asOf") && !field.startsWith("cannedReplies"))
                .collect(Collectors.joining("\n"));

        assertThat(count(Caller.customer(key), "{ customerSession { " + forCustomers + " } }"))
                .isEqualTo(1);
    }

    private long count(Caller caller, String query) {
        return statements.of(() -> {
            Answer answer = caller.asks(query);
            assertThat(answer.text()).as(query).doesNotContain("\"errors\"");
            return answer;
        });
    }

    /** Computed fields by type, one line for each field. */
    private Map<String, String> computedFields() {
        Map<String, String> fields = new TreeMap<>();
        for (EntityType type : model.entities().types()) {
            Set<String> stored = Stream.of(type.columns(), type.links(), type.lists())
                    .flatMap(each -> each.keySet().stream())
                    .collect(Collectors.toSet());
            String computed = schema.getObjectType(type.name()).getFieldDefinitions().stream()
                    .filter(field -> !field.getName().equals("id") && !stored.contains(field.getName()))
                    .filter(field -> !field.getName().equals(READS_BY_ITSELF))
                    .map(this::selected)
                    .collect(Collectors.joining("\n"));
            if (!computed.isEmpty()) {
                fields.put(type.name(), computed);
            }
        }
        return fields;
    }

    private String selected(GraphQLFieldDefinition field) {
        String arguments = field.getArguments().stream()
                .map(argument -> argument.getName() + ": " + ARGUMENTS.get(argument.getName()))
                .collect(Collectors.joining(", "));
        String below = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object
                ? object.getFieldDefinitions().stream()
                        .filter(each -> isLeafOrPart(GraphQLTypeUtil.unwrapAll(each.getType())))
                        .map(this::selected)
                        .collect(Collectors.joining(" ", " { ", " }"))
                : "";
        return field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")") + below;
    }

    /** A part of the same row: a value, or a group of values that is no entity and no list. */
    private boolean isLeafOrPart(GraphQLNamedType type) {
        return GraphQLTypeUtil.isLeaf(type)
                || type.getName().startsWith("ChatTopic")
                        && !type.getName().endsWith("Connection")
                        && model.entities().named(type.getName()) == null;
    }

    private Answer waiting(int first) {
        return anna.runs("waiting-sessions", Map.of("first", first, "topic", Ids.of("ChatTopic", topic)));
    }

    private Answer company(long id) {
        return anna.runs("company", Map.of("id", Ids.of("Contact", id)));
    }
}
