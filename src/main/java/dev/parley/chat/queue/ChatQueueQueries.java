package dev.parley.chat.queue;

import dev.parley.chat.ChatTopic;
import dev.parley.crm.User;
import dev.parley.graphql.AgentCaller;
import dev.parley.graphql.GlobalId;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.graphql.api.Nullable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.hibernate.Session;

/** The queue as agents see it. */
@GraphQLApi
public class ChatQueueQueries {

    private static final String TOPICS_OF_AGENT = """
            from ChatTopic t
            where not t.deleted and t in (select m.topic from ChatTopicMember m
                        where %s and m.user.status <> dev.parley.crm.UserStatus.DELETED and (m.canRespond or m.notifications or m.canListen or m.manager))
            order by t.id""".formatted(User.isNamed("m.user", "?1"));

    private final CurrentActor currentActor;
    private final Clock clock;

    ChatQueueQueries(CurrentActor currentActor, Clock clock) {
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Fails with UNAUTHENTICATED, FORBIDDEN, BAD_ID. */
    @Query
    @NonNull @Description("Who waits in the caller's topics, and how long. For agents only.")
    public ChatQueue chatQueue(
            @Nullable @Name("topicIds")
                    @Description(
                            "Which topics; without, all that the caller is a member of, with whatever right. BAD_ID for any other topic, whether it exists or not.")
                    List<@NonNull String> topicIds) {
        return queueOf(topics(topicIds));
    }

    /** The caller's topics, or those of them that were chosen. */
    List<ChatTopic> topics(List<String> chosen) {
        Actor.Agent agent = AgentCaller.require(currentActor.get());
        List<ChatTopic> own = ChatTopic.list(TOPICS_OF_AGENT, agent.loginname());
        return chosen == null ? own : chosen(own, chosen);
    }

    /** The queue of topics as it is now. */
    ChatQueue queueOf(List<ChatTopic> topics) {
        Session database = Panache.getSession();
        return new ChatQueue(TopicQueue.of(database, topics, clock.instant()), PresentAgents.among(database, topics));
    }

    private static List<ChatTopic> chosen(List<ChatTopic> own, List<String> ids) {
        Map<Long, ChatTopic> byId = own.stream().collect(Collectors.toMap(topic -> topic.id, topic -> topic));
        return ids.stream()
                .map(id -> GlobalId.number("ChatTopic", id))
                .distinct()
                .map(number -> known(byId.get(number)))
                .toList();
    }

    private static ChatTopic known(ChatTopic topic) {
        if (topic == null) {
            throw new RequestException(RequestError.BAD_ID, "You are not a member of a topic with this id.");
        }
        return topic;
    }
}
