package dev.parley.chat.topic;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.OpeningHours.Hours;
import dev.parley.crm.User;
import dev.parley.graphql.model.InputText;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Statistic;
import dev.parley.graphql.model.Unlisted;
import dev.parley.graphql.schema.SettableColumns;
import dev.parley.security.AgentsOnly;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;
import org.hibernate.LockMode;
import org.hibernate.annotations.DynamicUpdate;

/** A chat channel with its settings. Customers request sessions in a topic; its members answer them. */
@Entity
@Table(name = "chat_topic")
@DynamicUpdate
@CustomerVisible(atRoot = true, where = "not {row}.deleted")
@Type("ChatTopic")
@Description("A chat channel. Customers request sessions in a topic; its members answer them.")
public class ChatTopic extends NodeEntity {

    /** The attributes from which the opening hours are computed. */
    static final List<String> OPENING_HOURS = Stream.concat(
                    Stream.of("useOpeningHours", "timeZone", "useLunchHours", "lunchStart", "lunchStop"),
                    Stream.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                            .flatMap(day -> Stream.of(day + "Enabled", day + "Start", day + "Stop")))
            .toList();

    @NonNull @Description("Unique name, shown to agents.")
    public String name;

    @Description("Purpose of the topic.")
    public String description;

    @Column(length = Length.LONG)
    @Description("Message sent to the customer when an agent accepts.")
    public String welcomeMessage;

    @Statistic
    @Description("Time at which an agent last accepted a session of the topic.")
    public Instant lastAccept;

    @Statistic
    @Description(
            "Average seconds between two accepts while customers waited, over at most the last 20. Null if none was measured.")
    public Integer secondsPrAccept;

    @AgentsOnly
    @Description("Seconds after which an unanswered session is reported by e-mail.")
    public Integer alertTimeout;

    @AgentsOnly
    @Description("Recipients of that e-mail.")
    public String alertRecipient;

    @NonNull @Description(
            "Bit mask: 1 pop-up alert, 2 e-mail alert, 4 collect consent, 8 custom queue text, 16 large widget, 32 collect consent on the offline form, 64 offline form from the queue.")
    public int flags;

    @AgentsOnly
    @Description("Minutes after which present agents are alerted of a new chat. 0 or null: never.")
    public Integer warningNewChat;

    @AgentsOnly
    @Description("Minutes after which managers are alerted of a new chat. 0 or null: never.")
    public Integer managerWarningNewChat;

    @NonNull @AgentsOnly
    @Description("Minutes after which the agent is alerted of an unanswered message. 0 or null: never.")
    public int warningChatMessage;

    @NonNull @AgentsOnly
    @Description("Minutes after which managers are alerted of an unanswered message. 0 or null: never.")
    public int managerWarningChatMessage;

    @Description("Text on the badge.")
    public String badgeHeader;

    @Description("Text shown in the queue. {cque} is replaced by the position, {cavw} by the average wait.")
    public String customQueueText;

    @NonNull @Description("Whether the pre-chat form is shown before the chat.")
    public boolean widgetPreForm;

    @Description("Text on the pre-chat form.")
    public String widgetPreMessage;

    @NonNull @Description(
            "Bit mask of the fields that the pre-chat form requires: 1 e-mail, 2 name, 4 company, 8 phone, 16 country.")
    public int widgetRequiredFields;

    @NonNull @Description("Whether the FAQ suggests answers before the chat.")
    public boolean widgetAutoFaq;

    @NonNull @Description("Whether the post-chat form is shown after the chat.")
    public boolean widgetPostForm;

    @Description("Heading of the post-chat form.")
    public String widgetPostHeader;

    @Description("Text on the post-chat form.")
    public String widgetPostMessage;

    @NonNull @Description("Whether the customer may receive a transcript.")
    public boolean widgetPostTranscript;

    @NonNull @Description("Whether the customer may rate the chat.")
    public boolean widgetEnableRating;

    @Description("Text next to the rating.")
    public String widgetRatingText;

