package dev.parley.chat.api;

import dev.parley.chat.lifecycle.SessionRef;
import dev.parley.graphql.model.GlobalId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** What the input of every mutation of one session has. */
@RegisterForReflection
public abstract class SessionInput extends MutationInput {

    @Id
    @NonNull @Description("The session.")
    public String chatSessionId;

    @Description(
            "The version that the caller has seen; if the session has another one by now, the answer is VERSION_CONFLICT.")
    public Integer expectedVersion;

    /** The session and the version that the caller has seen. */
    SessionRef session() {
        return new SessionRef(GlobalId.number("ChatSession", chatSessionId), expectedVersion);
    }
}
