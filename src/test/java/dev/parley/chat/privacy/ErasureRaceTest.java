package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Erasures, messages and legal holds at the same time. */
@QuarkusTest
class ErasureRaceTest {

    private final World world = new World();
    private final PersonScene scene = new PersonScene(world, new Random(1));

    @Test
    void twoErasuresAtOnce_haveOneEffect() {
        PersonScene.Marked person = scene.person();

        List<Answer> answers = Race.of(List.of(1, 2), any -> scene.erase(Map.of("personId", person.id())));

        assertThat(answers).extracting(Answer::changed).containsExactlyInAnyOrder(true, false);
        assertThat(scene.dump(person.mark())).isEmpty();
    }

    @Test
    void messageDuringTheErasure_comesBeforeItOrNotAtAll() {
        for (int i = 0; i < TestSize.of(4, 30); i++) {
            PersonScene.Marked person = scene.person();
            long finished = world.finished(scene.topic, scene.agent);
            world.link(finished, "customer_id", person.number());
            Caller customer = Caller.customer(world.key(finished));
            String text = "Late words of " + person.mark();

            List<Answer> answers = Race.<Supplier<Answer>, Answer>of(
                    List.of(
                            () -> scene.erase(Map.of("personId", person.id())),
                            () -> customer.does("sendChatMessage", finished, Map.of("text", text)),
                            () -> Caller.agent(scene.agent)
                                    .does("sendChatMessage", finished, Map.of("text", text, "visibility", "AGENTS"))),
                    Supplier::get);

            if (answers.get(0).refusal() == null) {
                assertThat(scene.dump(person.mark())).isEmpty();
            } else {
                assertThat(answers.get(0).refusal()).isEqualTo("NOT_ENDED personId");
                assertThat(answers.get(1).refusal()).isNull();
                world.alter(finished, "status = 9, rank = 0, when_ended = now()");
            }
        }
    }

    @Test
    void holdDuringTheErasure_comesBeforeItAndBlocksItOrComesTooLate() {
        for (int i = 0; i < TestSize.of(4, 30); i++) {
            PersonScene.Marked person = scene.person();
            int rows = scene.dump(person.mark()).size();
            Map<String, Object> held = new HashMap<>();
            held.put(
                    i % 2 == 0 ? "personId" : "chatSessionId",
                    i % 2 == 0
                            ? person.id()
                            : Ids.of("ChatSession", person.sessions().get(0)));

            List<Answer> answers = Race.<Supplier<Answer>, Answer>of(
                    List.of(
                            () -> scene.erase(Map.of("personId", person.id())),
                            () -> scene.admin.does("setLegalHold", held, "")),
                    Supplier::get);

            if (answers.get(0).refusal() == null) {
                assertThat(scene.dump(person.mark())).isEmpty();
            } else {
                assertThat(answers.get(0).refusal()).isEqualTo("LEGAL_HOLD personId");
                assertThat(answers.get(1).refusal()).isNull();
                assertThat(scene.dump(person.mark())).hasSizeGreaterThanOrEqualTo(rows);
            }
        }
    }
}
