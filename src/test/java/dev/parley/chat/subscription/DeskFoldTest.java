package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.lifecycle.rules.RandomActions;
import dev.parley.graphql.value.LogPosition;
import dev.parley.support.BusyMachine;
import dev.parley.support.JsonPath;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random actions of customers and agents, changes of presence and of memberships. A client that folds the messages of its desk has what the queries
 * return, also after a break.
 */
@QuarkusTest
@TestProfile(BusyMachine.class)
class DeskFoldTest {

    private static final int STEPS = TestSize.of(40, 200);
    private static final int BREAKS = 3;

    private final World world = new World();
    private Random random;
    private RandomActions actions;
    private List<FoldedDesk> desks = List.of();

    /** Open desks would add statements to those that other tests of the profile count. */
    @AfterEach
    void closeSockets() {
        desks.forEach(FoldedDesk::dropOut);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void foldedDesk_equalsTheQueries(long seed) {
        random = new Random(seed);
        actions = new RandomActions(world, random);
        act();
        desks = actions.watchers().stream()
                .map(login -> new FoldedDesk(actions.caller(login), login))
                .toList();
        desks.forEach(FoldedDesk::come);

        for (int i = 0; i < BREAKS; i++) {
            act();
            LogPosition mark = mark("mark " + i);
            // Some have read the beginning only, others everything: a socket may break at any point.
            desks.forEach(desk -> desk.readUntil(mark, random.nextInt(2 * STEPS)));
            desks.forEach(FoldedDesk::dropOut);
            // After a change of its rights, a desk gets a snapshot. In every other break it can resume.
            act(i % 2 == 0 ? 11 : 12);
            desks.forEach(FoldedDesk::come);
        }
        act();
        LogPosition end = mark("the end");
        desks.forEach(desk -> desk.readUntil(end, Integer.MAX_VALUE));

        assertThat(desks)
                .allSatisfy(desk -> assertThat(desk.desk())
                        .as("seed %s, %s", seed, desk.login())
                        .isEqualTo(desk.queried()));
        assertThat(desks).as("desks that resumed by a cursor").anyMatch(desk -> desk.resumed() > 0);
        assertThat(desks)
                .as("desks with sessions")
                .anyMatch(desk -> !((Map<?, ?>) desk.desk().get("sessions")).isEmpty());
    }

    private void act() {
        act(12);
    }

    /** Acts at random. The last of 12 kinds of actions changes memberships, the one before it presence. */
    private void act(int kinds) {
        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(kinds)) {
                case 11 -> changesAMembership();
                case 10 -> actions.presence();
                default -> acts();
            }
        }
    }

    private void acts() {
        RandomActions.Action action = actions.next();
        String answer = action.caller()
                .asks(action.document(), Map.of("input", action.input()))
                .text();
        JsonPath requested = JsonPath.from(answer).setRootPath("data.requestChatSession");
        if (action.mutation().equals("requestChatSession") && requested.getString("sessionKey") != null) {
            actions.learn(requested.getLong("chatSession.databaseId"), requested.getString("sessionKey"));
        }
        // On a slow machine offers would expire during the test, and the timers that resolve them are off.
        world.run(
                "update chat_transfer set expires_at = now() + interval '1 hour' where state = 0 and session_id in (select id from chat_session where topic_id = any(?))",
                (Object) actions.topics().toArray(Long[]::new));
    }

    /** The last membership stays: an agent without any has no queue to query. */
    private void changesAMembership() {
        String login = actions.watchers().get(random.nextInt(actions.watchers().size()));
        long topic = actions.topics().get(random.nextInt(actions.topics().size()));
        if (random.nextBoolean()) {
            world.run(
                    "delete from chat_topic_user m where user_id = ? and topic_id = ? and exists (select from chat_topic_user o where o.user_id = m.user_id and o.topic_id <> m.topic_id)",
                    world.id(login),
                    topic);
        } else {
            world.run(
                    "insert into chat_topic_user (user_id, topic_id, can_respond, can_listen, manager) values (?, ?, ?, true, ?) on conflict (user_id, topic_id) do update set can_respond = excluded.can_respond",
                    world.id(login),
                    topic,
                    random.nextBoolean(),
                    random.nextInt(4) == 0);
        }
    }

    /**
     * Changes the own users of all desks at once, so that each desk receives a message. Returns the position of this change, which is after all
     * earlier ones.
     */
    private LogPosition mark(String name) {
        List<String> logins = desks.stream().map(FoldedDesk::login).toList();
        world.run("update ejuser set firstname = ? where loginname = any(?)", name, logins.toArray(String[]::new));
        return ListPositions.ofLastChange(world, logins);
    }
}
