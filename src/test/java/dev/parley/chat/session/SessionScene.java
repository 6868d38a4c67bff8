package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.ChatPresence;
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

/** Sessions in memory, their agents, and the contexts of actions. Needs no container and no database. */
abstract class SessionScene {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant LATER = NOW.plusSeconds(30);

    final User anna = user(1, "anna");
    final User bjorn = user(2, "bjorn");
    final ChatTopic topic = new ChatTopic();

    ChatSession waiting() {
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

    ChatSession active(User agent) {
        ChatSession session = waiting();
        session.status = ChatSessionStatus.CUSTOMER_LAST;
        session.user = agent;
        session.rank = 1;
        session.whenStarted = NOW.minusSeconds(30);
        session.waitEndedAt = session.whenStarted;
        session.takeSnapshot();
        return session;
    }

    ChatSession botDriven() {
        ChatSession session = waiting();
        session.status = ChatSessionStatus.CUSTOMER_LAST;
        session.chatbotIsactive = true;
        session.takeSnapshot();
        return session;
    }

    ChatTransfer offered(ChatSession session, User target) {
        TransferTarget to = new TransferTarget(target, member(target), null);
        target.presence = ChatPresence.PRESENT;
        ChatTransfer offer = session.transfers().offer(busy(agent(session.user)), to, null, Duration.ofMinutes(2));
        session.takeEntries();
        return offer;
    }

    static SessionActor agent(User user) {
        return SessionActor.of(new Actor.Agent(user.loginName, Set.of()), user, member(user));
    }

    static SessionActor bot() {
        User user = user(9, "bot");
        return SessionActor.of(new Actor.Agent("bot", Set.of(Actor.Role.BOT)), user, member(user));
    }

    static ActionContext busy(SessionActor actor, Integer... ranks) {
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
                true,
                false);
    }

    static ActionContext later(SessionActor actor) {
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
                true,
                false);
    }

    static ActionContext about(SessionActor actor, ChatTransfer offer) {
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
                true,
                false);
    }

    static AgentLoad load(Integer... ranks) {
        return new AgentLoad(Set.of(ranks), null);
    }

    static AgentLoad free() {
        return AgentLoad.NONE;
    }

    static List<ChatMessage> messages(ChatSession session) {
        return entries(session, ChatMessage.class).toList();
    }

    static List<ChatSessionEvent> events(ChatSession session) {
        return entries(session, ChatSessionEvent.class).toList();
    }

    static <T> Stream<T> entries(ChatSession session, Class<T> type) {
        return session.takeEntries().stream().filter(type::isInstance).map(type::cast);
    }

    static JsonObject payload(ChatSessionEvent event) {
        return Json.createReader(new StringReader(event.payload)).readObject();
    }

    static ChatTopicMember member(User user) {
        ChatTopicMember member = new ChatTopicMember();
        member.user = user;
        member.canRespond = true;
        return member;
    }

    static User user(long id, String loginname) {
        User user = new User();
        user.id = id;
        user.loginName = loginname;
        return user;
    }
}
