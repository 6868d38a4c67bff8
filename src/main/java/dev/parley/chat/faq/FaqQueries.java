package dev.parley.chat.faq;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.Strings;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The query faqSuggestions. */
@GraphQLApi
public class FaqQueries {

    /** SuperOffice shows three. */
    private static final int DEFAULT = 3;

    private static final int MOST = 10;

    /** Maximum length of the customer's text in characters. */
    private static final int LONGEST = 1000;

    /** An article matches if it has one of the words, in any form of the article's language. Those with more and rarer words come first. */
    private static final String SUGGESTIONS = """
            select f.entry_id as id, f.title, f.question, f.answer
            from parley_faq_suggestions(:topic, :text, :language, :most) f order by f.place""";

    /** Throws BAD_ID or BAD_ARGUMENT. */
    @Query
    @NonNull @Description(
            "Articles of the FAQ that may answer a customer's question in a topic, the best first: published ones of the topic and of all topics with words of the question, in any form of their language. Those in the language or without one come before those in the language of the topic. Empty if the topic does not exist.")
    public List<@NonNull FaqSuggestion> faqSuggestions(
            @NonNull @Id @Name("topicId") @Description("The topic.") String topicId,
            @NonNull @Name("text") @Description("The question, as the customer typed it. At most 1000 characters.")
                    String text,
            @io.smallrye.graphql.api.Nullable @Name("language")
                    @Description("Language of the articles, as an ISO code. Defaults to that of the topic.")
                    @Nullable String language,
            @io.smallrye.graphql.api.Nullable @Name("first")
                    @Description("Maximum number, from 1 to 10. Defaults to 3.")
                    @Nullable Integer first) {
        long topic = GlobalId.number("ChatTopic", topicId);
        int most = Objects.requireNonNullElse(first, DEFAULT);
        require(most >= 1 && most <= MOST, "first", "must be from 1 to " + MOST + ".");
        require(InputText.length(text) <= LONGEST, "text", "is longer than " + LONGEST + " characters.");
        return Panache.getSession()
                .createNativeQuery(SUGGESTIONS, Object[].class)
                .addScalar("id", Long.class)
                .addScalar("title", String.class)
                .addScalar("question", String.class)
                .addScalar("answer", String.class)
                .setParameter("topic", topic)
                .setParameter("text", Strings.wellFormed(text))
                .setParameter("language", language == null ? "" : Strings.wellFormed(language))
                .setParameter("most", most)
                .list()
                .stream()
                .map(row -> new FaqSuggestion((Long) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }

    private static void require(boolean condition, String argument, String rule) {
        if (!condition) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT, "Argument '" + argument + "' " + rule, Map.of("argument", argument));
        }
    }
}
