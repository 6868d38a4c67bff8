package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.attachment.AttachmentObjects.Deletion;
import dev.parley.chat.attachment.AttachmentObjects.Move;
import dev.parley.support.Race;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of objects: each is claimed by one instance at a time, and exists until its object is deleted. */
@QuarkusTest
class AttachmentObjectsTest {

    private static final byte[] TEXT = "Only some text".getBytes(UTF_8);
    private static final String PREFIX = "attachments/";
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Inject
    AttachmentObjects objects;

    private final AttachmentScene scene = new AttachmentScene();

    /** Those of other tests would be claimed too. */
    @BeforeEach
    @AfterEach
    void removeAll() {
        scene.world.run("delete from chat_attachment");
        scene.world.run("delete from chat_attachment_object");
    }

    private Optional<Move> nextFile() {
        return objects.nextFile(PREFIX, LEASE);
    }

    private void letTimePass() {
        scene.world.run("update chat_attachment_object set due_at = now() - interval '1 second'");
    }

    private String row() {
        return String.join(
                ",",
                scene.world.texts(
                        "select concat_ws(' ', case when attachment_id is null then 'deleted' else 'file' end, attempts, due_at > now()) from chat_attachment_object"));
    }

    @Test
    void fileThatWasSent_isClaimedOnce_andAgainAfterTheLease() {
        scene.uploaded(scene.customer, "unsent.txt", TEXT);
        scene.sent(scene.customer, "a.txt", TEXT);

        Move first = nextFile().orElseThrow();

        assertThat(first.key()).matches("attachments/[0-9a-f-]{36}");
        assertThat(first.size()).isEqualTo(TEXT.length);
        assertThat(scene.world.texts("select sha256 from chat_attachment where id = ?", first.file()))
                .containsExactly(first.sha256());
        assertThat(nextFile()).isEmpty();

        letTimePass();

        assertThat(nextFile()).contains(first);
        assertThat(row()).isEqualTo("file 2 t");
    }

    @Test
    void failure_isFollowedByAPauseThatGrows() {
        scene.sent(scene.customer, "a.txt", TEXT);
        for (int attempt = 1; attempt <= 14; attempt++) {
            Move file = nextFile().orElseThrow();
            objects.failed(file.object(), Duration.ofSeconds(5));

            double pause = Math.min(3600, 5 * Math.pow(2, Math.min(attempt, 12) - 1));
            assertThat(scene.world.number(
                            "select count(*) from chat_attachment_object where abs(extract(epoch from due_at - now()) - ?) < 60",
                            pause))
                    .isEqualTo(1);
            letTimePass();
        }
    }

    @Test
    void storedFile_hasNoBytesInPostgresql_andItsEndOrdersTheDeletion() {
        scene.sent(scene.customer, "a.txt", TEXT);
        Move file = nextFile().orElseThrow();

        objects.stored(file);

        assertThat(scene.rows("chat_attachment_chunk")).isZero();
        assertThat(objects.key(file.file())).contains(file.key());
        assertThat(nextFile()).isEmpty();
        assertThat(objects.nextDeletion(LEASE)).isEmpty();
        assertThat(objects.waitingFiles()).isZero();

        scene.world.run("delete from chat_attachment where id = ?", file.file());

        assertThat(objects.waitingDeletions()).isEqualTo(1);
        Deletion deletion = objects.nextDeletion(LEASE).orElseThrow();
        assertThat(deletion).isEqualTo(new Deletion(file.object(), file.key()));
        assertThat(objects.nextDeletion(LEASE)).isEmpty();
        objects.deleted(deletion);
        assertThat(objects.exist()).isFalse();
    }

    @Test
    void fileThatIsDeletedWhileItIsStored_keepsItsObjectUntilThatIsOver() {
        scene.sent(scene.customer, "a.txt", TEXT);
        Move file = nextFile().orElseThrow();
        scene.world.run("delete from chat_attachment where id = ?", file.file());

        assertThat(objects.nextDeletion(LEASE)).isEmpty();

        objects.stored(file);

        assertThat(objects.key(file.file())).isEmpty();
        assertThat(objects.nextDeletion(LEASE)).isPresent();
    }

    @Test
    void fileThatIsBroughtBack_isInPostgresql_andItsObjectIsDeletedLater() {
        scene.sent(scene.customer, "a.txt", TEXT);
        Move file = nextFile().orElseThrow();
        objects.stored(file);

        Move back = objects.nextObject(LEASE).orElseThrow();
        assertThat(back).isEqualTo(file);
        assertThat(objects.nextObject(LEASE)).isEmpty();
        objects.bring(back, 0, "an earlier attempt".getBytes(UTF_8));
        objects.bring(back, 0, TEXT);
        objects.brought(back);

        assertThat(scene.world.texts(
                        "select convert_from(content, 'UTF8') from chat_attachment_chunk where attachment_id = ?",
                        file.file()))
                .containsExactly("Only some text");
        assertThat(objects.key(file.file())).isEmpty();
        assertThat(row()).isEqualTo("deleted 0 t");
        assertThat(objects.waitingDeletions()).isZero();
        assertThat(nextFile().orElseThrow().key()).isNotEqualTo(file.key());
    }

    @Test
    void fileThatIsDeletedWhileItIsBroughtBack_isGone() {
        scene.sent(scene.customer, "a.txt", TEXT);
        Move file = nextFile().orElseThrow();
        objects.stored(file);
        Move back = objects.nextObject(LEASE).orElseThrow();
        scene.world.run("delete from chat_attachment where id = ?", file.file());

        objects.bring(back, 0, TEXT);
        objects.brought(back);

        assertThat(row()).startsWith("deleted 1");
    }

    @Test
    void onlyKnownKeys_areKnown() {
        scene.sent(scene.customer, "a.txt", TEXT);
        String key = nextFile().orElseThrow().key();

        assertThat(objects.known(List.of(key, PREFIX + "other"))).containsExactly(key);
        assertThat(objects.known(List.of())).isEmpty();
    }

    @Test
    void claimsAtOnce_takeDifferentFiles() {
        for (int file = 0; file < 8; file++) {
            scene.sent(scene.customer, "a.txt", TEXT);
        }
        List<Integer> instances = IntStream.range(0, 8).boxed().toList();

        List<Move> claimed = Race.of(instances, each -> nextFile()).stream()
                .flatMap(Optional::stream)
                .toList();

        assertThat(claimed).isNotEmpty().extracting(Move::file).doesNotHaveDuplicates();
        assertThat(claimed).extracting(Move::key).doesNotHaveDuplicates();
    }
}
