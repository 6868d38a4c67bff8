package dev.parley.chat.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.websocket.NarrowLimits;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks of networks behind a proxy that forwards the addresses of clients. */
@QuarkusTest
@TestProfile(NarrowLimits.class)
class BlockedNetworkTest {

    private static final String REQUEST =
            "mutation($topic: ID!) { requestChatSession(input: {topicId: $topic}) { chatSession { databaseId } userErrors { code } } }";

    private final World world = new World();
    private final long topic = world.topic();
    private final Caller manager = Caller.agent(world.managerOf(topic));

    @Test
    void network_matchesTheForwardedAddress_inEachNotation() {
        assertThat(refusal("203.0.113.7")).isNull();

        Map<String, Object> input = Map.of("topicId", Ids.of("ChatTopic", topic), "network", "203.0.113.0/24");
        assertThat(manager.does("createChatBlock", input, "").refusal()).isNull();

        assertThat(refusal("203.0.113.7")).isEqualTo("BLOCKED");
        assertThat(refusal("::ffff:203.0.113.8")).isEqualTo("BLOCKED");
        assertThat(refusal("203.0.114.7")).isNull();
    }

    @Test
    void address_ofASession_isBlocked_forIpv6WithItsNetwork() {
        String login = world.agentOf(topic);
        assertThat(refusal("2001:db8:1:2::1")).isNull();
        long session = world.number("select max(id) from chat_session where topic_id = ?", topic);
        assertThat(Caller.agent(login).does("acceptChatSession", session).refusal())
                .isNull();

        Map<String, Object> input = Map.of("match", List.of("ADDRESS"));
        assertThat(Caller.agent(login).does("blockChatCustomer", session, input).refusal())
                .isNull();

        assertThat(refusal("2001:db8:1:2:3:4:5:6")).isEqualTo("BLOCKED");
        assertThat(refusal("2001:db8:1:3::1")).isNull();
    }

    private String refusal(String address) {
        return RestAssured.given()
                .header("X-Forwarded-For", address)
                .contentType(ContentType.JSON)
                .body(Map.of("query", REQUEST, "variables", Map.of("topic", Ids.of("ChatTopic", topic))))
                .post("/graphql")
                .jsonPath()
                .getString("data.requestChatSession.userErrors[0].code");
    }
}
