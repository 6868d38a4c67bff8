package dev.parley.superoffice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of the chat: topics, members, sessions and messages. */
final class ChatRows {

    private static final LocalDateTime BEGINNING = LocalDateTime.of(2023, 3, 1, 8, 0);
    private static final int TOPICS = 6;

    private final Path folder;
    private final int sessions;
    private final int messagesPerSession;
    private final int contacts;
    private final int persons;
    private final int tickets;
    private final Random random = new Random(7);

    /** Prepares rows that refer to so many contacts, persons and tickets. */
    ChatRows(Path folder, int sessions, int messagesPerSession, int contacts, int persons, int tickets) {
        this.folder = folder;
        this.sessions = sessions;
        this.messagesPerSession = messagesPerSession;
        this.contacts = contacts;
        this.persons = persons;
        this.tickets = tickets;
    }

    void write() throws IOException {
        topics();
        articles();
        members();
        sessions();
        messages();
    }

    private RowFile file(String table, String columns) throws IOException {
        return new RowFile(folder, table, columns);
    }

    private void topics() throws IOException {
        try (RowFile rows = file("chat_topic", """
                id, name, welcome_message, flags, widget_required_fields, widget_language, tzLocationId, use_opening_hours,
                mon_enabled, mon_start, mon_stop, tue_enabled, tue_start, tue_stop, sat_enabled, sat_start, sat_stop, use_lunch_hours, lunch_start,
                lunch_stop, bot_enabled, bot_name, alert_timeout, widget_theme, last_accept, category_id, seconds_pr_accept, kb_category_id""")) {
            for (int i = 1; i <= TOPICS; i++) {
                rows.add(
                        i,
                        i == 2 ? "Topic 1" : "Topic " + i,
                        "Welcome",
                        i == 3 ? 1 + 512 : 4,
                        i == 4 ? 64 : 1,
                        "nb",
                        i % 4,
                        1,
                        1,
                        "1760-01-01 " + (i == 3 ? "22:00:00" : "08:00:00"),
                        "1760-01-01 " + (i == 3 ? "06:00:00" : "16:00:00"),
                        i == 3 ? 0 : 1,
                        "1760-01-01 08:00:00",
                        i == 4 ? "" : "1760-01-01 16:00:00",
                        i == 5 ? 1 : 0,
                        "1760-01-01 10:00:00",
                        "1760-01-01 10:00:00",
                        i == 6 ? 1 : 0,
                        "1760-01-01 12:00:00",
                        i == 6 ? "1760-01-01 11:00:00" : "",
                        i == 5 ? 1 : 0,
                        "Robbie",
                        60,
                        i == 1 ? 7 : 1,
                        i == 1 ? "2099-01-01 00:00:00" : RowFile.EMPTY_DATE,
                        0,
                        33,
                        i <= 2 ? 1 : i == 3 ? 4 : -1);
            }
        }
    }

    /** Folders that two topics use, that a topic uses without the one around it, that none uses, and that contain each other. */
    private void articles() throws IOException {
        try (RowFile folders =
                        file("kb_category", "id, parent_id, name, access_level, inherited_access_level, access_check");
                RowFile rows = file(
                        "kb_entry", "id, category_id, title, question, answer, access_level, status, last_changed")) {
            folders.add(1, -1, "Help", 4, 4, "");
            folders.add(2, 1, "Invoices", 4, 4, "");
            folders.add(3, 0, "", 4, 4, "");
            folders.add(4, 3, "Devices", 4, 4, "");
            folders.add(5, 4, "For partners", 4, 4, "isPartner();");
            folders.add(6, 7, "Hen", 4, 4, "");
            folders.add(7, 6, "Egg", 4, 4, "");
            rows.add(1, 2, "Pay", "How do I pay?", "<p>By <b>card</b>.</p>", 4, 2, "2024-01-01 10:00:00");
            rows.add(2, 3, "Old", "", "Nobody sees it.", 4, 2, "");
            rows.add(3, 4, "Nothing", "What is it?", "", 4, 2, "2024-01-01 10:00:00");
            rows.add(4, 5, "Prices", "", "Ask us.", 4, 2, "2099-01-01 10:00:00");
            rows.add(5, 99, "Lost", "", "Where?", 4, 2, "2024-01-01 10:00:00");
        }
    }

    private void members() throws IOException {
        try (RowFile rows =
                file("chat_topic_user", "id, user_id, topic_id, can_respond, notifications, can_listen, manager")) {
            int id = 0;
            for (int topic = 1; topic <= TOPICS; topic++) {
                for (int user = 1; user <= SuperOfficeRows.USERS; user++) {
                    rows.add(++id, user, topic, 1, 1, 0, user == 2 ? 1 : 0);
                }
            }
            rows.add(++id, 3, 1, 0, 0, 1, 1);
            rows.add(++id, 999, 1, 1, 1, 1, 1);
        }
    }