    @Description("Heading of the offline form.")
    public String widgetOfflineHeader;

    @Description("Text on the offline form.")
    public String widgetOfflineMessage;

    @NonNull @Description("Whether the customer may submit the offline form when no agent is available.")
    public boolean widgetEnableTicket;

    @AgentsOnly
    @Description("SuperOffice's id of the category of tickets created from the topic. 0 or less: none.")
    public Integer categoryId;

    @AgentsOnly
    @Description("SuperOffice's id of the priority of tickets created from the topic. 0 or less: none.")
    public Integer priorityId;

    @AgentsOnly
    @Description(
            "Title of tickets created from the topic. {question} is replaced by the customer's question on the offline form, or by the customer's first message. Null: the question alone.")
    public String ticketTitle;

    @NonNull @Description("Bit mask of the fields that the offline form requires, as in widgetRequiredFields.")
    public int widgetOfflineFields;

    @Description("Minutes in the queue after which the customer may submit the offline form.")
    public Integer offlineFormTimeLimit;

    @Description("Length of the queue from which the customer may submit the offline form.")
    public Integer offlineFormQueueLength;

    @NonNull @Description("Whether the opening hours apply. If not, the topic is always open.")
    public boolean useOpeningHours;

    @NonNull @Description("Whether the topic is open on Mondays.")
    public boolean monEnabled;

    @Description("Opening time on Mondays, in the topic's time zone.")
    public LocalTime monStart;

    @Description("Closing time on Mondays, in the topic's time zone.")
    public LocalTime monStop;

    @NonNull @Description("Whether the topic is open on Tuesdays.")
    public boolean tueEnabled;

    @Description("Opening time on Tuesdays, in the topic's time zone.")
    public LocalTime tueStart;

    @Description("Closing time on Tuesdays, in the topic's time zone.")
    public LocalTime tueStop;

    @NonNull @Description("Whether the topic is open on Wednesdays.")
    public boolean wedEnabled;

    @Description("Opening time on Wednesdays, in the topic's time zone.")
    public LocalTime wedStart;

    @Description("Closing time on Wednesdays, in the topic's time zone.")
    public LocalTime wedStop;

    @NonNull @Description("Whether the topic is open on Thursdays.")
    public boolean thuEnabled;

    @Description("Opening time on Thursdays, in the topic's time zone.")
    public LocalTime thuStart;

    @Description("Closing time on Thursdays, in the topic's time zone.")
    public LocalTime thuStop;

    @NonNull @Description("Whether the topic is open on Fridays.")
    public boolean friEnabled;

    @Description("Opening time on Fridays, in the topic's time zone.")
    public LocalTime friStart;

    @Description("Closing time on Fridays, in the topic's time zone.")
    public LocalTime friStop;

    @NonNull @Description("Whether the topic is open on Saturdays.")
    public boolean satEnabled;

    @Description("Opening time on Saturdays, in the topic's time zone.")
    public LocalTime satStart;

    @Description("Closing time on Saturdays, in the topic's time zone.")
    public LocalTime satStop;

    @NonNull @Description("Whether the topic is open on Sundays.")
    public boolean sunEnabled;

    @Description("Opening time on Sundays, in the topic's time zone.")
    public LocalTime sunStart;

    @Description("Closing time on Sundays, in the topic's time zone.")
    public LocalTime sunStop;

    @NonNull @Description("Whether the topic closes for lunch.")
    public boolean useLunchHours;

    @Description("Start of the lunch break, in the topic's time zone.")
    public LocalTime lunchStart;

    @Description("End of the lunch break, in the topic's time zone.")
    public LocalTime lunchStop;

    @Enumerated
    @NonNull @Description("Theme of the widget.")
    public WidgetTheme widgetTheme = WidgetTheme.MODERN;

    @Description("Main colour of the widget.")
    public String widgetColor;

    @Description("Colour of the badge.")
    public String widgetBadgeColor;

    @Description("Text colour of the badge.")
    public String widgetBadgeTextColor;

