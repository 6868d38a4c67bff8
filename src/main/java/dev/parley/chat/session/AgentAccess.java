package dev.parley.chat.session;

import static java.lang.Boolean.TRUE;

import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.graphql.read.AccessParameters;
import dev.parley.security.Actor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.StatelessSession;

/**
 * Provides the parameters of the rules in {@link AccessRules} for an agent: its user id {me}, the topics whose sessions it may read {sees}, whose
 * messages it may read {hears}, in which it may respond {answers}, and whether it is a member of any topic {staff}. A token without a user, or with a
 * deleted user, has no access. A read-only user may not respond anywhere.
 */
@Singleton
class AgentAccess implements AccessParameters {

    /** An id that no row has, because an empty list is not valid SQL. */
    private static final Long NONE = 0L;

    private static final String FIND = """
            select u.id, m.topic.id, m.canRespond and %s, %s, %s
            from User u left join ChatTopicMember m on m.user.id = u.id
            where %s and %s
            order by m.topic.id""".formatted(
                    User.mayActHql("u"),
                    ChatTopicMember.listensHql("m"),
                    ChatTopicMember.hasAnyRightHql("m"),
                    User.isNamed("u", ":login"),
                    User.existsHql("u"));

    private static final String SESSIONS = "select 1 from ChatSession s where s.user.id = :me or s.transferTo.id = :me";

    /** A user and one of its topics with the rights there; the topic is null for a user without any. */
    private record Right(Long user, Long topic, boolean answers, boolean hears, boolean sees) {

        static Right of(Object[] row) {
            return new Right(
                    (Long) row[0], (Long) row[1], TRUE.equals(row[2]), TRUE.equals(row[3]), TRUE.equals(row[4]));
        }
    }

    @Override
    public Map<String, Object> of(Actor.Agent agent, StatelessSession database) {
        List<Right> rights =
                database
                        .createSelectionQuery(FIND, Object[].class)
                        .setParameter("login", agent.loginname())
                        .list()
                        .stream()
                        .map(Right::of)
                        .toList();
        Long me = rights.isEmpty() ? NONE : rights.get(0).user();
        List<Long> sees = topics(rights, Right::sees);
        return Map.of(
                "me",
                me,
                "sees",
                sees,
                "hears",
                topics(rights, Right::hears),
                "answers",
                topics(rights, Right::answers),
                "staff",
                !sees.contains(NONE) || hasSessions(me, database));
    }

    @Override
    public boolean isKept(Map<String, Object> values) {
        return !List.of(NONE).equals(values.get("sees"));
    }

    private static List<Long> topics(List<Right> rights, Predicate<Right> right) {
        List<Long> topics = rights.stream().filter(right).map(Right::topic).toList();
        return topics.isEmpty() ? List.of(NONE) : topics;
    }

    private static boolean hasSessions(Long me, StatelessSession database) {
        return !database.createSelectionQuery(SESSIONS, Integer.class)
                .setParameter("me", me)
                .setMaxResults(1)
                .list()
                .isEmpty();
    }
}
