package dev.parley.chat.mutation;

import dev.parley.chat.lifecycle.SessionRef;
import dev.parley.graphql.value.GlobalId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Fields that the inputs of all mutations of a session have. */
@RegisterForReflection
public abstract class SessionInput extends MutationInput {

    @Id
    @NonNull @Description("The session.")
    public String chatSessionId;

    @Description(
            "Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT.")
    public @Nullable Integer expectedVersion;

    /** Returns the session, and the version that the caller has seen. */
    public SessionRef session() {
        return new SessionRef(GlobalId.number("ChatSession", chatSessionId), expectedVersion);
    }
}
