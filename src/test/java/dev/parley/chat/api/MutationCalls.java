package dev.parley.chat.api;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import dev.parley.support.push.PushBrowser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A call of each mutation of the schema that has an effect. Rows that it needs are created when the call is asked for. */
final class MutationCalls {

    /** A mutation that is ready to be sent and has an effect. */
    record Call(Caller caller, Map<String, ?> input) {

        Answer send(String mutation) {
            return caller.does(mutation, input, "");
        }

        Call with(String name, Object value) {
            return new Call(caller, MutationCalls.with(input, name, value));
        }
    }

    final World world = new World();
    final long topic = world.topic();
    private final String login = world.agentOf(topic);

    /** Suppliers that prepare the call of each mutation. */
    private final Map<String, Supplier<Call>> calls = Map.ofEntries(
            Map.entry("acceptChatSession", () -> ofSession(anna(), world.waiting(topic))),
            Map.entry("acceptChatTransfer", () -> ofSession(anna(), offeredTo(login))),
            Map.entry("acceptNextChatSession", this::aQueue),
            Map.entry("answerFaq", () -> byCustomer(world.entering(topic, 2), Map.of("answer", "DID_NOT_HELP"))),
            Map.entry(
                    "assignChatSession", () -> ofSession(manager(), world.waiting(topic), user(world.agentOf(topic)))),
            Map.entry("blockChatCustomer", () -> ofSession(anna(), withEmail(active()))),
            Map.entry(
                    "createChatBlock",
                    () -> new Call(
                            manager(), Map.of("topicId", Ids.of("ChatTopic", topic), "network", "192.0.2.0/24"))),
            Map.entry(
                    "liftChatBlock", () -> new Call(manager(), Map.of("chatBlockId", Ids.of("ChatBlock", blocked())))),
            Map.entry("cancelChatTransfer", () -> ofSession(manager(), offeredTo(login))),
            Map.entry(
                    "createChatTag",
                    () -> new Call(admin(), Map.of("name", name().substring(0, 40), "color", "#1d7a46"))),
            Map.entry(
                    "updateChatTag", () -> new Call(admin(), Map.of("tagId", tag(), "name", name().substring(0, 40)))),
            Map.entry(
                    "createChatTopic",
                    () -> new Call(admin(), Map.of("name", name(), "openingHours", Map.of("timeZone", "Europe/Oslo")))),
            Map.entry(
                    "createPersonFromChatSession",
                    () -> ofSession(anna(), withCompany(active()), Map.of("firstName", "Kari", "createContact", true))),
            Map.entry("createTicketFromChatSession", () -> ofSession(anna(), withMessages(active()))),
            Map.entry(
                    "createCannedReply",
                    () -> ofTopic(
                            manager(), topic, Map.of("title", "Greeting", "text", "Hello.", "shortcut", "a" + topic))),
            Map.entry("deleteCannedReply", () -> ofReply(Map.of())),
            Map.entry("updateCannedReply", () -> ofReply(Map.of("text", "Good day.", "shortcut", "a" + topic))),
            Map.entry("createFaqCategory", () -> ofTopic(manager(), topic, Map.of("name", "Invoices"))),
            Map.entry("deleteFaqCategory", () -> inFolder(Map.of())),
            Map.entry("updateFaqCategory", () -> inFolder(Map.of("name", "Payments"))),
            Map.entry("createFaqEntry", () -> inFolder(Map.of("title", "Pay", "answer", "By card."))),
            Map.entry("deleteFaqEntry", () -> ofEntry(Map.of())),
            Map.entry("updateFaqEntry", () -> ofEntry(Map.of("published", true))),
            Map.entry("createUpload", () -> ofSession(anna(), active(), Map.of("fileName", "a.pdf", "size", 1000))),
            Map.entry("createWebhook", () -> new Call(admin(), webhook())),
            Map.entry("declineChatOffer", () -> ofSession(anna(), offeredByTopic(login))),
            Map.entry("deleteWebhook", () -> ofWebhook(Map.of())),
            Map.entry("disableWebhook", () -> ofWebhook(Map.of())),
            Map.entry("enableWebhook", this::aDisabledWebhook),
            Map.entry("redeliverWebhookDelivery", this::aDelivery),
            Map.entry("rotateWebhookSecret", () -> ofWebhook(Map.of())),
            Map.entry("testWebhook", () -> ofWebhook(Map.of())),
            Map.entry("updateWebhook", () -> ofWebhook(Map.of("name", "Warehouse 2"))),
            Map.entry("deleteChatSession", () -> ofSession(admin(), world.closed(topic))),
            Map.entry("deleteChatTopic", () -> ofTopic(admin(), world.topic(), Map.of())),
            Map.entry("endChatSession", () -> ofSession(anna(), active())),
            Map.entry("liftLegalHold", () -> new Call(admin(), Map.of("legalHoldId", Ids.of("LegalHold", held())))),
            Map.entry("redactChatMessage", () -> ofSession(manager(), withMessages(active()), Map.of("seq", 2))),
            Map.entry("setLegalHold", () -> ofSession(manager(), active())),
            Map.entry("withdrawChatConsent", () -> byCustomer(consented(active()), Map.of())),
            Map.entry("handOffChatSession", () -> ofSession(anna(), world.botDriven(topic))),
            Map.entry("heartbeatChatSession", () -> byCustomer(active(), Map.of())),
            Map.entry("joinChatSession", () -> ofSession(manager(), active())),
            Map.entry("leaveChatSession", this::aSupervisedSession),
            Map.entry(
                    "updateChatVisit",
                    () -> byCustomer(
                            active(),
                            Map.of(
                                    "pageUrl",
                                    "https://shop.example/cart",
                                    "attributes",
                                    List.of(Map.of("name", "plan", "textValue", "gold"))))),
            Map.entry("linkChatSession", () -> ofSession(anna(), linked(active()), records())),
            Map.entry("markNotificationsRead", this::aNotification),
            Map.entry("setNotificationKinds", () -> new Call(anna(), Map.of("kinds", List.of("OFFER")))),
            Map.entry("markChatRead", () -> ofSession(anna(), withMessages(active()), Map.of("upToSeq", 2))),
            Map.entry("rateChatSession", () -> byCustomer(answeredByABot(), Map.of("rating", 5))),
            Map.entry("rejectChatTransfer", () -> ofSession(anna(), offeredTo(login))),
            Map.entry("removeChatTopicMember", () -> ofTopic(manager(), topic, user(world.agentOf(topic)))),
            Map.entry("reopenChatSession", () -> byCustomer(linked(world.finished(topic, login)), Map.of())),
            Map.entry("requestChatSession", () -> ofTopic(Caller.nobody(), topic, known("Hello?"))),
            Map.entry("requestChatTransfer", () -> ofSession(anna(), active(), toUser(world.agentOf(topic)))),
            Map.entry("returnChatSessionToQueue", () -> ofSession(anna(), active())),
            Map.entry("sendChatMessage", () -> ofSession(anna(), active(), Map.of("text", "Hello."))),
            Map.entry("sendChatTranscript", () -> ofSession(anna(), withEmail(active()))),
            Map.entry(
                    "setChatCapacity", () -> new Call(manager(), with(user(world.agentOf(topic)), "chatCapacity", 3))),
            Map.entry("setChatSessionAttachments", () -> ofSession(anna(), active(), Map.of("fromCustomer", true))),
            Map.entry(
                    "setChatSessionPriority", () -> ofSession(manager(), world.waiting(topic), Map.of("priority", 2))),
            Map.entry(
                    "setChatSessionSkills",
                    () -> ofSession(anna(), world.waiting(topic), Map.of("skillIds", skills()))),
            Map.entry("setChatTopicSkills", () -> ofTopic(admin(), topic, Map.of("skillIds", skills()))),
            Map.entry(
                    "setUserSkills", () -> new Call(manager(), with(user(world.agentOf(topic)), "skillIds", skills()))),
            Map.entry("setChatTopicMember", () -> ofTopic(manager(), topic, right(world.user()))),
            Map.entry("setPresence", () -> new Call(anna(), Map.of("presence", "AWAY"))),
            Map.entry("setTyping", () -> ofSession(anna(), active(), Map.of("typing", true))),
            Map.entry("submitOfflineForm", () -> byCustomer(withMessages(world.entering(topic, 3)), question())),
            Map.entry(
                    "subscribeToPush",
                    () -> new Call(
                            anna(),
                            Map.of(
                                    "endpoint",
                                    "http://localhost/push/" + UUID.randomUUID(),
                                    "p256dh",
                                    PushBrowser.random().p256dh(),
                                    "auth",
                                    PushBrowser.random().auth()))),
            Map.entry("unsubscribeFromPush", this::aBrowser),
            Map.entry("submitPreChatForm", () -> byCustomer(world.entering(topic, 1), known())),
            Map.entry("takeOverChatSession", () -> ofSession(manager(), active())),
            Map.entry("unlinkChatSession", () -> ofSession(anna(), linked(active()), Map.of("links", "PERSON"))),
            Map.entry("updateChatCustomer", () -> ofSession(anna(), active(), Map.of("phone", "22334455"))),
            Map.entry("upsertContacts", () -> new Call(Caller.sync(), Map.of("contacts", List.of(named("name"))))),
            Map.entry("upsertPersons", () -> new Call(Caller.sync(), Map.of("persons", List.of(named("firstName"))))),
            Map.entry("upsertProjects", () -> new Call(Caller.sync(), Map.of("projects", List.of(named("name"))))),
            Map.entry(
                    "upsertSales",
                    () -> new Call(
                            Caller.sync(),
                            Map.of(
                                    "sales",
                                    List.of(Map.of("externalId", name(), "closesAt", "2026-01-01T00:00:00Z"))))),
            Map.entry(
                    "updateChatTopic",
                    () -> ofTopic(
                            admin(), topic, Map.of("name", name(), "openingHours", Map.of("timeZone", "Asia/Tokyo")))));

