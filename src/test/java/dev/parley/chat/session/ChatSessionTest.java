package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.ChatTransferState;
import dev.parley.chat.MessageVisibility;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.ChatPresence;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The effect of an action on a session, field by field. Whether an action is allowed is in docs/lifecycle.md. Needs no container and no database.
 */
class ChatSessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(30);

    private final User anna = user(1, "anna");
    private final User bjorn = user(2, "bjorn");
    private final ChatTopic topic = new ChatTopic();

    @Test
    void accept_assignsTheSession() {
        ChatSession session = waiting();
        session.alertLevel = 2;

        session.accept(busy(agent(anna), 1, 2, 4));

        assertThat(session.user).isSameAs(anna);
        assertThat(session.rank).isEqualTo(3);
        assertThat(session.whenStarted).isEqualTo(NOW);
        assertThat(session.alertLevel).isZero();
        assertThat(session.chatbotIsactive).isFalse();
    }

    @Test
    void accept_withAWelcomeMessage_isTheCustomersTurn() {
        topic.welcomeMessage = "Welcome.";
        ChatSession session = waiting();

        session.accept(busy(agent(anna)));

        assertThat(session.status).isEqualTo(ChatSessionStatus.USER_LAST);
        assertThat(session.unansweredSince).isNull();
        ChatMessage welcome = messages(session).get(0);
        assertThat(welcome.text).isEqualTo("Welcome.");
        assertThat(welcome.specialType).isEqualTo(ChatMessageSpecialType.WELCOME);
        assertThat(welcome.senderUser).isSameAs(anna);
        assertThat(session.lastMessage).isNull();
        assertThat(session.firstResponseAt).isNull();
    }

    @Test
    void accept_withoutAWelcomeMessage_isTheAgentsTurn() {
        ChatSession session = waiting();

        session.accept(busy(agent(anna)));

        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(session.unansweredSince).isEqualTo(NOW);
        assertThat(messages(session)).isEmpty();
    }

    @Test
    void accept_again_keepsTheFirstStart() {
        ChatSession session = active(anna);
        Instant first = session.whenStarted;
        session.returnToQueue(busy(agent(anna)));

        session.accept(busy(agent(bjorn)));

        assertThat(session.whenStarted).isEqualTo(first);
    }

    @Test
    void accept_withAClockBehind_keepsTheOrderOfTimes() {
        ChatSession session = waiting();
        session.whenRequested = NOW.plusMillis(5);

        session.accept(busy(agent(anna)));
        session.ending().end(busy(agent(anna)));

        assertThat(session.whenStarted).isEqualTo(session.whenRequested);
        assertThat(session.whenEnded).isEqualTo(session.whenRequested);
    }

    @Test
    void event_containsExactlyTheChangedColumns() {
        topic.welcomeMessage = "Welcome.";
        ChatSession session = waiting();

        session.accept(busy(agent(anna)));

        ChatSessionEvent event = events(session).get(0);
        assertThat(event.type).isEqualTo(ChatSessionEventType.ACCEPTED);
        assertThat(event.actorName).isEqualTo("user:anna");
        assertThat(event.occurredAt).isEqualTo(NOW);
        assertThat(event.seq).isEqualTo(1);
        assertThat(payload(event))
                .isEqualTo(Json.createObjectBuilder()
                        .add("user", 1)
                        .add("status", "USER_LAST")
                        .add("whenStarted", "2026-03-01T12:00:00Z")
                        .add("idle", "2026-03-01T12:00:00Z")
                        .add("rank", 1)
                        .add("messageSeq", 1)
                        .build());
    }

    @Test
    void secondEvent_containsOnlyChangesSinceTheFirst() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);

        session.ending().end(about(agent(anna), offer));

        List<ChatSessionEvent> events = events(session);
        assertThat(events)
                .extracting(event -> event.type)
                .containsExactly(ChatSessionEventType.TRANSFER_CANCELLED, ChatSessionEventType.ENDED);
        assertThat(payload(events.get(0)).keySet()).containsExactly("transferTo");
        assertThat(payload(events.get(1)).keySet())
                .containsExactlyInAnyOrder("status", "whenEnded", "rank", "endedBy", "endReason", "messageSeq");
    }

    @Test
    void events_containNoTypedText() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("My secret"));

        assertThat(events(session)).extracting(event -> event.payload).noneMatch(text -> text.contains("secret"));
    }

    @Test
    void firstResponse_isNotReplaced() {
        ChatSession session = active(anna);

        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Hello"));
        session.conversation().write(later(agent(anna)), MessageDraft.plain("Still there?"));

        assertThat(session.firstResponseAt).isEqualTo(NOW);
        assertThat(session.idle).isEqualTo(LATER);
    }

    @Test
    void answerOfABot_isNotAFirstResponse() {
        ChatSession session = botDriven();

        session.conversation().write(busy(bot()), MessageDraft.plain("Hello"));

        assertThat(session.firstResponseAt).isNull();
        assertThat(session.status).isEqualTo(ChatSessionStatus.USER_LAST);
    }

    @Test
    void answer_clearsTheAlert() {
        ChatSession session = active(anna);
        session.alertLevel = 1;
        session.unansweredSince = NOW.minusSeconds(60);
        session.idleWarnedAt = NOW;

        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Hello"));

        assertThat(session.alertLevel).isZero();
        assertThat(session.unansweredSince).isNull();
        assertThat(session.idleWarnedAt).isNull();
    }

    @Test
    void note_isNotAnAnswer() {
        ChatSession session = active(anna);
        session.alertLevel = 1;
        session.unansweredSince = NOW;

        session.conversation()
                .write(busy(agent(anna)), new MessageDraft("Is she the boss?", MessageVisibility.AGENTS, null, null));

        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(session.alertLevel).isEqualTo((short) 1);
        assertThat(session.unansweredSince).isEqualTo(NOW);
        assertThat(session.firstResponseAt).isNull();
        assertThat(session.lastMessage).isNull();
    }

    @Test
    void unansweredSince_isTheFirstUnansweredMessage() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("Hello?"));
        session.conversation().write(later(SessionActor.CUSTOMER), MessageDraft.plain("Anybody?"));

        assertThat(session.unansweredSince).isEqualTo(NOW);
        assertThat(session.customerFetch).isEqualTo(LATER);
    }

    @Test
    void message_marksItselfAsReadByItsAuthor() {
        ChatSession session = active(anna);
        session.messageSeq = 4;

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("Hello?"));
        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Hello."));

        assertThat(session.customerReadSeq).isEqualTo(5);
        assertThat(session.userReadSeq).isEqualTo(6);
    }

    @Test
    void readPosition_neverDecreasesAndStopsAtTheLastMessage() {
        ChatSession session = active(anna);
        session.messageSeq = 4;

        assertThat(session.conversation().markRead(busy(agent(anna)), 3, false)).isTrue();
        assertThat(session.conversation().markRead(busy(agent(anna)), 2, false)).isFalse();
        assertThat(session.userReadSeq).isEqualTo(3);
        assertThat(session.conversation().markRead(busy(agent(anna)), 99, false))
                .isTrue();
        assertThat(session.userReadSeq).isEqualTo(4);
        assertThat(session.customerReadSeq).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1023, 1024", "1024, 1024", "1025, 1024", "5000, 1024"})
    void summaries_areTruncated(int length, int atMost) {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("x".repeat(length)));

        assertThat(session.firstMessage).hasSize(Math.min(length, atMost));
        assertThat(session.lastMessage).hasSize(Math.min(length, atMost));
        assertThat(messages(session).get(0).text).hasSize(length);
    }

    @Test
    void lastMessage_ofALongMessage_isTruncatedAtAGraphemeCluster() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("x".repeat(1023) + "😀"));
        assertThat(session.lastMessage).isEqualTo("x".repeat(1023) + "😀");

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("x".repeat(1023) + "👩‍👧"));
        assertThat(session.lastMessage).isEqualTo("x".repeat(1023));
    }

    @Test
    void firstMessage_isNotReplaced() {
        ChatSession session = active(anna);

        session.conversation().write(busy(SessionActor.CUSTOMER), MessageDraft.plain("First"));
        session.conversation().write(busy(agent(anna)), MessageDraft.plain("Last"));

        assertThat(session.firstMessage).isEqualTo("First");
        assertThat(session.lastMessage).isEqualTo("Last");
    }

    @Test
    void return_clearsTheAssignment() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);
        session.flags = 3;
        session.alertLevel = 1;
        session.initialQueuePos = 3;
        Instant requested = session.whenRequested;

        session.returnToQueue(new ActionContext(
                agent(anna),
                NOW,
                offer,
                false,
                free(),
                free(),
                7,
                false,
                true,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                true));

        assertThat(session.status).isEqualTo(ChatSessionStatus.IN_QUEUE);
        assertThat(session.user).isNull();
        assertThat(session.rank).isZero();
        assertThat(session.transferTo).isNull();
        assertThat(session.flags).isZero();
        assertThat(session.alertLevel).isZero();
        assertThat(session.unansweredSince).isNull();
        assertThat(session.initialQueuePos).isEqualTo(3);
        assertThat(session.queuedAt).isEqualTo(NOW.minusSeconds(60));
        assertThat(session.whenRequested).isEqualTo(requested);
        assertThat(session.whenStarted).isNotNull();
        assertThat(offer.state).isEqualTo(ChatTransferState.CANCELLED);
    }

    @Test
    void return_ofImportedSessionWithoutStartOfWait_goesToTheEnd() {
        ChatSession session = active(anna);
        session.waitingSince = null;

        session.returnToQueue(busy(agent(anna)));

        assertThat(session.status).isEqualTo(ChatSessionStatus.IN_QUEUE);
        assertThat(session.queuedAt).isEqualTo(NOW);
        assertThat(session.waitingSince).isEqualTo(NOW);
    }

    @Test
    void accept_ofImportedSessionWithoutStartOfWait_countsFromNow() {
        ChatSession session = waiting();
        session.waitingSince = null;

        session.accept(busy(agent(anna)));

        assertThat(session.beganToWaitAt(NOW)).isEqualTo(NOW);
        assertThat(session.waitSeconds(NOW)).isNull();
    }

    @Test
    void acceptTransfer_assignsTheTarget() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);

        session.transfers()
                .accept(new ActionContext(
                        agent(bjorn),
                        NOW,
                        offer,
                        true,
                        load(1),
                        free(),
                        0,
                        false,
                        true,
                        Duration.ofMinutes(30),
                        Duration.ofHours(24),
                        true));

        assertThat(session.user).isSameAs(bjorn);
        assertThat(session.rank).isEqualTo(2);
        assertThat(session.transferTo).isNull();
        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(offer.state).isEqualTo(ChatTransferState.ACCEPTED);
        assertThat(offer.resolvedAt).isEqualTo(NOW);
        assertThat(messages(session).get(0).specialType).isEqualTo(ChatMessageSpecialType.TRANSFERRED_SESSION);
    }

    @Test
    void rejectTransfer_resolvesItWithoutNotifyingTheCustomer() {
        ChatSession session = active(anna);
        ChatTransfer offer = offered(session, bjorn);

        session.transfers()
                .reject(
                        new ActionContext(
                                agent(bjorn),
                                NOW,
                                offer,
                                true,
                                free(),
                                free(),
                                0,
                                false,
                                true,
                                Duration.ofMinutes(30),
                                Duration.ofHours(24),
                                true),
                        "Lunch");

        assertThat(session.user).isSameAs(anna);
        assertThat(session.transferTo).isNull();
        assertThat(offer.rejectReason).isEqualTo("Lunch");
        assertThat(messages(session).get(0).visibility).isEqualTo(MessageVisibility.AGENTS);
    }

    @Test
    void end_clearsTheTurn() {
        ChatSession session = active(anna);
        session.flags = 3;
        session.unansweredSince = NOW;
        session.idleWarnedAt = NOW;

        boolean changed = session.ending().end(busy(agent(anna)));

        assertThat(changed).isTrue();
        assertThat(session.status).isEqualTo(ChatSessionStatus.CLOSED);
        assertThat(session.whenEnded).isEqualTo(NOW);
        assertThat(session.endedBy).isEqualTo(SessionEndedBy.AGENT);
        assertThat(session.endReason).isEqualTo(SessionEndReason.BY_AGENT);
        assertThat(session.user).isSameAs(anna);
        assertThat(session.rank).isZero();
        assertThat(session.flags).isZero();
        assertThat(session.unansweredSince).isNull();
        assertThat(session.idleWarnedAt).isNull();
        assertThat(messages(session).get(0).specialType).isEqualTo(ChatMessageSpecialType.CLOSED_BY_USER);
    }

    @Test
    void reopen_restoresTheStateBeforeTheEnd() {
        topic.widgetPostForm = true;
        ChatSession session = active(anna);
        session.ending().end(busy(agent(anna)));
        session.takeEntries();

        session.conversation()
                .write(
                        new ActionContext(
                                SessionActor.CUSTOMER,
                                LATER,
                                null,
                                false,
                                free(),
                                load(1, 3),
                                0,
                                false,
                                true,
                                Duration.ofMinutes(30),
                                Duration.ofHours(24),
                                true),
                        MessageDraft.plain("One more thing"));

        assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        assertThat(session.whenEnded).isNull();
        assertThat(session.endedBy).isNull();
        assertThat(session.endReason).isNull();
        assertThat(session.user).isSameAs(anna);
        assertThat(session.rank).isEqualTo(2);
        assertThat(session.unansweredSince).isEqualTo(LATER);
        List<Object> entries = List.copyOf(session.takeEntries());
        assertThat(entries).filteredOn(ChatMessage.class::isInstance).hasSize(2);
        assertThat(entries)
                .filteredOn(ChatSessionEvent.class::isInstance)
                .extracting(event -> ((ChatSessionEvent) event).type)
                .containsExactly(ChatSessionEventType.REOPENED, ChatSessionEventType.MESSAGE_SENT);
    }

    @Test
    void typing_recordsNoEvent() {
        ChatSession session = active(anna);

        session.type(busy(agent(anna)), Typing.STARTED);

        assertThat(session.isUserTyping(NOW.minusSeconds(6))).isTrue();
        assertThat(session.isUserTyping(NOW)).isFalse();
        assertThat(session.isCustomerTyping(NOW.minusSeconds(6))).isFalse();
        assertThat(session.takeEntries()).isEmpty();
    }

    @Test
    void link_ofAPerson_alsoLinksItsCompany() {
        ChatSession session = active(anna);
        Person kari = new Person();
        kari.contact = new Contact();

        session.crm()
                .link(
                        ChatAction.LINK,
                        busy(agent(anna)),
                        new CrmLinks(null, null, null, new Contact(), kari),
                        "ticketId");

        assertThat(session.customer).isSameAs(kari);
        assertThat(session.contact).isSameAs(kari.contact);
    }

    @Test
    void end_beforeAnyAccept_isAMissedChat() {
        ChatSession session = waiting();

        session.ending().endFor(SessionActor.SYSTEM, null, SessionEndReason.DEAD_CLIENT, NOW);

        assertThat(session.status).isEqualTo(ChatSessionStatus.CLOSED_FROM_QUEUE);
    }

    @Test
    void end_ofAReturnedConversation_isNotAMissedChat() {
        topic.widgetPostForm = true;
        ChatSession putBack = active(anna);
        putBack.returnToQueue(busy(agent(anna)));
        ChatSession withBot = botDriven();
        withBot.status = ChatSessionStatus.IN_QUEUE;

        List.of(putBack, withBot)
                .forEach(session ->
                        session.ending().endFor(SessionActor.SYSTEM, null, SessionEndReason.DEAD_CLIENT, NOW));

        assertThat(putBack.status).isEqualTo(ChatSessionStatus.FINISHED);
        assertThat(withBot.status).isEqualTo(ChatSessionStatus.FINISHED);
    }

    private ChatSession waiting() {
        ChatSession session = new ChatSession();
        session.id = 10L;
        session.topic = topic;
        session.status = ChatSessionStatus.IN_QUEUE;
        session.whenRequested = NOW.minusSeconds(60);
        session.queuedAt = session.whenRequested;
        session.waitingSince = session.queuedAt;
        session.takeSnapshot();
        return session;
    }

    private ChatSession active(User agent) {
        ChatSession session = waiting();
        session.status = ChatSessionStatus.CUSTOMER_LAST;
        session.user = agent;
        session.rank = 1;
        session.whenStarted = NOW.minusSeconds(30);
        session.waitEndedAt = session.whenStarted;
        session.takeSnapshot();
        return session;
    }

    private ChatSession botDriven() {
        ChatSession session = waiting();
        session.status = ChatSessionStatus.CUSTOMER_LAST;
        session.chatbotIsactive = true;
        session.takeSnapshot();
        return session;
    }

    private ChatTransfer offered(ChatSession session, User target) {
        TransferTarget to = new TransferTarget(target, member(target), null);
        target.presence = ChatPresence.PRESENT;
        ChatTransfer offer = session.transfers().offer(busy(agent(session.user)), to, null, Duration.ofMinutes(2));
        session.takeEntries();
        return offer;
    }

    private static SessionActor agent(User user) {
        return SessionActor.of(new Actor.Agent(user.loginName, Set.of()), user, member(user));
    }

    private static SessionActor bot() {
        User user = user(9, "bot");
        return SessionActor.of(new Actor.Agent("bot", Set.of(Actor.Role.BOT)), user, member(user));
    }

    private static ActionContext busy(SessionActor actor, Integer... ranks) {
        return new ActionContext(
                actor,
                NOW,
                null,
                false,
                load(ranks),
                free(),
                0,
                false,
                true,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                true);
    }

    private static ActionContext later(SessionActor actor) {
        return new ActionContext(
                actor,
                LATER,
                null,
                false,
                free(),
                free(),
                0,
                false,
                true,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                true);
    }

    private static ActionContext about(SessionActor actor, ChatTransfer offer) {
        return new ActionContext(
                actor,
                NOW,
                offer,
                false,
                free(),
                free(),
                0,
                false,
                true,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                true);
    }

    private static AgentLoad load(Integer... ranks) {
        return new AgentLoad(Set.of(ranks), null);
    }

    private static AgentLoad free() {
        return AgentLoad.NONE;
    }

    private static List<ChatMessage> messages(ChatSession session) {
        return entries(session, ChatMessage.class).toList();
    }

    private static List<ChatSessionEvent> events(ChatSession session) {
        return entries(session, ChatSessionEvent.class).toList();
    }

    private static <T> Stream<T> entries(ChatSession session, Class<T> type) {
        return session.takeEntries().stream().filter(type::isInstance).map(type::cast);
    }

    private static JsonObject payload(ChatSessionEvent event) {
        return Json.createReader(new StringReader(event.payload)).readObject();
    }

    private static ChatTopicMember member(User user) {
        ChatTopicMember member = new ChatTopicMember();
        member.user = user;
        member.canRespond = true;
        return member;
    }

    private static User user(long id, String loginname) {
        User user = new User();
        user.id = id;
        user.loginName = loginname;
        return user;
    }
}
