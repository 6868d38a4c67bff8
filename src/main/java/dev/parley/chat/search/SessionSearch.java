package dev.parley.chat.search;

import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.TextCondition;
import dev.parley.graphql.model.Visibility;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds the filter field search to sessions. It finds sessions by their messages, and by names, e-mail addresses and numbers of the session, of its
 * customer and of the customer's company, as far as the caller may read them.
 */
@Singleton
class SessionSearch {

    /** Six searches in messages, names and contact details, of which none can stop early. */
    private static final int COST = 2000;

    private static final String NAMES_OF_SESSION =
            "parley_search_names(s.customer_alias, s.name, s.company_name, null)";
    private static final String DETAILS_OF_SESSION = "parley_search_details(s.email, s.phone)";
    private static final String NAMES_OF_PERSON =
            "parley_search_names(p.firstname, p.middle_name, p.lastname, p.person_number)";
    private static final String DETAILS_OF_PERSON = "parley_search_details(p.email, p.phone)";
    private static final String OF_SESSION = "select s.id from chat_session s where ";
    private static final String NAMES_OF_COMPANY = "parley_search_names(c.name, c.number1, c.number2, c.org_nr)";

    @Produces
    @Singleton
    TextCondition<ChatSession> search(EntityModel model) {
        return new TextCondition<>(
                ChatSession.class,
                "search",
                "Finds sessions with a message that matches, or with names, contact details or numbers of the customer or its company that contain all terms. Messages and contact details that you may not read are not searched. "
                        + SearchText.SYNTAX
                        + " In names, contact details and numbers, terms of three or more characters match inside words too. BAD_FILTER if the text requires no word, and in subscriptions.",
                COST,
                SearchText::objection,
                (session, text, visibility) -> condition(session, text, visibility, model));
    }

    private static String condition(String session, String text, Visibility visibility, EntityModel model) {
        EntityType sessions = model.of(ChatSession.class);
        String readsMessage = and(visibility.rule(model.of(ChatMessage.class), "m"));
        String knowsCustomer = and(visibility.rule(sessions, sessions.column("email"), "s"));
        return sql(session, text, readsMessage, knowsCustomer);
    }

    /**
     * Returns the SQL of the condition. The materialized expression is evaluated once, by its indexes. Otherwise the planner might evaluate it for each
     * session.
     *
     * @param readsMessage further condition on the message m
     * @param knowsCustomer further condition on contact details in the session s
     */
    static String sql(String session, String text, String readsMessage, String knowsCustomer) {
        String messages = MessageSearch.MATCHES.replace("{row}", "m") + readsMessage;
        String persons = "p.person_id from person p";
        return Stream.of(
                        "select m.session_id as id from chat_message m where " + messages,
                        OF_SESSION + matches(NAMES_OF_SESSION),
                        OF_SESSION + matches(DETAILS_OF_SESSION) + knowsCustomer,
                        OF_SESSION + linked("customer_id", persons, NAMES_OF_PERSON),
                        OF_SESSION + linked("customer_id", persons, DETAILS_OF_PERSON) + knowsCustomer,
                        OF_SESSION + linked("contact_id", "c.contact_id from contact c", NAMES_OF_COMPANY))
                .collect(Collectors.joining(
                        " union all ", session + ".id in (with found as materialized (", ") select id from found)"))
                .replace("{text}", text);
    }

    /** The patterns use the trigram index of the line. The regular expression is exact and uses no index. */
    private static String matches(String line) {
        return line + " like any ((select parley_search_patterns({text}))::text[]) and regexp_like(" + line
                + ", (select parley_search_pattern({text})))";
    }

    /** The records are found first. In a join, the planner might compute the lines of all of them. */
    private static String linked(String key, String records, String line) {
        return "s." + key + " = any (array(select " + records + " where " + matches(line) + "))";
    }

    private static String and(@Nullable String rule) {
        return rule == null ? "" : " and " + rule;
    }
}