    /** Creates a topic in which all mutations are allowed. */
    MutationCalls() {
        world.set(
                topic,
                "widget_enable_rating = true, widget_enable_ticket = true, link_by_email = true, agent_attachments = true");
    }

    /** The names of the mutations that have a call. */
    Set<String> names() {
        return calls.keySet();
    }

    /** Prepares a call of a mutation. */
    Call of(String mutation) {
        return calls.get(mutation).get();
    }

    private static Caller admin() {
        return Caller.admin(new World().user());
    }

    private Caller anna() {
        return Caller.agent(login);
    }

    private Caller manager() {
        return Caller.agent(world.managerOf(topic));
    }

    long active() {
        return world.active(topic, login);
    }

    private Call aNotification() {
        long session = world.waiting(topic);
        long notification = world.number(
                "insert into chat_notification (kind, user_id, session_id) values ('NEW_CHAT', ?, ?) returning id",
                world.id(login),
                session);
        return new Call(anna(), Map.of("ids", List.of(Ids.of("ChatNotification", notification))));
    }

    private Call aBrowser() {
        long browser = world.number(
                "insert into push_subscription (user_id, endpoint, public_key, auth_secret, server_key, created_at, renewed_at)"
                        + " values (?, 'http://localhost/push/' || gen_random_uuid(), 'key', 'secret', 'key', now(), now()) returning id",
                world.id(login));
        return new Call(anna(), Map.of("pushSubscriptionId", Ids.of("PushSubscription", browser)));
    }