    private LocalDateTime requested(int session) {
        // Over the end of daylight-saving time of 2023 if there are 100,000 sessions, or a hundred.
        return BEGINNING.plusMinutes(session * (700L * 24 * 60 / Math.max(1, sessions)));
    }

    private static String time(LocalDateTime time) {
        return time.toString().replace('T', ' ') + (time.getSecond() == 0 && time.getNano() == 0 ? ":00" : "");
    }

    private void sessions() throws IOException {
        try (RowFile rows = file("chat_session", """
                id, topic_id, user_id, customer_id, customer_alias, status, when_requested, when_started, when_ended, idle, customer_fetch,
                session_key, initial_queue_pos, customer_host, alert_level, rank, name, company_name, email, phone, first_message, last_message,
                flags, project_id, sale_id, ticket_id, contact_id, transfer_to, consented, chatbot_isactive, country, rating""")) {
            for (int i = 1; i <= sessions; i++) {
                rows.add(session(i).toArray());
            }
            rows.add(session(sessions).toArray());
            List<Object> unknownTopic = session(sessions + 1);
            unknownTopic.set(1, 77);
            rows.add(unknownTopic.toArray());
            List<Object> unknownStatus = session(sessions + 2);
            unknownStatus.set(5, 42);
            rows.add(unknownStatus.toArray());
            rows.add(sessions + 3, 1, "too few fields");
            clockChange(rows);
        }
    }

    /** Sessions around both clock changes of 2024: local times that occur twice, and one that does not occur. */
    private void clockChange(RowFile rows) {
        int id = sessions + 10;
        for (String time : List.of("02:10", "02:50", "02:10", "02:50")) {
            List<Object> session = session(id++);
            session.set(6, "2024-10-27 " + time + ":00");
            session.set(7, "2024-10-27 " + time + ":30");
            session.set(8, "2024-10-27 03:30:00");
            session.set(5, 9);
            rows.add(session.toArray());
        }
        List<Object> skipped = session(id);
        skipped.set(6, "2024-03-31 02:30:00");
        skipped.set(7, "2024-03-31 03:40:00");
        skipped.set(8, "2024-03-31 03:50:00");
        skipped.set(5, 9);
        rows.add(skipped.toArray());
    }

    private List<Object> session(int i) {
        LocalDateTime requested = requested(i);
        LocalDateTime started =
                RowFile.odd(i, 47, 1) ? requested.minusMinutes(3) : requested.plusSeconds(20 + random.nextInt(200));
        LocalDateTime ended =
                RowFile.odd(i, 53, 2) ? started.minusMinutes(1) : started.plusMinutes(5 + random.nextInt(30));
        boolean open = RowFile.odd(i, 16, 3);
        int user = 1 + i % SuperOfficeRows.USERS;
        Object status = open
                ? 1 + i / 16 % 6
                : RowFile.odd(i, 41, 5)
                        ? ""
                        : RowFile.odd(i, 43, 6)
                                ? 0
                                : RowFile.odd(i, 59, 7) ? 8 : RowFile.odd(i, 61, 8) ? 10 : i % 3 == 0 ? 11 : 9;
        boolean isActive = open && ((int) status == 5 || (int) status == 6);
        List<Object> row = new ArrayList<>();
        row.add(i);
        row.add(1 + i % TOPICS);
        row.add(open && !isActive && !RowFile.odd(i, 5, 0) ? -1 : RowFile.odd(i, 67, 9) ? 0 : user);
        row.add(
                RowFile.odd(i, 4, 0)
                        ? (RowFile.odd(i, 8, 0) ? "NULL" : -1)
                        : RowFile.odd(i, 71, 11) ? 777_777 : open ? 1 + i / 16 % 12 : 1 + i % persons);
        row.add("Alias " + i);
        row.add(status);
        row.add(RowFile.odd(i, 73, 12) ? "" : RowFile.odd(i, 307, 301) ? "2031-01-01 00:00:00" : time(requested));
        row.add(status.equals(11) || open && !isActive && !RowFile.odd(i, 6, 1) ? RowFile.EMPTY_DATE : time(started));
        row.add(
                open && !RowFile.odd(i / 16, 5, 2) || RowFile.odd(i, 59, 7) || RowFile.odd(i, 83, 14)
                        ? RowFile.EMPTY_DATE
                        : time(ended));
        row.add(RowFile.odd(i, 7, 0) ? "" : time(started.plusMinutes(2)));
        row.add(time(ended));
        row.add(RowFile.odd(i, 12, 0) ? "" : RowFile.odd(i, 89, 15) ? "same key" : "key " + i);
        row.add(RowFile.odd(i, 9, 0) ? 0 : 1 + i % 4);
        row.add("192.0.2.7");
        row.add(RowFile.odd(i, 97, 16) ? 5 : 0);
        row.add(isActive ? (RowFile.odd(i / 16, 4, 2) ? 0 : 1) : i % 3);
        row.add("Customer, no. " + i);
        row.add(RowFile.odd(i, 101, 17) ? "Very long ".repeat(40) : "Company");
        row.add("person" + (1 + i % persons) + "@example.com");
        row.add("22 33 44 55");
        row.add("");
        row.add("not the last");
        row.add(RowFile.odd(i, 13, 0) ? 1 : RowFile.odd(i, 103, 18) ? 16 : 0);
        row.add(i % 12);
        row.add(0);
        row.add(RowFile.odd(i, 61, 8) ? (RowFile.odd(i, 2, 0) ? 0 : 1 + i % tickets) : -1);
        row.add(RowFile.odd(i, 10, 0) ? 1 + i % contacts : 0);
        row.add(isActive && RowFile.odd(i / 16, 12, 10) ? 1 + (i + 1) % SuperOfficeRows.USERS : 0);
        row.add(i % 2);
        row.add(isActive && RowFile.odd(i, 113, 20) ? 1 : 0);
        row.add(578);
        row.add(RowFile.odd(i, 109, 19) ? 9 : i % 6);
        return row;
    }

