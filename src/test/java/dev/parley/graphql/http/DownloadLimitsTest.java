package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.graphql.websocket.NarrowLimits;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that does not read its download holds no more than its slot, and only for a while. */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class DownloadLimitsTest {

    private final World world = new World();

    private Caller anna;
    private String path;

    @BeforeEach
    void aSessionOfManyMegabytes() {
        long topic = world.topic();
        String login = world.agentOf(topic);
        long session = world.active(topic, login);
        world.messages(session, 3000);
        world.run("update chat_message set message = repeat('x', 10000) where session_id = ?", session);
        anna = Caller.agent(login);
        path = "/transcripts/" + Ids.of("ChatSession", session);
    }

    @Test
    void clientThatReadsNothing_losesItsConnectionAndItsSlot() throws Exception {
        try (InputStream unread = DownloadClient.stream(anna, path)) {
            HttpResponse<String> second = DownloadClient.get(anna, path);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(DownloadClient.code(second)).isEqualTo("TOO_MANY_OPERATIONS");

            Waits.until(this::isDownloaded, "the slot is free");
            assertThatThrownBy(unread::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private boolean isDownloaded() {
        try (InputStream next = DownloadClient.stream(anna, path)) {
            return next.read() == 'C';
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
