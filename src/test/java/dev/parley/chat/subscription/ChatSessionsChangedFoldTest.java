package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.lifecycle.rules.RandomActions;
import dev.parley.graphql.value.LogPosition;
import dev.parley.support.BusyMachine;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes of sessions and, by SQL, of linked records, with random filters and selections. A client that adds what enters or changes and
 * removes what leaves has the list that a query would return, also after a break.
 */
@QuarkusTest
@TestProfile(BusyMachine.class)
class ChatSessionsChangedFoldTest {

    private static final int FILTERS = TestSize.of(20, 50);
    private static final int STEPS = 30;

    private final World world = new World();
    private Random random;
    private RandomActions actions;
    private RandomCrm crm;

    /** A session in every list, whatever its filter. A message in it is the end of what the lists receive. */
    private long marker;

    private List<Watcher> watchers = List.of();

    /** Open lists would add statements to those that other tests of the profile count. */
    @AfterEach
    void closeSockets() {
        watchers.forEach(Watcher::dropOut);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void foldedChanges_equalTheQueriedList(long seed) {
        random = new Random(seed);
        actions = new RandomActions(world, random);
        crm = new RandomCrm(world, random, actions.topics());
        marker = aSessionThatEveryoneSees();
        act();
        watchers = watchers();

        watchers.forEach(Watcher::come);
        act();
        LogPosition beforeTheBreak = mark("before the break");
        // Some have read the beginning only, others everything: a socket may break at any point.
        watchers.forEach(watcher -> watcher.readUntil(beforeTheBreak, random.nextInt(FILTERS * STEPS / 4)));
        watchers.forEach(Watcher::dropOut);
        act();
        watchers.forEach(Watcher::come);
        act();
        LogPosition end = mark("at the end");
        watchers.forEach(watcher -> watcher.readUntil(end, Integer.MAX_VALUE));

        List<FoldedList> lists =
                watchers.stream().flatMap(watcher -> watcher.lists().stream()).toList();
        assertThat(lists)
                .allSatisfy(list -> assertThat(list.sessions())
                        .as("seed %s, filter %s", seed, list)
                        .isEqualTo(list.queried()));
        assertThat(lists)
                .as("lists with more than the marker")
                .anyMatch(list -> list.sessions().size() > 1);
    }

    private long aSessionThatEveryoneSees() {
        long topic = world.topic();
        actions.watchers().forEach(watcher -> world.join(watcher, topic, "can_listen"));
        return world.waiting(topic);
    }

    private List<Watcher> watchers() {
        RandomFilters filters = new RandomFilters(random, actions.topics());
        List<Watcher> watchers = actions.watchers().stream()
                .map(login -> new Watcher(actions.caller(login)))
                .toList();
        IntStream.range(0, FILTERS)
                .forEach(i -> watchers.get(i % watchers.size()).watch(withMarker(filters.next())));
        return watchers;
    }

    /** Restricts the filter to the topics of this test, because other tests have sessions too. */
    private Map<String, ?> withMarker(Map<String, ?> filter) {
        List<String> topics = actions.topics().stream()
                .map(topic -> Ids.of("ChatTopic", topic))
                .toList();
        Map<String, ?> ofTopics = Map.of("topic", Map.of("id", Map.of("in", topics)));
        Map<String, ?> isMarker = Map.of("id", Map.of("eq", Ids.of("ChatSession", marker)));
        return Map.of("or", List.of(isMarker, Map.of("and", List.of(ofTopics, filter))));
    }

    private void act() {
        for (int i = 0; i < STEPS; i++) {
            RandomActions.Action action = actions.next();
            String answer = action.caller()
                    .asks(action.document(), Map.of("input", action.input()))
                    .text();
            if (action.mutation().equals("requestChatSession")) {
                learn(JsonPath.from(answer).setRootPath("data.requestChatSession"));
            }
            crm.change(actions.session());
        }
    }

    private void learn(JsonPath requested) {
        if (requested.getString("sessionKey") != null) {
            actions.learn(requested.getLong("chatSession.databaseId"), requested.getString("sessionKey"));
        }
    }

    /** Changes the marker. Returns the position of this change, which is after all earlier ones. */
    private LogPosition mark(String text) {
        assertThat(Caller.customer(world.key(marker))
                        .does("sendChatMessage", marker, Map.of("text", text))
                        .changed())
                .isTrue();
        return ListPositions.ofLastEvent(world, marker);
    }
}
