package dev.parley.chat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.ListFollower;
import dev.parley.support.Race;
import dev.parley.support.RoundTrips;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another system creates and updates CRM records by their external ids. */
@QuarkusTest
class RecordUpsertsTest {

    private static final String RESULTS = "results { externalId recordId outcome userErrors { code field } }";

    private final World world = new World();
    private final String id = UUID.randomUUID().toString();

    @Test
    void newPerson_isCreated_withItsCompany() {
        upsert("Contacts", Map.of("externalId", id, "name", " Fjord AS ", "stopped", true));

        Answer answer = upsert(
                "Persons",
                Map.of("externalId", id, "firstName", "Kari", "email", " kari@example.com ", "contactExternalId", id));

        assertThat(answer.refusal()).isNull();
        assertThat(answer.changed()).isTrue();
        assertThat(outcomes(answer)).containsExactly("CREATED");
        long person = world.number("select person_id from person where external_id = ?", id);
        assertThat(answer.<String>data("done.results[0].recordId")).isEqualTo(Ids.of("Person", person));
        assertThat(world.texts(
                        "select concat_ws('|', p.firstname, p.email, p.retired, p.rank, c.name, c.xstop, p.updated) from person p join contact c using (contact_id) where person_id = ?",
                        person))
                .containsExactly("Kari|kari@example.com|f|1|Fjord AS|t");
    }

