package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;

/** Rejects documents that are too large to process. */
final class DocumentLimits {

    /** Maximum nesting of grammar rules. A nested field takes three, a value in a list two. */
    private static final int MOST_RULES = 300;

    private final LimitsConfig config;

    DocumentLimits(LimitsConfig config) {
        this.config = config;
    }

    /** Limits at which the parser stops. */
    ParserOptions parsing() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(config.maxTokens())
                        .maxRuleDepth(MOST_RULES)
                        .captureLineComments(false)
                        .readerTrackData(false));
    }

    /**
     * Checks the length of a text before it is parsed.
     *
     * @throws RequestException DOCUMENT_TOO_LARGE
     */
    void require(String text) {
        require(text.length(), config.maxCharacters(), "characters");
    }

    /**
     * Converts a failure of the parser at one of its limits. Returns normally for other failures.
     *
     * @throws RequestException QUERY_TOO_DEEP or DOCUMENT_TOO_LARGE
     */
    void require(InvalidSyntaxException failure) {
        if (failure instanceof ParseCancelledTooDeepException) {
            throw new RequestException(RequestError.QUERY_TOO_DEEP, "Brackets are nested too deeply.");
        }
        if (failure instanceof ParseCancelledException || failure instanceof ParseCancelledTooManyCharsException) {
            throw new RequestException(
                    RequestError.DOCUMENT_TOO_LARGE,
                    "The document has more than " + config.maxTokens()
                            + " tokens. Split it, or send values as variables.");
        }
    }

    /**
     * Checks the size of a parsed document.
     *
     * @throws RequestException QUERY_TOO_DEEP, DOCUMENT_TOO_LARGE or INTROSPECTION_DISABLED
     */
    void require(DocumentMetrics document) {
        int depth = document.depth();
        if (depth > config.maxDepth()) {
            throw new RequestException(
                    RequestError.QUERY_TOO_DEEP,
                    "The document has " + depth + " levels of fields; the limit is " + config.maxDepth() + ".");
        }
        require(document.aliases(), config.maxAliases(), "aliases");
        require(document.directives(), config.maxDirectives(), "directives");
        require(document.rootFields(), config.maxRootFields(), "root fields");
        if (!config.introspection() && document.introspects()) {
            throw new RequestException(RequestError.INTROSPECTION_DISABLED, "Introspection is switched off.");
        }
    }

    private static void require(int number, int most, String what) {
        if (number > most) {
            throw new RequestException(
                    RequestError.DOCUMENT_TOO_LARGE,
                    "The document has " + number + " " + what + "; the limit is " + most + ".");
        }
    }
}
