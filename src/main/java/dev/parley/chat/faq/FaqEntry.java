package dev.parley.chat.faq;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** An article of the FAQ (kb_entry). Customers get published ones as {@link FaqSuggestion}. */
@Entity
@Audited
@Table(name = "kb_entry")
@AgentVisible(by = "category", where = FaqCategory.OF_MY_TOPICS)
@Type("FaqEntry")
@Description("An article of the FAQ. Customers get published articles by faqSuggestions.")
@SuppressWarnings("NullAway.Init")
public class FaqEntry extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "category_id", updatable = false)
    @NonNull @Description("The folder that contains it.")
    public FaqCategory category;

    @Description("Language of the article, as an ISO code. Null if it suits all languages.")
    public @Nullable String language;

    @NonNull @Description("Title of the article.")
    public String title;

    @Column(length = Length.LONG)
    @Description("The question that it answers.")
    public @Nullable String question;

    @Column(length = Length.LONG)
    @NonNull @Description("The answer, as plain text.")
    public String answer;

    @Description("Words by which the article is found beside those of its texts.")
    public @Nullable String keywords;

    @NonNull @Description("Whether customers get it.")
    public boolean published;

    @Column(insertable = false, updatable = false)
    @NonNull @Description("Number of sessions that it spared: the customer answered that it helped.")
    public int helpedCount;

    @Column(insertable = false, updatable = false)
    @NonNull @Description("Number of customers who answered that it did not help.")
    public int notHelpedCount;

    @Column(name = "last_changed")
    @NonNull @Description("Time of the last change, or of creation.")
    public Instant lastChangedAt;

    /** 0 until the first change. */
    @NonNull @Description("Version of the article; send it as expectedVersion. Answers of customers do not change it.")
    public int version;

    /** Adds a read that locks an article against other changes. */
    static Supplier<@Nullable FaqEntry> locked(EntityRows rows, long id) {
        return rows.read(FaqEntry.class, LockMode.READ, "from kb_entry r where r.id = ? for no key update of r", id);
    }

    /** Returns a new article that is not stored yet. */
    static FaqEntry of(FaqCategory category, FaqEntrySettings settings, Instant now) {
        FaqEntry entry = new FaqEntry();
        entry.category = category;
        entry.title = "";
        entry.answer = "";
        entry.configure(settings, now);
        entry.lastChangedAt = now;
        entry.version = 0;
        return entry;
    }

    /**
     * Changes the settings.
     *
     * @return whether any setting has changed
     */
    boolean configure(FaqEntrySettings change, Instant now) {
        List<Object> before = Arrays.asList(title, question, answer, keywords, language, published);
        title = Objects.requireNonNullElse(change.title(), title);
        question = change.question().over(question);
        answer = Objects.requireNonNullElse(change.answer(), answer);
        keywords = change.keywords().over(keywords);
        language = change.language().over(language);
        published = Objects.requireNonNullElse(change.published(), published);
        boolean changed = !before.equals(Arrays.asList(title, question, answer, keywords, language, published));
        if (changed) {
            lastChangedAt = now;
            version++;
        }
        return changed;
    }
}
