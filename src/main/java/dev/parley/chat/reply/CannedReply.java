package dev.parley.chat.reply;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.topic.ChatTopic;
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

/** A text that agents send often. It may contain placeholders, see {@link Placeholders}. */
@Entity
@Audited
@Table(name = "canned_reply")
@AgentVisible(where = CannedReply.OF_MY_TOPICS)
@Type("CannedReply")
@Description("A text that agents send often, in one topic or in all. Customers can't read it.")
@SuppressWarnings("NullAway.Init")
public class CannedReply extends NodeEntity {

    /** HQL over a canned reply: the calling agent is a member of its topic, or of any topic if it is for all. */
    static final String OF_MY_TOPICS =
            "({row}.topic.id is null and " + AgentVisible.STAFF + " or one_of({sees}, {row}.topic.id))";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "topic_id", updatable = false)
    @Description("The topic in whose sessions it is offered. Null for all topics.")
    public @Nullable ChatTopic topic;

    @Description("Language of the text, as an ISO code. Null if it suits all languages.")
    public @Nullable String language;

    @NonNull @Description("Name for agents. It is not sent to customers.")
    public String title;

    @Description(
            "Short name that finds it at once, in lower case. Unique among the canned replies that an agent can see in a topic and a language.")
    public @Nullable String shortcut;

    @Column(length = Length.LONG)
    @NonNull @Description("The text with its placeholders, such as {{customer.name}}.")
    public String text;

    @Column(insertable = false, updatable = false)
    @NonNull @Description("Number of messages that were sent with its id as cannedReplyId.")
    public int usageCount;

    @Column(insertable = false, updatable = false)
    @Description("Time of the last of these messages.")
    public @Nullable Instant lastUsedAt;

    @Column(updatable = false)
    @NonNull @Description("Time of creation.")
    public Instant createdAt;

    /** 0 until the first change. */
    @NonNull @Description("Version of the canned reply; send it as expectedVersion. Its use does not change it.")
    public int version;

    /** Adds a read that locks a canned reply against other changes. */
    static Supplier<@Nullable CannedReply> locked(EntityRows rows, long id) {
        return rows.read(
                CannedReply.class, LockMode.READ, "from canned_reply r where r.id = ? for no key update of r", id);
    }

    /** Returns a new canned reply that is not stored yet. */
    static CannedReply of(@Nullable ChatTopic topic, CannedReplySettings settings, Instant now) {
        CannedReply reply = new CannedReply();
        reply.topic = topic;
        reply.title = "";
        reply.text = "";
        reply.createdAt = now;
        reply.configure(settings);
        reply.version = 0;
        return reply;
    }

    /**
     * Changes the settings.
     *
     * @return whether any setting has changed
     */
    boolean configure(CannedReplySettings change) {
        List<Object> before = Arrays.asList(title, text, shortcut, language);
        title = Objects.requireNonNullElse(change.title(), title);
        text = Objects.requireNonNullElse(change.text(), text);
        shortcut = change.shortcut().over(shortcut);
        language = change.language().over(language);
        boolean changed = !before.equals(Arrays.asList(title, text, shortcut, language));
        version += changed ? 1 : 0;
        return changed;
    }
}
