package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The jar without a configured database starts an embedded one with the demo company, and keeps its data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedDatabaseIT {

    private static final String TOPICS = "{ chatTopics { totalCount nodes { id } } }";

    @TempDir
    static Path folder;

    private static Instance first;

    @BeforeAll
    static void startFirstInstance() throws Exception {
        assumeThat(Instance.isJar()).as("built without -Dnative").isTrue();
        first = launch().awaitReady();
    }

    @AfterAll
    static void stopFirstInstance() {
        if (first != null) {
            first.close();
        }
    }

    @Test
    @Order(1)
    void secondInstance_onTheSameFolder_failsWithInstructions() throws Exception {
        try (Instance second = launch()) {
            assertThat(Caller.nobody().at(first).asks(TOPICS).<Integer>data("chatTopics.totalCount"))
                    .isEqualTo(3);

            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.log())
                    .contains("Parley could not start its embedded PostgreSQL", "QUARKUS_DATASOURCE_JDBC_URL");
        }
    }

    @Test
    @Order(2)
    void data_afterRestart_areKept() throws Exception {
        Answer before = Caller.nobody().at(first).asks(TOPICS);
        assertThat(before.<Integer>data("chatTopics.totalCount")).isEqualTo(3);
        Answer requested = Caller.nobody()
                .at(first)
                .runs("request", Map.of("input", Map.of("topicId", before.data("chatTopics.nodes[0].id"))));
        long session = requested.<Integer>data("requestChatSession.chatSession.databaseId");
        Caller customer = Caller.customer(requested.data("requestChatSession.sessionKey"));

        first.close();
        try (Instance second = launch().awaitReady()) {
            Answer topics = Caller.nobody().at(second).asks(TOPICS);
            Answer ended = customer.at(second)
                    .asks(
                            "mutation($id: ID!) { endChatSession(input: {chatSessionId: $id}) { changed } }",
                            Map.of("id", Ids.of("ChatSession", session)));

            assertThat(topics.<Integer>data("chatTopics.totalCount")).isEqualTo(3);
            assertThat(session).isEqualTo(501);
            assertThat(ended.<Boolean>data("endChatSession.changed")).isTrue();
        }
    }

    private static Instance launch() throws IOException {
        return Instance.launch(folder, Map.of("parley.warm-up.time", "0S"));
    }
}
