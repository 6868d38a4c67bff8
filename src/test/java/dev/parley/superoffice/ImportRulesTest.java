package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.SessionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Single rows with an oddity, and what becomes of them. */
class ImportRulesTest extends ImportScene {

    @Test
    void localTimesOfTheHourThatOccursTwice_areDistinguishedByTheirOrder() throws Exception {
        sessions(
                "1,1,1,0,9,2024-10-27 02:10:00,2024-10-27 02:50:00,2024-10-27 02:20:00,0,,,",
                "2,1,1,0,9,2024-10-27 02:50:00,2024-10-27 02:55:00,2024-10-27 03:10:00,0,,,",
                "3,1,1,0,9,2024-10-27 02:05:00,2024-10-27 02:06:00,2024-10-27 02:07:00,0,,,");

        String report = imports("--time-zone", "Europe/Oslo");

        assertThat(session(1, "when_requested, when_started, when_ended"))
                .isEqualTo("2024-10-27 00:10:00+00|2024-10-27 00:50:00+00|2024-10-27 01:20:00+00");
        assertThat(session(2, "when_requested, when_ended")).isEqualTo("2024-10-27 00:50:00+00|2024-10-27 02:10:00+00");
        assertThat(session(3, "when_requested")).isEqualTo("2024-10-27 01:05:00+00");
        assertThat(report).contains("AMBIGUOUS_TIME in chat_session");
    }

    @Test
    void statusNullZeroEightAndTen_withoutWhatTheyNeed_areRepaired() throws Exception {
        sessions(
                "1,1,0,0,,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "2,1,0,0,0,2024-01-01 10:00:00,,1760-01-01 00:00:00,0,,,",
                "3,1,1,0,8,2024-01-01 10:00:00,2024-01-01 10:01:00,,0,,,",
                "4,1,1,0,10,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:02:00,0,,-1,",
                "5,1,0,0,5,2024-01-01 10:00:00,,,0,,,");

        imports();

        assertThat(session(1, "status, when_ended")).isEqualTo("11|2024-01-01 10:05:00+00");
        assertThat(session(2, "status, when_ended")).isEqualTo("0");
        assertThat(session(3, "status, when_ended, when_deleted"))
                .isEqualTo("8|2024-01-01 10:01:00+00|2024-01-01 10:01:00+00");
        assertThat(session(4, "status")).isEqualTo("9");
        assertThat(session(5, "status, rank")).isEqualTo("4|0");
    }

    @Test
    void countryOfZeroOrLess_isNone() throws Exception {
        file("contact.csv", "contact_id,name,country_id\n1,Fjord,0\n2,Dal,578\n");
        file("person.csv", "person_id,firstname,contact_id,country_id\n1,Kari,1,-1\n");
        file(
                "chat_session.csv",
                "id,topic_id,status,when_requested,when_started,when_ended,country\n"
                        + "1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:02:00,0\n"
                        + "2,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:02:00,578\n");

        imports();

        assertThat(database.value(
                        "select string_agg(coalesce(country_id::text, 'none'), ' ' order by contact_id) from contact"))
                .isEqualTo("none 578");
        assertThat(database.value("select count(*) from person where country_id is null"))
                .isEqualTo("1");
        assertThat(database.value(
                        "select string_agg(coalesce(country::text, 'none'), ' ' order by id) from chat_session"))
                .isEqualTo("none 578");
    }

    @Test
    void countries_keepTheirNumbers_andCodesOfTwoLetters() throws Exception {
        file("country.csv", """
                country_id,name,english_name,abbrev2,deleted
                578,Norge,Norway,no,0
                891,Serbia og Montenegro,Serbia and Montenegro,CS,1
                9001,,Nordic,N1,0
                9002,,,,0
                9003," "," ",ISR,0
                """);

        String report = imports();

        assertThat(database.rows(
                        "select country_id, name, english_name, abbrev2, deleted from country order by country_id"))
                .containsExactly(
                        "578|Norge|Norway|NO|f",
                        "891|Serbia og Montenegro|Serbia and Montenegro|CS|t",
                        "9001|Nordic|Nordic|null|f",
                        "9002|Country 9002|null|null|f",
                        "9003|Country 9003|null|null|f");
        assertThat(report)
                .containsPattern("INVALID_CODE in country +2\\b")
                .containsPattern("MISSING_TEXT in country +3\\b");
    }

    @Test
    void clocksOutOfOrder_moveLaterStepsBehindEarlierOnes() throws Exception {
        sessions("1,1,1,0,9,2024-01-01 10:00:00,2024-01-01 09:58:00,2024-01-01 09:59:00,0,,,");

        imports();

        assertThat(session(1, "when_requested = when_started, when_started = when_ended"))
                .isEqualTo("t|t");
    }