    @Description("Background colour of the customer's messages.")
    public String widgetCustMsgColor;

    @Description("Text colour of the customer's messages.")
    public String widgetCustMsgTextColor;

    @Description("Background colour of the agent's messages.")
    public String widgetAgentMsgColor;

    @Description("Text colour of the agent's messages.")
    public String widgetAgentMsgTextColor;

    @Description("Background colour of the buttons.")
    public String widgetButtonColor;

    @Description("Text colour of the buttons.")
    public String widgetButtonTextColor;

    @Description("Font of the widget.")
    public String widgetFont;

    @Description("Font size.")
    public String widgetFontSize;

    @Description("Language of the widget, as an ISO code.")
    public String widgetLanguage;

    @NonNull @Description("Whether the widget shows the logo.")
    public boolean widgetShowLogo;

    @NonNull @Description("Whether the widget shows the agent's photo.")
    public boolean widgetShowAgentPhoto;

    @NonNull @Description("Whether customers see the agents' first names instead of their user names.")
    public boolean widgetAgentUseFirstname;

    @Description("Heading of the widget.")
    public String widgetWelcomeTitle;

    @Description("Text below the heading of the widget.")
    public String widgetWelcomeMessage;

    @NonNull @Description("Whether a bot answers customers before an agent does.")
    public boolean botEnabled;

    @Description("Name of the bot, shown to customers.")
    public String botName;

    @NonNull @Description("Time zone of the opening hours, as an IANA name. An unknown name counts as UTC.")
    public String timeZone = "UTC";

    @Unlisted("true")
    @NonNull @Description("Whether the topic was deleted. A deleted topic keeps its sessions and accepts no new ones.")
    public boolean deleted;

    /** Number of gaps in {@link #acceptGapMillis}. */
    int acceptSamples;

    /** The average gap in milliseconds. {@code secondsPrAccept} is rounded, and would not follow small changes. */
    Long acceptGapMillis;

    /** Placeholder in {@code ticketTitle} for the customer's question. */
    private static final String QUESTION = "{question}";

