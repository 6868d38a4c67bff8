package dev.parley.chat;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.parley.crm.User;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/**
 * What the caller may do with sessions: {@link ChatAction} asked for every action, with the same facts as when it is done, read in a
 * number of statements that does not depend on how many sessions there are. Not a singleton: the schema is made before there are
 * settings.
 */
@ApplicationScoped
class AllowedActions {

    private static final String MOVING_TO_THEIR_CUSTOMERS = """
            select t.chatSession.id from ChatTransfer t join t.chatSession s
            where one_of(:offers, t.id) and t.toTopic.id <> s.topic.id
              and exists (select 1 from ChatSession o
                          where o.customer.id = s.customer.id and o.topic.id = t.toTopic.id and o.status in %s)""".formatted(ChatLinks.OPEN_HQL);

    private final CurrentActor currentActor;
    private final Clock clock;
    private final ChatConfig config;

    AllowedActions(CurrentActor currentActor, Clock clock, ChatConfig config) {
        this.currentActor = currentActor;
        this.clock = clock;
        this.config = config;
    }

    /** By the sessions' numbers, for each action: action, allowed, and the code when it is not. */
    Map<Long, List<Map<String, Object>>> of(StatelessSession database, List<ChatSession> rows) {
        List<ChatSession> sessions = database.createSelectionQuery(
                        "from ChatSession s join fetch s.topic left join fetch s.user where one_of(:ids, s.id)",
                        ChatSession.class)
                .setParameter("ids", rows.stream().map(row -> row.id).toArray(Long[]::new))
                .list();
        Caller caller = caller(database);
        Map<Long, ChatTransfer> offers = offers(database, sessions);
        Map<Long, Integer> queues = queueLengths(database, sessions);
        AgentLoad load = load(database, caller.user);
        Set<Long> answered = caller.actor instanceof Actor.Customer ? answered(database, sessions) : Set.of();
        Set<Long> movesToItsCustomer = movingToTheirCustomers(database, offers.values());
        Instant now = clock.instant();
        Map<Long, List<Map<String, Object>>> allowed = new HashMap<>();
        for (ChatSession session : sessions) {
            ChatTransfer offer = offers.get(session.id);
            ChatFacts facts = new ChatFacts(
                    now,
                    offer,
                    offer != null
                            && caller.user != null
                            && ChatRights.isOfferedTo(caller.user, offer, caller::memberOf),
                    load,
                    null,
                    queues.getOrDefault(session.topic.id, 0),
                    movesToItsCustomer.contains(session.id),
                    answered.contains(session.id),
                    config.reopenWindow(),
                    config.ratingWindow());
            allowed.put(
                    session.id,
                    Stream.of(ChatAction.values())
                            .map(action -> answer(action, caller.refusal(action, session, facts)))
                            .toList());
        }
        return allowed;
    }

