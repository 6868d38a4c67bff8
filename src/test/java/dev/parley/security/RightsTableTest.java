package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.RightsScene.Session;
import dev.parley.security.RightsTable.Role;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs each operation and reads each field as each role, and compares the results with docs/rights.md. Elements of the schema without a row
 * fail the test. With -Dparley.rights.update, the test writes the results to the table instead: review the difference.
 */
@QuarkusTest
class RightsTableTest {

    private static final String YES = "yes";
    private static final String NOTHING = "–";
    private static final String BY_ID = "chatSession(id: \"$ChatSession\")";
    private static final String ALIAS = "the_";
    private static final String TOTAL_COUNT = "totalCount";
    private static final boolean UPDATE = System.getProperty("parley.rights.update") != null;

    /** Results that must be the same whether or not the record exists. */
    private static final Set<String> INDISTINGUISHABLE = Set.of(
            NOTHING,
            "UNAUTHENTICATED",
            "FORBIDDEN",
            "BAD_ID",
            "NOT_FOUND",
            "TOPIC_NOT_FOUND",
            "HOLD_NOT_FOUND",
            "CANNED_REPLY_NOT_FOUND",
            "FAQ_CATEGORY_NOT_FOUND",
            "FAQ_ENTRY_NOT_FOUND",
            "BLOCK_NOT_FOUND");

