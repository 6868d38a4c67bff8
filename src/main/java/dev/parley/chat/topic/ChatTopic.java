package dev.parley.chat.topic;

import dev.parley.chat.Languages;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ChatTag;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.Filterable;
import dev.parley.graphql.declaration.JoinedList;
import dev.parley.graphql.declaration.Statistic;
import dev.parley.graphql.declaration.Unlisted;
import dev.parley.graphql.schema.SettableColumns;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AgentsOnly;
import dev.parley.security.Audited;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.hibernate.LockMode;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A chat channel with its settings. Customers request sessions in a topic; its members answer them. */
@Entity
@Audited
@Table(name = "chat_topic")
@DynamicUpdate
@CustomerVisible(atRoot = true, where = "not {row}.deleted")
@JoinedList(
        name = "skills",
        description = "Skills that new sessions of the topic need (setChatTopicSkills).",
        element = ChatTag.class,
        pairs = "chat_topic_skill",
        ownerKey = "topic_id",
        elementKey = "tag_id")
@Type("ChatTopic")
@Description("A chat channel. Customers request sessions in a topic; its members answer them.")
@Filterable({
    "name",
    "description",
    "lastAcceptAt",
    "averageAcceptSeconds",
    "deleted",
    "openingHours.enabled",
    "openingHours.timeZone",
    "widget.theme",
    "widget.language",
    "bot.enabled"
})
public class ChatTopic extends ChatTopicSettings {

    @NonNull @Description("Unique name, shown to agents.")
    public String name;

    @Description("Purpose of the topic.")
    public @Nullable String description;

    @Column(length = Length.LONG)
    @Description("Message sent to the customer when an agent accepts.")
    public @Nullable String welcomeMessage;

    @AgentsOnly
    @NonNull @Description("Whether the session's agent must send tags to end a conversation (endChatSession).")
    public boolean closingTagsRequired;

    @AgentsOnly
    @Enumerated
    @NonNull @Description("How members who may listen or manage read the running conversations of other agents.")
    public ListeningMode listening = ListeningMode.SILENT;

    @Statistic
    @Column(name = "last_accept")
    @Description("Time at which an agent last accepted a session of the topic.")
    public @Nullable Instant lastAcceptAt;

    @Statistic
    @Column(name = "seconds_pr_accept")
    @Description(
            "Average seconds between two accepts while customers waited, over at most the last 20. Null if none was measured.")
    public @Nullable Integer averageAcceptSeconds;

    @Unlisted("true")
    @NonNull @Description("Whether the topic was deleted. A deleted topic keeps its sessions and accepts no new ones.")
    public boolean deleted;

    /** 0 until the topic has its first settings. */
    @NonNull @Description(
            "Version of the topic; send it as expectedVersion. It increases with every change of the topic, except of lastAcceptAt and averageAcceptSeconds.")
    public int version;

    /** Number of gaps in {@link #acceptGapMillis}. */
    @Statistic
    int acceptSamples;

    /** The average gap in milliseconds. {@code averageAcceptSeconds} is rounded, and would not follow small changes. */
    @Statistic
    @Nullable Long acceptGapMillis;

    /** Placeholder in {@code ticketTitle} for the customer's question. */
    private static final String QUESTION = "{question}";

    /**
     * Adds a locking read of a topic. JPA's lock modes do not distinguish PostgreSQL's weaker ones, with which new sessions block neither one another
     * nor the accepts.
     *
     * @param strength "key share": the topic is not deleted before the transaction ends. "no key update": it is about to change. "update": it is
     * about to be deleted; waits for transactions that are assigning a session to it
     */
    public static Supplier<@Nullable ChatTopic> locked(EntityRows rows, String strength, long id) {
        return rows.read(
                ChatTopic.class, LockMode.READ, "from chat_topic r where r.id = ? for " + strength + " of r", id);
    }

    /**
     * Returns a topic that was read with a lock.
     *
     * @param locked the topic, or null if there is none
     * @param path the input field that names it
     * @throws RefusalException TOPIC_NOT_FOUND if there is none, or if it is deleted
     */
    public static ChatTopic existing(@Nullable ChatTopic locked, String path) {
        if (locked == null || locked.deleted) {
            throw new RefusalException(RefusalCode.TOPIC_NOT_FOUND, path);
        }
        return locked;
    }

    /**
     * Applies settings and checks that they are consistent.
     *
     * @param settings values by path
     * @return whether any value has changed
     * @throws RefusalException VALIDATION or FIELD_REQUIRED
     */
    public boolean configure(Map<String, Object> settings, SettableColumns<ChatTopic> columns) {
        String zone = timeZone;
        boolean changed = columns.set(this, settings);
        TopicRules.check(this, zone);
        version += changed ? 1 : 0;
        return changed;
    }

    /** Counts a change of the skills that new sessions need. */
    public void countSkillsChange() {
        version++;
    }

    /** Refreshes the deleted flag from a later read under a lock. */
    public void renewDeleted(boolean nowDeleted) {
        deleted = nowDeleted;
    }