    @Test
    void ranksDoubleOrMissing_getTheLowestFreeNumbers() throws Exception {
        sessions(
                "1,1,1,0,5,2024-01-01 10:00:00,2024-01-01 10:01:00,,2,,,",
                "2,1,1,0,6,2024-01-01 10:00:00,2024-01-01 10:01:00,,2,,,",
                "3,1,1,0,6,2024-01-01 10:00:00,2024-01-01 10:01:00,,,,,",
                "4,1,2,0,6,2024-01-01 10:00:00,2024-01-01 10:01:00,,0,,,");

        imports();

        assertThat(database.rows("select id, rank from chat_session order by id"))
                .containsExactly("1|2", "2|1", "3|3", "4|1");
    }

    @Test
    void openSessionsOfOneCustomer_theNewestStaysOpen() throws Exception {
        sessions(
                "1,1,0,1,4,2024-01-01 10:00:00,,,0,,,",
                "2,1,1,1,5,2024-01-02 10:00:00,2024-01-02 10:01:00,,1,,,",
                "3,1,1,1,6,2024-01-03 10:00:00,2024-01-03 10:01:00,,1,,,",
                "4,2,0,1,4,2024-01-01 10:00:00,,,0,,,");

        imports();

        assertThat(database.rows("select id, status, rank from chat_session order by id"))
                .containsExactly("1|11|0", "2|9|0", "3|6|1", "4|4|0");
    }

    @Test
    void sessionKeys_areHashed_andOnlyTheNewestKeepsADuplicate() throws Exception {
        sessions(
                "1,1,0,0,4,2024-01-01 10:00:00,,,0,same,,",
                "2,1,0,0,4,2024-01-01 10:00:00,,,0,same,,",
                "3,1,0,0,4,2024-01-01 10:00:00,,,0,,,");

        imports();

        assertThat(database.rows("select session_key from chat_session order by id"))
                .containsExactly("null", new SessionKey("same").hash(), "null");
    }

    @Test
    void consents_areOfTheTimeOfTheRequest_andOfNoText_andRecordedOnce() throws Exception {
        imports();
        database.run("update chat_topic set consent_text = 'We keep what you write.' where id = 1");
        file(
                "chat_session.csv",
                "id,topic_id,status,when_requested,when_ended,consented\n"
                        + "1,1,9,2024-01-01 10:00:00,2024-01-01 10:05:00,1\n"
                        + "2,1,9,2024-01-02 10:00:00,2024-01-02 10:05:00,0\n"
                        + "3,2,4,2024-01-03 10:00:00,,1\n");

        imports();
        imports();

        assertThat(database.rows("select session_id, text_id, given_at, withdrawn_at from chat_consent order by id"))
                .containsExactly("1|null|2024-01-01 10:00:00+00|null", "3|null|2024-01-03 10:00:00+00|null");
        assertThat(database.rows("select consented, consent_version from chat_session order by id"))
                .containsExactly("t|null", "f|null", "t|null");
    }

    @Test
    void references_toNobodyAndToMissingRows_areNull() throws Exception {
        sessions(
                "1,1,-1,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,-1,2",
                "2,1,77,1,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,88,2",
                "3,99,1,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,");

        String report = imports();

        assertThat(session(1, "user_id, customer_id, ticket_id, contact_id")).isEqualTo("2");
        // The company of the person wins.
        assertThat(session(2, "user_id, customer_id, ticket_id, contact_id")).isEqualTo("1|1");
        assertThat(database.rows("select id from chat_session where id = 3")).isEmpty();
        assertThat(report).contains("UNKNOWN_REFERENCE in chat_session", "MISSING_REFERENCE in chat_session");
        assertThat(Files.readString(Path.of(folder + "-report/report.csv")))
                .contains("chat_session.csv,4,topic_id,MISSING_REFERENCE,refused,")
                .contains("chat_session.csv,3,user_id,UNKNOWN_REFERENCE,changed,");
    }

