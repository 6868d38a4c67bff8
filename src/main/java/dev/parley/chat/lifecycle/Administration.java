package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.MemberRightsChange;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.schema.SettableColumns;
import dev.parley.security.Actor;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes topics and their members. Each method is one transaction. */
@ApplicationScoped
public class Administration {

    private static final String IS_NAME_TAKEN =
            "select exists (select from chat_topic t where t.name = ? and not t.deleted and t.id <> ?)";

    private static final String TIME_ZONE = "openingHours.timeZone";

    /** Asks the database whether it knows a time zone: its list and Java's may differ in age. */
    private static final String IS_TIME_ZONE = "select parley_is_time_zone(?)";

    private static final String IS_IN_USE =
            "select exists (select from chat_session s where s.topic_id = ? and s.status in "
                    + SessionStatuses.OPEN_SQL
                    + ") or exists (select from chat_transfer t where t.to_topic_id = ? and t.state = 0 and t.expires_at > ?)";

    private static final String IS_IN_CONVERSATION =
            "select exists (select from chat_session s where s.topic_id = ? and s.user_id = ? and s.status in "
                    + SessionStatuses.ACTIVE_SQL + ")";

    private static final String MEMBER =
            "from chat_topic_user r where r.topic_id = ? and r.user_id = ?" + SessionLoading.LOCK;

    private static final String OWN_MEMBERSHIP = """
            from chat_topic_user r join ejuser u on u.id = r.user_id
            where r.topic_id = ? and lower(u.loginname) = lower(?)""";

    private final Clock clock;
    private final SettableColumns<ChatTopic> columns;
    private final PendingWrites writes;

    Administration(Clock clock, SettableColumns<ChatTopic> columns, PendingWrites writes) {
        this.clock = clock;
        this.columns = columns;
        this.writes = writes;
    }

