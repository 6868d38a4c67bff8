package dev.parley.security;

import dev.parley.security.RightsScene.Session;
import dev.parley.support.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The document of each operation in {@link RightsTableTest}, and the state of the session that it needs. */
final class RightsOperations {

    private static final String ID = "id: \"%s\"";

    private static final Map<String, Function<Session, String>> QUERIES = Map.ofEntries(
            Map.entry("auditEvents", session -> "auditEvents { nodes { id } }"),
            Map.entry(
                    "chatEvents",
                    session -> "chatEvents(where: {chatSession: {id: {eq: \"" + session.id("ChatSession")
                            + "\"}}}) { totalCount }"),
            Map.entry("chatNotifications", session -> "chatNotifications { nodes { id } }"),
            Map.entry("chatQueue", session -> "chatQueue { length }"),
            Map.entry(
                    "chatStatistics",
                    session ->
                            "chatStatistics(from: \"2026-01-01T00:00:00Z\", to: \"2026-01-02T00:00:00Z\") { total { requested } }"),
            Map.entry("countries", session -> "countries { name }"),
            Map.entry("customerSession", session -> "customerSession { id }"),
            Map.entry(
                    "faqSuggestions",
                    session ->
                            "faqSuggestions(topicId: \"" + session.id("ChatTopic") + "\", text: \"title\") { title }"),
            Map.entry("errorCatalog", session -> "errorCatalog { code }"),
            Map.entry("liveStatistics", session -> "liveStatistics { total { waiting } }"),
            Map.entry(
                    "personDataExport",
                    session -> "personDataExport(personId: \"" + session.id("Person") + "\") { path }"),
            Map.entry(
                    "retentionPreview",
                    session -> "retentionPreview(topicId: \"" + session.id("ChatTopic") + "\") { held }"),
            Map.entry("myChatNotifications", session -> "myChatNotifications { totalCount }"),
            Map.entry("myChatSessions", session -> "myChatSessions { totalCount }"),
            Map.entry("myChatTransfers", session -> "myChatTransfers { totalCount }"),
            Map.entry("notificationSettings", session -> "notificationSettings { kinds }"),
            Map.entry("pushSubscriptions", session -> "pushSubscriptions { pushSubscriptionId }"),
            Map.entry("node", session -> "node(" + ID.formatted(session.id("ChatSession")) + ") { id }"),
            Map.entry("nodes", session -> "nodes(ids: [\"" + session.id("ChatSession") + "\"]) { id }"),
            Map.entry("serviceInfo", session -> "serviceInfo { version }"),
            Map.entry("viewer", session -> "viewer { kind }"));

    private static final Map<String, Function<Session, String>> SUBSCRIPTIONS = Map.ofEntries(
            Map.entry(
                    "auditEvents", session -> "auditEvents(after: \"" + cursor("auditEvents") + "\") { nodes { id } }"),
            Map.entry(
                    "chatEvents",
                    session -> "chatEvents(after: \"" + cursor("chatEvents") + "\", where: {chatSession: {id: {eq: \""
                            + session.id("ChatSession") + "\"}}}) { nodes { id } }"),
            Map.entry(
                    "chatMessages",
                    session -> "chatMessages(after: 0, chatSessionId: \"" + session.id("ChatSession") + "\") { seq }"),
            Map.entry(
                    "chatNotifications",
                    session -> "chatNotifications(after: \"" + cursor("chatNotifications")
                            + "\") { pageInfo { endCursor } }"),
            Map.entry("chatQueueChanged", session -> "chatQueueChanged { length }"),
            Map.entry(
                    "chatSessionEvents",
                    session -> "chatSessionEvents(after: 0, chatSessionId: \"" + session.id("ChatSession")
                            + "\") { seq }"),
            Map.entry(
                    "chatSessionsChanged",
                    session -> "chatSessionsChanged(where: {id: {eq: \"" + session.id("ChatSession")
                            + "\"}}) { changes { kind } }"),
            Map.entry("desk", session -> "desk { ready }"),
            Map.entry("liveStatistics", session -> "liveStatistics { total { waiting } }"),
            Map.entry(
                    "queuePosition",
                    session -> "queuePosition(chatSessionId: \"" + session.id("ChatSession") + "\") { queuePosition }"),
            Map.entry(
                    "typing",
                    session -> "typing(chatSessionId: \"" + session.id("ChatSession") + "\") { customerTyping }"));