    @Test
    void messages_getTypeSenderTimeTextAndNumber() throws Exception {
        sessions("1,1,1,0,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 11:00:00,0,,,");
        file("chat_message.csv", """
                id,session_id,message,when_posted,special_type,type,author,created_by
                7,1,<p>How <b>are</b> you?<br>Bye &amp; thanks</p>,2024-01-01 10:02:00,0,0,Anna,1
                5,1,I need help,2024-01-01 10:01:00,0,,Kari,-1
                9,1,Later,2044-01-01 10:00:00,0,2,Kari,1
                11,1,,,10,3,Anna,1
                """);

        imports("--exported-at", "2024-02-01T00:00:00Z");

        assertThat(database.rows(
                        "select seq, id, type, created_by, when_posted, language from chat_message order by seq"))
                .containsExactly(
                        "1|5|2|null|2024-01-01 10:01:00+00|nb",
                        "2|7|1|1|2024-01-01 10:02:00+00|nb",
                        "3|9|2|null|2024-02-01 00:00:00+00|nb",
                        "4|11|3|1|2024-02-01 00:00:00+00|nb");
        assertThat(database.value("select message from chat_message where id = 7"))
                .isEqualTo("How are you?\nBye & thanks");
        assertThat(
                        session(
                                1,
                                "first_message, last_message, message_seq, ended_by, end_reason, customer_read_seq, user_read_seq"))
                .isEqualTo("I need help|Later|4|1|1|3|4");
    }

    @Test
    void overnightHours_continueOnTheNextDay() throws Exception {
        file(
                "tzlocation.ndjson",
                "{\"TZLocation_id\": 4, \"locationCode\": \"NO\", \"shortName\": \"W. Europe Standard Time\"}\n");
        file("chat_topic.csv", """
                id,name,tzLocationId,use_opening_hours,fri_enabled,fri_start,fri_stop,sun_enabled,sun_start,sun_stop,mon_enabled,mon_start,mon_stop
                1,Night,4,1,1,1760-01-01 22:00:00,1760-01-01 06:00:00,1,20:00,02:00,1,08:00,16:00
                """);

        imports();

        assertThat(database.value("""
                select concat_ws('|', time_zone, fri_start, fri_stop, sat_enabled, sat_start, sat_stop, sun_start, sun_stop, mon_start, mon_stop)
                from chat_topic"""))
                .isEqualTo("Europe/Berlin|22:00:00|00:00:00|t|00:00:00|06:00:00|20:00:00|00:00:00|08:00:00|16:00:00");
    }

    @Test
    void doubleMembersNamesAndLogins_areMergedOrRenamed() throws Exception {
        file("ejuser.csv", "id,loginname,username,status\n1,Anna,Anna,3\n2,ANNA,Anna B,1\n");
        file("chat_topic.csv", "id,name,flags\n1,Support,515\n2,Support,0\n");
        file("chat_topic_user.csv", "id,user_id,topic_id,can_respond,manager\n1,2,1,1,0\n2,2,1,0,1\n");

        String report = imports();

        assertThat(database.rows("select id, loginname, chat_status from ejuser order by id"))
                .containsExactly("1|Anna#1|0", "2|ANNA|0");
        assertThat(database.rows("select id, name, flags from chat_topic order by id"))
                .containsExactly("1|Support|515", "2|Support (2)|0");
        assertThat(database.rows("select id, can_respond, manager from chat_topic_user"))
                .containsExactly("1|t|t");
        assertThat(report).contains("UNKNOWN_FLAGS in chat_topic", "DUPLICATE_MEMBERSHIP in chat_topic_user");
    }

    @Test
    void allAddressesOfAPerson_areKept() throws Exception {
        file(
                "email.csv",
                "email_id,person_id,email_address,rank\n1,1,second@example.com,2\n2,1,First@example.com,1\n3,0,x@example.com,1\n");

        imports();

        assertThat(database.value("select email from person")).isEqualTo("First@example.com");
        assertThat(database.rows("select email from person_email")).containsExactly("second@example.com");
        assertThat(database.value("select parley_persons_with_email(array['second@example.com'])"))
                .isEqualTo("{1}");
        assertThat(database.value("select parley_persons_with_email(array['first@example.com'])"))
                .isEqualTo("{1}");
    }

    @Test
    void newNameThatIsTakenAsWell_getsALongerOne() throws Exception {
        file(
                "ejuser.csv",
                "id,loginname,username,status\n1,anna,Anna,1\n2,ANNA,Anna,1\n3,anna#2,Anna,1\n4,Anna#2,Anna,1\n");
        file("chat_topic.csv", "id,name\n1,Support\n2,Support\n3,Support (2)\n");

        String report = imports();

        assertThat(report)
                .containsPattern("DUPLICATE_LOGIN in ejuser +2\\b")
                .containsPattern("DUPLICATE_NAME in chat_topic +1\\b");
        assertThat(database.rows("select id, loginname from ejuser order by id"))
                .hasSize(4)
                .startsWith("1|anna")
                .contains("3|anna#2");
        assertThat(database.rows("select name from chat_topic order by id"))
                .hasSize(3)
                .startsWith("Support")
                .endsWith("Support (2)");
    }
}
