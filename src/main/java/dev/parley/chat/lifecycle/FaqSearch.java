package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.chat.topic.TopicSituation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks up articles of the FAQ for the question of a customer in status FAQ, and counts the answers. */
@ApplicationScoped
class FaqSearch {

    private static final String HAS_ARTICLES = "select parley_has_faq(?)";

    /** SuperOffice shows three. */
    private static final String TITLES = "select f.title from parley_faq_suggestions(?, ?, '', 3) f order by f.place";

    /** The title of an article that the customer of a session can get. */
    private static final String TITLE = """
            select e.title from kb_entry e
            join kb_category c on c.id = e.category_id
            join chat_session s on c.topic_id is null or c.topic_id = s.topic_id
            where e.id = ? and s.id = ? and e.published""";

    /** The literal is the number of the special type FAQ_SUCCESS_QUESTION. */
    private static final String IS_ASKED =
            "select exists (select from chat_message m where m.session_id = ? and m.special_type = 9)";

    private static final String COUNT_HELPED = "update kb_entry set helped_count = helped_count + 1 where id = ?";
    private static final String COUNT_NOT_HELPED =
            "update kb_entry set not_helped_count = not_helped_count + 1 where id = ?";

    private final PendingWrites writes;

    FaqSearch(PendingWrites writes) {
        this.writes = writes;
    }

    /**
     * Suggests articles for a message if the session is in status FAQ, in which this is one more round trip. Without a suitable article, the session
     * goes on to the queue. A topic without any article leaves the FAQ to the client.
     *
     * @param known the situation of the topic; null if it was not read
     */
    void suggest(ChatSession session, @Nullable ChatMessage message, @Nullable TopicSituation known, Instant now) {
        if (session.status != ChatSessionStatus.FAQ || message == null || message.text == null) {
            return;
        }
        long topic = Objects.requireNonNull(session.topic.id);
        EntityRows rows = new EntityRows(writes.pipeline());
        List<Boolean> hasArticles = rows.values(Boolean.class, HAS_ARTICLES, topic);
        List<String> titles = rows.values(String.class, TITLES, topic, message.text);
        List<Integer> present = rows.values(Integer.class, SessionLoading.PRESENT.formatted("?"), topic);
        List<Integer> waiting = rows.values(Integer.class, SessionLoading.QUEUE_LENGTH.formatted("?"), topic);
        rows.run();
        if (hasArticles.contains(true)) {
            TopicSituation situation = known == null ? new TopicSituation(present.get(0), waiting.get(0)) : known;
            session.intake().suggestFaq(titles, situation, now);
        }
    }

    /**
     * The article that a customer has read. Known after the rows were read.
     *
     * @param id null if the customer names none
     */
    record Article(@Nullable Long id, List<String> titles, List<Boolean> asked) {

        /** Returns the title if the session has no question yet whether the FAQ helped. */
        @Nullable String unaskedTitle() {
            return titles.isEmpty() || asked.contains(true) ? null : titles.get(0);
        }
    }

    /** Adds reads of the article that a customer has read. */
    Article article(EntityRows rows, @Nullable Long id, long session) {
        return id == null
                ? new Article(null, List.of(), List.of())
                : new Article(
                        id,
                        rows.values(String.class, TITLE, id, session),
                        rows.values(Boolean.class, IS_ASKED, session));
    }

    /**
     * Counts an answer.
     *
     * @throws RefusalException FAQ_ENTRY_NOT_FOUND if the customer can't get the article
     */
    void count(Article article, FaqAnswer answer) {
        if (article.id() == null) {
            return;
        }
        if (article.titles().isEmpty()) {
            throw new RefusalException(RefusalCode.FAQ_ENTRY_NOT_FOUND, "faqEntryId");
        }
        writes.after(answer == FaqAnswer.HELPED ? COUNT_HELPED : COUNT_NOT_HELPED, article.id());
    }
}
