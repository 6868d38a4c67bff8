package dev.parley.chat.reply;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.ComputedField.Fact;
import dev.parley.graphql.declaration.ComputedField.Given;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.Lookup;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the canned replies that suit a session, with their texts rendered for it. */
@Singleton
class SuggestedReplies {

    /** Maximum number of canned replies in one answer. */
    private static final int MOST = 50;

    /** Maximum length of a search in characters. */
    private static final int LONGEST = 100;

    /** The texts of all canned replies of a topic are searched. */
    private static final int COST = 100;

    private static final String FIRST = "first";
    private static final String SEARCH = "search";
    private static final String LANGUAGE = "language";

    private static final String AGENT = "agent";
    private static final String ANSWERS = "answers";
    private static final String REPLIES = "replies";

    private static final List<Fact> FACTS = List.of(
            Fact.rule(ANSWERS, "one_of({answers}, {row}.topic.id)"),
            new Fact(
                    AGENT,
                    JsonArray.class,
                    "select json_build_array(u.displayName, u.firstName) from User u where "
                            + User.isNamed("u", ":login"),
                    null),
            new Fact(
                    REPLIES,
                    JsonArray.class,
                    "parley_canned_replies({row}.topic.id, {row}.topic.widgetLanguage, cast(:language as text), cast(:search as text), cast(:first as integer))",
                    null));

    /** A canned reply whose text was rendered for a session. */
    record Rendered(
            long id,
            String title,
            String text,
            @Nullable String shortcut,
            @Nullable String language,
            int usageCount) {}

    @Produces
    @Singleton
    ComputedField<ChatSession> cannedReplies() {
        return new ComputedField<>(
                ChatSession.class,
                "cannedReplies",
                "Canned replies that suit the session, with their texts rendered for it and for the caller: those of its topic and of all topics. The best matches come first, then those that are used most. Empty unless the caller may respond in the topic. Changes of canned replies are not sent to subscribers.",
                nonNull(list(nonNull(typeRef("RenderedCannedReply")))),
                List.of(
                        argument(
                                SEARCH,
                                "Only those with all of these words or beginnings of words in title, text or shortcut. Case and accents do not matter. At most 100 characters.",
                                Scalars.GraphQLString,
                                ""),
                        argument(
                                LANGUAGE,
                                "Only those in this language, as an ISO code, and those without a language. Defaults to the topic's language.",
                                Scalars.GraphQLString,
                                ""),
                        argument(FIRST, "Maximum number, from 1 to 50.", Scalars.GraphQLInt, 20)),
                false,
                List.of("id", "name", "customerAlias", "companyName", "topic.name", "topic.widgetAgentUseFirstname"),
                FACTS,
                SuggestedReplies::rendered,
                COST,
                false);
    }

    @Produces
    @Singleton
    ViewType<Rendered> rendered() {
        return new ViewType<>(
                "RenderedCannedReply",
                "A canned reply with the text that can be sent in a session.",
                Rendered.class,
                List.of(
                        ViewType.value(
                                "cannedReplyId",
                                "Id of the canned reply; send it with the message.",
                                nonNull(Scalars.GraphQLID),
                                reply -> GlobalId.of("CannedReply", reply.id())),
                        ViewType.value("title", "Name for agents.", nonNull(Scalars.GraphQLString), Rendered::title),
                        ViewType.value(
                                "text",
                                "The text with its placeholders replaced. It is plain text.",
                                nonNull(Scalars.GraphQLString),
                                Rendered::text),
                        ViewType.value(
                                "shortcut",
                                "Short name that finds it at once.",
                                Scalars.GraphQLString,
                                Rendered::shortcut),
                        ViewType.value("language", "Language of the text.", Scalars.GraphQLString, Rendered::language),
                        ViewType.value(
                                "usageCount",
                                "Number of messages that were sent with it.",
                                nonNull(Scalars.GraphQLInt),
                                Rendered::usageCount)));
    }

    private static Object rendered(ChatSession session, Given given) {
        int first = (Integer) Lookup.required(given.arguments(), FIRST);
        require(first >= 1 && first <= MOST, FIRST, "must be from 1 to " + MOST + ".");
        String search = (String) Lookup.required(given.arguments(), SEARCH);
        require(search.length() <= LONGEST, SEARCH, "is longer than " + LONGEST + " characters.");
        if (!Boolean.TRUE.equals(given.facts().get(ANSWERS))) {
            return List.of();
        }
        Map<String, String> values = values(session, (JsonArray) given.facts().get(AGENT));
        return ((JsonArray) Lookup.required(given.facts(), REPLIES))
                .getValuesAs(JsonArray.class).stream()
                        .map(reply -> rendered(reply, values))
                        .toList();
    }

    private static Rendered rendered(JsonArray reply, Map<String, String> values) {
        return new Rendered(
                reply.getJsonNumber(0).longValue(),
                reply.getString(1),
                Placeholders.render(reply.getString(2), values),
                reply.getString(3, null),
                reply.getString(4, null),
                reply.getInt(5));
    }

    private static Map<String, String> values(ChatSession session, @Nullable JsonArray agent) {
        return Map.of(
                Placeholders.CUSTOMER_NAME,
                Placeholders.clean(session.name == null ? session.customerAlias : session.name),
                Placeholders.CUSTOMER_COMPANY,
                Placeholders.clean(session.companyName),
                Placeholders.AGENT_NAME,
                Placeholders.clean(agent == null ? null : nameOf(agent, session.topic.widgetAgentUseFirstname)),
                Placeholders.SESSION_ID,
                String.valueOf(session.id),
                Placeholders.TOPIC_NAME,
                Placeholders.clean(session.topic.name));
    }

    /** The name of the agent as the topic presents it to customers. */
    private static String nameOf(JsonArray agent, boolean byFirstName) {
        String firstName = Placeholders.clean(agent.getString(1, null));
        return byFirstName && !firstName.isEmpty() ? firstName : agent.getString(0);
    }

    private static void require(boolean condition, String argument, String rule) {
        if (!condition) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT, "Argument '" + argument + "' " + rule, Map.of("argument", argument));
        }
    }

    private static GraphQLArgument argument(String name, String description, GraphQLInputType type, Object value) {
        return GraphQLArgument.newArgument()
                .name(name)
                .description(description)
                .type(nonNull(type))
                .defaultValueProgrammatic(value)
                .build();
    }
}