    @Test
    void knownPerson_isUpdated_inTheGivenFields() {
        upsert(
                "Persons",
                Map.of("externalId", id, "firstName", "Kari", "phone", "22", "title", "CEO", "retired", true));
        Map<String, Object> change = new HashMap<>(Map.of("externalId", id, "lastName", "Nordmann", "phone", " "));
        change.put("title", null);
        change.put("retired", null);

        Answer answer = upsert("Persons", change);

        assertThat(outcomes(answer)).containsExactly("UPDATED");
        assertThat(world.texts(
                        "select concat_ws('|', firstname, lastname, phone, title, retired, updated is not null) from person where external_id = ?",
                        id))
                .containsExactly("Kari|Nordmann|f|t");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void countryOfZeroOrLess_isNone(int country) {
        upsert("Contacts", Map.of("externalId", id, "name", "Fjord AS", "countryId", 47));
        upsert("Persons", Map.of("externalId", id, "firstName", "Kari", "countryId", country));

        assertThat(outcomes(upsert("Contacts", Map.of("externalId", id, "countryId", country))))
                .containsExactly("UPDATED");
        assertThat(world.number("select count(*) from contact where external_id = ? and country_id is null", id))
                .isEqualTo(1);
        assertThat(world.number("select count(*) from person where external_id = ? and country_id is null", id))
                .isEqualTo(1);
    }

    @Test
    void repeatedRequest_changesNothing() {
        Map<String, Object> kari = Map.of("externalId", id, "firstName", "Kari", "countryId", 47);
        upsert("Persons", kari);

        Answer answer = upsert("Persons", kari);

        assertThat(answer.changed()).isFalse();
        assertThat(outcomes(answer)).containsExactly("UNCHANGED");
        assertThat(world.number("select count(*) from person where external_id = ? and updated is null", id))
                .isEqualTo(1);
    }

    @Test
    void projectsAndSales_areStored() {
        upsert("Projects", Map.of("externalId", id, "name", "Harbour", "endsAt", "2026-03-01T00:00:00+01:00"));

        Answer answer = upsert(
                "Sales",
                Map.of(
                        "externalId", id,
                        "heading", "Boats",
                        "amount", 12.5,
                        "currency", "NOK",
                        "probability", 40,
                        "closesAt", "2026-02-01T00:00:00Z",
                        "status", "SOLD",
                        "completion", "DONE",
                        "projectExternalId", id));

        assertThat(outcomes(answer)).containsExactly("CREATED");
        assertThat(world.texts("""
                        select concat_ws('|', heading, amount, currency_code, probability, status, s.done, p.name, p.done,
                                         p.end_date = '2026-02-28T23:00:00Z', saledate = '2026-02-01T00:00:00Z')
                        from sale s join project p using (project_id) where s.external_id = ?""", id)).containsExactly("Boats|12.5|NOK|40|2|2|Harbour|f|t|t");
    }

    @Test
    void recordThatIsRefused_doesNotPreventTheOthers() {
        Answer answer = upsert(
                "Persons",
                Map.of("externalId", id + 0, "firstName", "Kari"),
                Map.of("externalId", id + 1),
                Map.of("externalId", id + 2, "firstName", "Ola", "email", "ola"),
                Map.of("externalId", id + 3, "firstName", "Per", "contactExternalId", id + "-unknown"),
                Map.of("externalId", id + 0, "firstName", "Kari"),
                Map.of("externalId", " ", "firstName", "Kari"),
                Map.of("externalId", id + 6, "firstName", "x".repeat(100)),
                Map.of("externalId", id + 7, "firstName", "Liv"));

        assertThat(answer.refusal()).isNull();
        assertThat(IntStream.range(0, 8).mapToObj(i -> result(answer, i)))
                .containsExactly(
                        "CREATED",
                        "REFUSED FIELD_REQUIRED persons.1.firstName",
                        "REFUSED INVALID_EMAIL persons.2.email",
                        "REFUSED LINK_TARGET_NOT_FOUND persons.3.contactExternalId",
                        "REFUSED VALIDATION persons.4.externalId",
                        "REFUSED FIELD_REQUIRED persons.5.externalId",
                        "REFUSED FIELD_TOO_LONG persons.6.firstName",
                        "CREATED");
        assertThat(world.number("select count(*) from person where external_id like ?", id + "%"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"probability, 101", "currency, kr", "currency, NOKK", "closesAt,"})
    void valueThatTheDatabaseWouldRefuse_isRefused(String field, String value) {
        Map<String, Object> sale = new HashMap<>(Map.of("externalId", id, "closesAt", "2026-02-01T00:00:00Z"));
        sale.put(field, field.equals("probability") ? (Object) Integer.valueOf(value) : value);

        assertThat(result(upsert("Sales", sale), 0)).startsWith("REFUSED ").endsWith(" sales.0." + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"})
    void timeOutsideTheYearsInUtc_isRefused(String time) {
        Answer answer = upsert("Sales", Map.of("externalId", id, "closesAt", time));

        assertThat(answer.errorCode()).isEqualTo("VALIDATION_FAILED");
        assertThat(world.number("select count(*) from sale where external_id = ?", id))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void timeInTheFirstOrLastYear_isStored(String time) {
        assertThat(outcomes(upsert("Sales", Map.of("externalId", id, "closesAt", time))))
                .containsExactly("CREATED");
        assertThat(world.number(
                        "select count(*) from sale where external_id = ? and saledate = ?::timestamptz", id, time))
                .isEqualTo(1);
    }

    @Test
    void parentsInTheSameRequest_areLinked_inAnyOrder() {
        Answer answer = upsert(
                "Contacts",
                Map.of("externalId", id + "-child", "name", "Child", "parentExternalId", id + "-parent"),
                Map.of("externalId", id + "-parent", "name", "Parent"),
                Map.of("externalId", id + "-orphan", "name", "Orphan", "parentExternalId", id + "-refused"),
                Map.of("externalId", id + "-refused"),
                Map.of("externalId", id + "-own", "name", "Own", "parentExternalId", id + "-own"));

        assertThat(IntStream.range(0, 5).mapToObj(i -> result(answer, i)))
                .containsExactly(
                        "CREATED",
                        "CREATED",
                        "CREATED LINK_TARGET_NOT_FOUND contacts.2.parentExternalId",
                        "REFUSED FIELD_REQUIRED contacts.3.name",
                        "REFUSED VALIDATION contacts.4.parentExternalId");
        assertThat(world.texts(
                        "select c.name || ' of ' || p.name from contact c join contact p on p.contact_id = c.mother_id where c.external_id like ?",
                        id + "%"))
                .containsExactly("Child of Parent");
    }

    @Test
    void thousandRecords_takeTheRoundTripsOfOne() {
        List<Map<String, Object>> persons = IntStream.range(0, 1000)
                .mapToObj(i -> Map.<String, Object>of("externalId", id + i, "firstName", "Kari " + i))
                .toList();

        List<String> many = RoundTrips.messagesOf(() -> upsert("Persons", persons));
        List<String> again = RoundTrips.messagesOf(() -> upsert("Persons", persons));
        List<String> one =
                RoundTrips.messagesOf(() -> upsert("Persons", Map.of("externalId", id + "-one", "firstName", "Ola")));

        assertThat(world.number("select count(*) from person where external_id like ?", id + "%"))
                .isEqualTo(1001);
        assertThat(statements(many))
                .isEqualTo(statements(one))
                .isEqualTo(statements(again))
                .isPositive();
    }

    private static long statements(List<String> messages) {
        return messages.stream()
                .filter(message -> message.startsWith("FE=> Execute"))
                .count();
    }

    @Test
    void moreThanAThousandRecords_areRefusedTogether() {
        List<Map<String, Object>> persons = IntStream.range(0, 1001)
                .mapToObj(i -> Map.<String, Object>of("externalId", id + i, "firstName", "Kari"))
                .toList();

        Answer answer = upsert("Persons", persons);

        assertThat(answer.refusal()).isEqualTo("VALIDATION persons");
        assertThat(answer.<Object>data("done.results")).isNull();
        assertThat(world.number("select count(*) from person where external_id like ?", id + "%"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contacts", "Persons", "Projects", "Sales"})
    void others_areRefused(String type) {
        String login = world.managerOf(world.topic());
        for (Caller other : List.of(Caller.agent(login), Caller.admin(login), Caller.bot(login))) {
            assertThat(upsert(other, type, List.of()).refusal()).isEqualTo("NOT_ALLOWED");
        }
        assertThat(upsert(Caller.customer("key"), type, List.of()).refusal()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void syncClient_readsNothing() {
        upsert("Persons", Map.of("externalId", id, "firstName", "Kari"));

        Answer answer = Caller.sync().asks("{ persons { totalCount } chatSessions { totalCount } }");

        assertThat(answer.<Integer>data("persons.totalCount")).isZero();
        assertThat(answer.<Integer>data("chatSessions.totalCount")).isZero();
    }

    @Test
    void clientsAtTheSameTime_createOneRecord() {
        List<String> outcomes = Race.of(
                IntStream.range(0, 6).boxed().toList(),
                i -> outcomes(upsert("Persons", Map.of("externalId", id, "firstName", "Kari")))
                        .get(0));

        assertThat(outcomes).containsOnlyOnce("CREATED").doesNotContain("REFUSED");
        assertThat(world.number("select count(*) from person where external_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void parentsInACircle_areStoredAsTheyAreSent() {
        assertThat(outcomes(upsert(
                        "Contacts",
                        Map.of("externalId", id + "-a", "name", "A", "parentExternalId", id + "-b"),
                        Map.of("externalId", id + "-b", "name", "B", "parentExternalId", id + "-a"))))
                .containsExactly("CREATED", "CREATED");
    }

    @Test
    void idempotencyKey_isRefused_becauseAReplayHasNoResults() {
        Map<String, Object> input = Map.of(
                "idempotencyKey",
                "0123456789abcdef" + id,
                "persons",
                List.of(Map.of("externalId", id, "firstName", "Kari")));

        assertThat(Caller.sync().does("upsertPersons", input, RESULTS).refusal())
                .isEqualTo("VALIDATION idempotencyKey");
        assertThat(world.number("select count(*) from person where external_id = ?", id))
                .isZero();
    }

    @Test
    void textThatCannotBeStored_isNamed() {
        List<Map<String, Object>> persons = List.of(
                Map.of("externalId", id, "firstName", "Kari"), Map.of("externalId", id + "b", "firstName", "a\0b"));

        Answer answer = Caller.sync().does("upsertPersons", Map.of("persons", persons), RESULTS);

        assertThat(answer.errorCode()).isEqualTo("BAD_TEXT");
        assertThat(answer.<String>error("argument")).isEqualTo("input.persons.1.firstName");
        assertThat(world.number("select count(*) from person where external_id = ?", id))
                .isZero();
    }

    @Test
    void change_reachesFollowedLists() {
        long topic = world.topic();
        String login = world.agentOf(topic);
        long session = world.active(topic, login);
        upsert("Persons", Map.of("externalId", id, "firstName", "Kari"));
        world.link(session, "customer_id", world.number("select person_id from person where external_id = ?", id));
        try (SocketClient socket = SocketClient.as(Caller.agent(login))) {
            ListFollower list = ListFollower.of(socket, "", "customer { firstName }");
            assertThat(list.changes(1)).containsExactly("ENTER " + session);

            upsert("Persons", Map.of("externalId", id, "firstName", "Liv"));

            assertThat(list.changes(1)).containsExactly("UPDATE " + session);
            assertThat(list.<String>changedSession("customer.firstName")).isEqualTo("Liv");
        }
    }

    private static String result(Answer answer, int place) {
        Map<String, Object> result = answer.data("done.results[" + place + "]");
        List<?> errors = (List<?>) result.get("userErrors");
        if (errors.isEmpty()) {
            return (String) result.get("outcome");
        }
        Map<?, ?> error = (Map<?, ?>) errors.get(0);
        return result.get("outcome") + " " + error.get("code") + " "
                + String.join(
                        ".",
                        ((List<?>) error.get("field"))
                                .stream().map(String::valueOf).toList());
    }

    private static List<String> outcomes(Answer answer) {
        return answer.list("done.results.outcome");
    }

    @SafeVarargs
    private static Answer upsert(String type, Map<String, Object>... records) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> record : records) {
            all.add(record);
        }
        return upsert(type, all);
    }

    private static Answer upsert(String type, List<Map<String, Object>> records) {
        return upsert(Caller.sync(), type, records);
    }

    private static Answer upsert(Caller caller, String type, List<Map<String, Object>> records) {
        return caller.does("upsert" + type, Map.of(type.toLowerCase(Locale.ROOT), records), RESULTS);
    }
}