    private void messages() throws IOException {
        try (RowFile rows = file(
                "chat_message",
                "id, session_id, message, when_posted, special_type, special_param, read_by_customer, type, author, created_by")) {
            int id = 0;
            for (int session = 1; session <= sessions; session++) {
                LocalDateTime time = requested(session).minusHours(2);
                for (int nth = 0; nth < messagesPerSession; nth++) {
                    id++;
                    time = time.plusSeconds(5 + random.nextInt(40));
                    rows.add(message(id, session, nth, time).toArray());
                }
            }
            rows.add(id + 1, 0, "of no session", "2024-01-01 00:00:00", 0, "", 0, 2, "", -1);
            rows.add(1, 1, "second with this id", "2024-01-01 00:00:00", 0, "", 0, 2, "", -1);
        }
    }

    private List<Object> message(int id, int session, int nth, LocalDateTime time) {
        boolean fromAgent = nth % 2 == 1;
        List<Object> row = new ArrayList<>();
        row.add(id);
        row.add(session);
        row.add(text(id, fromAgent));
        row.add(
                RowFile.odd(id, 127, 1)
                        ? ""
                        : RowFile.odd(id, 131, 2)
                                ? "2030-01-01 00:00:00"
                                : RowFile.odd(id, 137, 3) ? RowFile.EMPTY_DATE : time(time));
        boolean isEnd = nth == messagesPerSession - 1 && RowFile.odd(session, 3, 0);
        row.add(
                isEnd
                        ? 10 + session % 9 / 3
                        : RowFile.odd(id, 139, 4) ? 44 : fromAgent && RowFile.odd(id, 149, 5) ? 16 : 0);
        row.add("");
        row.add(RowFile.odd(id, 5, 0) ? 1 : 0);
        row.add(
                isEnd
                        ? 3
                        : RowFile.odd(id, 151, 6)
                                ? 0
                                : RowFile.odd(id, 157, 7) ? "" : RowFile.odd(id, 163, 8) ? 9 : fromAgent ? 1 : 2);
        row.add(fromAgent ? (RowFile.odd(id, 167, 9) ? "Robbie" : "Anna") : "Alias " + session);
        row.add(
                isEnd
                        ? -1
                        : fromAgent
                                ? (RowFile.odd(id, 167, 9) ? 0 : 1 + session % SuperOfficeRows.USERS)
                                : RowFile.odd(id, 173, 10) ? 3 : -1);
        return row;
    }

    private static String text(int id, boolean fromAgent) {
        if (RowFile.odd(id, 11, 0)) {
            return "<p>Dear customer,</p><p>see <a href=\"https://example.com/help\">our page</a> &amp; tell us.<br>Regards</p>";
        } else if (RowFile.odd(id, 17, 0)) {
            return "First line, and\n\"second\" line";
        }
        return (fromAgent
                        ? "We look into it, please wait a moment. No. "
                        : "My printer does not print since this morning. No. ")
                + id;
    }
}
