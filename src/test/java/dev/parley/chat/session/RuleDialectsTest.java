package dev.parley.chat.session;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatTransferState;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.graphql.read.AccessParameters;
import dev.parley.security.Actor;
import dev.parley.support.World;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.Test;

/** Rules that exist in Java and as query fragments select the same rows, of all combinations of the columns that they depend on. */
@QuarkusTest
class RuleDialectsTest {

    private static final String RIGHTS = "can_respond, notifications, can_listen, manager";
    private static final String EVERY_RIGHTS = "n & 1 > 0, n & 2 > 0, n & 4 > 0, n & 8 > 0";

    private final World world = new World();

    @Inject
    Session database;

    @Inject
    SessionFactory sessions;

    @Inject
    AccessParameters access;

    @Test
    @TestTransaction
    void accountsAndRights_inAllCombinations_matchEachDialect() {
        long topic = world.topic();
        String prefix = world.user();
        world.run(
                "insert into ejuser (loginname, username, status, chat_status) select x, x, status, presence from unnest(array[0, 1, 2, 3, 4, 5, 127]) status,"
                        + " generate_series(0, 1) presence, generate_series(0, 15) n, concat_ws(' ', ?::text, status, presence, n) x",
                prefix);
        world.run(
                "insert into chat_topic_user (topic_id, user_id, " + RIGHTS + ") select ?, id, " + EVERY_RIGHTS
                        + " from ejuser, cast(substring(loginname from '\\d+$') as integer) n where loginname like ?",
                topic,
                prefix + " %");
        List<ChatTopicMember> all = members(topic, "true = true");
        assertThat(all).hasSize(7 * 2 * 16);

        assertRule(all, member -> member.user.mayAct(), members(topic, User.mayActHql("m.user")));
        assertRule(all, member -> !member.user.wasDeleted(), members(topic, User.existsHql("m.user")));
        assertRule(all, member -> member.user.takesChats(), members(topic, User.takesChatsHql("m.user")));
        assertRule(all, member -> member.user.takesChats(), membersBySql(topic, User.takesChatsSql("u")));
        assertRule(all, RuleDialectsTest::canAnswer, members(topic, AgentAvailability.hql("m.user")));
        assertRule(all, RuleDialectsTest::canAnswer, membersBySql(topic, AgentAvailability.SQL));
        assertRule(all, ChatTopicMember::hasAnyRight, members(topic, ChatTopicMember.hasAnyRightHql("m")));
        assertRule(all, ChatTopicMember::listens, members(topic, ChatTopicMember.listensHql("m")));
    }

    private static boolean canAnswer(ChatTopicMember member) {
        return AgentAvailability.refusal(member.user, member) == null;
    }

    private List<ChatTopicMember> members(long topic, String hql) {
        return database.createSelectionQuery(
                        "from ChatTopicMember m join fetch m.user where m.topic.id = :topic and " + hql,
                        ChatTopicMember.class)
                .setParameter("topic", topic)
                .list();
    }

    private List<ChatTopicMember> membersBySql(long topic, String sql) {
        return database.createNativeQuery(
                        "select m.* from chat_topic_user m join ejuser u on u.id = m.user_id where m.topic_id = :topic and "
                                + sql,
                        ChatTopicMember.class)
                .setParameter("topic", topic)
                .list();
    }

    private static void assertRule(
            List<ChatTopicMember> all, Predicate<ChatTopicMember> java, List<ChatTopicMember> found) {
        assertThat(found)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .containsExactlyInAnyOrderElementsOf(all.stream().filter(java).toList());
    }

