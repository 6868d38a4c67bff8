package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ChatTag;
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

    private static final String TAG = "from chat_tag r where r.id = ?" + SessionLoading.LOCK;

    private final PendingWrites writes;

    TagAdministration(PendingWrites writes) {
        this.writes = writes;
    }

    /**
     * Creates a tag.
     *
     * @throws RefusalException NOT_ALLOWED, NAME_TAKEN
     */
    @Transactional
    public Outcome create(Actor.Agent actor, TagSettings settings) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        List<Boolean> taken = isNameTaken(rows, settings, 0);
        rows.run();
        requireFree(taken);
        ChatTag tag = ChatTag.of(settings);
        writes.insert(tag);
        return Outcome.changed(List.of(tag));
    }

    /**
     * Changes a tag.
     *
     * @param expectedVersion the version of the tag that the caller has seen; null to skip the check
     * @throws RefusalException NOT_ALLOWED, TAG_NOT_FOUND, VERSION_CONFLICT, NAME_TAKEN
     */
    @Transactional
    public Outcome update(Actor.Agent actor, long id, @Nullable Integer expectedVersion, TagSettings settings) {
        requireAdmin(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable ChatTag> locked = rows.read(ChatTag.class, LockMode.READ, TAG, id);
        List<Boolean> taken = isNameTaken(rows, settings, id);
        rows.run();
        ChatTag tag = ChatTag.existing(locked.get(), expectedVersion);
        requireFree(taken);
        return tag.configure(settings) ? Outcome.changed(List.of(tag)) : Outcome.unchanged(tag);
    }

    private static List<Boolean> isNameTaken(EntityRows rows, TagSettings settings, long id) {
        String name = settings.name();
        return name == null ? List.of(false) : rows.values(Boolean.class, IS_NAME_TAKEN, name, id);
    }

    private static void requireFree(List<Boolean> taken) {
        if (taken.get(0)) {
            throw new RefusalException(RefusalCode.NAME_TAKEN, "name");
        }
    }

    private static void requireAdmin(Actor.Agent actor) {
        if (!actor.isAdmin()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
        }
    }
}
