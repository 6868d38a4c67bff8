package dev.parley.graphql.websocket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** A service with strict limits, which other clients use as well. */
abstract class AbuseScene {

    static final String TOPICS = "{ chatTopics(first: 1) { totalCount } }";

    final World world = new World();

    @Inject
    WebSocketRegistry sockets;

    @AfterEach
    void awaitNoSockets() {
        Waits.until(() -> sockets.count() == 0, "all sockets are gone");
    }

    Caller newAgent() {
        return Caller.agent(world.agentOf(world.topic()));
    }

    void assertOthersAreServed() {
        assertThat(newAgent().asks(TOPICS).<Integer>data("chatTopics.totalCount"))
                .isPositive();
    }

    static RequestSpecification from(String address) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", address)
                .body("{\"query\": \"{ __typename }\"}");
    }
}
