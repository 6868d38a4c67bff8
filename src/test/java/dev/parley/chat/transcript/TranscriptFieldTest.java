package dev.parley.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each caller reads its own transcript, as a field and as a download. */
@QuarkusTest
class TranscriptFieldTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final World world = new World();

    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aConversationWithANote() {
        topic = world.topic();
        world.set(topic, "widget_post_transcript = true, widget_language = 'nb', time_zone = 'Europe/Oslo'");
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        world.alter(session, "customer_alias = 'Kari'");
        customer = Caller.customer(world.key(session));
        customer.does("sendChatMessage", session, Map.of("text", "My invoice is wrong"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "She is angry", "visibility", "AGENTS"));
        Caller.agent(anna).does("sendChatMessage", session, Map.of("text", "I will look"));
    }

    @Test
    void customer_readsTheMessagesWithoutNotes() {
        String text = ofCustomer("transcript").data("customerSession.transcript");

        assertThat(text.lines().filter(line -> line.startsWith("    ")))
                .containsExactly("    My invoice is wrong", "    I will look");
        assertThat(text).startsWith("Chatlogg: ").contains(" Kari (kunde)\n").containsPattern("\\+0[12]:00 Kari");
        assertThat(ofCustomer("transcript(format: JSON)").<String>data("customerSession.transcript"))
                .contains("\"seq\":2")
                .doesNotContain("\"seq\":3");
    }

    @Test
    void customer_whoAsksForNotes_isForbidden() {
        assertThat(ofCustomer("transcript(includeNotes: true)").errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void customer_ofATopicWithoutTranscripts_isForbidden() {
        world.set(topic, "widget_post_transcript = false");

        Answer answer = ofCustomer("transcript transcriptAvailable");

        assertThat(answer.errorCode()).isEqualTo("FORBIDDEN");
        assertThat(answer.<Boolean>partialData("customerSession.transcriptAvailable"))
                .isFalse();
        HttpResponse<String> download = DownloadClient.get(customer, path());
        assertThat(download.statusCode()).isEqualTo(403);
        assertThat(DownloadClient.code(download)).isEqualTo("FORBIDDEN");
    }

    @Test
    void customer_doesNotReadAMessageThatABotHasScheduled() {
        world.run(
                "update chat_message set special_type = 16, when_posted = now() + interval '1 hour' where session_id = ? and message = 'I will look'",
                session);

        assertThat(ofCustomer("transcript").<String>data("customerSession.transcript"))
                .doesNotContain("I will look");
        assertThat(DownloadClient.get(customer, path()).body()).doesNotContain("I will look");
    }

    @Test
    void agent_readsNotesIfAsked() {
        assertThat(ofAgent(Caller.agent(anna), "transcript").<String>data("chatSession.transcript"))
                .doesNotContain("angry");
        assertThat(ofAgent(Caller.agent(anna), "transcript(includeNotes: true, language: \"en\")")
                        .<String>data("chatSession.transcript"))
                .contains(anna + " (internal note)\n    She is angry");
    }

    @Test
    void administrator_readsIt() {
        Answer answer = ofAgent(Caller.admin(world.user()), "transcript transcriptAvailable");

        assertThat(answer.<String>data("chatSession.transcript")).contains("I will look");
        assertThat(answer.<Boolean>data("chatSession.transcriptAvailable")).isTrue();
    }

    @Test
    void agent_whoMayNotReadAnActiveSessionsMessages_isForbidden() {
        Caller colleague = Caller.agent(world.agentOf(topic));

        Answer answer = ofAgent(colleague, "transcript transcriptAvailable");

        assertThat(answer.errorCode()).isEqualTo("FORBIDDEN");
        assertThat(answer.<Boolean>partialData("chatSession.transcriptAvailable"))
                .isFalse();
        assertThat(DownloadClient.get(colleague, path()).statusCode()).isEqualTo(403);
        assertThat(DownloadClient.get(Caller.agent(world.listenerOf(topic)), path())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void download_ofASessionThatTheCallerDoesNotSee_isRefusedAsIfThereWereNone() {
        HttpResponse<String> hidden = DownloadClient.get(Caller.agent(world.agentOf(world.topic())), path());
        HttpResponse<String> missing =
                DownloadClient.get(Caller.agent(anna), "/transcripts/" + Ids.of("ChatSession", 999_999_999L));
        Caller other = Caller.customer(world.key(world.waiting(topic)));

        assertThat(hidden.statusCode()).isEqualTo(403);
        assertThat(hidden.body()).isEqualTo(missing.body());
        assertThat(DownloadClient.get(other, path()).body()).isEqualTo(missing.body());
        assertThat(DownloadClient.code(DownloadClient.get(Caller.nobody(), path())))
                .isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, text/plain; charset=utf-8, txt",
        "html, text/html; charset=utf-8, html",
        "MARKDOWN, text/markdown; charset=utf-8, md",
        "JSON, application/json, json"
    })
    void download_hasTheMediaTypeOfItsFormat(String format, String mediaType, String extension) {
        HttpResponse<String> response =
                DownloadClient.get(Caller.agent(anna), path() + "?language=sv&format=" + format);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"transcript-" + session + "." + extension + "\"");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body()).contains("I will look");
    }

    @Test
    void download_isTheSameTextAsTheField() {
        assertThat(DownloadClient.get(customer, path()).body())
                .isEqualTo(ofCustomer("transcript").data("customerSession.transcript"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language=it",
                "language=",
                "timeZone=Mars/Olympus",
                "timeZone=%2B02:00",
                "format=PDF",
                "includeNotes=1"
            })
    void download_withABadArgument_isRefused(String query) {
        HttpResponse<String> response = DownloadClient.get(Caller.agent(anna), path() + "?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DownloadClient.code(response)).isEqualTo("BAD_ARGUMENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"language: \"it\"", "timeZone: \"Mars/Olympus\""})
    void field_withABadArgument_isRefused(String argument) {
        assertThat(ofAgent(Caller.agent(anna), "transcript(" + argument + ")").errorCode())
                .isEqualTo("BAD_ARGUMENT");
    }

    @Test
    void download_ofABadId_isRefused() {
        assertThat(DownloadClient.code(DownloadClient.get(Caller.agent(anna), "/transcripts/x")))
                .isEqualTo("BAD_ID");
    }

    @Test
    void download_withAnotherMethod_isRefused() {
        HttpResponse<String> response = DownloadClient.post(Caller.agent(anna), path(), "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void transcripts_costAsMuchAsTheyMayHold() {
        assertThat(ofAgent(Caller.agent(anna), "a: transcript b: transcript c: transcript")
                        .<Integer>extension("cost.requested"))
                .isEqualTo(6001);
    }

    @Test
    void field_ofAVeryLongSession_isTooCostly() {
        fill(500, 10_000);

        Answer answer = ofAgent(Caller.agent(anna), "transcript");

        assertThat(answer.errorCode()).isEqualTo("TOO_COSTLY");
    }

    @Test
    void download_ofTenThousandLongMessages_holdsFewOfThemInMemory() throws IOException {
        fill(10_000, 4_000);
        System.gc();
        long before = used();
        long quarter = 10 * MEGABYTE;
        long read = 0;
        byte[] buffer = new byte[64 * 1024];

        long held;
        try (InputStream body = DownloadClient.stream(Caller.agent(anna), path())) {
            while (read < quarter) {
                read += body.read(buffer);
            }
            System.gc();
            held = used() - before;
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                read += count;
            }
        }

        assertThat(read).isGreaterThan(40_000_000L);
        assertThat(held).isLessThan(16 * MEGABYTE);
    }

    private void fill(int messages, int characters) {
        world.run("delete from chat_message where session_id = ?", session);
        world.run(
                "insert into chat_message (session_id, seq, message, type, when_posted) select ?, n, repeat('x', ?), 2, now() from generate_series(1, ?) n",
                session,
                characters,
                messages);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private String path() {
        return "/transcripts/" + Ids.of("ChatSession", session);
    }

    private Answer ofCustomer(String fields) {
        return customer.asks("{ customerSession { " + fields + " } }");
    }

    private Answer ofAgent(Caller agent, String fields) {
        return agent.asks(
                "query($id: ID!) { chatSession(id: $id) { " + fields + " } }",
                Map.of("id", Ids.of("ChatSession", session)));
    }
}
