package dev.parley.chat.tag;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A tag with which staff say what a chat was about. */
@Entity
@Audited
@Table(name = "chat_tag")
@AgentVisible(where = AgentVisible.STAFF)
@Type("ChatTag")
@Description("A tag with which agents say what a chat was about.")
@SuppressWarnings("NullAway.Init")
public class ChatTag extends NodeEntity {

    @NonNull @Description("Unique name, whatever the case of its letters.")
    public String name;

    @NonNull @Description("Colour, such as #1d7a46.")
    public String color;

    @NonNull @Description("Whether the tag can't be chosen any more. Sessions keep it.")
    public boolean archived;

    /** 0 until the first change. */
    @NonNull @Description("Version of the tag; send it as expectedVersion. It increases with every change.")
    public int version;

    /** Returns a new tag that is not stored yet. */
    public static ChatTag of(TagSettings settings) {
        ChatTag tag = new ChatTag();
        tag.name = "";
        tag.color = "";
        tag.configure(settings);
        tag.version = 0;
        return tag;
    }

    /**
     * Returns a tag that was read with a lock.
     *
     * @param locked the tag, or null if there is none
     * @param expectedVersion the version that the caller has seen; null to skip the check
     * @throws RefusalException TAG_NOT_FOUND, VERSION_CONFLICT
     */
    public static ChatTag existing(@Nullable ChatTag locked, @Nullable Integer expectedVersion) {
        if (locked == null) {
            throw new RefusalException(RefusalCode.TAG_NOT_FOUND, "tagId");
        }
        RefusalException.requireVersion(expectedVersion, locked.version);
        return locked;
    }

    /** Changes the tag. Returns whether anything has changed. */
    public boolean configure(TagSettings change) {
        List<Object> before = List.of(name, color, archived);
        name = Objects.requireNonNullElse(change.name(), name);
        color = Objects.requireNonNullElse(change.color(), color);
        archived = Objects.requireNonNullElse(change.archived(), archived);
        boolean changed = !before.equals(List.of(name, color, archived));
        version += changed ? 1 : 0;
        return changed;
    }
}
