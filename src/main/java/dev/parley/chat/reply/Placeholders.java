package dev.parley.chat.reply;

import dev.parley.graphql.value.InputText;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The placeholders of canned replies: {@code {{customer.name}}}, or {@code {{customer.name|there}}} with a text for the case that there is no value.
 * Values are inserted once and as they are, so that a value that looks like a placeholder stays text.
 */
final class Placeholders {

    static final String CUSTOMER_NAME = "customer.name";
    static final String CUSTOMER_COMPANY = "customer.company";
    static final String AGENT_NAME = "agent.name";
    static final String SESSION_ID = "session.id";
    static final String TOPIC_NAME = "topic.name";

    private static final Set<String> KNOWN =
            Set.of(CUSTOMER_NAME, CUSTOMER_COMPANY, AGENT_NAME, SESSION_ID, TOPIC_NAME);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z.]+)\\s*(?:\\|([^{}|]*))?}}");

    /** Opens a placeholder. No text contains it otherwise. */
    private static final String OPEN = "{{";

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    /** Marks that reorder or hide text. Joiners are kept, because names are written with them. */
    private static final Pattern MARKS = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]+");

    /** Maximum length of a value in code points. */
    private static final int LONGEST = 100;

    private Placeholders() {}

    /** Returns whether each placeholder of a text can be rendered. */
    static boolean areKnown(String text) {
        String rest = PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> KNOWN.contains(found.group(1)) ? " " : Matcher.quoteReplacement(found.group()));
        return !rest.contains(OPEN);
    }

    /** Returns a text with its placeholders replaced. A placeholder without a value becomes its alternative, or nothing. */
    static String render(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.getOrDefault(found.group(1), "");
            String otherwise = Objects.requireNonNullElse(found.group(2), "");
            return Matcher.quoteReplacement(value.isEmpty() ? otherwise : value);
        });
    }

    /** Returns what somebody typed as a value: one line of limited length, without control characters. */
    static String clean(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String line = MARKS.matcher(BREAKS.matcher(typed).replaceAll(" ")).replaceAll("");
        int length = Math.min(InputText.length(line), LONGEST);
        return InputText.trimmed(line.substring(0, line.offsetByCodePoints(0, length)));
    }
}
