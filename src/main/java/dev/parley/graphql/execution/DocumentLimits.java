package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;

/** Refuses documents that are too large to be looked at. */
final class DocumentLimits {

    /** Rules of the grammar within each other; a field in a field takes three, a value in a list two. */
    private static final int MOST_RULES = 300;

    private final LimitsConfig config;

    DocumentLimits(LimitsConfig config) {
        this.config = config;
    }

    /** What the parser gives up at. */
    ParserOptions parsing() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(config.maxTokens())
                        .maxRuleDepth(MOST_RULES)
                        .captureLineComments(false)
                        .readerTrackData(false));
    }

    /** Refuses a text that is too long to be parsed. */
    void require(String text) {
        require(text.length(), config.maxCharacters(), "characters");
    }

    /** Tells what the parser gave up at; does nothing when it did not. */
    void require(InvalidSyntaxException failure) {
        if (failure instanceof ParseCancelledTooDeepException) {
            throw new RequestException(RequestError.QUERY_TOO_DEEP, "Brackets are nested too deeply.");
        }
        if (failure instanceof ParseCancelledException || failure instanceof ParseCancelledTooManyCharsException) {
            throw new RequestException(
                    RequestError.DOCUMENT_TOO_LARGE, "A document has at most " + config.maxTokens() + " tokens.");
        }
    }

    /** Refuses what could be parsed and is too large nevertheless. */
    void require(DocumentMetrics document) {
        int depth = document.depth();
        if (depth > config.maxDepth()) {
            throw new RequestException(
                    RequestError.QUERY_TOO_DEEP,
                    "The document has " + depth + " levels of fields; " + config.maxDepth() + " is the most.");
        }
        require(document.aliases(), config.maxAliases(), "aliases");
        require(document.directives(), config.maxDirectives(), "directives");
        require(document.rootFields(), config.maxRootFields(), "fields at its root");
        if (!config.introspection() && document.introspects()) {
            throw new RequestException(RequestError.INTROSPECTION_DISABLED, "The schema can't be asked for here.");
        }
    }

    private static void require(int number, int most, String what) {
        if (number > most) {
            throw new RequestException(
                    RequestError.DOCUMENT_TOO_LARGE,
                    "The document has " + number + " " + what + "; " + most + " is the most.");
        }
    }
}
