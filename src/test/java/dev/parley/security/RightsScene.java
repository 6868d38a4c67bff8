package dev.parley.security;

import dev.parley.security.RightsTable.Role;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Test data: a topic with a member of each role, and sessions with an agent, a known customer, links to the CRM, messages, events and a
 * transfer. The session of the bot is handled by a bot. The session of the customer with an ended session is ended.
 */
final class RightsScene {

    private static final long NOTHING = 999_999_999L;

    private final World world = new World();
    private final long topic = world.topic();
    private final String colleague = world.agentOf(topic);
    private final long company = world.company("Fjord AS");
    private final long project = world.project("Harbour");
    private final long sale = world.sale(company);
    private final long ticket = world.ticket(colleague);
    private final long receipt = world.number(
            "insert into erasure_receipt (erased_at, actor_name, counts) values (now(), 'user:anna', '{\"person\": 1}') returning id");
    private final Map<Role, String> logins = new EnumMap<>(Role.class);

    RightsScene() {
        for (Role role : Role.values()) {
            logins.put(role, world.user());
        }
        long elsewhere = world.topic();
        world.join(logins.get(Role.AGENT_OF_ANOTHER_TOPIC), elsewhere, "manager");
        world.run("update chat_topic_user set can_respond = true where topic_id = ?", elsewhere);
        world.join(logins.get(Role.LISTENER), topic, "can_listen");
        world.join(logins.get(Role.MANAGER), topic, "manager");
        world.join(logins.get(Role.BOT), topic, "can_respond");
        world.present(colleague);
        world.set(
                topic,
                "widget_enable_rating = true, widget_enable_ticket = true, widget_post_transcript = true, agent_attachments = true, customer_attachments = true, alert_recipient = 'boss@example.com', consent_text = 'You may.'");
        world.run("insert into ej_message (ticket_id, body, type) values (?, 'Body', 1)", ticket);
    }

    /** Creates a session for operations of a role. */
    Session session(Role role) {
        return new Session(role);
    }

    /** A session, the caller with the role, and the ids that operations use. */
    final class Session {

        private final Role role;
        private final long number;
        private final String agent = world.agentOf(topic);
        // A new person, because a person can have only one open session in a topic.
        private final long person = world.person(company, "Kari", "Nordmann", "kari@example.com");
        private final Caller caller;
        private final Map<String, String> ids = new HashMap<>();

        private Session(Role role) {
            this.role = role;
            this.number = role == Role.BOT ? world.botDriven(topic) : world.active(topic, agent);
            fill();
            String key = world.key(number);
            this.caller = switch (role) {
                case OTHER_CUSTOMER -> Caller.customer(world.key(world.waiting(topic)));
                case ENDED_CUSTOMER -> Caller.customer(key);
                case NOBODY -> Caller.nobody();
                case GUESSED_KEY -> Caller.customer(SessionKey.random().value());
                case AGENT -> Caller.agent(agent);
                case AGENT_OF_ANOTHER_TOPIC, LISTENER, MANAGER -> Caller.agent(logins.get(role));
                case ADMIN -> Caller.admin(logins.get(role));
                case BOT -> Caller.bot(logins.get(role));
            };
            if (role == Role.ENDED_CUSTOMER) {
                isOver();
            }
            ids.put("ChatSession", Ids.of("ChatSession", number));
            ids.put(
                    "ChatMessage",
                    Ids.of(
                            "ChatMessage",
                            world.number("select min(id) from chat_message where session_id = ?", number)));
            ids.put("ChatTopic", Ids.of("ChatTopic", topic));
            ids.put("User", Ids.of("User", world.id(colleague)));
            ids.put("Person", Ids.of("Person", person));
            ids.put("Contact", Ids.of("Contact", company));
            ids.put("Project", Ids.of("Project", project));
            ids.put("Sale", Ids.of("Sale", sale));
            ids.put("Ticket", Ids.of("Ticket", ticket));
            ids.put(
                    "LegalHold",
                    Ids.of(
                            "LegalHold",
                            world.number(
                                    "insert into legal_hold (session_id, set_at, lifted_at) values (?, now(), now()) returning id",
                                    number)));
            ids.put(
                    "CannedReply",
                    Ids.of(
                            "CannedReply",
                            world.number(
                                    "insert into canned_reply (topic_id, title, text, shortcut) values (?, 'Title', 'Text', left(md5(random()::text), 20)) returning id",
                                    topic)));
            long folder =
                    world.number("insert into kb_category (topic_id, name) values (?, 'Folder') returning id", topic);
            ids.put("FaqCategory", Ids.of("FaqCategory", folder));
            ids.put(
                    "FaqEntry",
                    Ids.of(
                            "FaqEntry",
                            world.number(
                                    "insert into kb_entry (category_id, title, answer) values (?, 'Title', 'Answer') returning id",
                                    folder)));
            ids.put(
                    "ChatBlock",
                    Ids.of(
                            "ChatBlock",
                            world.number(
                                    "insert into chat_block (topic_id, session_id, email, network, reason, blocked_at, blocked_by, ends_at) values (?, ?, gen_random_uuid() || '@example.net', '198.51.100.0/24', 'Spam', now(), ?, now() + interval '1 day') returning id",
                                    topic,
                                    number,
                                    world.id(colleague))));
            ids.put("ErasureReceipt", Ids.of("ErasureReceipt", receipt));
            world.run(
                    "insert into chat_notification (kind, user_id, session_id, actor_user_id, message_seq, alert_level, read_at) select 'MENTION', u.id, ?, u.id, 1, 1, now() from ejuser u where u.loginname = any (string_to_array(?, ','))",
                    number,
                    agent + "," + String.join(",", logins.values()));
        }