    private Call aQueue() {
        world.queue(topic, 3);
        return new Call(anna(), Map.of());
    }

    private long offeredTo(String agent) {
        long session = world.active(topic, world.agentOf(topic));
        world.offer(session, agent, Duration.ZERO);
        return session;
    }

    private long offeredByTopic(String agent) {
        long session = world.waiting(topic);
        world.offerWaiting(session, agent);
        return session;
    }

    private Call aSupervisedSession() {
        long session = active();
        String supervisor = world.managerOf(topic);
        world.supervise(session, supervisor);
        return ofSession(Caller.agent(supervisor), session);
    }

    private long answeredByABot() {
        long session = world.closed(topic);
        world.run(
                "insert into chat_message (session_id, seq, message, type, when_posted) values (?, 1, 'Hello.', 1, now())",
                session);
        world.alter(session, "message_seq = 1");
        return session;
    }

    Call ofReply(Map<String, ?> input) {
        Call call = ofTopic(manager(), topic, Map.of("title", "Greeting", "text", "Hello."));
        String id = call.caller()
                .does("createCannedReply", call.input(), "cannedReply { id }")
                .data("done.cannedReply.id");
        return new Call(call.caller(), with(input, "cannedReplyId", id));
    }

    private Call inFolder(Map<String, ?> input) {
        long folder = world.number("insert into kb_category (topic_id, name) values (?, 'Folder') returning id", topic);
        return new Call(manager(), with(input, "faqCategoryId", Ids.of("FaqCategory", folder)));
    }

