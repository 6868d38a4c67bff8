package dev.parley.superoffice;

import java.io.IOException;
import java.nio.file.Path;

/** Rows of the CRM: companies, persons, users, projects, sales and requests. */
final class CrmRows {

    private final Path folder;
    private final int contacts;
    private final int persons;
    private final int tickets;

    CrmRows(Path folder, int contacts, int persons, int tickets) {
        this.folder = folder;
        this.contacts = contacts;
        this.persons = persons;
        this.tickets = tickets;
    }

    void write() throws IOException {
        lists();
        companies();
        people();
        users();
        projectsAndSales();
        requests();
    }

    private RowFile file(String table, String columns) throws IOException {
        return new RowFile(folder, table, columns);
    }

    private void lists() throws IOException {
        try (RowFile zones = file("TZLocation", "TZLocation_id, locationCode, regionName, cities, shortName")) {
            zones.add(1, "NO", "Norway", "Oslo", "W. Europe Standard Time");
            zones.add(2, "GB", "", "London", "GMT Standard Time");
            zones.add(3, "XX", "", "Nowhere", "Nowhere Standard Time");
        }
        try (RowFile currencies = file("currency", "Currency_id, name, isoCode, rate")) {
            currencies.add(1, "Norwegian kroner", "NOK", "1.0");
            currencies.add(2, "EUR", "", "11.5");
            currencies.add(3, "Euro (old)", "", "11.5");
        }
        try (RowFile countries = file("country", "country_id, name, english_name, abbrev2, isoNumber, deleted")) {
            countries.add(578, "Norge", "Norway", "NO", 578, 0);
            countries.add(752, "", "Sweden", "se", 752, 0);
            countries.add(891, "Serbia og Montenegro", "Serbia and Montenegro", "CS", 891, 1);
            countries.add(9001, "Norden", "", "N1", 0, 0);
        }
    }

    private void companies() throws IOException {
        try (RowFile rows = file(
                "contact",
                "orgNr, contact_id, name, department, mother_id, country_id, xstop, registered, updated, deleted, custom_x")) {
            for (int i = 1; i <= contacts; i++) {
                rows.add(
                        "9" + i,
                        i,
                        RowFile.odd(i, 19, 3) ? "" : RowFile.odd(i, 23, 4) ? "Long ".repeat(60) : "Company " + i,
                        RowFile.odd(i, 5, 0) ? "Sales, north" : "",
                        RowFile.odd(i, 11, 5) ? i : RowFile.odd(i, 7, 6) ? contacts - i + 1 : 0,
                        578,
                        i % 2,
                        "2020-05-05T10:00:00Z",
                        RowFile.EMPTY_DATE,
                        RowFile.odd(i, 17, 9) ? 1 : 0,
                        "x");
            }
            rows.add("", 2, "Company with a used id", "", 0, 578, 0, "", "", 0, "");
            rows.add("", "", "Company without an id", "", 0, 578, 0, "", "", 0, "");
        }
    }

    private void people() throws IOException {
        try (RowFile rows = file(
                        "person",
                        "person_id, firstname, middleName, lastname, contact_id, gender, rank, retired, registered, DeletedDate");
                RowFile emails = file("email", "email_id, person_id, contact_id, email_address, rank, type");
                RowFile phones = file("phone", "phone_id, owner_id, ptype_idx, phone, rank")) {
            for (int i = 1; i <= persons; i++) {
                rows.add(
                        i,
                        RowFile.odd(i, 29, 5) ? "" : "Kari\u0000".substring(0, RowFile.odd(i, 31, 6) ? 5 : 4),
                        "",
                        "Nordmann " + i,
                        RowFile.odd(i, 3, 0)
                                ? (RowFile.odd(i, 2, 0) ? 0 : -1)
                                : RowFile.odd(i, 37, 8) ? 999_999 : 1 + i % contacts,
                        RowFile.odd(i, 27, 4) ? 9 : i % 3,
                        RowFile.odd(i, 33, 7) ? 60_000 : 1,
                        RowFile.odd(i, 13, 1) ? 1 : 0,
                        "2021-01-01 00:00:00",
                        RowFile.odd(i, 35, 11) ? "2024-01-01 00:00:00" : RowFile.EMPTY_DATE);
                emails.add(3 * i, i, 0, "person" + i + "@example.com", 2, 0);
                emails.add(3 * i + 1, i, 0, "private" + i + "@example.org", 1, RowFile.odd(i, 9, 2) ? 1 : 0);
                phones.add(i, i, RowFile.odd(i, 4, 0) ? 16387 : 16389, "+47 22 33 " + i, 1);
            }
            emails.add(1, 0, 5, "company@example.com", 1, 0);
        }
    }

    private void users() throws IOException {
        try (RowFile rows = file(
                "ejuser",
                "id, loginname, username, firstname, lastname, email, password, status, chat_status, language")) {
            for (int i = 1; i <= SuperOfficeRows.USERS; i++) {
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
            rows.add(SuperOfficeRows.USERS + 1, "", "nameless", "", "", "", "", 1, 0, "en");
        }
    }

    private void projectsAndSales() throws IOException {
        try (RowFile projects = file("project", "project_id, name, done, endDate, registered");
                RowFile members = file("projectmember", "projectmember_id, project_id, person_id, contact_id");
                RowFile sales = file(
                        "sale",
                        "sale_id, heading, contact_id, person_id, project_id, amount, currency_id, probability, saledate, status, done")) {
            for (int i = 1; i <= 10; i++) {
                projects.add(
                        i,
                        i == 4 ? "" : "Project " + i,
                        0,
                        i == 5 ? RowFile.EMPTY_DATE : "2025-12-31 00:00:00",
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
                        RowFile.odd(i, 9, 1) ? 140 : 50,
                        RowFile.odd(i, 8, 2) ? "" : "2024-06-01 00:00:00",
                        RowFile.odd(i, 7, 3) ? 9 : 1,
                        1);
            }
            sales.add(41, "Sale of much", 1, 0, 0, "a lot", 1, 50, "2024-06-01 00:00:00", 1, 1);
        }
    }

    private void requests() throws IOException {
        try (RowFile rows = file(
                        "ticket",
                        "id, title, created_at, last_changed, created_by, owned_by, cust_id, contact_id, status, origin, read_status, priority");
                RowFile messages = file(
                        "ej_message",
                        "id, ticket_id, created_at, created_by, type, slevel, author, body, customer_id")) {
            for (int i = 1; i <= tickets; i++) {
                rows.add(
                        i,
                        RowFile.odd(i, 21, 2) ? "" : "Request " + i,
                        RowFile.odd(i, 15, 4) ? RowFile.EMPTY_DATE : "2024-02-03 04:05:06",
                        "2024-03-03 04:05:06",
                        1,
                        RowFile.odd(i, 2, 0) ? 1 : 2,
                        RowFile.odd(i, 5, 1) ? -1 : 1 + i % persons,
                        1 + i % contacts,
                        RowFile.odd(i, 11, 3) ? 9 : 1,
                        11,
                        2,
                        3);
                messages.add(
                        i,
                        RowFile.odd(i, 19, 9) ? 888_888 : i,
                        RowFile.odd(i, 14, 2) ? "" : "2024-02-03 04:05:06",
                        2,
                        2,
                        2,
                        "Anna",
                        "<p>Hi</p>",
                        -1);
            }
        }
    }
}
