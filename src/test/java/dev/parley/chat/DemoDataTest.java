package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.lifecycle.rules.SessionInvariants;
import dev.parley.database.LongMigrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo data consist of rows that the service could have written, with enough of each kind to try every feature. */
class DemoDataTest {

    private static EmbeddedPostgres server;
    private static Connection database;

    @BeforeAll
    static void loadTheDemoCompany() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        FluentConfiguration flyway =
                Flyway.configure().dataSource(server.getPostgresDatabase()).locations("classpath:db/migration");
        new LongMigrations().customize(flyway);
        flyway.load().migrate();
        database = server.getPostgresDatabase().getConnection();
        database.setAutoCommit(false);
        try (InputStream script = DemoDataTest.class.getResourceAsStream("/db/demo/demo.sql");
                Statement statement = database.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        database.commit();
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        database.close();
        server.close();
    }

    @Test
    void demoSessions_satisfyEveryInvariant() throws SQLException {
        List<String> broken;
        try (PreparedStatement statement = database.prepareStatement(SessionInvariants.ALL)) {
            statement.setString(1, text("select array_agg(id)::text from chat_session where status <> 0"));
            statement.setLong(2, Long.MAX_VALUE);
            broken = texts(statement);
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void demoLog_recordsEachMessageWithItsNumberAndStatus() throws SQLException {
        assertThat(texts("""
                select e.session_id || ' ' || e.seq from chat_session_event e
                where (e.payload ->> 'messageSeq')::int is distinct from
                        (select coalesce(max(m.seq), 0) from chat_message m where m.session_id = e.session_id and m.when_posted <= e.at)
                   or e.type = 'MESSAGE_SENT' and jsonb_exists(e.payload, 'status')
                      and (e.payload ->> 'status' = 'CUSTOMER_LAST') <> (e.actor = 'customer')""")).isEmpty();
        assertThat(texts("""
                select m.id::text from chat_message m
                where special_type = 0 and not exists (select from chat_session_event e
                      where e.session_id = m.session_id and e.type = 'MESSAGE_SENT' and e.at = m.when_posted)""")).isEmpty();
    }

    @Test
    void demoSessions_includeOneWithProjectSaleAndTicket() throws SQLException {
        String all = "select count(*) from chat_session where project_id > 0 and sale_id > 0 and ticket_id > 0";

        assertThat(number(all)).isGreaterThan(10);
        assertThat(number(all + " and status in (5, 6)")).isPositive();
    }

    @Test
    void demoSessions_thatAreDeleted_stayForHours() throws SQLException {
        assertThat(number("select count(*) from chat_session where status = 8")).isEqualTo(12);
        assertThat(
                        number(
                                "select count(*) from chat_session where status = 8 and when_deleted > now() - interval '12 hours'"))
                .isEqualTo(12);
    }

    @Test
    void demoSessions_includeCustomersUnknownToTheCrm() throws SQLException {
        String strangers = "select count(*) from chat_session where customer_id is null and email is not null";

        assertThat(number(strangers)).isGreaterThan(50);
        assertThat(number(strangers + " and status = 4")).isPositive();
    }

    @Test
    void demoQueues_haveEstimatesCloseToTheActualWaits() throws SQLException {
        assertThat(texts("""
                select t.name from chat_topic t
                join (select topic_id, count(*) as length, max(extract(epoch from now() - waiting_since)) as longest
                      from chat_session where status = 4 and not chatbot_isactive group by topic_id) q on q.topic_id = t.id
                where t.accept_samples < 3 or t.seconds_pr_accept * q.length not between q.longest / 2 and q.longest * 2""")).isEmpty();
        assertThat(number("select count(distinct topic_id) from chat_session where status = 4"))
                .isEqualTo(3);
    }

    @Test
    void demoMailboxes_areReadButForTheLatestNotifications() throws SQLException {
        String anna =
                "select count(*) from chat_notification n join ejuser u on u.id = n.user_id where u.loginname = 'anna'";

        assertThat(number(anna + " and n.read_at is null")).isBetween(1L, 8L);
        assertThat(number(anna + " and n.read_at is not null")).isGreaterThan(5);
        assertThat(number("""
                select count(*) from chat_notification n join chat_session s on s.id = n.session_id
                where n.at not between s.when_requested and now() or n.read_at not between n.at and now()
                   or n.read_at is null and n.at < now() - interval '10 minutes'""")).isZero();
    }

    @Test
    void demoFaq_hasTheArticlesThatCustomersWereAsked() throws SQLException {
        assertThat(texts("""
                select distinct m.message from chat_message m join chat_session s on s.id = m.session_id
                where m.special_type = 9 and not exists (select from kb_entry e join kb_category c on c.id = e.category_id
                  where e.published and e.title = m.message and (c.topic_id is null or c.topic_id = s.topic_id))""")).isEmpty();
        assertThat(number("select sum(helped_count) from kb_entry"))
                .isEqualTo(number("select count(*) from chat_session where end_reason = 4"));
        assertThat(
                        texts(
                                "select title from parley_faq_suggestions(3, 'Where do I find a copy of my invoice?', 'en', 1)"))
                .containsExactly("Invoices by e-mail");
    }

    @Test
    void demoSessions_haveTagsOutcomesAndLanguages() throws SQLException {
        assertThat(number("select count(distinct tag_id) from chat_session_tag"))
                .isEqualTo(12);
        assertThat(number("select count(distinct outcome) from chat_session")).isEqualTo(4);
        assertThat(
                        texts(
                                "select s.id::text from chat_session s join chat_session_tag x on x.session_id = s.id where s.status not in (7, 9)"))
                .isEmpty();
        assertThat(number("select count(*) from chat_session where wrapped_up_at not between when_ended and now()"))
                .isZero();
        assertThat(texts("select distinct language from chat_session order by 1"))
                .containsExactly("en", "fi", "nb", "sv");
    }

    @Test
    void demoSkills_areThoseOfAgentsAndOfWaitingCustomers() throws SQLException {
        assertThat(number("select count(distinct user_id) from chat_user_skill"))
                .isEqualTo(7);
        assertThat(
                        number(
                                "select count(*) from chat_needed_skill n join chat_session s on s.id = n.session_id where s.status = 4"))
                .isPositive();
        assertThat(number("""
                select count(*) from chat_needed_skill n join chat_session s on s.id = n.session_id
                where s.status = 4 and not exists (
                  select from chat_user_skill k join chat_topic_user m on m.user_id = k.user_id
                  where k.tag_id = n.tag_id and m.topic_id = s.topic_id and m.can_respond)""")).isZero();
    }

    @Test
    void demoTopics_areTranslated() throws SQLException {
        assertThat(texts("""
                select t.id || ' ' || (x ->> 'language') from chat_topic t, jsonb_array_elements(t.translated_texts) x order by 1""")).containsExactly("1 nb", "2 nb", "2 sv", "3 fi", "3 sv");
        assertThat(number("""
                select count(*) from chat_message m join chat_session s on s.id = m.session_id join chat_topic t on t.id = s.topic_id
                where m.special_type = 1 and s.language <> 'en' and m.message = t.welcome_message""")).isZero();
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        return texts(sql).get(0);
    }

    private static List<String> texts(String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            return texts(statement);
        }
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
