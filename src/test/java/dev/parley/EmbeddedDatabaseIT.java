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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar without a configured database starts an embedded one with the demo company, and keeps its data. */
class EmbeddedDatabaseIT {

    private static final String TOPICS = "{ chatTopics { totalCount nodes { id } } }";

    @TempDir
    Path folder;

    @BeforeEach
    void assumeJar() {
        assumeThat(Instance.isJar()).as("built without -Dnative").isTrue();
    }

    @Test
    void data_afterRestart_areKept() throws Exception {
        Answer requested;
        try (Instance first = launch().awaitReady()) {
            Answer topics = Caller.nobody().at(first).asks(TOPICS);
            assertThat(topics.<Integer>data("chatTopics.totalCount")).isEqualTo(3);
            requested = Caller.nobody()
                    .at(first)
                    .runs("request", Map.of("input", Map.of("topicId", topics.data("chatTopics.nodes[0].id"))));
        }
        long session = requested.<Integer>data("requestChatSession.chatSession.databaseId");
        Caller customer = Caller.customer(requested.data("requestChatSession.sessionKey"));

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

    @Test
    void secondInstance_onTheSameFolder_failsWithInstructions() throws Exception {
        try (Instance first = launch().awaitReady();
                Instance second = launch()) {
            assertThat(Caller.nobody().at(first).asks(TOPICS).<Integer>data("chatTopics.totalCount"))
                    .isEqualTo(3);

            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.log())
                    .contains("Parley could not start its embedded PostgreSQL", "QUARKUS_DATASOURCE_JDBC_URL");
        }
    }

    private Instance launch() throws IOException {
        return Instance.launch(folder, Map.of("parley.warm-up.time", "0S"));
    }
}