        private void fill() {
            world.run("update person set phone = '12345678' where person_id = ?", person);
            world.run("insert into projectmember (project_id, person_id) values (?, ?)", project, person);
            world.run("update ticket set cust_id = ? where id = ?", person, ticket);
            world.link(number, "contact_id", company);
            world.link(number, "customer_id", person);
            world.link(number, "project_id", project);
            world.link(number, "sale_id", sale);
            world.link(number, "ticket_id", ticket);
            world.messages(number, 2);
            world.run("update chat_message set created_by = ? where session_id = ?", world.id(colleague), number);
            world.addEvents(number, 1);
            world.alter(
                    number,
                    "email = gen_random_uuid() || '@example.org', phone = '87654321', customer_host = '203.0.113.7', first_message = 'a',"
                            + " last_message = 'b', rating_comment = 'c', page_url = 'https://shop.example/', referrer = 'https://search.example/',"
                            + " visit_changed_at = now(), visit_attributes = '{\"plan\":{\"text\":\"gold\"}}', consented = true, consent_version = 1");
        }

        Role role() {
            return role;
        }

        Caller caller() {
            return caller;
        }

        /** A caller that sees everything. */
        Caller admin() {
            return Caller.admin(logins.get(Role.ADMIN));
        }

        /** Returns the session to the queue. */
        void waits() {
            world.alter(number, "status = 4, user_id = null, rank = 0, chatbot_isactive = false");
        }

        /** Returns the session to the queue, where it is offered to the manager. */
        void waitsForTheManager() {
            waits();
            world.offerWaiting(number, logins.get(Role.MANAGER));
        }

        /** Lets the manager listen to the conversation. */
        void isSupervisedByTheManager() {
            world.supervise(number, logins.get(Role.MANAGER));
        }

        /** Makes the agent request a transfer to a colleague. */
        void isOffered() {
            offer(colleague);
        }

        /** Makes the agent request a transfer to the manager. */
        void isOfferedToTheManager() {
            offer(logins.get(Role.MANAGER));
        }

        private void offer(String login) {
            if (role == Role.BOT) {
                world.alter(number, "rank = 1, user_id = " + world.id(agent));
            }
            world.offer(number, login, Duration.ZERO);
        }

        /** Ends the session of the agent. */
        void isOver() {
            world.alter(number, "status = 7, rank = 0, when_ended = now()");
        }

        /** Lets a bot handle the session. */
        void isDrivenByABot() {
            world.alter(number, "status = 6, user_id = null, rank = 0, chatbot_isactive = true");
        }

        /** A topic without sessions. The caller is a manager in it if the role is manager. */
        String emptyTopic() {
            long empty = world.topic();
            if (role == Role.MANAGER) {
                world.join(logins.get(role), empty, "manager");
            }
            return Ids.of("ChatTopic", empty);
        }

        /** A person without sessions. */
        String bystander() {
            return Ids.of("Person", world.person(company));
        }

        /** A folder of the FAQ without articles. */
        String emptyFolder() {
            return Ids.of(
                    "FaqCategory",
                    world.number("insert into kb_category (topic_id, name) values (?, 'Empty') returning id", topic));
        }

        /** A user that is not a member of the topic. */
        String newcomer() {
            return Ids.of("User", world.id(world.user()));
        }

        /** The id of the session's record of a type. */
        String id(String type) {
            if (type.startsWith("Webhook") && !ids.containsKey(type)) {
                long webhook = world.webhook();
                ids.put("Webhook", Ids.of("Webhook", webhook));
                ids.put("WebhookDelivery", Ids.of("WebhookDelivery", world.delivery(webhook, number)));
            }
            if (type.equals("ChatTag")) {
                ids.computeIfAbsent(type, tag -> Ids.of(tag, world.tag()));
            }
            return ids.get(type);
        }

        /** The document with ids of records that do not exist. */
        String withMissingIds(String document) {
            String changed = document;
            for (String type : List.copyOf(ids.keySet())) {
                changed = changed.replace(ids.get(type), Ids.of(type, NOTHING));
            }
            return changed;
        }

        /** The text with a placeholder for each id, so that responses about different objects can be compared. */
        String withoutIds(String text) {
            String changed = text;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                changed = changed.replace(id.getValue(), "ID").replace(Ids.of(id.getKey(), NOTHING), "ID");
            }
            return changed;
        }

        /** A unique name. */
        static String newName() {
            return "rights " + UUID.randomUUID();
        }
    }
}
