package dev.parley.support;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Lets everybody's credentials be checked as late as a test wants, as an identity provider far away would. */
@Singleton
public class LateLogins implements SecurityIdentityAugmentor {

    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** From now on nobody gets to know who it is. */
    public void hold() {
        gate = new CompletableFuture<>();
    }

    /** Tells all of them. */
    public void release() {
        gate.complete(null);
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().completionStage(gate).replaceWith(identity);
    }
}
