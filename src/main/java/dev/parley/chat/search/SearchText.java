package dev.parley.chat.search;

import dev.parley.graphql.value.InputText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a search, as web search engines accept it. The function parley_search_terms of the database parses it. This class rejects texts that
 * cannot find anything.
 */
final class SearchText {

    /** Syntax of a search, for descriptions in the schema. */
    static final String SYNTAX =
            "All words must occur, in any form of the topic's language; case and accents do not matter. \"a phrase\" requires the words in this order, word* matches words that begin so, -word excludes, and or separates alternatives. At most 500 characters.";

    /** Maximum length in characters. */
    static final int LONGEST = 500;

    /** A term: the sign, then a phrase in quotes, whose end may be missing, or a word. */
    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)(?:\"|$)|([^\\s\"]+))");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    /** Separates alternatives, unless it is quoted. */
    private static final String OR = "or";

    private SearchText() {}

    /** Returns the rule that a text breaks, or null if it is valid. */
    static @Nullable String objection(String text) {
        if (InputText.length(text) > LONGEST) {
            return "is longer than " + LONGEST + " characters. Search for fewer words.";
        }
        return TERM.matcher(text)
                        .results()
                        .anyMatch(term -> term.group(1).isEmpty()
                                && !term.group().equalsIgnoreCase(OR)
                                && WORD.matcher(term.group()).find())
                ? null
                : "has no word that must occur. Search for a word with letters or digits.";
    }
}
