package dev.parley.chat.service;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.attachment.AttachmentConfig;
import dev.parley.chat.push.PushKeys;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.graphql.error.CatalogEntry;
import dev.parley.graphql.error.RequestError;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Root queries about the caller and the service. The root queries of entities are generated from the entities. */
@GraphQLApi
public class ServiceQueries {

    private final CurrentActor currentActor;
    private final ChatConfig config;
    private final AttachmentConfig attachments;
    private final PushKeys pushKeys;
    private final String version;

    ServiceQueries(
            CurrentActor currentActor,
            ChatConfig config,
            AttachmentConfig attachments,
            PushKeys pushKeys,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.currentActor = currentActor;
        this.config = config;
        this.attachments = attachments;
        this.pushKeys = pushKeys;
        this.version = version;
    }

    /** Returns the caller. */
    @Query
    @NonNull @Description("The caller: its kind, user and topic rights.")
    public Viewer viewer() {
        Actor actor = currentActor.get();
        User user = actor instanceof Actor.Agent agent
                ? User.named(agent.loginname()).stream()
                        .filter(named -> !named.wasDeleted())
                        .findFirst()
                        .orElse(null)
                : null;
        List<ChatTopicMember> memberships =
                user == null ? List.of() : ChatTopicMember.list("user = ?1 and not topic.deleted order by id", user);
        return new Viewer(actor, user, memberships);
    }

    /** Returns every error code that a response may contain. */
    @Query
    @NonNull @Description("All error codes, with meaning and remedy.")
    public List<@NonNull ErrorCatalogEntry> errorCatalog() {
        Stream<CatalogEntry> all = Stream.concat(Stream.of(RequestError.values()), Stream.of(RefusalCode.values()));
        return all.map(ErrorCatalogEntry::new).toList();
    }

    /** Returns version, limits and intervals of this service. */
    @Query
    @NonNull @Description("Version, limits and intervals of this service.")
    public ServiceInfo serviceInfo() {
        return new ServiceInfo(version, config, attachments, pushKeys.publicKey());
    }
}
