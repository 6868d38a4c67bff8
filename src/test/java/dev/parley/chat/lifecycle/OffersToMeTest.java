package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.ListFollower;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents find the transfers that they may accept: in a list of their own, by a filter, and in a list subscription. */
@QuarkusTest
class OffersToMeTest {

    private static final String OFFERS =
            "{ myChatTransfers { totalCount nodes { reason expiresAt chatSession { databaseId } toTopic { databaseId } toUser { loginName } } } }";
    private static final String FILTERED =
            "{ chatSessions(where: {offeredToMe: {eq: true}}) { totalCount nodes { databaseId } } }";

    private final World world = new World();
    private long topic;
    private long other;
    private String anna;
    private String david;
    private long session;

    @BeforeEach
    void aSessionAndAnAgentOfAnotherTopic() {
        topic = world.topic();
        other = world.topic();
        anna = world.agentOf(topic);
        david = world.agentOf(other);
        session = world.active(topic, anna);
    }

    @Test
    void offer_toTopic_isFoundByItsAgents() {
        offer("topicId", Ids.of("ChatTopic", other));

        Answer offers = Caller.agent(david).asks(OFFERS);
        assertThat(offers.<Integer>list("myChatTransfers.nodes.chatSession.databaseId"))
                .containsExactly((int) session);
        assertThat(offers.<Integer>list("myChatTransfers.nodes.toTopic.databaseId"))
                .containsExactly((int) other);
        assertThat(offers.<Integer>data("myChatTransfers.totalCount")).isEqualTo(1);
        assertThat(filtered(Caller.agent(david))).isEqualTo("[" + session + "]");
    }

    @Test
    void offer_toUser_isFoundByThatUser() {
        String bjorn = world.agentOf(topic);
        offer("userId", Ids.of("User", world.id(bjorn)));

        assertThat(Caller.agent(bjorn).asks(OFFERS).<String>list("myChatTransfers.nodes.toUser.loginName"))
                .containsExactly(bjorn);
        assertThat(filtered(Caller.agent(bjorn))).isEqualTo("[" + session + "]");
        assertThat(count(Caller.agent(world.agentOf(topic)))).isZero();
    }

    @Test
    void offer_toOwnTopic_isNotFoundByTheSessionsAgent() {
        offer("topicId", Ids.of("ChatTopic", topic));

        assertThat(count(Caller.agent(anna))).isZero();
        assertThat(filtered(Caller.agent(anna))).isEqualTo("[]");
        assertThat(filtered(Caller.agent(world.agentOf(topic)))).isEqualTo("[" + session + "]");
    }

    @Test
    void offer_toTopic_isNotFoundByThoseWhoMayNotAccept() {
        offer("topicId", Ids.of("ChatTopic", other));

        assertThat(count(Caller.agent(world.listenerOf(other)))).isZero();
        assertThat(count(Caller.admin(world.user()))).isZero();
        assertThat(filtered(Caller.admin(world.user()))).isEqualTo("[]");
        assertThat(Caller.customer(world.key(session)).asks(OFFERS).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(Caller.nobody().asks(OFFERS).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.customer(world.key(session))
                        .asks(
                                "{ customerSession { messages(where: {chatSession: {offeredToMe: {eq: true}}}) { totalCount } } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void offer_thatWasAnswered_isNoLongerFound() {
        offer("topicId", Ids.of("ChatTopic", other));
        assertThat(Caller.agent(david).does("acceptChatTransfer", session).refusal())
                .isNull();

        assertThat(count(Caller.agent(david))).isZero();
        assertThat(filtered(Caller.agent(david))).isEqualTo("[]");
    }

    @Test
    void offer_thatHasExpired_isNotFoundEvenBeforeTheTimer() {
        String bjorn = world.agentOf(topic);
        offer("userId", Ids.of("User", world.id(bjorn)));
        assertThat(count(Caller.agent(bjorn))).isEqualTo(1);

        world.run(
                "update chat_transfer set requested_at = now() - interval '3 minutes', expires_at = now() where session_id = ?",
                session);

        assertThat(count(Caller.agent(bjorn))).isZero();
        assertThat(filtered(Caller.agent(bjorn))).isEqualTo("[]");
    }

    @Test
    void offer_toTopic_isNotFoundByAReadOnlyUser() {
        offer("topicId", Ids.of("ChatTopic", other));
        world.run("update ejuser set status = 4 where loginname = ?", david);

        assertThat(count(Caller.agent(david))).isZero();
        assertThat(filtered(Caller.agent(david))).isEqualTo("[]");
    }

    @Test
    void filter_negated_findsTheOthers() {
        long mine = world.active(other, david);
        offer("topicId", Ids.of("ChatTopic", other));

        assertThat(Caller.agent(david)
                        .asks("{ chatSessions(where: {offeredToMe: {eq: false}}) { nodes { databaseId } } }")
                        .<Integer>list("chatSessions.nodes.databaseId"))
                .containsExactly((int) mine);
        assertThat(Caller.agent(david)
                        .asks("{ chatSessions(where: {not: {mine: {in: [true]}}}) { nodes { databaseId } } }")
                        .<Integer>list("chatSessions.nodes.databaseId"))
                .containsExactly((int) session);
    }

    @Test
    void listSubscription_toOffersToMe_reportsThemAsTheyChange() {
        try (SocketClient socket = SocketClient.as(Caller.agent(david))) {
            ListFollower list = ListFollower.of(socket, "where: {offeredToMe: {eq: true}}", "");
            list.ready();

            offer("topicId", Ids.of("ChatTopic", other));
            assertThat(list.changes(1)).containsExactly("ENTER " + session);
            assertThat(Caller.agent(anna).does("cancelChatTransfer", session).refusal())
                    .isNull();
            assertThat(list.changes(1)).allMatch(change -> change.startsWith("LEAVE "));
            assertThat(list.lastChanges().get(0).get("chatSessionId")).isEqualTo(Ids.of("ChatSession", session));
        }
    }

    private void offer(String target, String id) {
        assertThat(Caller.agent(anna)
                        .does("requestChatTransfer", session, Map.of("target", Map.of(target, id)))
                        .refusal())
                .isNull();
    }

    private static int count(Caller caller) {
        return caller.asks(OFFERS).data("myChatTransfers.totalCount");
    }

    private static String filtered(Caller caller) {
        return caller.asks(FILTERED).list("chatSessions.nodes.databaseId").toString();
    }
}
