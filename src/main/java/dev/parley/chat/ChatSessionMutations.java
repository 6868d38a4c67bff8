package dev.parley.chat;

import dev.parley.graphql.GlobalId;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.graphql.Strings;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The wire of the lifecycle: reads inputs, fills payloads, turns refusals into userErrors. */
@GraphQLApi
public class ChatSessionMutations {

    private static final int ALIAS_LENGTH = 64;
    private static final int FIELD_LENGTH = 255;
    private static final int PHONE_LENGTH = 32;
    private static final String INPUT = "What to do.";

    private final ChatLifecycle lifecycle;
    private final CurrentActor currentActor;
    private final ChatConfig config;

    ChatSessionMutations(ChatLifecycle lifecycle, CurrentActor currentActor, ChatConfig config) {
        this.lifecycle = lifecycle;
        this.currentActor = currentActor;
        this.config = config;
    }

    /** Refused with TOPIC_NOT_FOUND, FIELD_TOO_LONG, MESSAGE_TOO_LONG. */
    @Mutation
    @NonNull @Description(
            "A customer asks for a session: it waits in the queue of the topic. With the key of an open session of the topic, that session is returned.")
    public RequestChatSessionPayload requestChatSession(
            @NonNull @Name("input") @Description(INPUT) RequestChatSessionInput input) {
        return answer(input, new RequestChatSessionPayload(), () -> {
            long topic = GlobalId.number("ChatTopic", input.topicId);
            ChatRequest request = new ChatRequest(
                    field("customerAlias", input.customerAlias, ALIAS_LENGTH),
                    field("name", input.name, FIELD_LENGTH),
                    field("companyName", input.companyName, FIELD_LENGTH),
                    field("email", input.email, FIELD_LENGTH),
                    field("phone", input.phone, PHONE_LENGTH),
                    input.country,
                    Boolean.TRUE.equals(input.consented),
                    currentActor.host());
            String message = input.message == null ? null : message(input.message);
            return lifecycle.request(currentActor.get(), topic, request, message);
        });
    }

    /** Refused with NOT_FOUND, VERSION_CONFLICT, ALREADY_ACCEPTED, NOT_IN_QUEUE, NOT_TOPIC_MEMBER, AT_CAPACITY. */
    @Mutation
    @NonNull @Description("An agent takes a session from the queue. Of several who try, one gets it; the others are told who.")
    public AcceptChatSessionPayload acceptChatSession(
            @NonNull @Name("input") @Description(INPUT) AcceptChatSessionInput input) {
        return answer(
                input,
                new AcceptChatSessionPayload(),
                () -> lifecycle.accept(agent(), session(input), input.expectedVersion));
    }

    /** Refused with NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, FIELD_REQUIRED, MESSAGE_TOO_LONG. */
    @Mutation
    @NonNull @Description("The customer or the agent of a session writes a message.")
    public SendChatMessagePayload sendChatMessage(
            @NonNull @Name("input") @Description(INPUT) SendChatMessageInput input) {
        return answer(
                input,
                new SendChatMessagePayload(),
                () -> lifecycle.send(
                        currentActor.get(), session(input), input.expectedVersion, message(input.message)));
    }

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_OWNER. */
    @Mutation
    @NonNull @Description(
            "The customer, the agent of a session or a manager of its topic ends it. Ended again, it stays as it was.")
    public EndChatSessionPayload endChatSession(@NonNull @Name("input") @Description(INPUT) EndChatSessionInput input) {
        return answer(
                input,
                new EndChatSessionPayload(),
                () -> lifecycle.end(currentActor.get(), session(input), input.expectedVersion));
    }

    private static <P extends MutationPayload> P answer(MutationInput input, P payload, Supplier<ChatOutcome> action) {
        payload.clientMutationId = input.clientMutationId;
        try {
            payload.fill(action.get());
        } catch (Refusal refusal) {
            payload.userErrors = List.of(refusal.toUserError());
        }
        return payload;
    }

    private Actor.Agent agent() {
        if (currentActor.get() instanceof Actor.Agent agent) {
            return agent;
        }
        throw new RequestException(RequestError.UNAUTHENTICATED, "Sign in as an agent.");
    }

    private static long session(SessionInput input) {
        return GlobalId.number("ChatSession", input.chatSessionId);
    }

    private String message(String text) {
        if (Strings.wellFormed(text).isBlank()) {
            throw new Refusal(RefusalCode.FIELD_REQUIRED, "message");
        }
        if (text.length() > config.maxMessageLength()) {
            throw new Refusal(RefusalCode.MESSAGE_TOO_LONG, "message");
        }
        return text;
    }

    private static String field(String name, String text, int length) {
        if (text != null && Strings.wellFormed(text).length() > length) {
            throw new Refusal(RefusalCode.FIELD_TOO_LONG, name);
        }
        return text;
    }
}
