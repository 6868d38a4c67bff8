package dev.parley.chat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;

/** What the input of every mutation has. Quarkus registers the inputs for reflection, but not what they extend. */
@RegisterForReflection
public abstract class MutationInput {

    @Description("Comes back in the payload.")
    public String clientMutationId;
}
