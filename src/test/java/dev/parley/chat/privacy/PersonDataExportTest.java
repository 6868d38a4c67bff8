package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The export has all that there is of a person, and fits its schema. */
@QuarkusTest
class PersonDataExportTest {

    private static final String PATH = "/exports/personData";

    private final World world = new World();
    private PersonScene scene;

    @BeforeEach
    void aTopic() {
        scene = new PersonScene(world, new Random(2));
    }

    @Test
    void export_fitsTheSchema_andHasThePersonsRows() {
        PersonScene.Marked person = scene.person();
        PersonScene.Marked other = scene.person();

        String text = export(Map.of("personId", person.id())).body();

        JsonObject document = new JsonObject(text);
        JsonObject schema = new JsonObject(
                DownloadClient.get(Caller.nobody(), PATH + "/schema").body());
        assertThat(misfits("", document, schema)).isEmpty();
        assertThat(text).doesNotContain(other.mark());
        assertThat(numbers(document, "sessions", "id")).containsExactlyElementsOf(person.sessions());
        assertThat(numbers(document, "messages", "id"))
                .containsExactlyElementsOf(
                        ids("select id from chat_message where session_id = any(?) order by id", person));
        assertThat(numbers(document, "events", "id"))
                .containsExactlyElementsOf(
                        ids("select id from chat_session_event where session_id = any(?) order by id", person));
        assertThat(document.getJsonArray("attachments")).hasSize(2);
        assertThat(document.getJsonArray("ratings")).hasSize(1);
        assertThat(document.getJsonArray("consents").getJsonObject(0).getString("text"))
                .isEqualTo("You may.");
        assertThat(document.getJsonArray("transcriptMails")).hasSize(1);
        assertThat(document.getJsonArray("blocks")).hasSize(1);
        assertThat(document.getJsonArray("pushSubscriptions").getJsonObject(0).getString("endpoint"))
                .isEqualTo("https://push.example/" + person.mark());
        JsonObject conversation = document.getJsonArray("sessions").getJsonObject(0);
        assertThat(conversation.getString("pageUrl")).isEqualTo("https://shop.example/" + person.mark());
        assertThat(conversation.getString("referrer")).isEqualTo("https://search.example/" + person.mark());
        assertThat(conversation.getJsonObject("attributes").encode())
                .isEqualTo("{\"plan\":{\"text\":\"" + person.mark() + "\"}}");
        assertThat(document.getJsonArray("tickets")).hasSize(2);
        assertThat(document.getJsonArray("ticketMessages").encode()).contains("Bye from " + person.mark());
        JsonObject row = document.getJsonArray("persons").getJsonObject(0);
        assertThat(row.getString("email")).isEqualTo(person.email());
        assertThat(row.getString("externalId")).isEqualTo(person.mark());
        assertThat(row.getJsonArray("furtherEmails")).containsExactly(person.furtherEmail());
        List<JsonObject> verified = document.getJsonArray("sessions").stream()
                .map(JsonObject.class::cast)
                .filter(session -> session.getBoolean("customerVerified"))
                .toList();
        assertThat(verified).hasSize(2).allSatisfy(session -> {
            assertThat(session.getString("customerSubject")).isEqualTo(person.mark());
            assertThat(session.getJsonArray("furtherDevicesAt")).hasSize(1);
        });
    }

    @Test
    void export_byTheAddress_isTheSame() {
        PersonScene.Marked person = scene.person();

        JsonObject byPerson =
                new JsonObject(export(Map.of("personId", person.id())).body());
        byPerson.remove("exportedAt");

        for (String email : List.of(person.email().toUpperCase(Locale.ROOT), person.furtherEmail())) {
            JsonObject byEmail = new JsonObject(export(Map.of("email", email)).body());

            byEmail.remove("exportedAt");
            assertThat(byEmail).as(email).isEqualTo(byPerson);
        }
    }