    /** Input fields of mutations on a session, without its id. */
    private static final Map<String, Function<Session, String>> INPUTS = Map.ofEntries(
            Map.entry("acceptChatSession", session -> ""),
            Map.entry("acceptChatTransfer", session -> ""),
            Map.entry("answerFaq", session -> "answer: DID_NOT_HELP"),
            Map.entry("assignChatSession", session -> "userId: \"" + session.id("User") + "\""),
            Map.entry("blockChatCustomer", session -> ""),
            Map.entry("cancelChatTransfer", session -> ""),
            Map.entry("createPersonFromChatSession", session -> "firstName: \"Kari\""),
            Map.entry("createTicketFromChatSession", session -> ""),
            Map.entry("createUpload", session -> "fileName: \"a.pdf\", size: 1000"),
            Map.entry("declineChatOffer", session -> ""),
            Map.entry("deleteChatSession", session -> ""),
            Map.entry("endChatSession", session -> ""),
            Map.entry("handOffChatSession", session -> ""),
            Map.entry("heartbeatChatSession", session -> ""),
            Map.entry("joinChatSession", session -> ""),
            Map.entry("leaveChatSession", session -> ""),
            Map.entry("linkChatSession", session -> "projectId: \"" + session.id("Project") + "\""),
            Map.entry("markChatRead", session -> "upToSeq: 1"),
            Map.entry("rateChatSession", session -> "rating: 5"),
            Map.entry("redactChatMessage", session -> "seq: 1"),
            Map.entry("rejectChatTransfer", session -> ""),
            Map.entry("reopenChatSession", session -> ""),
            Map.entry("requestChatTransfer", session -> "target: {userId: \"" + session.id("User") + "\"}"),
            Map.entry("returnChatSessionToQueue", session -> ""),
            Map.entry("sendChatMessage", session -> "text: \"Hello\""),
            Map.entry("sendChatTranscript", session -> ""),
            Map.entry("setChatSessionAttachments", session -> "fromCustomer: true"),
            Map.entry("setChatSessionPriority", session -> "priority: 2"),
            Map.entry("setChatSessionSkills", session -> "skillIds: []"),
            Map.entry("setTyping", session -> "typing: true"),
            Map.entry("submitOfflineForm", session -> "question: \"When do you open?\", email: \"a@example.com\""),
            Map.entry("submitPreChatForm", session -> ""),
            Map.entry("takeOverChatSession", session -> ""),
            Map.entry("withdrawChatConsent", session -> ""),
            Map.entry("unlinkChatSession", session -> "links: [PROJECT]"),
            Map.entry("updateChatVisit", session -> "pageUrl: \"https://shop.example/cart\""),
            Map.entry("updateChatCustomer", session -> "phone: \"22334455\""));

