package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import dev.parley.support.wire.KeepAlive;
import dev.parley.support.wire.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance with little memory survives repeated attacks, each a little different. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class AbuseIT {

    private static final int ROUNDS = TestSize.of(10, 40);
    private static final String TOPICS = "{ chatTopics(first: 1) { totalCount } }";

    /** The part of a chunk of 10 MB that an instance reads. */
    private static final byte[] TEN_MEGABYTES_BEGUN =
            (Integer.toHexString(10_000_000) + "\r\n" + " ".repeat(1024 * 1024 + 1)).getBytes(StandardCharsets.UTF_8);

    private static Instance small;

    private final World world = new World();

    @BeforeAll
    static void startInstanceWithLittleMemory() throws Exception {
        small = Instance.onTestDatabase(Map.of(), List.of("-Xmx160m"));
    }

    @AfterAll
    static void stopInstance() {
        small.close();
    }

    @Test
    void documents_thatExceedLimits_areRejected() {
        Caller anna = agent();
        for (int round = 0; round < ROUNDS; round++) {
            String mark = "#" + round + "\n";
            assertRejected(anna, mark + circle(), "QUERY_TOO_DEEP");
            assertRejected(anna, mark + "{ chatSessions(where: " + "[".repeat(20_000), "QUERY_TOO_DEEP");
            assertRejected(anna, mark + "{ " + "__typename ".repeat(15_000) + "}", "DOCUMENT_TOO_LARGE");
            assertRejected(anna, mark + "{ " + aliases(1000) + " }", "DOCUMENT_TOO_LARGE");
            assertRejected(anna, mark + doubling(40), "TOO_COSTLY");
        }
        assertAlive();
    }

    @Test
    void documents_thatAreLargeAndValid_areAnswered() {
        Caller anna = agent();
        for (int round = 0; round < 15 * ROUNDS; round++) {
            String document = "{ chatTopics(first: 1, where: {name: {eq: \"" + round + "x".repeat(60_000)
                    + "\"}}) { totalCount } }";

            assertThat(anna.asks(document).<Integer>data("chatTopics.totalCount"))
                    .isZero();
        }
        assertAlive();
    }

    @Test
    void bodies_thatExceedLimits_areRejected() throws IOException {
        Caller anna = agent();
        String nested = "[".repeat(20_000) + "]".repeat(20_000);
        for (int round = 0; round < ROUNDS; round++) {
            Answer brackets = anna.sends("{\"query\": \"{ __typename }\", \"variables\": {\"a\": " + nested + "}}");
            String large = RawHttp.exchange(
                    small,
                    "POST /graphql HTTP/1.1\nHost: x\nContent-Type: application/json\nTransfer-Encoding: chunked\n",
                    TEN_MEGABYTES_BEGUN);

            assertThat(brackets.errorCode()).isEqualTo("BAD_REQUEST");
            assertThat(large).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
        }
        assertAlive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/", "/%67raphql"})
    void bodies_ofAnsweredRequests_areReleased(String path) throws IOException {
        String large = "{\"query\": \"{ __typename }\"}" + " ".repeat(1_000_000);
        try (KeepAlive connection = new KeepAlive(Caller.nobody().at(small), path)) {
            for (int round = 0; round < 200; round++) {
                assertThat(connection.post(large))
                        .hasValueSatisfying(reply -> assertThat(reply.status()).isEqualTo(200));
            }
        }
        assertAlive();
    }

    @Test
    void values_ofWrongType_areNotLogged() {
        Caller anna = agent();
        anna.asks("{ chatSessions(where: {status: {eq: hunter2}}) { totalCount } }");
        anna.asks("query($a: Int) { chatSessions(first: $a) { totalCount } }", Map.of("a", "hunter2"));
        anna.asks("{ chatSession(id: \"hunter2");
        anna.asks("{ chatSession(id: \"hunter2\") { id } }");

        assertThat(small.log()).doesNotContain("hunter2");
    }

    private Caller agent() {
        return Caller.agent(world.agentOf(world.topic())).at(small);
    }

    private static void assertRejected(Caller caller, String document, String code) {
        Answer answer = caller.asks(document);

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.text()).hasSizeLessThan(1000);
    }

    private void assertAlive() {
        assertThat(agent().asks(TOPICS).<Integer>data("chatTopics.totalCount")).isPositive();
        assertThat(small.log()).doesNotContain("ERROR [", "OutOfMemory", "StackOverflow");
    }

    /** A deep document: sessions of the customer of a session, and so on. */
    private static String circle() {
        String round = "customer { chatSessions(first: 1) { nodes { ";
        return "{ chatSessions(first: 1) { nodes { " + round.repeat(8) + "id" + " } } }".repeat(8) + " } } }";
    }

    private static String aliases(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "a" + i + ": __typename")
                .collect(Collectors.joining(" "));
    }

    /** Fragments that each spread the next fragment twice. */
    private static String doubling(int times) {
        return "{ chatSessions(first: 1) { nodes { ...f0 } } }"
                + IntStream.range(0, times)
                        .mapToObj(i -> "fragment f%d on ChatSession { ...f%d id ...f%d }".formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining(" "))
                + " fragment f" + times + " on ChatSession { topic { name } }";
    }
}
