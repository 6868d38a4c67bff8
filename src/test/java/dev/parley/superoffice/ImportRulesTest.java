package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.security.SessionKey;
import dev.parley.superoffice.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single rows with an oddity, and what becomes of them. */
class ImportRulesTest {

    private static final String SESSION_COLUMNS =
            "id,topic_id,user_id,customer_id,status,when_requested,when_started,when_ended,rank,session_key,ticket_id,contact_id\n";

    private static ImportServer server;

    @TempDir
    Path folder;

    private ImportServer.Database database;

    @BeforeAll
    static void startServer() throws Exception {
        server = new ImportServer();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void oneTopicTwoUsersAndACustomer() throws Exception {
        database = server.database();
        file("ejuser.csv", "id,loginname,username,status\n1,anna,Anna,1\n2,bert,Bert,1\n");
        file("chat_topic.csv", "id,name,widget_language\n1,Support,nb\n2,Sales,en\n");
        file("contact.csv", "contact_id,name\n1,Fjord\n2,Dal\n");
        file("person.csv", "person_id,firstname,contact_id\n1,Kari,1\n");
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private String imports(String... options) throws IOException, SQLException, SourceException {
        return database.imports(folder, options);
    }

    private void sessions(String... rows) throws IOException {
        file("chat_session.csv", SESSION_COLUMNS + String.join("\n", rows) + "\n");
    }

    private String session(long id, String columns) throws SQLException {
        return database.value("select concat_ws('|', " + columns + ") from chat_session where id = " + id);
    }

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

    /** Topic 1 uses the folder Help, topic 2 the folder Devices in it, and both use the folder Payment. */
    private void folders() throws IOException {
        file("chat_topic.csv", "id,name,kb_category_id\n1,Support,1\n2,Sales,3\n3,Service,5\n4,Returns,5\n5,None,-1\n");
        file("kb_category.csv", """
                id,parent_id,name,access_level,inherited_access_level,access_check
                9,-1,All,4,4,
                1,9,Help,4,4,
                2,1,Invoices,4,4,
                3,1,Devices,4,4,
                4,3,Phones,4,1,
                5,,Payment,4,4,
                6,5,Cards,4,4,
                7,3,Partners,4,4,isPartner();
                8,7,Contracts,4,4,
                """);
    }

    @Test
    void foldersOfTheFaq_belongToTheTopicThatUsesThem() throws Exception {
        folders();

        String report = imports();

        assertThat(database.rows("select id, parent_id, name, topic_id from kb_category order by id"))
                .containsExactly(
                        "1|null|Help|1",
                        "2|1|Invoices|1",
                        "3|null|Devices|null",
                        "4|3|Phones|null",
                        "5|null|Payment|null",
                        "6|5|Cards|null",
                        "7|3|Partners|null",
                        "8|7|Contracts|null",
                        "9|null|All|null");
        assertThat(report)
                .containsPattern("FOLDER_MOVED in kb_category +2\\b")
                .containsPattern("FOLDER_OF_ALL_TOPICS in kb_category +6\\b");
    }

    @Test
    void foldersThatContainEachOther_areTopLevelFolders() throws Exception {
        file("kb_category.csv", "id,parent_id,name\n1,2,Hen\n2,1,Egg\n3,2,Chick\n4,,Nest\n5,4,Twig\n");

        String report = imports();

        assertThat(database.rows("select id, parent_id from kb_category order by id"))
                .containsExactly("1|null", "2|null", "3|null", "4|null", "5|4");
        assertThat(report).containsPattern("FOLDER_MOVED in kb_category +3\\b");
    }

    @Test
    void articlesOfTheFaq_arePublished_ifTheyAreOpenAsTheOptionsSay() throws Exception {
        folders();
        file("kb_entry.csv", """
                id,category_id,title,question,answer,access_level,status,expire_date,last_changed
                1,2,Pay,How do I pay?,<p>By card.</p>,4,2,,2024-01-01 10:00:00
                2,2,Internal,,Ask Greta.,1,2,,2024-01-01 10:00:00
                3,2,Draft,,Soon.,4,1,,2024-01-01 10:00:00
                4,2,Expired,,Until May.,4,2,2023-05-31 00:00:00,2024-01-01 10:00:00
                5,2,Offer,,This century.,4,2,2099-12-31 00:00:00,2024-01-01 10:00:00
                6,4,Folder is internal,,Yes.,4,2,,2024-01-01 10:00:00
                7,7,Folder has a script,,Yes.,4,2,,2024-01-01 10:00:00
                8,9,No topic uses the folder,,Yes.,4,2,,2024-01-01 10:00:00
                9,6,Of two topics,,Yes.,4,2,,2024-01-01 10:00:00
                10,2,,Your address?,Storgata 1,4,2,,
                11,2,Without an answer,Why?,<p> </p>,4,2,,2024-01-01 10:00:00
                12,8,Folder around it has a script,,Yes.,4,2,,2024-01-01 10:00:00
                """);

        String report = imports("--faq-access", "3,4", "--faq-status", "2", "--exported-at", "2024-06-01T00:00:00Z");

        assertThat(database.rows("select id, title, published from kb_entry order by id"))
                .containsExactly(
                        "1|Pay|t",
                        "2|Internal|f",
                        "3|Draft|f",
                        "4|Expired|f",
                        "5|Offer|t",
                        "6|Folder is internal|f",
                        "7|Folder has a script|f",
                        "8|No topic uses the folder|f",
                        "9|Of two topics|t",
                        "10|Your address?|t",
                        "12|Folder around it has a script|f");
        assertThat(database.rows("select answer, language, last_changed from kb_entry where id = 1"))
                .containsExactly("By card.|null|2024-01-01 10:00:00+00");
        assertThat(database.value("select last_changed from kb_entry where id = 10"))
                .isEqualTo("2024-06-01 00:00:00+00");
        assertThat(database.rows("select title from parley_faq_suggestions(1, 'How can I pay?', 'en', 3)"))
                .containsExactly("Pay");
        assertThat(report)
                .containsPattern("NOT_PUBLISHED in kb_entry +7\\b")
                .containsPattern("NO_ANSWER in kb_entry +1\\b");
    }

    @Test
    void articlesOfTheFaq_areNotPublished_withoutTheOptions() throws Exception {
        folders();
        file("kb_entry.csv", "id,category_id,title,answer,access_level,status\n1,2,Pay,By card.,4,2\n");

        imports("--faq-status", "2");

        assertThat(database.rows("select title, published from kb_entry")).containsExactly("Pay|f");
        assertThat(Files.readString(Path.of(folder + "-report/report.csv")))
                .contains("kb_entry.csv,2,status,NOT_PUBLISHED,changed,");
    }

    @Test
    void textsOfAnArticle_areAtMostAsLongAsThoseOfTheApi() throws Exception {
        folders();
        file(
                "kb_entry.csv",
                "id,category_id,title,question,answer\n1,2, ," + "Why? ".repeat(500) + "," + "So. ".repeat(5001)
                        + "\n");

        String report = imports();

        assertThat(database.rows("select left(title, 4), length(question), length(answer) from kb_entry"))
                .containsExactly("Why?|2000|20000");
        assertThat(report)
                .containsPattern("TEXT_CUT in kb_entry +2\\b")
                .containsPattern("MISSING_TEXT in kb_entry +1\\b");
    }

    @Test
    void foldersAndArticles_importedLater_joinThoseThatAreThere() throws Exception {
        folders();
        imports();
        file("chat_topic.csv", "id,name\n1,Support\n");
        file(
                "kb_category.csv",
                "id,parent_id,name,access_level,inherited_access_level\n10,2,Reminders,4,4\n11,10,Fees,4,4\n");
        file("kb_entry.csv", "id,category_id,title,answer,access_level,status\n1,11,Fee,70 kroner.,4,2\n");

        imports("--faq-access", "4", "--faq-status", "2");

        assertThat(database.rows("select id, parent_id, topic_id from kb_category where id > 9 order by id"))
                .containsExactly("10|2|1", "11|10|1");
        assertThat(database.rows("select title, published from kb_entry")).containsExactly("Fee|t");
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
    void rowsThatParleyHasRemoved_stayRemoved() throws Exception {
        imports();
        database.run("delete from person");

        String report = imports();

        assertThat(database.rows("select person_id from person")).isEmpty();
        assertThat(report).contains("REMOVED_SINCE in person");
    }

    @Test
    void idOfARecordOfParley_isRefused_andNothingRefersToIt() throws Exception {
        database.run(
                "insert into ejuser (id, loginname, username) overriding system value values (1, 'other', 'Other')");
        sessions("1,1,1,0,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,,");

        String report = imports();

        assertThat(report).contains("ID_TAKEN in ejuser");
        assertThat(session(1, "user_id is null")).isEqualTo("t");
        assertThat(Files.readString(Path.of(folder + "-report/refused/ejuser.csv")))
                .isEqualToNormalizingNewlines(
                        "id,loginname,username,status,import_reason\n1,anna,Anna,1,ID_TAKEN id\n");
    }

    @Test
    void messagesImportedAfterTheirSession_followTheOthers() throws Exception {
        sessions("1,1,1,0,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 11:00:00,0,,,");
        String header = "id,session_id,message,when_posted,type,created_by\n";
        file("chat_message.csv", header + "5,1,first,2024-01-01 10:01:00,2,-1\n7,1,third,2024-01-01 10:03:00,2,-1\n");
        imports();
        file("chat_message.csv", header + "5,1,first,2024-01-01 10:01:00,2,-1\n6,1,second,2024-01-01 10:02:00,2,-1\n");

        imports();

        assertThat(database.rows("select seq, id from chat_message order by seq"))
                .containsExactly("1|5", "2|7", "3|6");
        assertThat(
                        session(
                                1,
                                "message_seq, last_message, event_seq, (select max(seq) from chat_session_event where session_id = 1)"))
                .isEqualTo("3|second|4|4");
    }

    @Test
    void ndjson_isReadLikeCsv_andRefusedLinesKeepTheirFormat() throws Exception {
        Files.delete(folder.resolve("person.csv"));
        file("person.ndjson", """
                {"person_id": 1, "FIRSTNAME": "Kari \\u00e5", "contact_id": 1, "retired": false, "shoe_size": 40}
                not json
                {"person_id": "two", "firstname": "Per"}

                {"person_id": 3, "firstname": null, "middleName": "M"}
                """);

        String report = imports();

        assertThat(database.rows("select person_id, firstname, middle_name, contact_id from person order by 1"))
                .containsExactly("1|Kari å|null|1", "3||M|null");
        assertThat(report).contains("Unknown columns in person.ndjson: shoe_size");
        assertThat(Files.readAllLines(Path.of(folder + "-report/refused/person.ndjson")))
                .containsExactly(
                        "not json",
                        "{\"person_id\":\"two\",\"firstname\":\"Per\",\"import_reason\":\"INVALID_VALUE person_id\"}");
    }

    @Test
    void valuesThatAreNoNumberTimeOrFlag_refuseTheRow() throws Exception {
        file(
                "person.csv",
                "person_id,firstname,retired,registered,contact_id\n1,Kari,maybe,2024-01-01,1\n2,Per,1,yesterday,1\n3,Pål,0,2024-01-01,x\n4,Liv,0,2024-01-01T10:00:00+02:00,1\n");

        imports();

        assertThat(database.rows("select person_id, registered from person"))
                .containsExactly("4|2024-01-01 08:00:00+00");
        assertThat(Files.readString(Path.of(folder + "-report/report.csv")))
                .contains(
                        "person.csv,2,retired,INVALID_VALUE",
                        "person.csv,3,registered,INVALID_VALUE",
                        "person.csv,4,contact_id,INVALID_VALUE");
    }

    @Test
    void filesThatCannotBeRead_areNamed() throws Exception {
        Files.write(folder.resolve("person.csv"), "person_id,firstname\n1,Pål\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::imports)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("person.csv is not in UTF-8");

        file("person.csv", "person_id,firstname,FirstName\n1,Kari,Kari\n");
        assertThatThrownBy(this::imports).hasMessage("person.csv has the column FirstName twice.");

        file("person.ndjson", "{}");
        assertThatThrownBy(this::imports).hasMessage("There are several files for the table person.");
    }

    @Test
    void otherSeparatorByteOrderMarkAndNullText_areRead() throws Exception {
        for (String name : new String[] {"ejuser.csv", "chat_topic.csv", "contact.csv"}) {
            Files.delete(folder.resolve(name));
        }
        file("person.csv", "\uFEFFperson_id;firstname;lastname\r\n1;\"Kari; Anne\";(none)\r\n");

        imports("--separator", ";", "--null", "(none)");

        assertThat(database.rows("select firstname, lastname from person")).containsExactly("Kari; Anne|null");
    }

    @Test
    void secondImport_whileOneRuns_isRefused() throws Exception {
        try (ImportDatabase running = new ImportDatabase(database.source(), false)) {
            assertThat(running.lock()).isTrue();

            assertThatThrownBy(this::imports).hasMessage("Another import is running on this database.");
        }
    }

    @Test
    void fileWithoutTheColumnsThatAllRowsNeed_isRefused_beforeAnythingIsLoaded() throws Exception {
        file("chat_session.csv", "topic_id,status\n1,9\n");
        assertThatThrownBy(this::imports)
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "chat_session.csv has no column id. Its first line must have the names of the columns, separated by ,.");
        file("chat_session.csv", "id;topic_id\n1;1\n");
        assertThatThrownBy(this::imports).hasMessageContaining("has no column id, topic_id");
        file("chat_session.csv", "ID,Topic_Id\n");
        file("chat_message.csv", "id,message\n1,Hello\n");
        assertThatThrownBy(() -> imports("--separator", "tab")).hasMessageContaining("separated by tabs.");
        assertThatThrownBy(this::imports).hasMessageContaining("chat_message.csv has no column session_id.");

        assertThat(database.rows("select table_name from information_schema.tables where table_name like 'import\\_%'"))
                .isEmpty();
        assertThat(database.value("select count(*) from person")).isEqualTo("0");
    }

    @Test
    void ndjsonFileWithoutTheColumnsThatAllRowsNeed_isRefused() throws Exception {
        file("chat_message.ndjson", "{\"id\": 1, \"message\": \"Hello\"}\n[1]\n");

        assertThatThrownBy(this::imports)
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "chat_message.ndjson has no object with session_id. Each line must be a JSON object with the names of the columns.");

        file("chat_message.ndjson", "\n");
        assertThat(imports()).contains("The import is complete.");
    }

    @Test
    void folderOfRefusedRows_isNotItsOwnReport() throws Exception {
        sessions("1,77,0,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,");
        imports();
        Path refused = Path.of(folder + "-report").resolve("refused");
        String before = Files.readString(refused.resolve("chat_session.csv"));

        assertThatThrownBy(() -> database.imports(refused, "--report", folder + "-report"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Name another report with --report.");

        assertThat(Files.readString(refused.resolve("chat_session.csv"))).isEqualTo(before);
        assertThat(database.imports(refused)).contains("The import is complete.");
    }

    @Test
    void reportThatCannotBeWritten_isNoticed_beforeAnythingIsImported() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        assertThatThrownBy(() -> imports("--report", file.toString()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("The report cannot be written to " + file);

        assertThat(database.value("select count(*) from person")).isEqualTo("0");
    }

    @Test
    void ndjsonThatIsNestedTooDeeplyOrHasHugeNumbers_isRefusedLineByLine() throws Exception {
        file(
                "chat_session.ndjson",
                "{\"id\": 1, \"topic_id\": 1, \"name\": " + "[".repeat(3_000) + "]".repeat(3_000) + "}\n"
                        + "{\"id\": " + "9".repeat(2_000) + ", \"topic_id\": 1}\n"
                        + "{\"id\": 3, \"topic_id\": 1, \"status\": 9}\n");

        String report = imports();

        assertThat(report).containsPattern("chat_session +3 +1 +0 +0 +2");
        assertThat(Files.readAllLines(Path.of(folder + "-report").resolve("refused/chat_session.ndjson")))
                .hasSize(2);
    }

    @Test
    void idsOfMoreThan32Bits_andYearsOfMoreThanFourDigits_areRefused() throws Exception {
        sessions(
                "9223372036854775807,1,0,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "2147483648,1,0,0,9,2024-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "3,1,0,0,9,+12345-01-01 10:00:00,,2024-01-01 10:05:00,0,,,",
                "2147483647,1,0,0,9,2024-01-01 10:00:00,,9999-12-31 23:59:59,0,,,");

        String report = imports();

        assertThat(report).containsPattern("chat_session +4 +1 +0 +0 +3");
        assertThat(database.rows("select id from chat_session")).containsExactly("2147483647");
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

    @Test
    void newRowsOfAnErasedPerson_areDropped_andNothingOfThePersonComesBack() throws Exception {
        file("ticket.csv", "id,title,cust_id,origin\n1,Chat,1,11\n2,Order,1,1\n");
        sessions("1,1,1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,1,");
        file("chat_message.csv", "id,session_id,message,type\n1,1,Hello,2\n");
        imports();
        erase(1, 1);
        file("email.csv", "email_id,person_id,email_address,rank\n1,1,kari@example.com,1\n");
        file(
                "ticket.csv",
                "id,title,cust_id,origin\n1,Chat,1,11\n2,Order,1,1\n3,Kari asks,1,1\n4,Order of nobody,0,1\n");
        file(
                "ej_message.csv",
                "id,ticket_id,body,customer_id\n1,1,Kari wrote,0\n2,3,Kari wrote,0\n3,4,Kari wrote,1\n4,4,Hello,0\n");
        sessions(
                "1,1,1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,1,",
                "2,1,1,1,9,2024-02-01 10:00:00,2024-02-01 10:01:00,2024-02-01 10:05:00,0,,3,",
                "3,1,1,0,9,2024-02-01 10:00:00,2024-02-01 10:01:00,2024-02-01 10:05:00,0,,,");
        file(
                "chat_message.csv",
                "id,session_id,message,type\n1,1,Hello,2\n2,1,Kari again,2\n3,2,Kari,2\n4,3,Somebody,2\n");

        String report = imports();

        assertThat(report)
                .containsPattern("ERASED in email +1\\b")
                .containsPattern("ERASED in ticket +1\\b")
                .containsPattern("ERASED in ej_message +3\\b")
                .containsPattern("ERASED in chat_session +1\\b")
                .containsPattern("ERASED in chat_message +2\\b")
                .doesNotContain("refused:");
        assertThat(database.rows("select id from chat_session order by id")).containsExactly("1", "3");
        assertThat(database.rows("select id from chat_message order by id")).containsExactly("1", "4");
        assertThat(database.rows("select id from ticket order by id")).containsExactly("1", "2", "4");
        assertThat(database.rows("select id from ej_message order by id")).containsExactly("4");
        assertThat(database.value("select count(*) from person_email")).isEqualTo("0");
        assertThat(database.value("select message_seq from chat_session where id = 1"))
                .isEqualTo("1");
    }

    @Test
    void personWhoIsErasedWhileAnImportIsInterrupted_getsNoSessions() throws Exception {
        sessions("1,1,1,1,9,2024-01-01 10:00:00,2024-01-01 10:01:00,2024-01-01 10:05:00,0,,,");
        file("chat_message.csv", "id,session_id,message,type\n1,1,Hello from Kari,2\n");
        Progress crash = new Progress(System.err, false) {
            @Override
            void begin(String phase, long total, String unit) {
                if (phase.startsWith("Importing chat_session")) {
                    throw new IllegalStateException("crash");
                }
            }

            @Override
            void end() {
                // Nobody reads it.
            }
        };
        assertThatThrownBy(() -> database.imports(folder, crash)).hasMessage("crash");
        erase(1, 0);

        String report = imports();

        assertThat(report).startsWith("Resuming").containsPattern("ERASED in chat_message +1\\b");
        assertThat(database.value("select count(*) from chat_session")).isEqualTo("0");
    }

    /** Leaves of a person and a session what an erasure leaves. ErasePersonTest has the erasure itself. */
    private void erase(long person, long session) throws SQLException {
        database.run(
                "update person set firstname = '', contact_id = null, erased_at = now() where person_id = " + person);
        database.run(
                "update chat_session set customer_id = null, contact_id = null, erased_at = now(), version = version + 1 where id = "
                        + session);
    }
}
