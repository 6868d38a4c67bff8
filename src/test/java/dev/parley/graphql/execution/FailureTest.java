package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a database failure yields an error with a code and without the database's message. */
@QuarkusTest
class FailureTest {

    private final World world = new World();

    @BeforeEach
    void renameTable() {
        world.run("alter table projectmember rename to projectmember_gone");
    }

    @AfterEach
    void restoreTable() {
        world.run("alter table projectmember_gone rename to projectmember");
    }

    @Test
    void query_withDatabaseFailure_revealsNoDetails() {
        long project = world.project("Harbour");

        Answer answer = Caller.admin(world.user())
                .asks(
                        "query($id: ID!) { project(id: $id) { name members { nodes { lastName } } } }",
                        Map.of("id", Ids.of("Project", project)));

        assertThat(answer.errorCode()).isEqualTo("INTERNAL");
        assertThat(answer.text()).doesNotContainIgnoringCase("select").doesNotContain("projectmember", "Exception");
    }
}
