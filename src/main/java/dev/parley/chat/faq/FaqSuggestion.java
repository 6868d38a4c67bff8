package dev.parley.chat.faq;

import dev.parley.graphql.value.GlobalId;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A published article that may answer a question. */
@Description("A published article of the FAQ that may answer a question.")
public class FaqSuggestion {

    @Id
    @NonNull @Description("Id of the article; send it with answerFaq.")
    public final String faqEntryId;

    @NonNull @Description("Title of the article.")
    public final String title;

    @Description("The question that it answers.")
    public final @Nullable String question;

    @NonNull @Description("The answer, as plain text.")
    public final String answer;

    FaqSuggestion(long id, String title, @Nullable String question, String answer) {
        this.faqEntryId = GlobalId.of("FaqEntry", id);
        this.title = title;
        this.question = question;
        this.answer = answer;
    }
}
