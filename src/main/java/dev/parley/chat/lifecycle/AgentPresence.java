package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.ChatPresence;
import dev.parley.crm.User;
import dev.parley.event.EventPublisher;
import dev.parley.graphql.value.InputValue;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Sets the presence of agents, how many sessions they take at once, and their skills. */
@ApplicationScoped
public class AgentPresence {

    /** SQL: whether a user manages a topic of which another user is a member. */
    private static final String MANAGES = """
            select exists (
              select from chat_topic_user o
              join chat_topic t on t.id = o.topic_id and not t.deleted
              join chat_topic_user m on m.topic_id = o.topic_id and m.manager
              join ejuser u on u.id = m.user_id
              where o.user_id = ? and lower(u.loginname) = lower(?))""";

    private final EventPublisher feed;
    private final PendingWrites writes;

    AgentPresence(EventPublisher feed, PendingWrites writes) {
        this.feed = feed;
        this.writes = writes;
    }

    /**
     * Sets a user's presence. Agents set their own; managers set that of members of their topics; administrators set anyone's.
     *
     * @param userId the user, or null for the caller
     * @param expectedVersion the version of the user that the caller has seen; null to skip the check
     * @param why reason of the absence; if it is not given, an agent who is away already keeps the reason
     * @throws RefusalException USER_NOT_FOUND, NOT_ALLOWED, VERSION_CONFLICT
     */
    @Transactional
    public Outcome set(
            Actor.Agent actor,
            @Nullable Long userId,
            @Nullable Integer expectedVersion,
            ChatPresence presence,
            InputValue<String> why) {
        User user = userId == null ? self(actor) : other(actor, userId, true);
        RefusalException.requireVersion(expectedVersion, user.version);
        boolean changed = switch (presence) {
            case PRESENT -> user.setPresent();
            case AWAY -> user.setAway(why.over(user.presence == ChatPresence.AWAY ? user.awayReason : null));
        };
        if (changed) {
            feed.presence(user.id);
        }
        return changed ? Outcome.changed(List.of(user)) : Outcome.unchanged(user);
    }

    /**
     * Sets how many sessions a user takes at once. Managers set that of members of their topics; administrators set anyone's.
     *
     * @param expectedVersion the version of the user that the caller has seen; null to skip the check
     * @param capacity greatest number of active sessions; null for no limit
     * @throws RefusalException USER_NOT_FOUND, NOT_ALLOWED, VERSION_CONFLICT
     */
    @Transactional
    public Outcome setCapacity(
            Actor.Agent actor, long userId, @Nullable Integer expectedVersion, @Nullable Integer capacity) {
        User user = other(actor, userId, false);
        RefusalException.requireVersion(expectedVersion, user.version);
        if (!user.limitSessions(capacity)) {
            return Outcome.unchanged(user);
        }
        // Offers depend on it as on the presence.
        feed.presence(user.id);
        return Outcome.changed(List.of(user));
    }

    /**
     * Replaces the skills of a user. Managers set those of members of their topics; administrators set anyone's.
     *
     * @param expectedVersion the version of the user that the caller has seen; null to skip the check
     * @param skillIds numbers of the skills, in order
     * @throws RefusalException USER_NOT_FOUND, NOT_ALLOWED, VERSION_CONFLICT, TAG_NOT_FOUND
     */
    @Transactional
    public Outcome setSkills(Actor.Agent actor, long userId, @Nullable Integer expectedVersion, List<Long> skillIds) {
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<User> locked = other(rows, actor, userId, false);
        ChosenTags skills = new ChosenTags(rows, ChosenTags.Pairs.USER_SKILLS, userId, skillIds);
        rows.run();
        User user = locked.get();
        RefusalException.requireVersion(expectedVersion, user.version);
        skills.facts().requireKnown("skillIds");
        if (!skills.facts().differ()) {
            return Outcome.unchanged(user);
        }
        user.countSkillsChange();
        skills.write(user, writes);
        // Offers depend on them as on the presence.
        feed.presence(user.id);
        return Outcome.changed(List.of(user));
    }

    private User self(Actor.Agent actor) {
        EntityRows rows = new EntityRows(writes.pipeline());
        var user = rows.read(
                User.class, LockMode.PESSIMISTIC_WRITE, SessionLoading.USER + SessionLoading.LOCK, actor.loginname());
        rows.run();
        return SessionUnitOfWork.known(user.get());
    }

    private User other(Actor.Agent actor, long id, boolean maybeSelf) {
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<User> user = other(rows, actor, id, maybeSelf);
        rows.run();
        return user.get();
    }

    /** Adds the reads. The user is checked afterwards. */
    private static Supplier<User> other(EntityRows rows, Actor.Agent actor, long id, boolean maybeSelf) {
        var caller = rows.read(User.class, LockMode.READ, SessionLoading.USER, actor.loginname());
        var locked = SessionUnitOfWork.lockUser(rows, id);
        var manages = rows.values(Boolean.class, MANAGES, id, actor.loginname());
        return () -> {
            if (!actor.isAdmin()) {
                SessionUnitOfWork.known(caller.get());
            }
            User user = SessionUnitOfWork.undeleted(locked.get());
            boolean isSelf = maybeSelf && user.loginName.equalsIgnoreCase(actor.loginname());
            boolean mayBeSet = actor.isAdmin() || isSelf || manages.get(0);
            if (!mayBeSet) {
                throw new RefusalException(RefusalCode.NOT_ALLOWED, "userId");
            }
            return user;
        };
    }
}
