package dev.parley.chat.faq;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes articles of the FAQ. Managers of a topic may do so for their topic, administrators for all. Each method is one transaction. */
@ApplicationScoped
public class FaqEntries {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*");

    private final Clock clock;
    private final PendingWrites writes;

    FaqEntries(Clock clock, PendingWrites writes) {
        this.clock = clock;
        this.writes = writes;
    }

    /**
     * Creates an article.
     *
     * @param categoryId number of the folder
     * @throws RefusalException NOT_ALLOWED, FAQ_CATEGORY_NOT_FOUND, VALIDATION
     */
    @Transactional
    public Outcome create(Actor.Agent actor, long categoryId, FaqEntrySettings settings) {
        requireLanguage(settings);
        EntityRows rows = new EntityRows(writes.pipeline());
        FaqRights rights = FaqRights.inCategory(rows, actor, categoryId);
        Supplier<@Nullable FaqCategory> locked = FaqCategory.locked(rows, "key share", categoryId);
        rows.run();
        FaqCategory category = FaqCategory.existing(locked.get(), rights.sees(), "faqCategoryId");
        rights.require("faqCategoryId");
        FaqEntry entry = FaqEntry.of(category, settings, clock.instant());
        writes.insert(entry);
        return Outcome.changed(List.of(entry));
    }

    /**
     * Changes an article.
     *
     * @param expectedVersion the version that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, FAQ_ENTRY_NOT_FOUND, VERSION_CONFLICT, VALIDATION
     */
    @Transactional
    public Outcome update(Actor.Agent actor, long id, @Nullable Integer expectedVersion, FaqEntrySettings settings) {
        requireLanguage(settings);
        FaqEntry entry = existing(actor, id, expectedVersion);
        return entry.configure(settings, clock.instant()) ? Outcome.changed(List.of(entry)) : Outcome.unchanged(entry);
    }

    /**
     * Deletes an article.
     *
     * @throws RefusalException NOT_ALLOWED, FAQ_ENTRY_NOT_FOUND, VERSION_CONFLICT
     */
    @Transactional
    public Outcome delete(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        writes.delete(existing(actor, id, expectedVersion));
        return Outcome.changed(List.of());
    }

    private FaqEntry existing(Actor.Agent actor, long id, @Nullable Integer expectedVersion) {
        EntityRows rows = new EntityRows(writes.pipeline());
        FaqRights rights = FaqRights.ofEntry(rows, actor, id);
        Supplier<@Nullable FaqEntry> locked = FaqEntry.locked(rows, id);
        rows.run();
        FaqEntry found = locked.get();
        if (found == null || !rights.sees()) {
            throw new RefusalException(RefusalCode.FAQ_ENTRY_NOT_FOUND, "faqEntryId");
        }
        rights.require("faqEntryId");
        RefusalException.requireVersion(expectedVersion, found.version);
        return found;
    }

    private static void requireLanguage(FaqEntrySettings settings) {
        String language = settings.language().value();
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new RefusalException(RefusalCode.VALIDATION, "language");
        }
    }
}