    /** Marks the topic as deleted: it accepts no new sessions, keeps its past ones, and its name becomes available. */
    public void retire() {
        deleted = true;
        version++;
    }

    /**
     * Updates the accept pace. The row must be locked, so that concurrent accepts both count.
     *
     * @param queuedAt when the accepted session entered the queue
     * @param oldestWait when the longest-waiting session entered the queue; null if none waits. It may be older than the accepted one: agents choose,
     * and priorities apply
     */
    public void countAccept(Instant queuedAt, @Nullable Instant oldestWait, Instant now) {
        boolean came = lastAcceptAt != null && queuedAt.isAfter(lastAcceptAt);
        Instant since = came && oldestWait != null && oldestWait.isBefore(queuedAt) ? oldestWait : queuedAt;
        AcceptPace pace = acceptPace().accepted(since, now);
        lastAcceptAt = pace.lastAccept();
        acceptSamples = pace.samples();
        if (pace.samples() > 0) {
            acceptGapMillis = pace.gapMillis();
            averageAcceptSeconds = pace.seconds();
        }
    }

    /** Returns the pace at which the topic's agents accept sessions. */
    public AcceptPace acceptPace() {
        return new AcceptPace(acceptSamples, acceptGapMillis == null ? 0 : acceptGapMillis, lastAcceptAt);
    }

    /**
     * Returns the name of an agent that customers see: the first name if {@code widgetAgentUseFirstname} is set and the agent has one, else the user
     * name.
     */
    public String nameOf(User agent) {
        String firstName = agent.firstName;
        return widgetAgentUseFirstname && firstName != null && !InputText.isBlank(firstName)
                ? firstName
                : agent.displayName;
    }

    /**
     * Returns a text for a customer: its translation, or else the topic's own text.
     *
     * @param language the customer's language as a BCP 47 tag, or null
     */
    public @Nullable String textFor(@Nullable String language, TopicText text) {
        return translationFor(language)
                .flatMap(translation -> translation.text(text))
                .orElse(text.of(this));
    }

    /** Returns the language of the topic's own texts as a BCP 47 tag in its usual form; empty if widget.language is no such tag. */
    public Optional<String> language() {
        return Optional.ofNullable(widgetLanguage).flatMap(Languages::canonical);
    }

    /** Returns the translation for a customer; empty if the customer sees the topic's own texts. */
    Optional<TopicTranslation> translationFor(@Nullable String language) {
        return language == null ? Optional.empty() : TopicTranslation.find(translations(), language);
    }

    /** Returns whether the topic accepts the signed identities of a site. */
    public boolean accepts(String site) {
        return identitySite == null || identitySite.equals(site);
    }

    /** Returns whether a flag is set. */
    public boolean has(ChatTopicFlag flag) {
        return flag.isIn(flags);
    }

    /**
     * Checks the details that a customer must give before the chat.
     *
     * @param verified whether a site has verified the customer, who then need not fill in a form
     * @throws RefusalException FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireForChat(CustomerDetails details, boolean verified) {
        require(verified ? 0 : widgetRequiredFields, ChatTopicFlag.COLLECT_CONSENT, details);
    }

    /**
     * Checks the details that a customer must give on the offline form.
     *
     * @throws RefusalException FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireForRequest(CustomerDetails details) {
        require(widgetOfflineFields, ChatTopicFlag.OFFLINE_COLLECT_CONSENT, details);
    }

    /** Returns the version of the text that customers consent to now; null if the topic has no text. */
    public @Nullable Integer currentConsentVersion() {
        return consentText == null ? null : (Integer) consentVersion;
    }

    /**
     * Returns whether the pre-chat form can be skipped: all required fields are known, and at least one field is. A verified customer skips it unless
     * the topic requires consent and the customer has not given it.
     */
    public boolean knowsEnoughForChat(CustomerDetails known, boolean verified) {
        int required = verified ? 0 : widgetRequiredFields;
        return (verified || known.hasAnyDetail())
                && missing(required, ChatTopicFlag.COLLECT_CONSENT, known).isEmpty();
    }

    private void require(int fields, ChatTopicFlag consent, CustomerDetails details) {
        missing(fields, consent, details).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<RefusalException> missing(int fields, ChatTopicFlag consent, CustomerDetails details) {
        return ChatFormField.missing(fields, details)
                .map(field -> new RefusalException(RefusalCode.FIELD_REQUIRED, field))
                .or(() -> has(consent) && !details.hasConsented()
                        ? Optional.of(new RefusalException(RefusalCode.CONSENT_REQUIRED, "consented"))
                        : Optional.empty());
    }

    /**
     * Returns the title of a ticket created from one of the topic's sessions.
     *
     * @param question the customer's question, or null
     */
    public String titleOfTicket(@Nullable String question) {
        String asked = question == null ? "" : question;
        String title = InputText.optional(ticketTitle);
        return title == null ? asked : title.replace(QUESTION, asked);
    }
}
