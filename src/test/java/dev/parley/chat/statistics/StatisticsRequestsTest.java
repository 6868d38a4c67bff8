package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The callers that get statistics, the arguments that are refused, and the number of statements. */
@QuarkusTest
class StatisticsRequestsTest {

    @Inject
    SessionFactory sessions;

    private final World world = new World();
    private StatisticsScene scene;

    @BeforeEach
    void aTopic() {
        scene = new StatisticsScene(world);
    }

    @Test
    void agent_getsFiguresOfOwnTopicsOnly_andCustomersGetNone() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        Instant to = from.plus(1, ChronoUnit.DAYS);
        scene.sessions(from, to, 5, 5);
        long hidden = world.topic();
        RandomSession.within(from, to, hidden, new Random(1)).insert(world, scene.agentId());
        String stranger = world.managerOf(world.topic());

        assertThat(StatisticsScene.ask(Caller.agent(stranger), "", from, to, "total { requested }")
                        .<Integer>data("chatStatistics.total.requested"))
                .isZero();
        assertThat(scene.ask("", from, to, "total { requested }").<Integer>data("chatStatistics.total.requested"))
                .isEqualTo(5);
        long session = world.waiting(scene.topic);
        assertThat(StatisticsScene.ask(Caller.customer(world.key(session)), "", from, to, "total { requested }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(StatisticsScene.ask(Caller.nobody(), "", from, to, "total { requested }")
                        .errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeZone: \"Mars/Base\"|BAD_ARGUMENT",
                "groupBy: [DAY, HOUR]|BAD_ARGUMENT",
                "groupBy: [TOPIC, TOPIC]|BAD_ARGUMENT",
                "thresholdSeconds: -1|BAD_ARGUMENT",
                "where: {email: {eq: null}}|BAD_FILTER"
            })
    void invalidArguments_haveACode(String arguments, String code) {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");

        assertThat(scene.ask(arguments, from, from.plusSeconds(1), "total { requested }")
                        .errorCode())
                .isEqualTo(code);
        assertThat(scene.ask("", from, from, "total { requested }").errorCode()).isEqualTo("BAD_ARGUMENT");
        assertThat(scene.ask("groupBy: [HOUR]", from, from.plus(900, ChronoUnit.DAYS), "total { requested }")
                        .errorCode())
                .isEqualTo("TOO_COSTLY");
    }

    @Test
    void periodBeforeTheFirstYear_isRefused() {
        Instant from = Instant.parse("0001-01-02T00:00:00Z");

        assertThat(scene.ask("compareWithPrevious: true", from, from.plus(2, ChronoUnit.DAYS), "total { requested }")
                        .errorCode())
                .isEqualTo("BAD_ARGUMENT");
        assertThat(scene.ask(
                                "compareWithPrevious: true",
                                from,
                                from.plus(1, ChronoUnit.DAYS),
                                "total { requested } previousTotal { requested }")
                        .<Integer>data("chatStatistics.previousTotal.requested"))
                .isZero();
        assertThat(scene.ask("", from, Instant.parse("9999-12-31T23:59:59Z"), "total { waiting concurrency { peak } }")
                        .codes())
                .isEmpty();
    }

    @Test
    void everything_isOneStatement_andAnotherForTheRecordsOfTheBuckets() {
        Instant from = Instant.parse("2026-01-05T00:00:00Z");
        scene.sessions(from, from.plusSeconds(9_000), 5, 5);
        Statements statements = new Statements(sessions);
        String all = "total " + StatisticsScene.FIGURES + " buckets { figures " + StatisticsScene.FIGURES + " }";
        scene.ask("groupBy: [TOPIC, DAY]", from, from.plusSeconds(9_000), all);

        assertThat(statements.of(() -> scene.ask("groupBy: [TOPIC, DAY]", from, from.plusSeconds(9_000), all)))
                .isEqualTo(1);
        assertThat(statements.of(() -> scene.ask(
                        "groupBy: [TOPIC, AGENT]",
                        from,
                        from.plusSeconds(9_000),
                        "buckets { topic { name } figures { requested } }")))
                .isEqualTo(2);
    }
}