    /**
     * Creates a topic. Administrators only.
     *
     * @param settings values by path
     * @throws RefusalException NOT_ALLOWED, VALIDATION, FIELD_REQUIRED, FIELD_TOO_LONG, TOO_MANY_PERIODS, NAME_TAKEN
     */
    @Transactional
    public Outcome createTopic(Actor.Agent actor, Map<String, Object> settings) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Checks checks = new Checks(rows, settings, 0);
        rows.run();
        ChatTopic topic = new ChatTopic();
        configure(topic, settings, checks);
        writes.insert(topic);
        return changed(topic);
    }

    /**
     * Changes the settings of a topic. Administrators only.
     *
     * @param expectedVersion the version of the topic that the caller has seen; null to skip the check
     * @param settings values by path; missing settings keep their value
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, VERSION_CONFLICT, VALIDATION, FIELD_REQUIRED, FIELD_TOO_LONG, TOO_MANY_PERIODS,
     *     NAME_TAKEN
     */
    @Transactional
    public Outcome updateTopic(
            Actor.Agent actor, long id, @Nullable Integer expectedVersion, Map<String, Object> settings) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        var locked = ChatTopic.locked(rows, "no key update", id);
        Checks checks = new Checks(rows, settings, id);
        rows.run();
        ChatTopic topic = ChatTopic.existing(locked.get(), "topicId");
        RefusalException.requireVersion(expectedVersion, topic.version);
        return configure(topic, settings, checks) ? changed(topic) : Outcome.unchanged(topic);
    }

    /**
     * Replaces the skills that new sessions of a topic need. Administrators only.
     *
     * @param expectedVersion the version of the topic that the caller has seen; null to skip the check
     * @param skillIds numbers of the skills, in order
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, VERSION_CONFLICT, TAG_NOT_FOUND
     */
    @Transactional
    public Outcome setSkills(Actor.Agent actor, long id, @Nullable Integer expectedVersion, List<Long> skillIds) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        var locked = ChatTopic.locked(rows, "no key update", id);
        ChosenTags skills = new ChosenTags(rows, ChosenTags.Pairs.TOPIC_SKILLS, id, skillIds);
        rows.run();
        ChatTopic topic = ChatTopic.existing(locked.get(), "topicId");
        RefusalException.requireVersion(expectedVersion, topic.version);
        skills.facts().requireKnown("skillIds");
        if (!skills.facts().differ()) {
            return Outcome.unchanged(topic);
        }
        topic.countSkillsChange();
        skills.write(topic, writes);
        return changed(topic);
    }

    /** Facts about new settings, read from the database. Empty for settings that are not changed. */
    private record Checks(List<Boolean> isNameTaken, List<Boolean> isTimeZone) {

        Checks(EntityRows rows, Map<String, Object> settings, long topic) {
            this(
                    settings.get("name") instanceof String name
                            ? rows.values(Boolean.class, IS_NAME_TAKEN, name, topic)
                            : List.of(),
                    settings.get(TIME_ZONE) instanceof String zone
                            ? rows.values(Boolean.class, IS_TIME_ZONE, zone)
                            : List.of());
        }
    }

    private boolean configure(ChatTopic topic, Map<String, Object> settings, Checks checks) {
        columns.missingText(settings).ifPresent(path -> refuse(RefusalCode.FIELD_REQUIRED, path));
        columns.missingOther(settings).ifPresent(path -> refuse(RefusalCode.VALIDATION, path));
        columns.tooLong(settings, Panache.getEntityManager())
                .ifPresent(path -> refuse(RefusalCode.FIELD_TOO_LONG, path));
        if (checks.isNameTaken().contains(true)) {
            refuse(RefusalCode.NAME_TAKEN, "name");
        }
        boolean newZone = !topic.timeZone.equals(settings.get(TIME_ZONE));
        if (newZone && checks.isTimeZone().contains(false)) {
            refuse(RefusalCode.VALIDATION, TIME_ZONE);
        }
        return topic.configure(settings, columns);
    }

    /**
     * Deletes a topic. Administrators only. Its sessions are kept and remain readable.
     *
     * @param expectedVersion the version of the topic that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, VERSION_CONFLICT, TOPIC_IN_USE
     */
    @Transactional
    public Outcome deleteTopic(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        var locked = ChatTopic.locked(rows, "update", id);
        var inUse =
                rows.values(Boolean.class, IS_IN_USE, id, id, clock.instant().atOffset(ZoneOffset.UTC));
        rows.run();
        ChatTopic topic = locked.get();
        if (topic == null) {
            throw new RefusalException(RefusalCode.TOPIC_NOT_FOUND, "topicId");
        }
        RefusalException.requireVersion(expectedVersion, topic.version);
        if (topic.deleted) {
            return Outcome.unchanged(topic);
        }
        if (inUse.get(0)) {
            refuse(RefusalCode.TOPIC_IN_USE, "topicId");
        }
        topic.retire();
        return changed(topic);
    }

    /**
     * Adds a member to a topic or changes its rights. Allowed for administrators and managers of the topic; only administrators appoint managers.
     *
     * @param expectedVersion the version of the member that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, USER_NOT_FOUND, VERSION_CONFLICT, VALIDATION
     */
    @Transactional
    public Outcome setMember(
            Actor.Agent actor,
            long topicId,
            long userId,
            @Nullable Integer expectedVersion,
            MemberRightsChange rights) {
        MemberRows found = membership(actor, topicId, userId);
        SessionUnitOfWork.undeleted(found.user());
        ChatTopicMember member =
                found.member() == null ? ChatTopicMember.of(found.topic(), found.user()) : found.member();
        if (member.isManagerChangedBy(rights)) {
            requireAdmin(actor, "manager");
        }
        found.requireVersion(expectedVersion);
        if (!member.grant(rights)) {
            return Outcome.unchanged(member);
        }
        if (found.member() == null) {
            writes.insert(member);
        }
        return changed(member);
    }

    /**
     * Removes a member without active sessions from a topic. Allowed for administrators and managers of the topic; only administrators remove
     * managers.
     *
     * @param expectedVersion the version of the member that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, USER_NOT_FOUND, VERSION_CONFLICT, TOPIC_IN_USE
     */
    @Transactional
    public Outcome removeMember(Actor.Agent actor, long topicId, long userId, @Nullable Integer expectedVersion) {
        MemberRows found = membership(actor, topicId, userId);
        ChatTopicMember member = found.member();
        if (member != null && member.manager) {
            requireAdmin(actor, "userId");
        }
        found.requireVersion(expectedVersion);
        if (member == null) {
            return Outcome.unchanged(found.topic());
        }
        if (found.inConversation()) {
            refuse(RefusalCode.TOPIC_IN_USE, "userId");
        }
        writes.delete(member);
        return changed(found.topic());
    }

    /** @param member the membership, or null if there is none */
    private record MemberRows(
            ChatTopic topic, User user, @Nullable ChatTopicMember member, boolean inConversation) {

        void requireVersion(@Nullable Integer expected) {
            RefusalException.requireVersion(expected, member == null ? null : (Integer) member.version);
        }
    }

    /** Locks the user as an accept does, so that an accept cannot use rights that are being changed. */
    private MemberRows membership(Actor.Agent actor, long topicId, long userId) {
        EntityRows rows = new EntityRows(writes.pipeline());
        var topic = ChatTopic.locked(rows, "key share", topicId);
        var caller = rows.read(User.class, LockMode.READ, SessionLoading.USER, actor.loginname());
        var own = rows.read(ChatTopicMember.class, LockMode.READ, OWN_MEMBERSHIP, topicId, actor.loginname());
        var user = SessionUnitOfWork.lockUser(rows, userId);
        var member = rows.read(ChatTopicMember.class, LockMode.PESSIMISTIC_WRITE, MEMBER, topicId, userId);
        var inConversation = rows.values(Boolean.class, IS_IN_CONVERSATION, topicId, userId);
        rows.run();
        ChatTopic existing = ChatTopic.existing(topic.get(), "topicId");
        if (!actor.isAdmin()) {
            SessionUnitOfWork.known(caller.get());
            requireManager(own.get());
        }
        return new MemberRows(existing, SessionUnitOfWork.existing(user.get()), member.get(), inConversation.get(0));
    }

    private static Outcome changed(NodeEntity object) {
        return Outcome.changed(List.of(object));
    }

    private static void requireManager(@Nullable ChatTopicMember own) {
        if (own == null || !own.manager) {
            refuse(RefusalCode.NOT_ALLOWED, "topicId");
        }
    }

    private static void requireAdmin(Actor.Agent actor) {
        requireAdmin(actor, null);
    }

    /**
     * Requires an administrator.
     *
     * @param path the input field that only administrators may use; null for the mutation as a whole
     */
    private static void requireAdmin(Actor.Agent actor, @Nullable String path) {
        if (!actor.isAdmin()) {
            refuse(RefusalCode.NOT_ALLOWED, path);
        }
    }

    private static void refuse(RefusalCode code, @Nullable String path) {
        throw new RefusalException(code, path);
    }
}