    Call ofEntry(Map<String, ?> input) {
        Call call = inFolder(Map.of("title", "Pay", "answer", "By card."));
        String id = call.caller()
                .does("createFaqEntry", call.input(), "faqEntry { id }")
                .data("done.faqEntry.id");
        return new Call(call.caller(), with(input, "faqEntryId", id));
    }

    private static Map<String, ?> webhook() {
        return Map.of("name", "Warehouse", "url", "https://hooks.example.com/parley");
    }

    private List<String> skills() {
        return List.of(Ids.of("ChatTag", world.skill()));
    }

    String tag() {
        return Ids.of("ChatTag", world.tag());
    }

    private static Call ofWebhook(Map<String, ?> input) {
        String id = admin().does("createWebhook", webhook(), "webhook { id }").data("done.webhook.id");
        return new Call(admin(), with(input, "webhookId", id));
    }

    private Call aDisabledWebhook() {
        Call call = ofWebhook(Map.of());
        call.send("disableWebhook");
        return call;
    }

    private Call aDelivery() {
        Call call = ofWebhook(Map.of());
        call.send("testWebhook");
        long delivery = world.number(
                "update webhook_delivery set state = 'DEAD', ended_at = now() where state = 'PENDING' returning id");
        return new Call(admin(), Map.of("webhookDeliveryId", Ids.of("WebhookDelivery", delivery)));
    }

    long withMessages(long session) {
        world.messages(session, 3);
        return session;
    }

    private long withEmail(long session) {
        world.alter(session, "email = gen_random_uuid() || '@example.com'");
        return session;
    }

    private long blocked() {
        return world.number(
                "insert into chat_block (topic_id, network, blocked_at) values (?, '192.0.2.0/24', now()) returning id",
                topic);
    }

    private long held() {
        return world.number(
                "insert into legal_hold (session_id, set_at) values (?, now()) returning id", world.closed(topic));
    }

    private long consented(long session) {
        world.alter(session, "consented = true");
        return session;
    }

    private static Map<String, ?> named(String field) {
        return Map.of("externalId", name(), field, "Fjord");
    }

    private long withCompany(long session) {
        world.alter(session, "company_name = 'Fjord AS'");
        return session;
    }

    private long linked(long session) {
        world.link(session, "customer_id", world.person(world.company("Fjord AS")));
        return session;
    }

    private Map<String, ?> records() {
        long company = world.company("Berg AS");
        return Map.of(
                "projectId", Ids.of("Project", world.project("Move")),
                "saleId", Ids.of("Sale", world.sale(company)),
                "ticketId", Ids.of("Ticket", world.ticket(login)),
                "contactId", Ids.of("Contact", company),
                "personId", Ids.of("Person", world.person(company)));
    }

    /** Details of a customer that match a CRM person. */
    private Map<String, ?> known() {
        String email = UUID.randomUUID() + "@fjord.example";
        world.person(world.company("Fjord AS"), "Ola", "Nordmann", email);
        return Map.of("email", email, "name", "Ola");
    }

    private Map<String, ?> known(String message) {
        return with(known(), "message", message);
    }

    private Map<String, ?> question() {
        return with(known(), "question", "When do you open?");
    }

    private Map<String, ?> user(String agent) {
        return Map.of("userId", Ids.of("User", world.id(agent)));
    }

    private Map<String, ?> toUser(String agent) {
        return Map.of("target", Map.of("userId", Ids.of("User", world.id(agent))));
    }

    private Map<String, ?> right(String agent) {
        return with(user(agent), "canListen", true);
    }

    private static Map<String, ?> with(Map<String, ?> input, String name, Object value) {
        Map<String, Object> more = new HashMap<>(input);
        more.put(name, value);
        return more;
    }

    private static String name() {
        return "Topic " + UUID.randomUUID();
    }

    Call byAgent(long session, Map<String, ?> input) {
        return ofSession(anna(), session, input);
    }

    Call byCustomer(long session, Map<String, ?> input) {
        return ofSession(Caller.customer(world.key(session)), session, input);
    }

    private static Call ofSession(Caller caller, long session) {
        return ofSession(caller, session, Map.of());
    }

    private static Call ofSession(Caller caller, long session, Map<String, ?> input) {
        return new Call(caller, with(input, "chatSessionId", Ids.of("ChatSession", session)));
    }

    private static Call ofTopic(Caller caller, long topic, Map<String, ?> input) {
        return new Call(caller, with(input, "topicId", Ids.of("ChatTopic", topic)));
    }
}