    /**
     * Adds a locking read of a topic. JPA's lock modes do not distinguish PostgreSQL's weaker ones, with which new sessions block neither one another
     * nor the accepts.
     *
     * @param strength "key share": the topic is not deleted before the transaction ends. "no key update": it is about to change. "update": it is
     * about to be deleted; waits for transactions that are assigning a session to it
     */
    public static Supplier<ChatTopic> locked(EntityRows rows, String strength, long id) {
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
    public static ChatTopic existing(ChatTopic locked, String path) {
        if (locked == null || locked.deleted) {
            throw new RefusalException(RefusalCode.TOPIC_NOT_FOUND, path);
        }
        return locked;
    }

    /**
     * Applies settings and checks that they are consistent.
     *
     * @param settings values by column name
     * @return whether any value has changed
     * @throws RefusalException VALIDATION or FIELD_REQUIRED
     */
    public boolean configure(Map<String, Object> settings, SettableColumns<ChatTopic> columns) {
        TopicRules rules = TopicRules.before(this);
        boolean changed = columns.set(this, settings);
        rules.check(this);
        return changed;
    }

    /** Refreshes the deleted flag from a later read under a lock. */
    public void renewDeleted(boolean nowDeleted) {
        deleted = nowDeleted;
    }

    /** Marks the topic as deleted: it accepts no new sessions, keeps its past ones, and its name becomes available. */
    public void retire() {
        deleted = true;
    }

    /**
     * Updates the accept pace. The row must be locked, so that concurrent accepts both count.
     *
     * @param queuedAt when the accepted session entered the queue
     * @param oldestWait when the longest-waiting session entered the queue; null if none waits. It may be older than the accepted one: agents choose,
     * and priorities apply
     */
    public void countAccept(Instant queuedAt, Instant oldestWait, Instant now) {
        boolean came = lastAccept != null && queuedAt.isAfter(lastAccept);
        boolean passedOver = came && oldestWait != null && oldestWait.isBefore(queuedAt);
        AcceptPace pace = acceptPace().accepted(passedOver ? oldestWait : queuedAt, now);
        lastAccept = pace.lastAccept();
        acceptSamples = pace.samples();
        if (pace.samples() > 0) {
            acceptGapMillis = pace.gapMillis();
            secondsPrAccept = pace.seconds();
        }
    }

    /** Returns the pace at which the topic's agents accept sessions. */
    public AcceptPace acceptPace() {
        return new AcceptPace(acceptSamples, acceptGapMillis == null ? 0 : acceptGapMillis, lastAccept);
    }

    /**
     * Returns the name of an agent that customers see: the first name if {@code widgetAgentUseFirstname} is set and the agent has one, else the user
     * name.
     */
    public String nameOf(User agent) {
        boolean byFirstname = widgetAgentUseFirstname && !InputText.isBlank(agent.firstName);
        return byFirstname ? agent.firstName : agent.displayName;
    }

    /** Returns whether a flag is set. */
    public boolean has(ChatTopicFlag flag) {
        return flag.isIn(flags);
    }

    /**
     * Checks the details that a customer must give before the chat.
     *
     * @throws RefusalException FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireForChat(CustomerDetails details) {
        require(widgetRequiredFields, ChatTopicFlag.COLLECT_CONSENT, details);
    }

    /**
     * Checks the details that a customer must give on the offline form.
     *
     * @throws RefusalException FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireForRequest(CustomerDetails details) {
        require(widgetOfflineFields, ChatTopicFlag.OFFLINE_COLLECT_CONSENT, details);
    }

    /** Returns whether the pre-chat form can be skipped: all required fields are known, and at least one field is. */
    public boolean knowsEnoughForChat(CustomerDetails known) {
        return known.hasAnyDetail()
                && missing(widgetRequiredFields, ChatTopicFlag.COLLECT_CONSENT, known)
                        .isEmpty();
    }

    private void require(int fields, ChatTopicFlag consent, CustomerDetails details) {
        missing(fields, consent, details).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<RefusalException> missing(int fields, ChatTopicFlag consent, CustomerDetails details) {
        return WidgetRequiredField.missing(fields, details)
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
    public String titleOfTicket(String question) {
        String asked = question == null ? "" : question;
        return InputText.isBlank(ticketTitle) ? asked : ticketTitle.replace(QUESTION, asked);
    }

    /** Returns whether the topic is open according to its opening hours. */
    public boolean isOpen(Instant at) {
        return openingHours().isOpen(at);
    }

    /** Returns the next instant at which the topic opens or closes according to its opening hours; empty if it never does. */
    public Optional<Instant> nextChange(Instant at) {
        return openingHours().nextChange(at);
    }

    /** Returns the time zone with a name. Empty for an unknown name, which an imported row may have. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    OpeningHours openingHours() {
        if (!useOpeningHours) {
            return OpeningHours.ALWAYS;
        }
        return new OpeningHours(
                zone(timeZone).orElse(ZoneOffset.UTC),
                Map.of(
                        DayOfWeek.MONDAY, monEnabled ? new Hours(monStart, monStop) : Hours.NONE,
                        DayOfWeek.TUESDAY, tueEnabled ? new Hours(tueStart, tueStop) : Hours.NONE,
                        DayOfWeek.WEDNESDAY, wedEnabled ? new Hours(wedStart, wedStop) : Hours.NONE,
                        DayOfWeek.THURSDAY, thuEnabled ? new Hours(thuStart, thuStop) : Hours.NONE,
                        DayOfWeek.FRIDAY, friEnabled ? new Hours(friStart, friStop) : Hours.NONE,
                        DayOfWeek.SATURDAY, satEnabled ? new Hours(satStart, satStop) : Hours.NONE,
                        DayOfWeek.SUNDAY, sunEnabled ? new Hours(sunStart, sunStop) : Hours.NONE),
                useLunchHours ? new Hours(lunchStart, lunchStop) : Hours.NONE);
    }
}
