package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ChatTag;
import dev.parley.chat.tag.ChatTagKind;
import dev.parley.chat.tag.TagSettings;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Creates and changes tags. Administrators only. Each method is one transaction. */
@ApplicationScoped
public class TagAdministration {

    private static final String IS_NAME_TAKEN =
            "select exists (select from chat_tag t where lower(t.name) = lower(?) and t.id <> ?)";

    private static final String IS_LANGUAGE_TAKEN =
            "select exists (select from chat_tag t where t.language = ? and t.id <> ?)";

    private static final String TAG = "from chat_tag r where r.id = ?" + SessionLoading.LOCK;

    private final PendingWrites writes;

    TagAdministration(PendingWrites writes) {
        this.writes = writes;
    }

    /**
     * Creates a tag.
     *
     * @throws RefusalException NOT_ALLOWED, NAME_TAKEN, VALIDATION
     */
    @Transactional
    public Outcome create(Actor.Agent actor, ChatTagKind kind, TagSettings settings) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Taken taken = new Taken(rows, settings, 0);
        rows.run();
        taken.refuse();
        ChatTag tag = ChatTag.of(kind, settings);
        writes.insert(tag);
        return Outcome.changed(List.of(tag));
    }

    /**
     * Changes a tag.
     *
     * @param expectedVersion the version of the tag that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, TAG_NOT_FOUND, VERSION_CONFLICT, NAME_TAKEN, VALIDATION
     */
    @Transactional
    public Outcome update(Actor.Agent actor, long id, @Nullable Integer expectedVersion, TagSettings settings) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable ChatTag> locked = rows.read(ChatTag.class, LockMode.READ, TAG, id);
        Taken taken = new Taken(rows, settings, id);
        rows.run();
        ChatTag tag = ChatTag.existing(locked.get(), expectedVersion);
        taken.refuse();
        return tag.configure(settings) ? Outcome.changed(List.of(tag)) : Outcome.unchanged(tag);
    }

    /** Whether other tags have the name, and the language. Both are unique. */
    private record Taken(List<Boolean> name, List<Boolean> language) {

        Taken(EntityRows rows, TagSettings settings, long id) {
            this(
                    isTaken(rows, IS_NAME_TAKEN, settings.name(), id),
                    isTaken(rows, IS_LANGUAGE_TAKEN, settings.language(), id));
        }

        private static List<Boolean> isTaken(EntityRows rows, String sql, @Nullable String text, long id) {
            return text == null ? List.of(false) : rows.values(Boolean.class, sql, text, id);
        }

        void refuse() {
            if (name.get(0)) {
                throw new RefusalException(RefusalCode.NAME_TAKEN, "name");
            }
            if (language.get(0)) {
                throw new RefusalException(RefusalCode.NAME_TAKEN, "language");
            }
        }
    }

    private static void requireAdmin(Actor.Agent actor) {
        if (!actor.isAdmin()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
        }
    }
}
