package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.SocketClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests clients that send more requests or invalid tokens than a service with strict limits accepts. */
@QuarkusTest
@TestProfile(StrictLimits.class)
class TooManyRequestsTest extends AbuseScene {

    private static final int MANY = 200;

    @Test
    void requests_aboveRate_haveRetryAfter() {
        Caller anna = newAgent();

        Response refused = until429(from("10.0.1.1").header("Authorization", anna.authorization()));

        assertThat(refused.jsonPath().<String>get("errors[0].extensions.code")).isEqualTo("RATE_LIMITED");
        assertThat(limit(refused)).isEqualTo("CALLER");
        assertThat(refused.jsonPath().<Integer>get("errors[0].extensions.retryAfter"))
                .isPositive();
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertOthersAreServed();
    }

    @Test
    void rateLimit_ofAllowedOrigin_isReadable() {
        Response refused = until429(from("10.0.1.2").header("Origin", "https://shop.example"));

        assertThat(refused.header("Access-Control-Expose-Headers")).containsIgnoringCase("Retry-After");
    }

    @Test
    void failedLogins_ofAllowedOrigin_areReadable() {
        Response refused = until429(
                from("10.0.1.4").header("Origin", "https://shop.example").header("Authorization", "Bearer nonsense"));

        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(refused.header("Retry-After")).isNotNull();
    }

    @Test
    void malformedRequests_areCounted() {
        assertThat(until429(from("10.0.1.3").body("nonsense")).statusCode()).isEqualTo(429);
    }

    @Test
    void operations_ofSocket_areCounted() {
        Caller anna = newAgent();
        try (SocketClient client = SocketClient.as(anna)) {
            for (int i = 0; i < MANY; i++) {
                client.subscribe(String.valueOf(i), TOPICS, Map.of());
            }
            assertThat(client.message("error").getString("payload[0].extensions.code"))
                    .isEqualTo("RATE_LIMITED");
        }
        assertOthersAreServed();
    }

    @Test
    void invalidTokens_aboveLimit_areNotVerified() {
        Response refused = until429(from("10.0.2.1").header("Authorization", "Bearer nonsense"));

        assertThat(refused.jsonPath().<String>get("errors[0].extensions.code")).isEqualTo("RATE_LIMITED");
        assertThat(limit(refused)).isEqualTo("FAILED_LOGINS");
        assertThat(post("10.0.2.1", newAgent()).statusCode())
                .as("a valid token that is not known yet")
                .isEqualTo(429);
        assertOthersAreServed();
    }

    @Test
    void verifiedToken_afterTooManyInvalidOnes_isAccepted() {
        Caller anna = newAgent();
        assertThat(post("10.0.2.2", anna).statusCode()).isEqualTo(200);
        until429(from("10.0.2.2").header("Authorization", "Bearer nonsense"));

        assertThat(post("10.0.2.2", anna).statusCode()).isEqualTo(200);
    }

    @Test
    void customer_afterTooManyInvalidTokens_isAccepted() {
        Caller customer = Caller.customer(world.key(world.waiting(world.topic())));
        until429(from("10.0.2.3").header("Authorization", "Bearer nonsense"));

        assertThat(post("10.0.2.3", customer).statusCode()).isEqualTo(200);
        assertThat(post("10.0.2.3", Caller.nobody()).statusCode()).isEqualTo(200);
    }

    @Test
    void socket_afterTooManyInvalidTokens_isForVerifiedTokensOnly() {
        Caller anna = newAgent();
        init("10.0.2.4", anna).close();
        for (int i = 0; i < 5; i++) {
            try (SocketClient guessing = socket("10.0.2.4")) {
                guessing.init(Caller.bearer("nonsense"));
                guessing.expectClose(4403, "Forbidden");
            }
        }

        try (SocketClient client = socket("10.0.2.4")) {
            client.init(newAgent());
            client.expectClose(1013, "Try again later: your address has sent too many invalid tokens");
        }
        init("10.0.2.4", anna).close();
        init("10.0.2.4", Caller.nobody()).close();
        assertThat(limit(from("10.0.2.4")
                        .header("Authorization", "Bearer nonsense")
                        .post("/graphql")))
                .as("both transports count together")
                .isEqualTo("FAILED_LOGINS");
    }

    @Test
    void expiredTokens_areNotCounted() {
        Caller late = Caller.agent(world.user(), Duration.ofMinutes(-10));

        for (int i = 0; i < 150; i++) {
            assertThat(post("10.0.2.5", late).statusCode()).isEqualTo(401);
        }
        for (int i = 0; i < 10; i++) {
            try (SocketClient client = socket("10.0.2.5")) {
                client.init(late);
                client.expectClose(4403, "Forbidden");
            }
        }
        assertThat(post("10.0.2.5", newAgent()).statusCode()).isEqualTo(200);
    }

    private static String limit(Response refused) {
        return refused.jsonPath().get("errors[0].extensions.limit");
    }

    private static Response post(String address, Caller caller) {
        RequestSpecification request = from(address);
        if (caller.authorization() != null) {
            request.header("Authorization", caller.authorization());
        }
        return request.post("/graphql");
    }

    private static SocketClient socket(String address) {
        return SocketClient.open(Caller.nobody(), SocketClient.PROTOCOL, Map.of("X-Forwarded-For", address));
    }

    private static SocketClient init(String address, Caller caller) {
        SocketClient client = socket(address);
        client.init(caller);
        client.message("connection_ack");
        return client;
    }

    private static Response until429(RequestSpecification request) {
        for (int i = 0; i < MANY; i++) {
            Response answer = request.post("/graphql");
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("Nothing was refused");
    }
}
