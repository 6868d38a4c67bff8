package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Identities;
import dev.parley.support.Ids;
import dev.parley.support.PackagedService;
import dev.parley.support.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed identities against the packaged service: secrets and public keys work in the native executable, too. */
@ExtendWith(PackagedService.class)
class VerifiedCustomerIT {

    private final World world = new World();
    private long topic;

    @BeforeEach
    void agentOfTopic() {
        topic = world.topic();
        world.agentOf(topic);
    }

    @Test
    void verifiedCustomer_isLinked_andContinuesOnAnotherDevice() {
        String subject = "packaged-" + topic;
        long kari = world.person(world.company("Fjord AS"), "Kari", "Nordmann", "kari@example.com");
        world.run("update person set external_id = ? where person_id = ?", subject, kari);

        Answer first = request(Identities.ofShop(subject, Map.of("name", "Kari")));
        Answer second = request(Identities.ofShop(subject, Map.of("name", "Kari")));

        long session = first.<Integer>data("done.chatSession.databaseId");
        assertThat(world.session(session, "customer_id, customer_verified")).isEqualTo(kari + " t");
        assertThat(Caller.customer(second.data("done.sessionKey"))
                        .asks("{ customerSession { databaseId } }")
                        .<Integer>data("customerSession.databaseId"))
                .isEqualTo((int) session);
    }

    @Test
    void publicKey_verifies_andNoneDoesNot() {
        Map<String, Object> claims = Identities.claimsOfBank("packaged-" + topic);

        assertThat(request(Identities.ofBank(claims)).refusal()).isNull();
        assertThat(request(Identities.sign("none", null, "rsa", claims)).refusal())
                .isEqualTo("IDENTITY_INVALID identity");
    }

    private Answer request(String identity) {
        return Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "identity", identity),
                        "sessionKey chatSession { databaseId }");
    }
}
