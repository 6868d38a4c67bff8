package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.database.DatabaseReady;
import dev.parley.support.Logged;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance whose logs have transaction ids of another server is not ready until they are gone, as parley_after_restore() does it. */
@QuarkusTest
class RestoreCheckTest {

    private static final String OF_ANOTHER_SERVER = "9000000000000";

    private final World world = new World();

    @Inject
    DataSource database;

    @AfterEach
    void removeTheEntry() {
        world.run("delete from record_change where xid = cast(? as xid8)", OF_ANOTHER_SERVER);
    }

    @Test
    void logsOfThisServer_areReady_andLogNothing() {
        world.event(world.waiting(world.topic()));
        RestoreCheck check = new RestoreCheck(database);
        try (Logged log = new Logged(RestoreCheck.class.getName())) {
            check.check(new DatabaseReady(false));

            assertThat(check.call().getStatus()).isEqualTo(Status.UP);
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void logsOfAnotherServer_areNotReady_untilTheyAreGone() {
        world.run(
                "insert into record_change (xid, operation, table_name, record_id) values (cast(? as xid8), 'U', 'contact', 1)",
                OF_ANOTHER_SERVER);
        RestoreCheck check = new RestoreCheck(database);
        try (Logged log = new Logged(RestoreCheck.class.getName())) {
            check.check(new DatabaseReady(false));

            HealthCheckResponse response = check.call();
            assertThat(response.getStatus()).isEqualTo(Status.DOWN);
            assertThat(response.getData().orElseThrow().get("reason").toString())
                    .contains("select parley_after_restore();");
            assertThat(log.messages()).singleElement().asString().contains("select parley_after_restore();");
        }

        // The function would rewrite the entries of all tests.
        removeTheEntry();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }
}