    private static final Map<String, Function<Session, String>> INPUTS_WITHOUT_SESSION = Map.ofEntries(
            Map.entry("acceptNextChatSession", session -> "clientMutationId: \"any\""),
            Map.entry("createChatTag", session -> "name: \"" + UUID.randomUUID() + "\", color: \"#1d7a46\""),
            Map.entry("createChatTopic", session -> "name: \"" + Session.newName() + "\""),
            Map.entry(
                    "createCannedReply",
                    session -> "topicId: \"" + session.id("ChatTopic") + "\", title: \"Title\", text: \"Text\""),
            Map.entry("deleteCannedReply", RightsOperations::cannedReply),
            Map.entry("updateCannedReply", session -> cannedReply(session) + ", title: \"Other\""),
            Map.entry("createFaqCategory", session -> "topicId: \"" + session.id("ChatTopic") + "\", name: \"Folder\""),
            Map.entry("deleteFaqCategory", session -> "faqCategoryId: \"" + session.emptyFolder() + "\""),
            Map.entry("updateFaqCategory", session -> faqCategory(session) + ", name: \"Other\""),
            Map.entry("createFaqEntry", session -> faqCategory(session) + ", title: \"Title\", answer: \"Text\""),
            Map.entry("deleteFaqEntry", RightsOperations::faqEntry),
            Map.entry("updateFaqEntry", session -> faqEntry(session) + ", title: \"Other\""),
            Map.entry("createWebhook", session -> "name: \"Mine\", url: \"https://hooks.example.com/\""),
            Map.entry("deleteChatTopic", session -> "topicId: \"" + session.emptyTopic() + "\""),
            Map.entry("deleteWebhook", RightsOperations::webhook),
            Map.entry("disableWebhook", RightsOperations::webhook),
            Map.entry("enableWebhook", RightsOperations::webhook),
            Map.entry(
                    "redeliverDeadWebhookDeliveries",
                    session -> webhook(session) + ", since: \"2026-01-01T00:00:00Z\""),
            Map.entry(
                    "redeliverWebhookDelivery",
                    session -> "webhookDeliveryId: \"" + session.id("WebhookDelivery") + "\""),
            Map.entry("erasePersonData", session -> "dryRun: true, personId: \"" + session.bystander() + "\""),
            Map.entry(
                    "createChatBlock",
                    session -> "topicId: \"" + session.id("ChatTopic") + "\", network: \"192.0.2.0/24\""),
            Map.entry("liftChatBlock", session -> "chatBlockId: \"" + session.id("ChatBlock") + "\""),
            Map.entry("liftLegalHold", session -> "legalHoldId: \"" + session.id("LegalHold") + "\""),
            Map.entry("setLegalHold", session -> "chatSessionId: \"" + session.id("ChatSession") + "\""),
            Map.entry(
                    "removeChatTopicMember",
                    session -> "topicId: \"" + session.id("ChatTopic") + "\", userId: \"" + session.newcomer() + "\""),
            Map.entry(
                    "requestChatSession",
                    session -> "topicId: \"" + session.id("ChatTopic") + "\", message: \"Hello\""),
            Map.entry("rotateWebhookSecret", RightsOperations::webhook),
            Map.entry("setChatCapacity", session -> "userId: \"" + session.id("User") + "\", chatCapacity: 50"),
            Map.entry("setUserSkills", session -> "userId: \"" + session.id("User") + "\", skillIds: []"),
            Map.entry("setChatTopicSkills", session -> "topicId: \"" + session.id("ChatTopic") + "\", skillIds: []"),
            Map.entry(
                    "setChatTopicMember",
                    session -> "topicId: \"" + session.id("ChatTopic") + "\", userId: \"" + session.newcomer()
                            + "\", canListen: true"),
            Map.entry("markNotificationsRead", session -> "ids: []"),
            Map.entry("setNotificationKinds", session -> "kinds: [MENTION]"),
            Map.entry("setPresence", session -> "presence: PRESENT"),
            Map.entry(
                    "subscribeToPush",
                    session ->
                            "endpoint: \"http://localhost/push/rights\", p256dh: \"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\", auth: \"BTBZMqHH6r4Tts7J_aSIgg\""),
            Map.entry(
                    "unsubscribeFromPush", session -> "pushSubscriptionId: \"" + Ids.of("PushSubscription", 1) + "\""),
            Map.entry("testWebhook", RightsOperations::webhook),
            Map.entry(
                    "updateChatTopic", session -> "topicId: \"" + session.id("ChatTopic") + "\", description: \"New\""),
            Map.entry("updateChatTag", session -> "tagId: \"" + session.id("ChatTag") + "\", archived: true"),
            Map.entry("updateWebhook", session -> webhook(session) + ", name: \"Other\""),
            Map.entry("upsertContacts", session -> "contacts: []"),
            Map.entry("upsertPersons", session -> "persons: []"),
            Map.entry("upsertProjects", session -> "projects: []"),
            Map.entry("upsertSales", session -> "sales: []"));

