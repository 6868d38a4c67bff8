package dev.parley.chat.subscription;

import dev.parley.support.World;
import java.util.List;
import java.util.Random;

/** Random changes by the CRM, in SQL, to records that sessions link to and to records behind those. */
final class RandomCrm {

    private static final int KINDS = 18;

    private final World world;
    private final Random random;
    private final List<Long> topics;

    /** @param topics topics of which some are renamed */
    RandomCrm(World world, Random random, List<Long> topics) {
        this.world = world;
        this.random = random;
        this.topics = topics;
    }

    /** Changes a record linked to the session, or the link. */
    void change(long session) {
        switch (random.nextInt(KINDS)) {
            case 0, 1 -> linked("ticket", "id", "status = " + (1 + random.nextInt(2)), "ticket_id", session);
            case 2 -> linked("ticket", "id", "title = " + text(), "ticket_id", session);
            case 3 -> linked("ticket", "id", "owned_by = (" + oneOf("id", "ejuser") + ")", "ticket_id", session);
            case 4 -> linked("ticket", "id", "cust_id = (" + oneOf("person_id", "person") + ")", "ticket_id", session);
            case 5 -> linked("person", "person_id", "firstname = " + text(), "customer_id", session);
            case 6 -> moves(session);
            case 7 -> behind("contact", "contact_id", "name = " + text(), "person", "customer_id", session);
            case 8 -> linked("sale", "sale_id", "heading = " + text(), "sale_id", session);
            case 9 -> behind("contact", "contact_id", "name = 'Company'", "sale", "sale_id", session);
            case 10 -> linked("project", "project_id", "name = " + text(), "project_id", session);
            case 11 -> linked("ejuser", "id", "firstname = " + text(), "user_id", session);
            case 12 -> renamesATopic();
            case 13 -> removesATicket(session);
            case 14 -> listsOfTheCustomer(session);
            case 15 -> messagesOfTheTicket(session);
            case 16 -> membersOfAProject(session);
            default -> links(session);
        }
    }

    private void linked(String table, String key, String change, String link, long session) {
        world.run(
                "update %s set %s where %s = (select %s from chat_session where id = ?)"
                        .formatted(table, change, key, link),
                session);
    }

    private void behind(String table, String key, String change, String first, String link, long session) {
        world.run(
                "update %1$s set %2$s where %3$s = (select r.%3$s from %4$s r join chat_session s on s.%5$s = r.%6$s where s.id = ?)"
                        .formatted(table, change, key, first, link, first + "_id"),
                session);
    }

    private void moves(long session) {
        String company = random.nextBoolean() ? "null" : "(" + oneOf("contact_id", "contact") + ")";
        linked("person", "person_id", "contact_id = " + company, "customer_id", session);
    }

    private void renamesATopic() {
        long topic = topics.get(random.nextInt(topics.size()));
        world.run("update chat_topic set name = 'topic ' || id || ' ' || ? where id = ?", random.nextInt(20), topic);
    }

    /** Removes a ticket with all links to it. */
    private void removesATicket(long session) {
        List<String> tickets =
                world.texts("select ticket_id from chat_session where id = ? and ticket_id is not null", session);
        for (String ticket : tickets) {
            long id = Long.parseLong(ticket);
            if (world.number("select count(*) from chat_session where ticket_id = ? and status = 10", id) == 0
                    && random.nextInt(3) == 0) {
                world.run("update chat_session set ticket_id = null where ticket_id = ?", id);
                world.run("delete from ticket where id = ?", id);
            }
        }
    }

    private void listsOfTheCustomer(long session) {
        if (random.nextBoolean()) {
            world.run(
                    "insert into ticket (title, cust_id) select " + text()
                            + ", customer_id from chat_session where id = ?",
                    session);
        } else {
            linked(
                    "ticket",
                    "cust_id",
                    random.nextBoolean() ? "cust_id = null" : "title = " + text(),
                    "customer_id",
                    session);
        }
    }

    private void messagesOfTheTicket(long session) {
        if (random.nextInt(3) > 0) {
            world.run(
                    "insert into ej_message (ticket_id, author) select ticket_id, " + text()
                            + " from chat_session where id = ? and ticket_id is not null",
                    session);
        } else {
            world.run(
                    "delete from ej_message where ticket_id = (select ticket_id from chat_session where id = ?)",
                    session);
        }
    }

    private void membersOfAProject(long session) {
        if (random.nextInt(3) > 0) {
            world.run(
                    "insert into projectmember (person_id, project_id) select customer_id, ("
                            + oneOf("project_id", "project")
                            + ") from chat_session where id = ? and customer_id is not null on conflict do nothing",
                    session);
        } else {
            world.run(
                    "delete from projectmember where person_id = (select customer_id from chat_session where id = ?)",
                    session);
        }
    }

    private void links(long session) {
        String change = switch (random.nextInt(4)) {
            case 0 -> "ticket_id = (" + oneOf("id", "ticket") + ")";
            case 1 -> "sale_id = (" + oneOf("sale_id", "sale") + ")";
            case 2 -> "project_id = (" + oneOf("project_id", "project") + ")";
            default -> "contact_id = (" + oneOf("contact_id", "contact") + ")";
        };
        world.run("update chat_session set " + change + " where id = ?", session);
    }

    /** A query for one of the newest records. */
    private String oneOf(String key, String table) {
        return "select min(%1$s) from (select %1$s from %2$s order by %1$s desc limit %3$d) newest"
                .formatted(key, table, 1 + random.nextInt(5));
    }

    /** A short text with a digit, as an SQL literal. */
    private String text() {
        return "'text " + random.nextInt(100) + "'";
    }
}
