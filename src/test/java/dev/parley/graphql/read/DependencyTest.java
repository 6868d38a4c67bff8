package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that followed lists use the table and column names that the database triggers report. */
@QuarkusTest
class DependencyTest {

    /** Tables whose changes are events of the session, and the audit, notifications, webhooks, canned replies and the FAQ, to which no session links. */
    private static final Set<String> OF_SESSIONS = Set.of(
            "audit_event",
            "canned_reply",
            "chat_consent",
            "chat_notification",
            "chat_session",
            "chat_session_attribute",
            "chat_message",
            "chat_session_event",
            "chat_transfer",
            "kb_category",
            "kb_entry",
            "webhook",
            "webhook_delivery");

    @Inject
    EntityModel model;

    private final World world = new World();

    @Test
    void columns_haveDatabaseNames() {
        for (EntityType type : model.types()) {
            List<String> columns = world.texts(
                    "select column_name from information_schema.columns where table_name = ?", type.table());
            Stream<String> attributes = Stream.concat(
                    type.columns().values().stream()
                            .filter(column -> column != type.id())
                            .map(Column::attribute),
                    type.links().keySet().stream());
            assertThat(attributes.map(type::columnOf)).as(type.table()).isSubsetOf(columns);
        }
    }

    @Test
    void linkedTables_haveChangeTrigger() {
        for (EntityType type : model.types()) {
            if (!OF_SESSIONS.contains(type.table())) {
                assertThat(world.texts(
                                "select tgname from pg_trigger where tgrelid = ?::regclass and tgfoid = 'parley_record_changes'::regproc order by 1",
                                type.table()))
                        .as(type.table())
                        .hasSize(4);
            }
        }
    }

    @Test
    void triggerLinks_equalLinksOfTable() {
        for (EntityType type : model.types()) {
            List<String> sent = world.texts(
                    "select unnest(string_to_array(split_part(encode(tgargs, 'escape'), '\\000', 2), ',')) from pg_trigger where tgname = 'tr_' || ? || '_updated'",
                    type.table());
            if (!OF_SESSIONS.contains(type.table())) {
                assertThat(sent)
                        .as(type.table())
                        .containsExactlyInAnyOrderElementsOf(type.links().keySet().stream()
                                .map(type::columnOf)
                                .toList());
            }
        }
    }
}
