package dev.parley.chat.lifecycle.rules;

import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Topics with random settings, agents with random rights in them, and a few CRM records. */
final class RandomCast {

    private static final int TOPICS = 3;
    private static final int AGENTS = 3;
    private static final int FLAGS = 127;
    private static final int FIELDS = 31;

    final List<Long> topics = new ArrayList<>();
    final List<String> agents = new ArrayList<>();
    final String administrator;
    final String bot;

    /** Ids of the records to which a session can be linked, by the input field of the link. */
    final Map<String, List<String>> records = new LinkedHashMap<>();

    /** E-mail addresses of persons. Two persons have the first one. */
    final List<String> emails = new ArrayList<>();

    private final World world;
    private final Chance chance;

    RandomCast(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        for (int i = 0; i < TOPICS; i++) {
            topics.add(topic());
        }
        for (int i = 0; i < AGENTS; i++) {
            agents.add(agent());
        }
        administrator = agent();
        bot = agent();
        crm();
    }

    private long topic() {
        long topic = chance.perhaps() ? world.topic() : world.silentTopic();
        world.run(
                "update chat_topic set widget_pre_form = ?, widget_auto_faq = ?, widget_post_form = ?, widget_enable_rating = ?, widget_enable_ticket = ?, bot_enabled = ?, flags = ?, widget_required_fields = ?, widget_offline_fields = ?, offline_form_queue_length = ?, use_opening_hours = ?, link_by_email = ? where id = ?",
                chance.perhaps(),
                chance.oneIn(3),
                !chance.oneIn(3),
                !chance.oneIn(3),
                !chance.oneIn(4),
                chance.oneIn(3),
                chance.below(FLAGS + 1),
                chance.perhaps() ? 0 : chance.below(FIELDS + 1),
                chance.perhaps() ? 0 : chance.below(FIELDS + 1),
                chance.below(3),
                chance.oneIn(8),
                chance.perhaps(),
                topic);
        return topic;
    }

    private String agent() {
        String login = world.user();
        for (long topic : topics) {
            if (!chance.oneIn(5)) {
                world.run(
                        "insert into chat_topic_user (user_id, topic_id, can_respond, notifications, can_listen, manager) values (?, ?, ?, ?, ?, ?)",
                        world.id(login),
                        topic,
                        !chance.oneIn(4),
                        chance.perhaps(),
                        chance.perhaps(),
                        chance.oneIn(3));
            }
        }
        if (!chance.oneIn(3)) {
            world.limit(login, 1 + chance.below(4));
        }
        if (!chance.oneIn(4)) {
            world.present(login);
        }
        return login;
    }

    private void crm() {
        List<String> persons = new ArrayList<>();
        List<String> companies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long company = world.company("Company");
            long person = world.person(company);
            String email = person + "@example.com";
            world.run("update person set email = ? where person_id = ?", email, person);
            emails.add(email);
            persons.add(Ids.of("Person", person));
            companies.add(Ids.of("Contact", company));
        }
        // One person without a company, and two with the same address.
        world.run("update person set contact_id = null where email = ?", emails.get(chance.below(emails.size())));
        world.run("update person set email = ? where email = ?", emails.get(0), emails.get(1));
        records.put("personId", persons);
        records.put("contactId", companies);
        records.put("projectId", List.of(Ids.of("Project", world.project("Project"))));
        records.put("saleId", List.of(Ids.of("Sale", world.sale(world.company("Company")))));
        records.put("ticketId", List.of(Ids.of("Ticket", world.ticket(administrator))));
    }

    /** The users who may subscribe to lists: the agents and the administrator. */
    List<String> watchers() {
        return Stream.concat(agents.stream(), Stream.of(administrator)).toList();
    }

    /** Changes the presence of a random agent. */
    String presence() {
        String agent = chance.anyOf(agents);
        if (!chance.oneIn(3)) {
            world.present(agent);
            return agent + " comes";
        }
        world.away(agent);
        return agent + " goes";
    }
}
