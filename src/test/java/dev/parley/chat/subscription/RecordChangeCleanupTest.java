package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordChangeCleanupTest {

    @Inject
    RecordChangeCleanup cleanup;

    private final World world = new World();

    @Test
    void changes_twiceAsOldAsAValidCursor_areRemoved() {
        long young = changed(47);
        long old = changed(49);

        cleanup.removeOld();

        assertThat(world.number("select count(*) from record_change where id = ?", young))
                .isEqualTo(1);
        assertThat(world.number("select count(*) from record_change where id = ?", old))
                .isZero();
    }

    private long changed(int hoursAgo) {
        return world.number(
                "insert into record_change (operation, table_name, record_id, at) values ('U', 'ticket', 0, now() - make_interval(hours => ?)) returning id",
                hoursAgo);
    }
}
