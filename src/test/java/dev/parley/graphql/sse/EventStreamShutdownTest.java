package dev.parley.graphql.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.websocket.NarrowLimits;
import dev.parley.support.Caller;
import dev.parley.support.EventStreamClient;
import dev.parley.support.Ids;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests the end of streams at shutdown. By its name this is the last class of its profile that uses streams: the drained service
 * refuses them.
 */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class EventStreamShutdownTest {

    private static final Caller ADMIN = Caller.admin("admin");

    private final World world = new World();

    @Inject
    EventStreamRegistry registry;

    @Test
    void drain_endsStreamsWithoutComplete_andAdmitsNoMore() {
        Map<String, Object> where = Map.of("id", Ids.of("ChatSession", world.waiting(world.topic())));
        String document = "subscription($id: ID!) { typing(chatSessionId: $id) { userTyping } }";
        List<String> drained = new ArrayList<>();
        try (EventStreamClient stream = EventStreamClient.post(ADMIN, document, where)) {
            assertThat(stream.<Boolean>next("typing.userTyping")).isFalse();

            registry.drain(exchange -> drained.add(exchange.request().path()));

            String comment = stream.comment();
            while (comment.equals("keep-alive")) {
                comment = stream.comment();
            }
            assertThat(comment).isEqualTo("the instance is shutting down");
            stream.expectEnd();
            assertThat(drained).containsExactly("/graphql");
        }
        Waits.until(() -> registry.count() == 0, "nothing is left that the shutdown would wait for");
        try (EventStreamClient late = EventStreamClient.post(ADMIN, document, where)) {
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.json().getString("errors[0].extensions.code")).isEqualTo("UNAVAILABLE");
        }
    }
}
