package dev.parley.chat.privacy;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.session.Retention;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import dev.parley.security.AllowedTo;
import dev.parley.security.CurrentActor;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Queries about the export of a person's data, and about retention. */
@GraphQLApi
public class PrivacyQueries {

    private static final String PREVIEW = """
            select count(*) filter (where not %1$s) as sessions, count(*) filter (where %1$s) as held,
                   min(coalesce(s.when_ended, s.when_requested)) filter (where not %1$s) as oldest,
                   now() - make_interval(secs => :retention) as before
            from chat_session s where s.topic_id = :topic and %2$s""".formatted(Retention.HELD, Retention.ENDED);

    private static final int MOST_DAYS = 36_500;

    private final CurrentActor currentActor;
    private final ChatConfig config;

    PrivacyQueries(CurrentActor currentActor, ChatConfig config) {
        this.currentActor = currentActor;
        this.config = config;
    }

    /** Throws UNAUTHENTICATED, FORBIDDEN, BAD_ID or BAD_ARGUMENT. */
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Query
    @NonNull @Description(
            "Where all data of a person can be downloaded: sessions with their messages, events, ratings and consents, e-mails, and tickets. Administrators only. Give either the person or an e-mail address. Without a link to a person, a session belongs to the person whose address was entered in it.")
    public PersonDataExport personDataExport(
            @io.smallrye.graphql.api.Nullable @Id @Name("personId") @Description("The person.") @Nullable String personId,
            @io.smallrye.graphql.api.Nullable @Name("email")
                    @Description("The e-mail address, in any spelling.")
                    @Nullable String email) {
        PersonDataDownload.administrator(currentActor.get());
        PersonDataDownload.wanted(personId, email);
        return new PersonDataExport(personId, email);
    }

    /** Throws UNAUTHENTICATED, FORBIDDEN, BAD_ID or BAD_ARGUMENT. */
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Query
    @NonNull @Description(
            "Counts the sessions that retention would delete in a topic now, with its present setting or another one. For managers of the topic and administrators.")
    public RetentionPreview retentionPreview(
            @NonNull @Id @Name("topicId") @Description("The topic.") String topicId,
            @io.smallrye.graphql.api.Nullable @Name("retentionDays")
                    @Description(
                            "A retention to try, from 1 to 36500 days. Defaults to that of the topic, or of the service.")
                    @Nullable Integer retentionDays) {
        Actor.Agent agent = AgentCaller.require(currentActor.get());
        long number = GlobalId.number("ChatTopic", topicId);
        if (!agent.isAdmin() && !manages(agent, number)) {
            throw new RequestException(RequestError.FORBIDDEN, "Only managers of the topic may read this.");
        }
        ChatTopic topic = ChatTopic.findById(number);
        if (topic == null) {
            throw new RequestException(RequestError.BAD_ID, "There is no topic with this id.");
        }
        if (retentionDays != null && (retentionDays < 1 || retentionDays > MOST_DAYS)) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT,
                    "Argument 'retentionDays' must be from 1 to 36500.",
                    Map.of("argument", "retentionDays"));
        }
        Long seconds = seconds(retentionDays == null ? topic.retentionDays : retentionDays);
        return seconds == null ? new RetentionPreview(null, 0, 0, null) : preview(number, seconds);
    }

    private static boolean manages(Actor.Agent agent, long topic) {
        return !agent.isBot()
                && ChatTopicMember.count(
                                "from ChatTopicMember m where m.topic.id = :topic and m.manager and "
                                        + User.isNamed("m.user", ":login") + " and " + User.existsHql("m.user"),
                                Map.of("topic", topic, "login", agent.loginname()))
                        > 0;
    }

    private @Nullable Long seconds(@Nullable Integer days) {
        return days != null
                ? (Long) ((long) days * Retention.SECONDS_OF_DAY)
                : config.retention().map(retention -> retention.toSeconds()).orElse(null);
    }

    private static RetentionPreview preview(long topic, long seconds) {
        Object[] found = Panache.getSession()
                .createNativeQuery(PREVIEW, Object[].class)
                .addScalar("sessions", Integer.class)
                .addScalar("held", Integer.class)
                .addScalar("oldest", Instant.class)
                .addScalar("before", Instant.class)
                .setParameter("topic", topic)
                .setParameter("retention", (double) seconds)
                .getSingleResult();
        return new RetentionPreview((Instant) found[3], (Integer) found[0], (Integer) found[1], (Instant) found[2]);
    }
}
