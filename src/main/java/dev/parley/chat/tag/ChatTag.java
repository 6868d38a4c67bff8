package dev.parley.chat.tag;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.JoinedList;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A tag with which staff say what a chat was about, or a skill. */
@Entity
@Audited
@Table(name = "chat_tag")
@AgentVisible(where = AgentVisible.STAFF)
@JoinedList(
        name = "agents",
        description = "Agents who have the skill (setUserSkills).",
        element = User.class,
        pairs = "chat_user_skill",
        ownerKey = "tag_id",
        elementKey = "user_id",
        reverse = "skills",
        reverseDescription =
                "Skills of the user, also languages (setUserSkills). Sessions that need skills are offered to agents who have them.")
@Type("ChatTag")
@Description("A tag with which agents say what a chat was about, or a skill that agents have and sessions need.")
@SuppressWarnings("NullAway.Init")
public class ChatTag extends NodeEntity {

    @NonNull @Description("Unique name, whatever the case of its letters.")
    public String name;

    @NonNull @Description("Colour, such as #1d7a46.")
    public String color;

    @Enumerated
    @NonNull @Description("Kind of the tag. It does not change.")
    public ChatTagKind kind = ChatTagKind.CLOSING;

    @Description("For a skill: the language that it stands for, as a BCP 47 tag such as nb. Null if it is no language.")
    public @Nullable String language;

    @NonNull @Description("Whether the tag can't be chosen any more. Sessions keep it.")
    public boolean archived;

    /** 0 until the first change. */
    @NonNull @Description("Version of the tag; send it as expectedVersion. It increases with every change.")
    public int version;

    /** Returns a new tag that is not stored yet. */
    public static ChatTag of(ChatTagKind kind, TagSettings settings) {
        ChatTag tag = new ChatTag();
        tag.kind = kind;
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

    /**
     * Changes the tag. Returns whether anything has changed.
     *
     * @throws RefusalException VALIDATION for the language of a tag that is no skill
     */
    public boolean configure(TagSettings change) {
        if (change.language() != null && kind != ChatTagKind.SKILL) {
            throw new RefusalException(RefusalCode.VALIDATION, "language");
        }
        List<@Nullable Object> before = Arrays.asList(name, color, language, archived);
        name = Objects.requireNonNullElse(change.name(), name);
        color = Objects.requireNonNullElse(change.color(), color);
        language = change.language() == null ? language : change.language();
        archived = Objects.requireNonNullElse(change.archived(), archived);
        boolean changed = !before.equals(Arrays.asList(name, color, language, archived));
        version += changed ? 1 : 0;
        return changed;
    }
}
