package dev.parley.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The export has the sessions of the list, each once and in order, and can go on from each line. */
@QuarkusTest
class SessionExportTest {

    private static final String PATH = "/exports/chatSessions";

    private final World world = new World();

    private long topic;
    private Caller anna;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        anna = Caller.agent(world.agentOf(topic));
    }

    @Test
    void export_hasEachSessionOfTheAgentsTopicsOnceAndInOrder() {
        world.queue(topic, 250);
        world.waiting(world.topic());

        List<JsonObject> lines = lines(DownloadClient.get(anna, PATH));

        assertThat(lines.stream().map(line -> line.getJsonObject("node").getLong("databaseId")))
                .containsExactlyElementsOf(
                        world.texts("select id::text from chat_session where topic_id = ? order by id", topic).stream()
                                .map(Long::valueOf)
                                .toList());
    }

    @Test
    void export_goesOnAfterTheCursorOfAnyLine() {
        // Their waits do not change between the requests.
        world.finished(topic, 210);
        List<String> all = DownloadClient.get(anna, PATH).body().lines().toList();

        for (int last : List.of(0, 99, 100, 208, 209)) {
            String cursor = new JsonObject(all.get(last)).getString("cursor");
            assertThat(DownloadClient.get(anna, PATH + "?after=" + cursor)
                            .body()
                            .lines())
                    .containsExactlyElementsOf(all.subList(last + 1, all.size()));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "100, 100", "150, 150", "1000, 210"})
    void export_hasAtMostTheWantedNumberOfSessions(int first, int expected) {
        world.queue(topic, 210);

        assertThat(DownloadClient.get(anna, PATH + "?first=" + first).body().lines())
                .hasSize(expected);
        assertThat(DownloadClient.post(anna, PATH, "{\"first\": " + first + "}")
                        .body()
                        .lines())
                .hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?wher={}", "?first=1&first=2", "?first=1&x=", "?format=CSV&FORMAT=CSV"})
    void unknownAndRepeatedArguments_areRefused(String query) {
        assertThat(DownloadClient.get(anna, PATH + query.replace("{", "%7B").replace("}", "%7D"))
                        .body())
                .contains("BAD_ARGUMENT");
    }

    @Test
    void unknownArgumentsOfABody_areRefused() {
        assertThat(DownloadClient.post(anna, PATH, "{\"filter\": {}}").body()).contains("BAD_ARGUMENT");
        assertThat(DownloadClient.post(anna, PATH + "?first=1", "{}").body()).contains("BAD_ARGUMENT");
        assertThat(DownloadClient.get(anna, "/transcripts/x?includenotes=true").body())
                .contains("BAD_ARGUMENT");
    }

    @Test
    void filter_isThatOfTheList() {
        world.waiting(topic);
        world.closed(topic);
        String where = "{\"status\": {\"eq\": \"IN_QUEUE\"}}";

        HttpResponse<String> posted =
                DownloadClient.post(anna, PATH, "{\"where\": " + where + ", \"format\": \"NDJSON\"}");
        HttpResponse<String> got =
                DownloadClient.get(anna, PATH + "?where=" + URLEncoder.encode(where, StandardCharsets.UTF_8));

        assertThat(lines(posted).stream().map(line -> line.getJsonObject("node").getString("status")))
                .containsExactly("IN_QUEUE");
        assertThat(got.body()).isEqualTo(posted.body());
    }

    @Test
    void csv_hasAHeadingAndOneRecordForEachSession() {
        long session = world.waiting(topic);
        world.run(
                "update chat_session set name = ?, phone = '+47 90000000', first_message = ? where id = ?",
                "=HYPERLINK(\"http://evil.example\")",
                "one, \"two\"\r\nthree",
                session);

        HttpResponse<String> response = DownloadClient.get(anna, PATH + "?format=CSV");

        assertThat(response.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(response.body()).startsWith("id,databaseId,topic,status,").endsWith("\r\n");
        assertThat(response.body())
                .contains(
                        ",\"'=HYPERLINK(\"\"http://evil.example\"\")\",",
                        ",'+47 90000000,",
                        ",\"one, \"\"two\"\"\r\nthree\",");
    }

    @Test
    void csv_hasAsManyValuesAsColumns() {
        world.queue(topic, 3);
        List<String> lines =
                DownloadClient.get(anna, PATH + "?format=csv").body().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.stream().map(line -> line.split(",", -1).length).distinct())
                .containsExactly(ExportColumn.values().length + 1);
        assertThat(lines.get(0)).endsWith(",cursor");
    }

    @Test
    void columns_areAllSelected() {
        world.active(topic, world.agentOf(topic));
        JsonObject session = lines(DownloadClient.get(anna, PATH)).get(0).getJsonObject("node");

        assertThat(IntStream.range(0, ExportColumn.values().length)
                        .mapToObj(i -> ExportColumn.values()[i])
                        .filter(column -> column.of(session.getMap()) != null)
                        .map(ExportColumn::title))
                .contains("id", "databaseId", "topic", "status", "phase", "user", "whenRequested", "whenStarted");
        assertThat(session.fieldNames()).contains("customer", "contact", "ticket", "ratingComment", "lastMessage");
    }

    @Test
    void messagesOfAnotherAgentsActiveSession_areAbsent() {
        long session = world.active(topic, world.agentOf(topic));
        world.alter(session, "first_message = 'secret', last_message = 'secret'");

        assertThat(DownloadClient.get(anna, PATH).body()).doesNotContain("secret");
        assertThat(DownloadClient.get(Caller.agent(world.managerOf(topic)), PATH)
                        .body())
                .contains("secret");
    }

    @Test
    void export_isForAgents() {
        Caller customer = Caller.customer(world.key(world.waiting(topic)));

        HttpResponse<String> response = DownloadClient.get(customer, PATH);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(DownloadClient.code(response)).isEqualTo("FORBIDDEN");
        assertThat(DownloadClient.get(Caller.nobody(), PATH).statusCode()).isEqualTo(401);
        assertThat(DownloadClient.get(Caller.agent(world.user()), PATH).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"format\": \"XML\"}; BAD_ARGUMENT",
                "{\"first\": -1}; BAD_ARGUMENT",
                "{\"first\": 1.5}; BAD_ARGUMENT",
                "{\"after\": 1}; BAD_ARGUMENT",
                "{\"after\": \"x\"}; BAD_CURSOR",
                "{\"where\": {\"nope\": 1}}; VALIDATION_FAILED",
                "{\"where\": {\"databaseId\": {\"eq\": null}}}; BAD_FILTER",
                "{\"where\": []}; BAD_ARGUMENT",
                "[]; BAD_REQUEST",
                "{; BAD_REQUEST"
            })
    void badInput_isRefusedBeforeAnythingIsSent(String body, String code) {
        HttpResponse<String> response = DownloadClient.post(anna, PATH, body);

        assertThat(DownloadClient.code(response)).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void filterInTheUrl_thatIsNoJson_isRefused() {
        assertThat(DownloadClient.code(DownloadClient.get(anna, PATH + "?where=x")))
                .isEqualTo("BAD_REQUEST");
    }

    private static List<JsonObject> lines(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        return response.body().lines().map(JsonObject::new).toList();
    }
}