    @Test
    @TestTransaction
    void statuses_inEachDialect_areTheSameSet() {
        long topic = world.topic();
        String agent = world.agentOf(topic);
        sessionsOfAllStatuses(topic, agent);
        List<ChatSession> all = inTopics(Set.of(topic), "true = true", Map.of());

        assertThat(all.stream().map(session -> session.status).distinct()).hasSize(12);
        assertThat(inTopics(Set.of(topic), "s.status in " + SessionStatuses.ACTIVE_HQL, Map.of()))
                .hasSameElementsAs(bySql(topic, SessionStatuses.ACTIVE_SQL))
                .hasSameElementsAs(all.stream().filter(ChatSession::isActive).toList());
        assertThat(inTopics(Set.of(topic), "s.status in " + SessionStatuses.OPEN_HQL, Map.of()))
                .hasSameElementsAs(bySql(topic, SessionStatuses.OPEN_SQL))
                .hasSameElementsAs(all.stream()
                        .filter(session -> SessionStatuses.OPEN.contains(session.status))
                        .toList());
        assertThat(bySql(topic, SessionStatuses.ENDED_SQL))
                .hasSameElementsAs(all.stream()
                        .filter(session -> SessionStatuses.ENDED.contains(session.status))
                        .toList());
    }

    private List<ChatSession> bySql(long topic, String statuses) {
        return database.createNativeQuery(
                        "select s.* from chat_session s where s.topic_id = :topic and s.status in " + statuses,
                        ChatSession.class)
                .setParameter("topic", topic)
                .list();
    }

    @Test
    @TestTransaction
    void sessionsAndMessages_ofEveryKind_areVisibleByTheSameRule() {
        long topic = world.topic();
        long other = world.topic();
        String owner = world.agentOf(topic);
        List<User> callers = callersWithEveryRight(topic, other);
        sessionsOfAllStatuses(topic, owner);
        for (User caller : callers) {
            sessionsOfAllStatuses(topic, caller.loginName);
            transfer(world.active(topic, owner), "to_user_id", caller.id, "now() + interval '1 minute'", 0);
            transfer(world.active(other, owner), "to_user_id", caller.id, "now() - interval '1 minute'", 0);
        }
        transfer(world.active(topic, owner), "to_topic_id", other, "now() + interval '1 minute'", 0);
        transfer(world.active(other, owner), "to_topic_id", topic, "now() - interval '1 minute'", 0);
        transfer(world.active(other, owner), "to_topic_id", topic, "now() + interval '1 minute'", 1);
        List<ChatSession> all = inTopics(Set.of(topic, other), "true = true", Map.of());
        Map<Long, ChatTransfer> pending = database
                .createSelectionQuery(
                        "from ChatTransfer t where t.chatSession in :all and t.state = :pending", ChatTransfer.class)
                .setParameter("all", all)
                .setParameter("pending", ChatTransferState.PENDING)
                .list()
                .stream()
                .collect(toMap(transfer -> transfer.chatSession.id, Function.identity()));

        for (User caller : callers) {
            assertVisibility(caller, all, pending);
        }
    }

    /** 17 users with every combination of rights in the topic, or no membership, and the opposite rights in the other topic. */
    private List<User> callersWithEveryRight(long topic, long other) {
        String prefix = world.user();
        world.run(
                "insert into ejuser (loginname, username) select x, x from generate_series(0, 16) n, concat_ws(' ', ?::text, n) x",
                prefix);
        for (long each : List.of(topic, other)) {
            world.run(
                    "insert into chat_topic_user (topic_id, user_id, " + RIGHTS + ") select ?::bigint, u.id, "
                            + EVERY_RIGHTS
                            + " from ejuser u, cast(substring(u.loginname from '\\d+$') as integer) i, cast(case when ? then i else 15 - i end as integer) n"
                            + " where u.loginname like ? and i < 16",
                    each,
                    each == topic,
                    prefix + " %");
        }
        return database.createSelectionQuery("from User u where u.loginName like :name", User.class)
                .setParameter("name", prefix + " %")
                .list();
    }

    /** All combinations of status, bot and owner that the database accepts. */
    private void sessionsOfAllStatuses(long topic, String agent) {
        world.run("""
                insert into chat_session (topic_id, status, chatbot_isactive, user_id, rank, when_requested, when_started, when_ended, ticket_id)
                select ?, n, bot, case when owned then u.id end, 1000 + n, now() - interval '1 hour', now() - interval '1 hour',
                       case when n >= 7 then now() end, case when n = 10 then ?::bigint end
                from ejuser u, generate_series(0, 11) n, (values (false), (true)) as b (bot), (values (false), (true)) as o (owned)
                where u.loginname = ? and (not owned or n not between 1 and 4) and not (owned and bot and n in (5, 6))
                  and (owned or bot or n not in (5, 6))""", topic, world.ticket(agent), agent);
    }

