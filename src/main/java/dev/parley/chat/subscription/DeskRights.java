package dev.parley.chat.subscription;

import dev.parley.graphql.subscription.SharedReads;
import dev.parley.graphql.subscription.SubscriberGroup;
import dev.parley.graphql.subscription.SubscriptionRequest;
import jakarta.inject.Singleton;

/** The rights of the agents who follow their desk, also of administrators. One statement reads the versions of all of them. */
@Singleton
class DeskRights {

    private final SubscriberGroup group;

    DeskRights(SharedReads reads) {
        this.group = reads.group();
    }

    /** Returns the rights of one subscriber. */
    ListRights of(SubscriptionRequest request) {
        return new ListRights() {

            @Override
            public ListAccess since(long transaction) {
                return new ListAccess(request.accessParameters(group.roundAfter(transaction)));
            }

            @Override
            public boolean areLogged() {
                return true;
            }

            @Override
            public Runnable join() {
                // Nothing wakes the group: each desk is woken by the log.
                SubscriberGroup.Member member = group.join(request.actor(), () -> {});
                return member::leave;
            }
        };
    }
}