    private static String cannedReply(Session session) {
        return "cannedReplyId: \"" + session.id("CannedReply") + "\"";
    }

    private static String faqCategory(Session session) {
        return "faqCategoryId: \"" + session.id("FaqCategory") + "\"";
    }

    private static String faqEntry(Session session) {
        return "faqEntryId: \"" + session.id("FaqEntry") + "\"";
    }

    private static String webhook(Session session) {
        return "webhookId: \"" + session.id("Webhook") + "\"";
    }

    private RightsOperations() {}

    /** A cursor before the first entry of a log, of a reader who begins after all that was erased. */
    private static String cursor(String log) {
        return Base64.getUrlEncoder().encodeToString((log + ":0:0:99999999999999").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The document of an operation.
     *
     * @param operation such as Query.chatSession
     * @param returned type of its field
     * @throws IllegalStateException if this class does not define the operation
     */
    static String document(String operation, String returned, Session session) {
        String name = operation.substring(operation.indexOf('.') + 1);
        if (operation.startsWith("Query.")) {
            return "{ " + query(name, returned, session) + " }";
        }
        if (operation.startsWith("Subscription.")) {
            return "subscription { " + known(SUBSCRIPTIONS, name).apply(session) + " }";
        }
        return "mutation { " + name + "(input: {" + input(name, session) + "}) { userErrors { code } } }";
    }

    private static String query(String name, String returned, Session session) {
        if (QUERIES.containsKey(name)) {
            return QUERIES.get(name).apply(session);
        }
        String type = returned.replace("Connection", "");
        String id = session.id(type);
        if (id == null) {
            throw new IllegalStateException("Add the query " + name + " to RightsOperations.");
        }
        return returned.equals(type)
                ? name + "(" + ID.formatted(id) + ") { id }"
                : name + "(where: {id: {eq: \"" + id + "\"}}) { totalCount }";
    }

    private static String input(String name, Session session) {
        prepare(name, session);
        if (INPUTS_WITHOUT_SESSION.containsKey(name)) {
            return INPUTS_WITHOUT_SESSION.get(name).apply(session);
        }
        return "chatSessionId: \"" + session.id("ChatSession") + "\" "
                + known(INPUTS, name).apply(session);
    }

    /** Brings the session into the state that the operation needs. */
    private static void prepare(String name, Session session) {
        if (session.role() == RightsTable.Role.ENDED_CUSTOMER) {
            return;
        }
        switch (name) {
            case "acceptChatSession", "acceptNextChatSession", "assignChatSession" -> session.waits();
            case "declineChatOffer" -> session.waitsForTheManager();
            case "acceptChatTransfer", "rejectChatTransfer" -> session.isOfferedToTheManager();
            case "leaveChatSession" -> session.isSupervisedByTheManager();
            case "cancelChatTransfer" -> session.isOffered();
            case "handOffChatSession" -> session.isDrivenByABot();
            case "deleteChatSession", "reopenChatSession", "rateChatSession" -> session.isOver();
            default -> {
                // The operation needs an active session, or no role here may run it.
            }
        }
    }

    private static Function<Session, String> known(Map<String, Function<Session, String>> operations, String name) {
        Function<Session, String> operation = operations.get(name);
        if (operation == null) {
            throw new IllegalStateException("Add the operation " + name + " to RightsOperations. It defines "
                    + operations.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return operation;
    }
}
