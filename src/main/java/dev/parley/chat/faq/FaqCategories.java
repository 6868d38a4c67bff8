package dev.parley.chat.faq;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.graphql.value.InputValue;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes folders of the FAQ. Each method is one transaction. */
@ApplicationScoped
public class FaqCategories {

    private static final String IS_IN_USE = """
            select exists (select from kb_entry e where e.category_id = ?) or exists (select from kb_category c where c.parent_id = ?)""";

    private static final long NONE = 0;

    private final PendingWrites writes;

    FaqCategories(PendingWrites writes) {
        this.writes = writes;
    }

    /**
     * Creates a folder.
     *
     * @param topicId number of the topic; null for all topics, or if there is a parent
     * @param parentId number of the folder that contains it; null for a top-level folder
     * @throws RefusalException NOT_ALLOWED, TOPIC_NOT_FOUND, FAQ_CATEGORY_NOT_FOUND, VALIDATION
     */
    @Transactional
    public Outcome create(
            Actor.Agent actor,
            @Nullable Long topicId,
            @Nullable Long parentId,
            String name,
            @Nullable String description) {
        if (topicId != null && parentId != null) {
            throw new RefusalException(RefusalCode.VALIDATION, "topicId");
        }
        FaqCategory category = parentId == null
                ? ofTopic(actor, topicId, name, description)
                : ofParent(actor, parentId, name, description);
        writes.insert(category);
        return Outcome.changed(List.of(category));
    }

    private FaqCategory ofTopic(Actor.Agent actor, @Nullable Long topicId, String name, @Nullable String description) {
        EntityRows rows = new EntityRows(writes.pipeline());
        FaqRights rights = FaqRights.inTopic(rows, actor, Objects.requireNonNullElse(topicId, NONE));
        Supplier<@Nullable ChatTopic> locked =
                topicId == null ? () -> null : ChatTopic.locked(rows, "key share", topicId);
        rows.run();
        ChatTopic topic = topicId == null ? null : ChatTopic.existing(locked.get(), "topicId");
        rights.require("topicId");
        return FaqCategory.of(topic, null, name, description);
    }

    private FaqCategory ofParent(Actor.Agent actor, long parentId, String name, @Nullable String description) {
        EntityRows rows = new EntityRows(writes.pipeline());
        FaqRights rights = FaqRights.inCategory(rows, actor, parentId);
        Supplier<@Nullable FaqCategory> locked = FaqCategory.locked(rows, "key share", parentId);
        rows.run();
        FaqCategory parent = FaqCategory.existing(locked.get(), rights.sees(), "parentId");
        rights.require("parentId");
        return FaqCategory.of(null, parent, name, description);
    }

    /**
     * Changes a folder.
     *
     * @param expectedVersion the version that the caller has seen; null to skip the check
     * @param name null to keep it
     * @throws RefusalException NOT_ALLOWED, FAQ_CATEGORY_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public Outcome update(
            Actor.Agent actor,
            long id,
            @Nullable Integer expectedVersion,
            @Nullable String name,
            InputValue<String> description) {
        EntityRows rows = new EntityRows(writes.pipeline());
        FaqRights rights = FaqRights.inCategory(rows, actor, id);
        Supplier<@Nullable FaqCategory> locked = FaqCategory.locked(rows, "no key update", id);
        rows.run();
        FaqCategory category = changeable(locked.get(), rights, expectedVersion);
        return category.configure(name, description) ? Outcome.changed(List.of(category)) : Outcome.unchanged(category);
    }

    /**
     * Deletes an empty folder.
     *
     * @throws RefusalException NOT_ALLOWED, FAQ_CATEGORY_NOT_FOUND, VERSION_CONFLICT, FAQ_CATEGORY_IN_USE
     */
    @Transactional
    public Outcome delete(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        EntityRows rows = new EntityRows(writes.pipeline());
        FaqRights rights = FaqRights.inCategory(rows, actor, id);
        Supplier<@Nullable FaqCategory> locked = FaqCategory.locked(rows, "update", id);
        List<Boolean> inUse = rows.values(Boolean.class, IS_IN_USE, id, id);
        rows.run();
        FaqCategory category = changeable(locked.get(), rights, expectedVersion);
        if (inUse.contains(true)) {
            throw new RefusalException(RefusalCode.FAQ_CATEGORY_IN_USE, "faqCategoryId");
        }
        writes.delete(category);
        return Outcome.changed(List.of());
    }

    private static FaqCategory changeable(
            @Nullable FaqCategory locked, FaqRights rights, @Nullable Integer expectedVersion) {
        FaqCategory category = FaqCategory.existing(locked, rights.sees(), "faqCategoryId");
        rights.require("faqCategoryId");
        RefusalException.requireVersion(expectedVersion, category.version);
        return category;
    }
}
