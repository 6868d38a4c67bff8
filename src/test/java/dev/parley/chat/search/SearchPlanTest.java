package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Plans;
import dev.parley.support.World;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Searches use their indexes, with the generic plans of the service's connections, which do not know the search. */
@QuarkusTest
class SearchPlanTest {

    private static final int MESSAGES = 20_000;

    private static final String MATCHES =
            MessageSearch.MATCHES.replace("{row}", "b0").replace("{text}", ":search");

    private static final String FROM = " from (select b0.* from chat_message b0 where " + MATCHES + " offset 0) b0";

    /** The statement of chatMessages(search: …), for an agent of one topic. */
    private static final String MESSAGE_LIST = "select b0.id" + FROM
            + " where exists (select 1 from chat_session b0_by where b0_by.id = b0.session_id and b0_by.topic_id = :topic)"
            + " order by b0.id asc limit 21";

    private static final String MESSAGE_COUNT = "select count(*)" + FROM;

    /** The statement of chatSessions(where: {search: …}, orderBy: {field: WHEN_REQUESTED}). */
    private static final String SESSION_LIST = "select b0.id from chat_session b0 where "
            + SessionSearch.sql("b0", ":search", "", "")
            + " and b0.status in (1,2,3,4,5,6,7,9,10,11) order by b0.when_requested asc, b0.id asc limit 21";

    @Inject
    Session database;

    @Test
    @TestTransaction
    void messages_areFoundByTheIndexOfWords() {
        long topic = twentyThousandMessages();

        String list = plan(MESSAGE_LIST, "word7", topic);
        String count = plan(MESSAGE_COUNT, "word7");

        assertThat(List.of(list, count))
                .allSatisfy(plan -> assertThat(plan)
                        .contains("Bitmap Index Scan on ix_chat_message_search")
                        .doesNotContain("Seq Scan on chat_message", "using pk_chat_message"));
    }

    @Test
    @TestTransaction
    void sessions_areFoundByTheIndexesOfWordsAndTrigrams() {
        twentyThousandMessages();

        String plan = plan(SESSION_LIST, "word7");

        assertThat(plan)
                .contains(
                        "Bitmap Index Scan on ix_chat_message_search",
                        "Bitmap Index Scan on ix_chat_session_search_names",
                        "Bitmap Index Scan on ix_chat_session_search_details",
                        "Bitmap Index Scan on ix_person_search_names",
                        "Bitmap Index Scan on ix_person_search_details",
                        "Bitmap Index Scan on ix_contact_search_names")
                .doesNotContain("Seq Scan on chat_message", "Seq Scan on person", "Seq Scan on contact");
    }

    /** Vacuums the rows that were rolled back and refreshes the planner's statistics. */
    @AfterAll
    static void cleanUp() {
        new World().run("vacuum analyze chat_session, chat_message, person, contact");
    }

    private long twentyThousandMessages() {
        long topic = database.createNativeQuery(
                        "insert into chat_topic (name) values ('search plan') returning id", Long.class)
                .getSingleResult();
        run("insert into contact (name) select 'company ' || n from generate_series(1, 2000) n");
        run(
                "insert into person (firstname, lastname) select 'first' || n, 'last' || n from generate_series(1, 5000) n");
        run("insert into chat_session (topic_id, status, when_requested, when_ended, name) select " + topic
                + ", 9, now() - n * interval '1 second', now(), 'name ' || n from generate_series(1, 2000) n");
        run(
                "insert into chat_message (session_id, seq, message, type, when_posted) select s.id, m, 'word' || s.id % 2000 || ' and more', 2, now() from chat_session s cross join generate_series(1, "
                        + MESSAGES / 2000 + ") m where s.topic_id = " + topic);
        run("analyze chat_session, chat_message, person, contact");
        return topic;
    }

    private void run(String sql) {
        database.createNativeMutationQuery(sql).executeUpdate();
    }

    private String plan(String sql, Object... values) {
        return database.doReturningWork(connection -> new Plans(connection, sql, List.of(values)).current());
    }
}