    /** Query for an object of each type, mostly from the session or its topic. */
    static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("AuditEvent", "auditEvents(first: 1) { nodes { %s } }"),
            Map.entry("CannedReply", "cannedReplies(where: {id: {eq: \"$CannedReply\"}}) { nodes { %s } }"),
            Map.entry("ChatBlock", "chatBlock(id: \"$ChatBlock\") { %s }"),
            Map.entry("ChatConsent", "$session { consents(first: 1) { nodes { %s } } }"),
            Map.entry(
                    "ChatNotification",
                    "myChatNotifications(first: 1, where: {chatSession: {id: {eq: \"$ChatSession\"}}}) { nodes { %s } }"),
            Map.entry("ChatConsentText", "chatTopic(id: \"$ChatTopic\") { consentTexts(first: 1) { nodes { %s } } }"),
            Map.entry("ErasureReceipt", "erasureReceipts(first: 1) { nodes { %s } }"),
            Map.entry("FaqCategory", "faqCategories(where: {id: {eq: \"$FaqCategory\"}}) { nodes { %s } }"),
            Map.entry("FaqEntry", "faqEntries(where: {id: {eq: \"$FaqEntry\"}}) { nodes { %s } }"),
            Map.entry("LegalHold", "$session { legalHolds(first: 1) { nodes { %s } } }"),
            Map.entry("ChatSession", "$session { %s }"),
            Map.entry("ChatSessionAttribute", "$session { attributes(first: 1) { nodes { %s } } }"),
            Map.entry("ChatSessionVisit", "$session { visit { %s } }"),
            Map.entry("ChatSessionState", "$session { asOf(at: \"2100-01-01T00:00:00Z\") { %s } }"),
            Map.entry("AllowedAction", "$session { allowedActions { %s } }"),
            Map.entry("ChatQueue", "chatQueue { %s }"),
            Map.entry("Viewer", "viewer { %s }"),
            Map.entry("ChatMessage", "$session { messages(first: 1) { nodes { %s } } }"),
            Map.entry("ChatActor", "$session { messages(first: 1) { nodes { sender { %s } } } }"),
            Map.entry("ChatSessionEvent", "$session { events(first: 1) { nodes { %s } } }"),
            Map.entry("ChatTransfer", "$session { transfers(first: 1) { nodes { %s } } }"),
            Map.entry("Person", "$session { customer { %s } }"),
            Map.entry("Contact", "$session { contact { %s } }"),
            Map.entry("Project", "$session { project { %s } }"),
            Map.entry("Sale", "$session { sale { %s } }"),
            Map.entry("Ticket", "$session { ticket { %s } }"),
            Map.entry("TicketMessage", "$session { ticket { messages(first: 1) { nodes { %s } } } }"),
            Map.entry("ChatTag", "chatTags(first: 1) { nodes { %s } }"),
            Map.entry("ChatTopic", "chatTopic(id: \"$ChatTopic\") { %s }"),
            Map.entry("ChatTopicMember", "chatTopic(id: \"$ChatTopic\") { members(first: 1) { nodes { %s } } }"),
            Map.entry("Webhook", "webhooks(first: 1) { nodes { %s } }"),
            Map.entry("WebhookDelivery", "webhookDeliveries(first: 1) { nodes { %s } }"),
            Map.entry("User", "chatTopic(id: \"$ChatTopic\") { members(first: 1) { nodes { user { %s } } } }"));

    /** Types without rights of their own: they are parts of other objects. */
    private static final Set<String> PARTS = Set.of(
            "AuditDetail",
            "ChatAttachment",
            "ChatLink",
            "ChatMessageOption",
            "ChatNotice",
            "ChatTextRange",
            "ChatTopicAlertDelays",
            "ErasureBlocker",
            "ChatTopicAlerts",
            "ChatTopicAttachments",
            "ChatTopicAssignment",
            "ChatTopicBadge",
            "ChatTopicBot",
            "ChatTopicColors",
            "ChatTopicCustomers",
            "UpsertResult",
            "ChatTopicEmailAlert",
            "ChatTopicFont",
            "ChatTopicForms",
            "ChatTopicLunchBreak",
            "ChatTopicOfflineForm",
            "ChatTopicOfflineFormFromQueue",
            "ChatTopicOpeningDay",
            "ChatTopicOpeningException",
            "ChatTopicOpeningHours",
            "ChatTopicOpeningPeriod",
            "ChatTopicTexts",
            "ChatTopicPostChatForm",
            "ChatTopicPreChatForm",
            "ChatTopicPrivacy",
            "ChatTopicQueueText",
            "ChatTopicRating",
            "ChatTopicTickets",
            "ChatTopicWidget",
            "ChatSessionChanges",
            "ChatSessionListChange",
            "ChatSessionListChanges",
            "DeskAgentChange",
            "DeskSessionChange",
            "DeskUpdate",
            "ErasureCount",
            "Country",
            "ErrorCatalogEntry",
            "FaqSuggestion",
            "Money",
            "NotificationSettings",
            "WaitEstimate",
            "PersonDataCount",
            "PersonDataExport",
            "RetentionPreview",
            "PageInfo",
            "PushSubscription",
            "QueuePosition",
            "RenderedCannedReply",
            "ServiceInfo",
            "TypingStatus",
            "UserError");

    private static final Map<String, String> ARGUMENTS = Map.of(
            "ChatMessage.highlights", "(search: \"message\")", "ChatSession.asOf", "(at: \"2100-01-01T00:00:00Z\")");

    private final GraphQLSchema schema = contract();
    private final RightsScene scene = new RightsScene();
    private final Map<String, Map<Role, String>> found = new TreeMap<>();
    private final Map<String, Answer> seenByAdmin = new HashMap<>();
    private RightsTable table;

    @Test
    void results_forEachRole_areThoseOfTheTable() {
        table = UPDATE ? null : RightsTable.read();

        Map<Role, Session> sessions = new EnumMap<>(Role.class);
        Stream.of(Role.values()).forEach(role -> sessions.put(role, withAnOffer(role)));
        operations("Query", sessions::get);
        operations("Subscription", sessions::get);
        operations("Mutation", scene::session);
        PATHS.keySet().forEach(type -> fields(type, sessions));

        if (UPDATE) {
            RightsTable.write(found);
            return;
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected());
        assertThat(table.names()).as("rows of elements that do not exist").allMatch(this::isThere);
    }

    @Test
    void types_ofTheSchema_areAllQueried() {
        assertThat(schema.getAllTypesAsList().stream()
                        .filter(GraphQLObjectType.class::isInstance)
                        .map(GraphQLNamedType::getName)
                        .filter(name -> !name.startsWith("__") && !name.matches("Query|Mutation|Subscription"))
                        // They contain figures, or objects of the other types with the rights of the caller.
                        .filter(name -> !name.matches(".*(Payload|Connection|Edge)|ChatStatistics.*|Live.*Statistics.*")
                                && !PARTS.contains(name)))
                .containsExactlyInAnyOrderElementsOf(PATHS.keySet());
    }

    private Map<String, Map<Role, String>> expected() {
        Map<String, Map<Role, String>> expected = new TreeMap<>();
        found.keySet().forEach(name -> {
            String type = name.substring(0, name.indexOf('.'));
            String field = name.substring(name.indexOf('.') + 1);
            Map<Role, String> row = PATHS.containsKey(type)
                    ? table.ofField(type, field, isPlain(type(type).getFieldDefinition(field)))
                    : table.ofOperation(name);
            assertThat(row).as("docs/rights.md has no row for " + name).isNotNull();
            expected.put(name, row);
        });
        return expected;
    }

    private boolean isThere(String name) {
        return name.endsWith(".*") ? PATHS.containsKey(name.replace(".*", "")) : found.containsKey(name);
    }

    private void operations(String root, Function<Role, Session> sessions) {
        for (GraphQLFieldDefinition field : type(root).getFieldDefinitions()) {
            String operation = root + "." + field.getName();
            Map<Role, String> row = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                Session session = sessions.apply(role);
                String document = RightsOperations.document(operation, nameOfType(field), session);
                String verdict = root.equals("Subscription")
                        ? followed(session, document, expectsNothing(operation, role))
                        : asked(session, document);
                row.put(role, verdict);
            }
            found.put(operation, row);
        }
    }

    private String asked(Session session, String document) {
        Answer answer = session.caller().asks(document);
        String verdict = verdict(answer);
        if (INDISTINGUISHABLE.contains(verdict)) {
            assertThat(session.withoutIds(session.caller()
                            .asks(session.withMissingIds(document))
                            .text()))
                    .as(document)
                    .isEqualTo(session.withoutIds(answer.text()));
        }
        return verdict;
    }

    private boolean expectsNothing(String operation, Role role) {
        Map<Role, String> row = table == null ? null : table.ofOperation(operation);
        return row == null || NOTHING.equals(row.get(role));
    }

    /** Result of a subscription's first message. If none is expected, the wait for it is short. */
    private static String followed(Session session, String document, boolean silent) {
        try (SocketClient socket = SocketClient.as(session.caller())) {
            Follower follower = socket.subscribe(document);
            Optional<JsonPath> message =
                    silent ? follower.within(Duration.ofSeconds(1)) : Optional.of(follower.message());
            return message.filter(first -> !saysNothing(first))
                    .map(RightsTableTest::outcomeOfMessage)
                    .orElse(NOTHING);
        }
    }

    /** Whether a message has no content: the first message of an empty list has only a cursor. */
    private static boolean saysNothing(JsonPath message) {
        return message.getString("type").equals("next")
                && List.of().equals(message.getList("payload.data.chatSessionsChanged.changes"));
    }

    private static String outcomeOfMessage(JsonPath message) {
        return message.getString("type").equals("error") ? message.getString("payload[0].extensions.code") : YES;
    }

    private void fields(String type, Map<Role, Session> sessions) {
        Map<String, Map<Role, String>> plain = new TreeMap<>();
        Map<String, Map<Role, String>> others = new TreeMap<>();
        sessions.forEach((role, session) -> verdicts(type, session)
                .forEach((field, verdict) -> (isPlain(field) ? plain : others)
                        .computeIfAbsent(field.getName(), any -> new EnumMap<>(Role.class))
                        .put(role, verdict)));
        if (UPDATE) {
            found.putAll(RightsTable.compact(type, plain, others));
            return;
        }
        Stream.of(plain, others).forEach(rows -> rows.forEach((field, row) -> found.put(type + "." + field, row)));
    }

    private Map<GraphQLFieldDefinition, String> verdicts(String type, Session session) {
        List<GraphQLFieldDefinition> fields = type(type).getFieldDefinitions();
        Answer ofAll = below(type, session, fields);
        if (ofAll.codes().findFirst().isEmpty()) {
            return fields.stream()
                    .collect(Collectors.toMap(field -> field, field -> verdict(type, field, session, ofAll)));
        }
        Optional<String> ofNone = below(type, session, List.of()).codes().findFirst();
        return fields.stream()
                .collect(Collectors.toMap(
                        field -> field,
                        field -> ofNone.orElseGet(
                                () -> verdict(type, field, session, below(type, session, List.of(field))))));
    }

    /** The result for a field. A value that the administrator gets and the caller does not is hidden. */
    private String verdict(String type, GraphQLFieldDefinition field, Session session, Answer answer) {
        Optional<String> code = answer.codes().findFirst();
        if (code.isPresent()) {
            return code.get();
        }
        Map<?, ?> object = object(answer);
        Map<?, ?> forAdmin = object(seenByAdmin.computeIfAbsent(
                type + session.id("ChatSession"),
                any -> asked(type, session, session.admin(), BY_ID, type(type).getFieldDefinitions())));
        boolean isThere = !isNothing(forAdmin.get(ALIAS + field.getName()));
        boolean isSeen = object != null && !isNothing(object.get(ALIAS + field.getName()));
        return object == null || isThere && !isSeen ? NOTHING : YES;
    }

    private Answer below(String type, Session session, List<GraphQLFieldDefinition> fields) {
        boolean byKey = session.role() == Role.ENDED_CUSTOMER || session.role() == Role.GUESSED_KEY;
        return asked(type, session, session.caller(), byKey ? "customerSession" : BY_ID, fields);
    }

    private static Answer asked(
            String type, Session session, Caller caller, String root, List<GraphQLFieldDefinition> fields) {
        String selected = fields.stream()
                .map(field -> ALIAS + field.getName() + ": " + field.getName()
                        + ARGUMENTS.getOrDefault(type + "." + field.getName(), "") + below(field))
                .collect(Collectors.joining(" ", ALIAS + ": __typename ", ""));
        String document = PATHS.get(type)
                .formatted(selected)
                .replace("$session", root)
                .replace("$ChatSession", session.id("ChatSession"))
                .replace("$ChatTopic", session.id("ChatTopic"))
                .replace("$CannedReply", session.id("CannedReply"))
                .replace("$FaqCategory", session.id("FaqCategory"))
                .replace("$FaqEntry", session.id("FaqEntry"))
                .replace("$ChatBlock", session.id("ChatBlock"));
        return caller.asks("{ " + document + " }");
    }

    /** The object with the selected fields, or null. */
    private static Map<?, ?> object(Answer answer) {
        Object value = answer.data();
        while (!(value instanceof Map<?, ?> map && map.containsKey(ALIAS))) {
            if (isNothing(value)) {
                return null;
            }
            value = value instanceof Map<?, ?> map ? map.values().iterator().next() : ((List<?>) value).get(0);
        }
        return (Map<?, ?>) value;
    }

    private static String below(GraphQLFieldDefinition field) {
        if (isPlain(field)) {
            return "";
        }
        return nameOfType(field).endsWith("Connection") ? " { totalCount }" : " { __typename }";
    }

    private static String verdict(Answer answer) {
        Optional<String> code = answer.codes().findFirst();
        return code.orElseGet(() -> isNothing(answer.data().values().iterator().next()) ? NOTHING : YES);
    }

    private static boolean isNothing(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Integer.valueOf(0).equals(map.get(TOTAL_COUNT));
        }
        return value == null
                || value instanceof Collection<?> all && all.stream().allMatch(each -> each == null);
    }

    private Session withAnOffer(Role role) {
        Session session = scene.session(role);
        if (role != Role.ENDED_CUSTOMER) {
            session.isOffered();
        }
        return session;
    }

    private GraphQLObjectType type(String name) {
        return schema.getObjectType(name);
    }

    private static boolean isPlain(GraphQLFieldDefinition field) {
        return !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType);
    }

    private static String nameOfType(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()).getName();
    }

    private static GraphQLSchema contract() {
        try {
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(Files.readString(Path.of("schema.graphql"))));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
