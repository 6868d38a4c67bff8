package dev.parley.chat.queue;

import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import dev.parley.security.AllowedTo;
import dev.parley.security.CurrentActor;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The query chatQueue. */
@GraphQLApi
public class ChatQueueQueries {

    private final CurrentActor currentActor;
    private final Clock clock;

    ChatQueueQueries(CurrentActor currentActor, Clock clock) {
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Throws UNAUTHENTICATED, FORBIDDEN or BAD_ID. */
    @AllowedTo({AccessRole.AGENT, AccessRole.BOT})
    @Query
    @NonNull @Description("The combined queue of the caller's topics. For agents only.")
    public ChatQueue chatQueue(
            @io.smallrye.graphql.api.Nullable @Name("topicIds")
                    @Description(
                            "The topics. Defaults to all topics of which the caller is a member, with any right. BAD_ID for any other topic, whether it exists or not.")
                    @Nullable List<@NonNull String> topicIds) {
        Actor.Agent agent = AgentCaller.require(currentActor.get());
        List<TopicQueue> own = TopicQueue.of(
                Panache.getSession(), ChatTopicMember.OF_AGENT_HQL, "login", agent.loginname(), clock.instant());
        return new ChatQueue(chosen(own, queue -> queue.topic().id, topicIds));
    }

    /** Returns the ids of the caller's topics, or of the chosen ones. */
    List<Long> topics(@Nullable List<String> chosen) {
        Actor.Agent agent = AgentCaller.require(currentActor.get());
        List<ChatTopic> own = ChatTopic.list(
                "from ChatTopic t where " + ChatTopicMember.OF_AGENT_HQL + " order by t.id",
                Map.of("login", agent.loginname()));
        return chosen(own.stream().map(topic -> topic.id).toList(), Function.identity(), chosen);
    }

    /**
     * Returns the caller's own topics that were chosen, in the chosen order; all if none was.
     *
     * @param number returns the id of a topic
     * @throws RequestException BAD_ID if a topic is not the caller's
     */
    static <T> List<T> chosen(List<T> own, Function<T, Long> number, @Nullable List<String> ids) {
        if (ids == null) {
            return own;
        }
        Map<Long, T> byId = own.stream().collect(Collectors.toMap(number, each -> each));
        return ids.stream()
                .map(id -> GlobalId.number("ChatTopic", id))
                .distinct()
                .map(each -> known(byId.get(each)))
                .toList();
    }

    private static <T> T known(@Nullable T own) {
        if (own == null) {
            throw new RequestException(RequestError.BAD_ID, "You are not a member of a topic with this id.");
        }
        return own;
    }
}
