package dev.parley.chat.search;

import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.ComputedField.Given;
import dev.parley.graphql.declaration.ListSearch;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.Lookup;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Map;

/** Adds full-text search to lists of messages, and the places in a message that match a search. */
@Singleton
class MessageSearch {

    private static final String RANGES = "ranges";
    private static final String VECTOR = "parley_search_vector({row}.language, {row}.message)";

    /** PostgreSQL evaluates a scalar subquery once for the statement. */
    private static final String QUERY = "(select parley_search_query({text}))";

    /** {@link #VECTOR} in the messages with the alias m matches the search {text}. */
    static final String MATCHES = VECTOR + " @@ " + QUERY;

    /** Divides the rank by the logarithm of the length, so that long messages do not win by their length. */
    private static final int BY_LENGTH = 1;

    // One unit is the price of an object in a list, 10 to 20 µs. docs/search.md has the prices of searches.

    /** A search in all messages for a word that one of some hundred messages has. */
    private static final int COST = 1000;

    /** The messages of one session are split into words. */
    private static final int COST_IN_SESSION = 50;

    /** The text of one message is split into words. */
    private static final int COST_OF_HIGHLIGHTS = 20;

    /**
     * A part of a text.
     *
     * @param start number of UTF-16 code units before it
     * @param length number of its UTF-16 code units
     */
    record Range(int start, int length) {}

    @Produces
    @Singleton
    ListSearch<ChatMessage> search() {
        return new ListSearch<>(
                ChatMessage.class,
                "Only messages whose text matches this search. " + SearchText.SYNTAX
                        + " BAD_ARGUMENT if the text requires no word.",
                "How well the message matches the argument search. Use DESC to get the best matches first. BAD_ARGUMENT without search.",
                SearchText::objection,
                MATCHES,
                "ts_rank(" + VECTOR + ", " + QUERY + ", " + BY_LENGTH + ")::float8",
                COST,
                Map.of(ChatSession.class, COST_IN_SESSION));
    }

    @Produces
    @Singleton
    ComputedField<ChatMessage> highlights() {
        return new ComputedField<>(
                        ChatMessage.class,
                        "highlights",
                        "Words of the text that a search finds, in order and without overlaps. Words that a phrase requires are returned wherever they occur.",
                        nonNull(list(nonNull(typeRef("ChatTextRange")))),
                        List.of(newArgument()
                                .name(ListSearch.ARGUMENT)
                                .type(nonNull(Scalars.GraphQLString))
                                .description("The search, as for the list of messages.")
                                .build()),
                        true,
                        List.of("text"),
                        List.of(ComputedField.Fact.of(
                                RANGES,
                                JsonArray.class,
                                "parley_search_highlights({row}.language, {row}.text, :search)")),
                        MessageSearch::highlights)
                .costing(COST_OF_HIGHLIGHTS);
    }

    private static Object highlights(ChatMessage message, Given given) {
        String objection = SearchText.objection((String) Lookup.required(given.arguments(), ListSearch.ARGUMENT));
        if (objection != null) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT,
                    "Argument '" + ListSearch.ARGUMENT + "' " + objection,
                    Map.of("argument", ListSearch.ARGUMENT));
        }
        String text = message.text == null ? "" : message.text;
        return ((JsonArray) Lookup.required(given.facts(), RANGES))
                .stream()
                        .map(JsonArray.class::cast)
                        .map(range -> range(text, range.getInt(0), range.getInt(1)))
                        .toList();
    }

    /** PostgreSQL counts characters. In UTF-16, some of them are two code units. */
    private static Range range(String text, int start, int length) {
        int from = text.offsetByCodePoints(0, start);
        return new Range(from, text.offsetByCodePoints(from, length) - from);
    }

    @Produces
    @Singleton
    ViewType<Range> range() {
        return new ViewType<>(
                "ChatTextRange",
                "A part of a text, counted in UTF-16 code units. JavaScript, Java and C# count texts in these units: text.substring(start, start + length) is the part.",
                Range.class,
                List.of(
                        ViewType.value(
                                "start",
                                "Number of code units before the part.",
                                nonNull(Scalars.GraphQLInt),
                                Range::start),
                        ViewType.value(
                                "length",
                                "Number of code units of the part.",
                                nonNull(Scalars.GraphQLInt),
                                Range::length)));
    }
}
