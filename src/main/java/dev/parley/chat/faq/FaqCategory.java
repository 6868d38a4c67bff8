package dev.parley.chat.faq;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.value.InputValue;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** A folder of articles (kb_category). */
@Entity
@Audited
@Table(name = "kb_category")
@AgentVisible(where = FaqCategory.OF_MY_TOPICS)
@Type("FaqCategory")
@Description("A folder of articles of the FAQ, for one topic or for all.")
@SuppressWarnings("NullAway.Init")
public class FaqCategory extends NodeEntity {

    /** HQL over a folder: the calling agent is a member of its topic, or of any topic if it is for all. */
    static final String OF_MY_TOPICS =
            "({row}.topic.id is null and " + AgentVisible.STAFF + " or one_of({sees}, {row}.topic.id))";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id", updatable = false)
    @Description("The folder that contains it. Null for a top-level folder.")
    public @Nullable FaqCategory parent;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "topic_id", updatable = false)
    @Description(
            "The topic whose customers get the articles. Null for all topics. A folder has the topic of its parent.")
    public @Nullable ChatTopic topic;

    @NonNull @Description("Name of the folder.")
    public String name;

    @Column(length = Length.LONG)
    @Description("Description for agents.")
    public @Nullable String description;

    /** 0 until the first change. */
    @NonNull @Description("Version of the folder; send it as expectedVersion.")
    public int version;

    /**
     * Adds a locking read of a folder.
     *
     * @param strength "key share": the folder is not deleted before the transaction ends. "no key update": it is about to change. "update": it is
     * about to be deleted
     */
    static Supplier<@Nullable FaqCategory> locked(EntityRows rows, String strength, long id) {
        return rows.read(
                FaqCategory.class, LockMode.READ, "from kb_category r where r.id = ? for " + strength + " of r", id);
    }

    /**
     * Returns a folder that was read.
     *
     * @throws RefusalException FAQ_CATEGORY_NOT_FOUND if there is none, or the caller may not see it
     */
    static FaqCategory existing(@Nullable FaqCategory read, boolean isVisible, String path) {
        if (read == null || !isVisible) {
            throw new RefusalException(RefusalCode.FAQ_CATEGORY_NOT_FOUND, path);
        }
        return read;
    }

    /** Returns a new folder that is not stored yet. */
    static FaqCategory of(
            @Nullable ChatTopic topic, @Nullable FaqCategory parent, String name, @Nullable String description) {
        FaqCategory category = new FaqCategory();
        category.parent = parent;
        category.topic = parent == null ? topic : parent.topic;
        category.name = name;
        category.description = description;
        category.version = 0;
        return category;
    }

    /**
     * Changes the folder.
     *
     * @param newName null to keep it
     * @return whether anything has changed
     */
    boolean configure(@Nullable String newName, InputValue<String> newDescription) {
        String before = name;
        String describedBefore = description;
        name = Objects.requireNonNullElse(newName, name);
        description = newDescription.over(description);
        boolean changed = !name.equals(before) || !Objects.equals(description, describedBefore);
        version += changed ? 1 : 0;
        return changed;
    }
}
