package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.BusyMachine;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several subscriptions of one caller to a session, such as those of several tabs, share their reads. */
@QuarkusTest
@TestProfile(BusyMachine.class)
class SharedSessionsTest {

    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { item: chatSessionEvents(chatSessionId: $id, after: $after) { seq type chatSession { status topic { name } } } }";

    private static final String MESSAGES =
            "subscription($id: ID!, $after: Int) { item: chatMessages(chatSessionId: $id, after: $after) { seq text } }";

    private final World world = new World();
    private final List<SocketClient> sockets = new ArrayList<>();

    @Inject
    SessionFactory sessions;

    private long topic;
    private String agent;
    private long session;
    private Caller customer;

    @BeforeEach
    void anActiveSession() {
        topic = world.silentTopic();
        agent = world.agentOf(topic);
        session = world.active(topic, agent);
        customer = Caller.customer(world.key(session));
    }

    @AfterEach
    void leave() {
        sockets.forEach(SocketClient::close);
    }

    @Test
    void event_withThirtySubscriptionsOfAnAgent_takesLessThanOneStatementForEach() {
        List<Follower> tabs = tabs(30, Caller.agent(agent), EVENTS);

        assertThat(statementsOf(tabs, () -> world.event(session))).isLessThan(tabs.size());
    }

    @Test
    void message_withThirtySubscriptionsOfACustomer_takesLessThanOneStatementForEach() {
        List<Follower> tabs = tabs(30, customer, MESSAGES);

        assertThat(statementsOf(tabs, this::write)).isLessThan(tabs.size());
    }

    @Test
    void subscriptionsFromDifferentNumbers_receiveEachNumberOnce() {
        IntStream.range(0, 5).forEach(i -> write());
        List<Follower> tabs = IntStream.range(0, 5)
                .mapToObj(after -> tab(customer, MESSAGES, after))
                .toList();
        write();

        for (int after = 0; after < 5; after++) {
            assertThat(tabs.get(after).<Integer>next(6 - after, "item.seq"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(after + 1, 6).boxed().toList());
        }
        sockets.forEach(socket -> assertThat(socket.sync().untaken()).isEmpty());
    }

    @Test
    void event_afterAListenerHasLostTheTopic_endsItsStreamsOnly() {
        String listener = world.listenerOf(topic);
        Follower stays = tab(Caller.agent(agent), EVENTS, 0);
        List<Follower> lost = tabs(2, Caller.agent(listener), EVENTS);
        world.event(session);
        lost.forEach(Follower::next);

        world.run("delete from chat_topic_user where user_id = ?", world.id(listener));
        world.event(session);

        assertThat(stays.<Integer>next(2, "item.seq")).containsExactly(1, 2);
        lost.forEach(follower -> assertThat(follower.errorCode()).isEqualTo("BAD_ID"));
    }

    private void write() {
        customer.does("sendChatMessage", session, Map.of("text", "Hello"));
    }

    private List<Follower> tabs(int count, Caller caller, String document) {
        int last = Math.toIntExact(world.number(
                "select " + (document.equals(EVENTS) ? "event_seq" : "message_seq") + " from chat_session where id = ?",
                session));
        return Stream.generate(() -> tab(caller, document, last)).limit(count).toList();
    }

    private Follower tab(Caller caller, String document, int after) {
        SocketClient socket = SocketClient.as(caller);
        sockets.add(socket);
        return socket.subscribe(document, Map.of("id", Ids.of("ChatSession", session), "after", after));
    }

    private long statementsOf(List<Follower> followers, Runnable event) {
        sockets.forEach(SocketClient::sync);
        return new Statements(sessions).fewest(followers.size() - 1, () -> {
            event.run();
            return followers.stream().map(Follower::next).toList();
        });
    }
}