    private static Map<String, Object> answer(ChatAction action, RefusalCode refusal) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("action", action.name());
        answer.put("allowed", refusal == null);
        answer.put("code", refusal == null ? null : refusal.name());
        return answer;
    }

    /** The caller, with its memberships by topic; user is null for a customer, and for a token whose user may not act. */
    private record Caller(Actor actor, User user, Map<Long, ChatTopicMember> members) {

        ChatTopicMember memberOf(ChatTopic topic) {
            return members.get(topic.id);
        }

        RefusalCode refusal(ChatAction action, ChatSession session, ChatFacts facts) {
            if (!(actor instanceof Actor.Agent agent)) {
                return action.refusal(session, ChatParty.CUSTOMER, facts);
            }
            // A token whose user may not act, or that has none, reads at most.
            return user == null
                    ? RefusalCode.NOT_ALLOWED
                    : action.refusal(session, ChatParty.of(agent, user, memberOf(session.topic)), facts);
        }
    }

    private Caller caller(StatelessSession database) {
        if (!(currentActor.get() instanceof Actor.Agent agent)) {
            return new Caller(currentActor.get(), null, Map.of());
        }
        List<ChatTopicMember> members = database.createSelectionQuery(
                        "from ChatTopicMember m join fetch m.user u where " + User.isNamed("u", ":me"),
                        ChatTopicMember.class)
                .setParameter("me", agent.loginname())
                .list();
        User user = database.createSelectionQuery("from User u where " + User.isNamed("u", ":me"), User.class)
                .setParameter("me", agent.loginname())
                .getSingleResultOrNull();
        User acting = user != null && user.mayAct() ? user : null;
        return new Caller(agent, acting, members.stream().collect(toMap(member -> member.topic.id, member -> member)));
    }

    private static Map<Long, ChatTransfer> offers(StatelessSession database, List<ChatSession> sessions) {
        return database
                .createSelectionQuery(
                        "from ChatTransfer t where one_of(:sessions, t.chatSession.id) and t.state = :pending",
                        ChatTransfer.class)
                .setParameter(
                        "sessions", sessions.stream().map(session -> session.id).toArray(Long[]::new))
                .setParameter("pending", ChatTransferState.PENDING)
                .list()
                .stream()
                .collect(toMap(offer -> offer.chatSession.id, offer -> offer));
    }

    private static Map<Long, Integer> queueLengths(StatelessSession database, List<ChatSession> sessions) {
        Set<Long> topics = sessions.stream()
                .filter(ChatSession::waits)
                .map(session -> session.topic.id)
                .collect(toSet());
        if (topics.isEmpty()) {
            return Map.of();
        }
        return database
                .createSelectionQuery(
                        "select s.topic.id, count(*) from ChatSession s where one_of(:topics, s.topic.id) and "
                                + AgentQueue.waitsHql("s") + " group by s.topic.id",
                        Object[].class)
                .setParameter("topics", topics.toArray(Long[]::new))
                .list()
                .stream()
                .collect(toMap(row -> (Long) row[0], row -> ((Long) row[1]).intValue()));
    }

    private static AgentLoad load(StatelessSession database, User agent) {
        if (agent == null) {
            return AgentLoad.NONE;
        }
        List<Integer> ranks = database.createSelectionQuery(
                        "select s.rank from ChatSession s where s.user.id = :agent and s.status in "
                                + ChatRights.ACTIVE,
                        Integer.class)
                .setParameter("agent", agent.id)
                .list();
        return new AgentLoad(Set.copyOf(ranks), agent.chatCapacity);
    }

    /** The sessions of these that an agent accepted, or that an agent or a bot answered; messages are read only where rating asks. */
    private static Set<Long> answered(StatelessSession database, List<ChatSession> sessions) {
        Set<Long> answered = new HashSet<>();
        List<Long> unknown = new ArrayList<>();
        for (ChatSession session : sessions) {
            if (session.whenStarted != null) {
                answered.add(session.id);
            } else if (session.status == ChatSessionStatus.FINISHED || session.status == ChatSessionStatus.CLOSED) {
                unknown.add(session.id);
            }
        }
        if (!unknown.isEmpty()) {
            answered.addAll(database.createSelectionQuery(
                            "select distinct m.chatSession.id from ChatMessage m where one_of(:sessions, m.chatSession.id) and "
                                    + ChatMessage.IS_ANSWER,
                            Long.class)
                    .setParameter("sessions", unknown.toArray(Long[]::new))
                    .list());
        }
        return answered;
    }

    /** The sessions on offer to another topic in which their customer has a session already. */
    private static Set<Long> movingToTheirCustomers(StatelessSession database, Collection<ChatTransfer> offers) {
        Long[] toTopics = offers.stream()
                .filter(offer -> offer.toTopic != null)
                .map(offer -> offer.id)
                .toArray(Long[]::new);
        return toTopics.length == 0
                ? Set.of()
                : Set.copyOf(database.createSelectionQuery(MOVING_TO_THEIR_CUSTOMERS, Long.class)
                        .setParameter("offers", toTopics)
                        .list());
    }
}
