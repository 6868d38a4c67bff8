package dev.parley.chat;

import dev.parley.crm.ChatPresence;
import dev.parley.crm.User;
import dev.parley.event.FeedNews;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Which agents are there. */
@ApplicationScoped
public class AgentPresence {

    private static final String MEMBER_OF_A_TOPIC_THAT_IS_MANAGED_BY =
            "user = ?1 and topic in (select m.topic from ChatTopicMember m where m.manager and "
                    + User.isNamed("m.user", "?2")
                    + " and m.user.status <> dev.parley.crm.UserStatus.DELETED and not m.topic.deleted)";

    private final FeedNews feed;

    AgentPresence(FeedNews feed) {
        this.feed = feed;
    }

    /**
     * A user comes or goes, or is said to by a manager of one of its topics or an administrator.
     *
     * @param userId null for the caller
     * @param why the user is away, or null
     * @throws Refusal USER_NOT_FOUND, NOT_ALLOWED
     */
    @Transactional
    public Outcome set(Actor.Agent actor, Long userId, ChatPresence presence, String why) {
        User user = userId == null ? ChatDesk.lock(actor) : ChatDesk.lockUser(userId);
        if (!maySet(actor, user)) {
            throw new Refusal(RefusalCode.NOT_ALLOWED, "userId");
        }
        boolean changed = switch (presence) {
            case PRESENT -> user.arrive();
            case NOT_PRESENT -> user.leave(why);
        };
        if (changed) {
            feed.presence(user.id);
        }
        return changed ? Outcome.changed(List.of(user)) : Outcome.unchanged(user);
    }

    private static boolean maySet(Actor.Agent actor, User user) {
        return actor.isAdmin()
                || user.loginname.equalsIgnoreCase(actor.loginname())
                || ChatTopicMember.count(MEMBER_OF_A_TOPIC_THAT_IS_MANAGED_BY, user, actor.loginname()) > 0;
    }
}