    @Test
    void export_ofMoreThanAPage_isComplete() {
        PersonScene.Marked person = scene.person();
        long session = world.closed(scene.topic);
        world.link(session, "customer_id", person.number());
        world.messages(session, 250);

        JsonObject document =
                new JsonObject(export(Map.of("personId", person.id())).body());

        assertThat(numbers(document, "messages", "sessionId").stream().filter(number -> number == session))
                .hasSize(250);
        assertThat(numbers(document, "messages", "id")).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void export_afterTheErasure_isEmpty() {
        PersonScene.Marked person = scene.person();
        scene.admin.does("erasePersonData", Map.of("personId", person.id()), "");

        String text = export(Map.of("email", person.email())).body();

        assertThat(new JsonObject(text).getJsonArray("sessions")).isEmpty();
        assertThat(text.replace(person.email(), "")).doesNotContain(person.mark());
    }

    @Test
    void graphQlField_saysWhereTheDocumentIs() {
        PersonScene.Marked person = scene.person();

        Answer answer = scene.admin.asks(
                "query($id: ID!) { personDataExport(personId: $id) { path body schemaPath } }",
                Map.of("id", person.id()));

        HttpResponse<String> document = DownloadClient.post(
                scene.admin, answer.data("personDataExport.path"), answer.data("personDataExport.body"));
        assertThat(document.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(document.body()).contains(person.mark());
        assertThat(answer.<String>data("personDataExport.schemaPath")).isEqualTo(PATH + "/schema");
    }

    @Test
    void export_isAudited_withoutTheAddress() {
        PersonScene.Marked person = scene.person();

        export(Map.of("email", person.email()));

        assertThat(world.texts(
                        "select concat(actor_name, details) from audit_event where action = 'PERSON_DATA_EXPORTED' and person_id = ?",
                        person.number()))
                .singleElement()
                .satisfies(entry -> assertThat(entry).startsWith("user:").endsWith("{}"));
    }

    @Test
    void callersWithoutTheRoleOfAdministrators_areRefused() {
        PersonScene.Marked person = scene.person();
        String body = new JsonObject(Map.of("personId", person.id())).encode();

        assertThat(DownloadClient.code(DownloadClient.post(scene.manager, PATH, body)))
                .isEqualTo("FORBIDDEN");
        assertThat(DownloadClient.code(
                        DownloadClient.post(Caller.customer(world.key(world.closed(scene.topic))), PATH, body)))
                .isEqualTo("FORBIDDEN");
        assertThat(DownloadClient.code(DownloadClient.post(Caller.nobody(), PATH, body)))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(scene.manager
                        .asks("query($id: ID!) { personDataExport(personId: $id) { body } }", Map.of("id", person.id()))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    /** Logs of proxies keep URLs. */
    @Test
    void argumentsInTheUrl_areRefused() {
        assertThat(DownloadClient.get(Caller.admin("admin"), PATH + "?email=somebody@example.com")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void arguments_thatNameNobodyOrTwo_areRefused() {
        PersonScene.Marked person = scene.person();

        assertThat(DownloadClient.code(export(Map.of()))).isEqualTo("BAD_ARGUMENT");
        assertThat(DownloadClient.code(export(Map.of("personId", person.id(), "email", person.email()))))
                .isEqualTo("BAD_ARGUMENT");
        assertThat(DownloadClient.code(export(Map.of("personId", Ids.of("Person", 999_999_999L)))))
                .isEqualTo("BAD_ID");
        assertThat(DownloadClient.code(export(Map.of("personId", "x")))).isEqualTo("BAD_ID");
    }

    private HttpResponse<String> export(Map<String, Object> arguments) {
        return DownloadClient.post(scene.admin, PATH, new JsonObject(arguments).encode());
    }

    private List<Long> ids(String sql, PersonScene.Marked person) {
        return world.texts(sql, (Object) person.sessions().toArray(Long[]::new)).stream()
                .map(Long::valueOf)
                .toList();
    }

    private static List<Long> numbers(JsonObject document, String list, String field) {
        return document.getJsonArray(list).stream()
                .map(each -> ((JsonObject) each).getLong(field))
                .toList();
    }

    /** Returns the misfits, for the parts of JSON Schema that the schema uses. */
    private static List<String> misfits(String path, Object value, JsonObject schema) {
        List<String> found = new ArrayList<>();
        if (schema.containsKey("const") && !schema.getValue("const").equals(value)
                || schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            found.add(path + " is " + value);
        }
        if (schema.containsKey("type") && !isOf(value, schema.getValue("type"))) {
            found.add(path + " is no " + schema.getValue("type") + ": " + value);
        } else if (value instanceof JsonObject object && schema.containsKey("properties")) {
            JsonObject properties = schema.getJsonObject("properties");
            schema.getJsonArray("required").stream()
                    .filter(name -> !object.containsKey((String) name))
                    .forEach(name -> found.add(path + " lacks " + name));
            object.forEach(member -> {
                JsonObject of = properties.getJsonObject(member.getKey());
                if (of == null) {
                    found.add(path + " has " + member.getKey());
                } else {
                    found.addAll(misfits(path + "/" + member.getKey(), member.getValue(), of));
                }
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(each -> found.addAll(misfits(path + "/*", each, schema.getJsonObject("items"))));
        } else if (value instanceof String text && "date-time".equals(schema.getString("format"))) {
            OffsetDateTime.parse(text);
        }
        return found;
    }

    private static boolean isOf(Object value, Object type) {
        if (type instanceof JsonArray types) {
            return types.stream().anyMatch(each -> isOf(value, each));
        }
        return switch ((String) type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> value == null;
        };
    }
}
