package dev.parley.support.server;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Delays authentication until a test releases it, like a slow identity provider. */
@Singleton
public class LateLogins implements SecurityIdentityAugmentor {

    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** Holds all authentications from now on. */
    public void hold() {
        gate = new CompletableFuture<>();
    }

    /** Completes the held authentications. */
    public void release() {
        gate.complete(null);
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().completionStage(gate).replaceWith(identity);
    }
}
