package dev.parley.chat;

import dev.parley.crm.User;
import dev.parley.graphql.NodeEntity;
import dev.parley.graphql.SettableColumns;
import dev.parley.security.Actor;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Topics, and who may do what in them. */
@ApplicationScoped
public class ChatAdministration {

    private final Clock clock;
    private final SettableColumns<ChatTopic> columns;

    ChatAdministration(Clock clock, SettableColumns<ChatTopic> columns) {
        this.clock = clock;
        this.columns = columns;
    }

    /**
     * An administrator makes a topic.
     *
     * @param settings columns by their names
     * @throws Refusal NOT_ALLOWED, VALIDATION, FIELD_REQUIRED, FIELD_TOO_LONG, NAME_TAKEN
     */
    @Transactional
    public Outcome createTopic(Actor.Agent actor, Map<String, Object> settings) {
        requireAdmin(actor);
        ChatTopic topic = new ChatTopic();
        configure(topic, settings);
        topic.persist();
        return Outcome.changed(List.of(topic));
    }

    /**
     * An administrator changes the settings of a topic.
     *
     * @param settings columns by their names; those that are missing stay as they are
     * @throws Refusal NOT_ALLOWED, TOPIC_NOT_FOUND, VALIDATION, FIELD_REQUIRED, FIELD_TOO_LONG, NAME_TAKEN
     */
    @Transactional
    public Outcome updateTopic(Actor.Agent actor, long id, Map<String, Object> settings) {
        requireAdmin(actor);
        ChatTopic topic = ChatTopic.toBeChanged(id);
        return configure(topic, settings) ? changed(topic) : Outcome.unchanged(topic);
    }

    private boolean configure(ChatTopic topic, Map<String, Object> settings) {
        columns.missingText(settings).ifPresent(column -> refuse(RefusalCode.FIELD_REQUIRED, column));
        columns.cleared(settings).ifPresent(column -> refuse(RefusalCode.VALIDATION, column));
        columns.tooShort(settings, Panache.getEntityManager())
                .ifPresent(column -> refuse(RefusalCode.FIELD_TOO_LONG, column));
        if (settings.get("name") instanceof String name && topic.isTakenByAnother(name)) {
            refuse(RefusalCode.NAME_TAKEN, "name");
        }
        if (settings.get("timeZone") instanceof String zone && !zone.equals(topic.timeZone) && !isTimeZone(zone)) {
            refuse(RefusalCode.VALIDATION, "timeZone");
        }
        return topic.configure(settings, columns);
    }

    /** Whether the database knows a time zone: its list and Java's are of different age. */
    private static boolean isTimeZone(String name) {
        return (boolean) Panache.getEntityManager()
                .createNativeQuery("select parley_is_time_zone(:name)", Boolean.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    /**
     * An administrator deletes a topic. Its sessions stay, and can be read.
     *
     * @throws Refusal NOT_ALLOWED, TOPIC_NOT_FOUND, TOPIC_IN_USE
     */
    @Transactional
    public Outcome deleteTopic(Actor.Agent actor, long id) {
        requireAdmin(actor);
        ChatTopic topic = ChatTopic.toBeDeleted(id);
        if (topic.deleted) {
            return Outcome.unchanged(topic);
        }
        if (ChatSession.count("topic = ?1 and status in " + ChatLinks.OPEN_HQL, topic) > 0 || isOffered(topic)) {
            refuse(RefusalCode.TOPIC_IN_USE, "topicId");
        }
        topic.retire();
        return changed(topic);
    }

    private boolean isOffered(ChatTopic topic) {
        return ChatTransfer.count(
                        "toTopic = ?1 and state = ?2 and expiresAt > ?3",
                        topic,
                        ChatTransferState.PENDING,
                        clock.instant())
                > 0;
    }

    /**
     * An administrator or a manager of the topic says what a user may do in it. Managers are made by administrators only.
     *
     * @throws Refusal NOT_ALLOWED, TOPIC_NOT_FOUND, USER_NOT_FOUND, VALIDATION
     */
    @Transactional
    public Outcome setMember(Actor.Agent actor, long topicId, long userId, TopicRights rights) {
        ChatTopic topic = ChatTopic.existing(topicId, "topicId");
        requireManager(actor, topic);
        User user = ChatDesk.lockUser(userId);
        ChatTopicMember known = ChatDesk.memberOf(topic, user);
        ChatTopicMember member = known == null ? ChatTopicMember.of(topic, user) : known;
        boolean managed = member.manager;
        boolean changed = member.grant(rights);
        if (member.manager != managed) {
            requireAdmin(actor, "manager");
        }
        if (!changed) {
            return Outcome.unchanged(member);
        }
        member.persist();
        return changed(member);
    }

    /**
     * An administrator or a manager of the topic takes a user out of it, who must be done there.
     *
     * @throws Refusal NOT_ALLOWED, TOPIC_NOT_FOUND, USER_NOT_FOUND, TOPIC_IN_USE
     */
    @Transactional
    public Outcome removeMember(Actor.Agent actor, long topicId, long userId) {
        ChatTopic topic = ChatTopic.existing(topicId, "topicId");
        requireManager(actor, topic);
        // Locked as by an accept, which makes sure that the user is a member.
        User user = ChatDesk.lockUser(userId);
        ChatTopicMember member = ChatDesk.memberOf(topic, user);
        if (member == null) {
            return Outcome.unchanged(topic);
        }
        if (member.manager) {
            requireAdmin(actor, "userId");
        }
        if (ChatSession.count("topic = ?1 and user = ?2 and status in " + ChatRights.ACTIVE, topic, user) > 0) {
            refuse(RefusalCode.TOPIC_IN_USE, "userId");
        }
        member.delete();
        return changed(topic);
    }

    private static Outcome changed(NodeEntity object) {
        return Outcome.changed(List.of(object));
    }

    private static void requireManager(Actor.Agent actor, ChatTopic topic) {
        if (actor.isAdmin()) {
            return;
        }
        ChatTopicMember own = ChatDesk.memberOf(topic, ChatDesk.user(actor));
        if (own == null || !own.manager) {
            refuse(RefusalCode.NOT_ALLOWED, "topicId");
        }
    }

    private static void requireAdmin(Actor.Agent actor) {
        requireAdmin(actor, null);
    }

    /** The path is the field that only administrators may use so; null where it is the mutation as a whole. */
    private static void requireAdmin(Actor.Agent actor, String path) {
        if (!actor.isAdmin()) {
            refuse(RefusalCode.NOT_ALLOWED, path);
        }
    }

    private static void refuse(RefusalCode code, String path) {
        throw new Refusal(code, path);
    }
}
