package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeadTimeoutHandlerTest {

    private final HeadTimeoutHandler handler = new HeadTimeoutHandler(Duration.ofSeconds(10));
    private final EmbeddedChannel connection = new EmbeddedChannel();

    @Test
    void connection_withoutRequest_isClosed() {
        connection.freezeTime();
        connection.pipeline().addLast(handler);

        pass(11);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void connection_whoseNextHeadStops_isClosed() {
        connection.freezeTime();
        connection.pipeline().addLast(handler);
        handler.arrived();
        handler.answered();

        receive();
        pass(11);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void connection_thatWaitsForAnotherRequest_staysOpen() {
        connection.freezeTime();
        connection.pipeline().addLast(handler);
        handler.arrived();
        handler.answered();

        pass(60);

        assertThat(connection.isOpen()).isTrue();
    }

    /** A client can send its next request before the thread that has sent the response says so. */
    @Test
    void connection_whoseResponseIsReportedAfterTheNextHead_staysOpen() {
        connection.freezeTime();
        connection.pipeline().addLast(handler);
        handler.arrived();

        handler.arrived();
        handler.answered();
        receive();
        pass(60);

        assertThat(connection.isOpen()).isTrue();
    }

    private void receive() {
        connection.writeInbound(Unpooled.wrappedBuffer(new byte[] {'x'}));
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