    private void transfer(long session, String target, long id, String expiresAt, int state) {
        world.run(
                "insert into chat_transfer (session_id, requested_by, " + target
                        + ", requested_at, expires_at, state, resolved_at) select id, user_id, ?, now() - interval '2 minutes', "
                        + expiresAt
                        + ", state, case when state <> 0 then now() end from chat_session, cast(? as smallint) as o (state) where id = ?",
                id,
                state,
                session);
        if (target.equals("to_user_id") && state == 0) {
            world.run("update chat_session set transfer_to = ? where id = ?", id, session);
        }
    }

    private void assertVisibility(User caller, List<ChatSession> all, Map<Long, ChatTransfer> pending) {
        Actor.Agent actor = new Actor.Agent(caller.loginName, Set.of());
        Map<Long, ChatTopicMember> memberships = database
                .createSelectionQuery("from ChatTopicMember m where m.user = :caller", ChatTopicMember.class)
                .setParameter("caller", caller)
                .list()
                .stream()
                .collect(toMap(member -> member.topic.id, Function.identity()));
        Function<ChatTopic, ChatTopicMember> membership = topic -> memberships.get(topic.id);
        Predicate<ChatSession> offered = session -> {
            ChatTransfer transfer = pending.get(session.id);
            return transfer != null
                    && AccessRules.isOfferedTo(caller, transfer, () -> membership.apply(transfer.toTopic));
        };
        Function<ChatSession, SessionActor> who =
                session -> SessionActor.of(actor, caller, membership.apply(session.topic));
        Set<Long> topics = all.stream().map(session -> session.topic.id).collect(toSet());
        Map<String, Object> values = values(actor);

        List<ChatSession> seen = inTopics(topics, inHql(AccessRules.SEES_SESSION), values);
        assertThat(ids(seen))
                .isEqualTo(ids(all.stream()
                        .filter(session -> AccessRules.sees(who.apply(session), session) || offered.test(session))
                        .toList()));
        assertThat(ids(inTopics(topics, inHql(AccessRules.READS_MESSAGES), values)))
                .isEqualTo(ids(all.stream()
                        .filter(session ->
                                AccessRules.readsMessages(who.apply(session), session, offered.test(session)))
                        .toList()));
        assertThat(everSeen(all, values)).containsAll(ids(seen));
    }

    private Map<String, Object> values(Actor.Agent actor) {
        try (StatelessSession reading = sessions.openStatelessSession()) {
            return access.of(actor, reading);
        }
    }

    /** A rule with query parameters instead of access parameters. */
    private static String inHql(String rule) {
        return rule.replace("{row}", "s")
                .replaceAll("one_of\\(\\{(\\w+)}, ([\\w.]+)\\)", "$2 in (:$1)")
                .replaceAll("\\{(\\w+)}", ":$1");
    }

    private List<ChatSession> inTopics(Set<Long> topics, String hql, Map<String, Object> values) {
        SelectionQuery<ChatSession> query = database.createSelectionQuery(
                        "from ChatSession s where s.topic.id in (:topics) and (" + hql + ")", ChatSession.class)
                .setParameterList("topics", topics);
        values.forEach((name, value) -> bind(query, hql, name, value));
        return query.list();
    }

    private static void bind(SelectionQuery<?> query, String text, String name, Object value) {
        if (!text.contains(":" + name)) {
            return;
        }
        if (value instanceof Collection<?> list) {
            query.setParameterList(name, list);
        } else {
            query.setParameter(name, value);
        }
    }

    private List<Long> everSeen(List<ChatSession> all, Map<String, Object> values) {
        SelectionQuery<Long> query = database.createNativeQuery(AccessRules.EVER_SAW_SESSIONS, Long.class)
                .setParameterList("sessions", ids(all));
        values.forEach((name, value) -> bind(query, AccessRules.EVER_SAW_SESSIONS, name, value));
        return query.list();
    }

    private static Set<Long> ids(List<ChatSession> sessions) {
        return sessions.stream().map(session -> session.id).collect(toSet());
    }
}
