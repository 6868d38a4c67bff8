package dev.parley.superoffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes invented rows in SuperOffice's form, with all the oddities that an import handles. The same seed gives the same rows. The oddities come at
 * fixed places, so that small data have them all.
 *
 * <p>Run it by {@code java src/test/java/dev/parley/superoffice/SuperOfficeRows.java FOLDER SESSIONS MESSAGES-PER-SESSION}.
 */
public final class SuperOfficeRows {

    /** A time after all rows, for --exported-at. */
    public static final String EXPORTED_AT = "2026-01-01T00:00:00Z";

    /** The zone of the local times. */
    public static final String ZONE = "W. Europe Standard Time";

    private static final String EMPTY_DATE = "1760-01-01 00:00:00";
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2023, 3, 1, 8, 0);

    private static final int USERS = 12;
    private static final int TOPICS = 6;

    private final Path folder;
    private final int sessions;
    private final int messagesPerSession;
    private final Random random = new Random(7);

    private final int contacts;
    private final int persons;
    private final int tickets;

    /** Prepares rows for a folder. */
    public SuperOfficeRows(Path folder, int sessions, int messagesPerSession) {
        this.folder = folder;
        this.sessions = sessions;
        this.messagesPerSession = messagesPerSession;
        contacts = Math.max(20, sessions / 20);
        persons = Math.max(40, sessions / 5);
        tickets = Math.max(20, sessions / 10);
    }

    /** Writes the files named by the arguments: folder, number of sessions, messages of each. */
    public static void main(String[] arguments) throws IOException {
        new SuperOfficeRows(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .write();
    }

    /** Writes all files. */
    public void write() throws IOException {
        Files.createDirectories(folder);
        lists();
        companies();
        people();
        users();
        projectsAndSales();
        requests();
        topics();
        members();
        sessions();
        messages();
    }

    /** A file that is written row by row. */
    private static final class Rows implements AutoCloseable {

        private final Writer text;

        Rows(Path folder, String table, String columns) throws IOException {
            text = Files.newBufferedWriter(folder.resolve(table + ".csv"));
            text.write(columns.replace(" ", "").replace("\n", "") + "\r\n");
        }

        void add(Object... values) {
            try {
                text.write(Stream.of(values).map(Rows::quoted).collect(Collectors.joining(",", "", "\r\n")));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static String quoted(Object value) {
            String field = String.valueOf(value);
            return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    private Rows rows(String table, String columns) throws IOException {
        return new Rows(folder, table, columns);
    }

    /** Every nth row has an oddity. The remainder tells oddities apart. */
    private static boolean odd(int row, int every, int remainder) {
        return row % every == remainder;
    }

    private void lists() throws IOException {
        try (Rows zones = rows("TZLocation", "TZLocation_id, locationCode, regionName, cities, shortName")) {
            zones.add(1, "NO", "Norway", "Oslo", "W. Europe Standard Time");
            zones.add(2, "GB", "", "London", "GMT Standard Time");
            zones.add(3, "XX", "", "Nowhere", "Nowhere Standard Time");
        }
        try (Rows currencies = rows("currency", "Currency_id, name, isoCode, rate")) {
            currencies.add(1, "Norwegian kroner", "NOK", "1.0");
            currencies.add(2, "EUR", "", "11.5");
            currencies.add(3, "Euro (old)", "", "11.5");
        }
    }

    private void companies() throws IOException {
        try (Rows rows = rows(
                "contact",
                "orgNr, contact_id, name, department, mother_id, country_id, xstop, registered, updated, deleted, custom_x")) {
            for (int i = 1; i <= contacts; i++) {
                rows.add(
                        "9" + i,
                        i,
                        odd(i, 19, 3) ? "" : odd(i, 23, 4) ? "Long ".repeat(60) : "Company " + i,
                        odd(i, 5, 0) ? "Sales, north" : "",
                        odd(i, 11, 5) ? i : odd(i, 7, 6) ? contacts - i + 1 : 0,
                        578,
                        i % 2,
                        "2020-05-05T10:00:00Z",
                        EMPTY_DATE,
                        odd(i, 17, 9) ? 1 : 0,
                        "x");
            }
            rows.add("", 2, "Company with a used id", "", 0, 578, 0, "", "", 0, "");
            rows.add("", "", "Company without an id", "", 0, 578, 0, "", "", 0, "");
        }
    }

    private void people() throws IOException {
        try (Rows rows = rows(
                        "person",
                        "person_id, firstname, middleName, lastname, contact_id, gender, rank, retired, registered, DeletedDate");
                Rows emails = rows("email", "email_id, person_id, contact_id, email_address, rank, type");
                Rows phones = rows("phone", "phone_id, owner_id, ptype_idx, phone, rank")) {
            for (int i = 1; i <= persons; i++) {
                rows.add(
                        i,
                        odd(i, 29, 5) ? "" : "Kari\u0000".substring(0, odd(i, 31, 6) ? 5 : 4),
                        "",
                        "Nordmann " + i,
                        odd(i, 3, 0) ? (odd(i, 2, 0) ? 0 : -1) : odd(i, 37, 8) ? 999_999 : 1 + i % contacts,
                        odd(i, 27, 4) ? 9 : i % 3,
                        odd(i, 33, 7) ? 60_000 : 1,
                        odd(i, 13, 1) ? 1 : 0,
                        "2021-01-01 00:00:00",
                        odd(i, 35, 11) ? "2024-01-01 00:00:00" : EMPTY_DATE);
                emails.add(3 * i, i, 0, "person" + i + "@example.com", 2, 0);
                emails.add(3 * i + 1, i, 0, "private" + i + "@example.org", 1, odd(i, 9, 2) ? 1 : 0);
                phones.add(i, i, odd(i, 4, 0) ? 16387 : 16389, "+47 22 33 " + i, 1);
            }
            emails.add(1, 0, 5, "company@example.com", 1, 0);
        }
    }

    private void users() throws IOException {
        try (Rows rows = rows(
                "ejuser",
                "id, loginname, username, firstname, lastname, email, password, status, chat_status, language")) {
            for (int i = 1; i <= USERS; i++) {
                String login = i == 3 ? "AGENT2" : "agent" + i;
                rows.add(
                        i,
                        login,
                        i == 4 ? "" : "Agent " + i,
                        "Anna",
                        "Berg",
                        login + "@example.com",
                        "x",
                        i == 5 ? 77 : 1,
                        i % 2,
                        "en");
            }
            rows.add(USERS + 1, "", "nameless", "", "", "", "", 1, 0, "en");
        }
    }

    private void projectsAndSales() throws IOException {
        try (Rows projects = rows("project", "project_id, name, done, endDate, registered");
                Rows members = rows("projectmember", "projectmember_id, project_id, person_id, contact_id");
                Rows sales = rows(
                        "sale",
                        "sale_id, heading, contact_id, person_id, project_id, amount, currency_id, probability, saledate, status, done")) {
            for (int i = 1; i <= 10; i++) {
                projects.add(
                        i,
                        i == 4 ? "" : "Project " + i,
                        0,
                        i == 5 ? EMPTY_DATE : "2025-12-31 00:00:00",
                        "2022-02-02 02:02:02");
                members.add(2 * i, i, 1 + i, 0);
                members.add(2 * i + 1, i, i == 6 ? 1 + i : 2 + i, 0);
            }
            members.add(100, 99, 1, 0);
            for (int i = 1; i <= 40; i++) {
                sales.add(
                        i,
                        "Sale " + i,
                        1 + i % contacts,
                        0,
                        i % 12,
                        "12.50",
                        i % 5,
                        odd(i, 9, 1) ? 140 : 50,
                        odd(i, 8, 2) ? "" : "2024-06-01 00:00:00",
                        odd(i, 7, 3) ? 9 : 1,
                        1);
            }
            sales.add(41, "Sale of much", 1, 0, 0, "a lot", 1, 50, "2024-06-01 00:00:00", 1, 1);
        }
    }

    private void requests() throws IOException {
        try (Rows rows = rows(
                        "ticket",
                        "id, title, created_at, last_changed, created_by, owned_by, cust_id, contact_id, status, origin, read_status, priority");
                Rows messages = rows(
                        "ej_message",
                        "id, ticket_id, created_at, created_by, type, slevel, author, body, customer_id")) {
            for (int i = 1; i <= tickets; i++) {
                rows.add(
                        i,
                        odd(i, 21, 2) ? "" : "Request " + i,
                        odd(i, 15, 4) ? EMPTY_DATE : "2024-02-03 04:05:06",
                        "2024-03-03 04:05:06",
                        1,
                        odd(i, 2, 0) ? 1 : 2,
                        odd(i, 5, 1) ? -1 : 1 + i % persons,
                        1 + i % contacts,
                        odd(i, 11, 3) ? 9 : 1,
                        11,
                        2,
                        3);
                messages.add(
                        i,
                        odd(i, 19, 9) ? 888_888 : i,
                        odd(i, 14, 2) ? "" : "2024-02-03 04:05:06",
                        2,
                        2,
                        2,
                        "Anna",
                        "<p>Hi</p>",
                        -1);
            }
        }
    }

    private void topics() throws IOException {
        try (Rows rows = rows("chat_topic", """
                id, name, welcome_message, flags, widget_required_fields, widget_language, tzLocationId, use_opening_hours,
                mon_enabled, mon_start, mon_stop, tue_enabled, tue_start, tue_stop, sat_enabled, sat_start, sat_stop, use_lunch_hours, lunch_start,
                lunch_stop, bot_enabled, bot_name, alert_timeout, widget_theme, last_accept, category_id, seconds_pr_accept""")) {
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
                        i == 1 ? "2099-01-01 00:00:00" : EMPTY_DATE,
                        0,
                        33);
            }
        }
    }

    private void members() throws IOException {
        try (Rows rows =
                rows("chat_topic_user", "id, user_id, topic_id, can_respond, notifications, can_listen, manager")) {
            int id = 0;
            for (int topic = 1; topic <= TOPICS; topic++) {
                for (int user = 1; user <= USERS; user++) {
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
        try (Rows rows = rows("chat_session", """
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
    private void clockChange(Rows rows) {
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
                odd(i, 47, 1) ? requested.minusMinutes(3) : requested.plusSeconds(20 + random.nextInt(200));
        LocalDateTime ended = odd(i, 53, 2) ? started.minusMinutes(1) : started.plusMinutes(5 + random.nextInt(30));
        boolean open = odd(i, 16, 3);
        int user = 1 + i % USERS;
        Object status = open
                ? 1 + i / 16 % 6
                : odd(i, 41, 5) ? "" : odd(i, 43, 6) ? 0 : odd(i, 59, 7) ? 8 : odd(i, 61, 8) ? 10 : i % 3 == 0 ? 11 : 9;
        boolean isActive = open && ((int) status == 5 || (int) status == 6);
        List<Object> row = new ArrayList<>();
        row.add(i);
        row.add(1 + i % TOPICS);
        row.add(open && !isActive && !odd(i, 5, 0) ? -1 : odd(i, 67, 9) ? 0 : user);
        row.add(
                odd(i, 4, 0)
                        ? (odd(i, 8, 0) ? "NULL" : -1)
                        : odd(i, 71, 11) ? 777_777 : open ? 1 + i / 16 % 12 : 1 + i % persons);
        row.add("Alias " + i);
        row.add(status);
        row.add(odd(i, 73, 12) ? "" : odd(i, 307, 301) ? "2031-01-01 00:00:00" : time(requested));
        row.add(status.equals(11) || open && !isActive && !odd(i, 6, 1) ? EMPTY_DATE : time(started));
        row.add(open && !odd(i / 16, 5, 2) || odd(i, 59, 7) || odd(i, 83, 14) ? EMPTY_DATE : time(ended));
        row.add(odd(i, 7, 0) ? "" : time(started.plusMinutes(2)));
        row.add(time(ended));
        row.add(odd(i, 12, 0) ? "" : odd(i, 89, 15) ? "same key" : "key " + i);
        row.add(odd(i, 9, 0) ? 0 : 1 + i % 4);
        row.add("192.0.2.7");
        row.add(odd(i, 97, 16) ? 5 : 0);
        row.add(isActive ? (odd(i / 16, 4, 2) ? 0 : 1) : i % 3);
        row.add("Customer, no. " + i);
        row.add(odd(i, 101, 17) ? "Very long ".repeat(40) : "Company");
        row.add("person" + (1 + i % persons) + "@example.com");
        row.add("22 33 44 55");
        row.add("");
        row.add("not the last");
        row.add(odd(i, 13, 0) ? 1 : odd(i, 103, 18) ? 16 : 0);
        row.add(i % 12);
        row.add(0);
        row.add(odd(i, 61, 8) ? (odd(i, 2, 0) ? 0 : 1 + i % tickets) : -1);
        row.add(odd(i, 10, 0) ? 1 + i % contacts : 0);
        row.add(isActive && odd(i / 16, 12, 10) ? 1 + (i + 1) % USERS : 0);
        row.add(i % 2);
        row.add(isActive && odd(i, 113, 20) ? 1 : 0);
        row.add(578);
        row.add(odd(i, 109, 19) ? 9 : i % 6);
        return row;
    }

    private void messages() throws IOException {
        try (Rows rows = rows(
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
                odd(id, 127, 1)
                        ? ""
                        : odd(id, 131, 2) ? "2030-01-01 00:00:00" : odd(id, 137, 3) ? EMPTY_DATE : time(time));
        boolean isEnd = nth == messagesPerSession - 1 && odd(session, 3, 0);
        row.add(isEnd ? 10 + session % 9 / 3 : odd(id, 139, 4) ? 44 : fromAgent && odd(id, 149, 5) ? 16 : 0);
        row.add("");
        row.add(odd(id, 5, 0) ? 1 : 0);
        row.add(isEnd ? 3 : odd(id, 151, 6) ? 0 : odd(id, 157, 7) ? "" : odd(id, 163, 8) ? 9 : fromAgent ? 1 : 2);
        row.add(fromAgent ? (odd(id, 167, 9) ? "Robbie" : "Anna") : "Alias " + session);
        row.add(isEnd ? -1 : fromAgent ? (odd(id, 167, 9) ? 0 : 1 + session % USERS) : odd(id, 173, 10) ? 3 : -1);
        return row;
    }

    private static String text(int id, boolean fromAgent) {
        if (odd(id, 11, 0)) {
            return "<p>Dear customer,</p><p>see <a href=\"https://example.com/help\">our page</a> &amp; tell us.<br>Regards</p>";
        } else if (odd(id, 17, 0)) {
            return "First line, and\n\"second\" line";
        }
        return (fromAgent
                        ? "We look into it, please wait a moment. No. "
                        : "My printer does not print since this morning. No. ")
                + id;
    }
}
