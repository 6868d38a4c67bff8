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

/** A chat channel. */
@Entity
@Table(name = "chat_topic")
@DynamicUpdate
@CustomerVisible(atRoot = true, where = "not {row}.deleted")
@Type("ChatTopic")
@Description("A chat channel: customers ask for a session in a topic, its members answer.")
public class ChatTopic extends NodeEntity {

    /** The attributes that the opening hours are made of. */
    static final List<String> OPENING_HOURS = Stream.concat(
                    Stream.of("useOpeningHours", "timeZone", "useLunchHours", "lunchStart", "lunchStop"),
                    Stream.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                            .flatMap(day -> Stream.of(day + "Enabled", day + "Start", day + "Stop")))
            .toList();

    @NonNull @Description("Unique name, for the agents.")
    public String name;

    @Description("What the topic is for.")
    public String description;

    @Column(length = Length.LONG)
    @Description("Sent to the customer when an agent accepts.")
    public String welcomeMessage;

    @Statistic
    @Description("When an agent last accepted a session of the topic.")
    public Instant lastAccept;

    @Statistic
    @Description(
            "Average seconds between two accepts while customers waited, over the last 20 at most; null while none was measured.")
    public Integer secondsPrAccept;

    @AgentsOnly
    @Description("Seconds after which an unanswered session is reported by mail.")
    public Integer alertTimeout;

    @AgentsOnly
    @Description("Who gets that mail.")
    public String alertRecipient;

    @NonNull @Description(
            "Bit mask: 1 alert by pop-up, 2 alert by mail, 4 collect consent, 8 own queue text, 16 large widget, 32 collect consent on the offline form, 64 offline form from the queue.")
    public int flags;

    @AgentsOnly
    @Description("Minutes after which present agents are warned of a new chat.")
    public Integer warningNewChat;

    @AgentsOnly
    @Description("Minutes after which managers are warned of a new chat.")
    public Integer managerWarningNewChat;

    @NonNull @AgentsOnly
    @Description("Minutes after which the agent is warned of an unanswered message; 0 for never.")
    public int warningChatMessage;

    @NonNull @AgentsOnly
    @Description("Minutes after which managers are warned of an unanswered message; 0 for never.")
    public int managerWarningChatMessage;

    @Description("Text on the badge.")
    public String badgeHeader;

    @Description("Text for those who wait; {cque} is their place, {cavw} the average wait.")
    public String customQueueText;

    @NonNull @Description("Whether a form comes before the chat.")
    public boolean widgetPreForm;

    @Description("Text on that form.")
    public String widgetPreMessage;

    @NonNull @Description("Bit mask of what must be filled in: 1 e-mail, 2 name, 4 company, 8 phone, 16 country.")
    public int widgetRequiredFields;

    @NonNull @Description("Whether answers are suggested before the chat.")
    public boolean widgetAutoFaq;

    @NonNull @Description("Whether a form comes after the chat.")
    public boolean widgetPostForm;

    @Description("Heading of that form.")
    public String widgetPostHeader;

    @Description("Text on that form.")
    public String widgetPostMessage;

    @NonNull @Description("Whether the customer may have a transcript.")
    public boolean widgetPostTranscript;

    @NonNull @Description("Whether the customer may rate the chat.")
    public boolean widgetEnableRating;

    @Description("Text beside the rating.")
    public String widgetRatingText;

    @Description("Heading of the offline form.")
    public String widgetOfflineHeader;

    @Description("Text on the offline form.")
    public String widgetOfflineMessage;

    @NonNull @Description("Whether the customer may leave a request when nobody is available.")
    public boolean widgetEnableTicket;

    @AgentsOnly
    @Description("SuperOffice's number of the category of tickets that come from the topic; 0 or less for none.")
    public Integer categoryId;

    @AgentsOnly
    @Description("SuperOffice's number of the priority of tickets that come from the topic; 0 or less for none.")
    public Integer priorityId;

    @AgentsOnly
    @Description(
            "Title of tickets that come from the topic; {question} stands for what the customer asked on the offline form, or wrote first. Null for that alone.")
    public String ticketTitle;

    @NonNull @Description("Bit mask of what must be filled in on the offline form, as widgetRequiredFields.")
    public int widgetOfflineFields;

    @Description("Minutes in the queue after which the offline form may be used.")
    public Integer offlineFormTimeLimit;

    @Description("Length of the queue from which the offline form may be used.")
    public Integer offlineFormQueueLength;

    @NonNull @Description("Whether the opening hours count; if not, the topic is always open.")
    public boolean useOpeningHours;

    @NonNull @Description("Open on Mondays.")
    public boolean monEnabled;

    @Description("When it opens on Mondays, in its time zone.")
    public LocalTime monStart;

    @Description("When it closes on Mondays, in its time zone.")
    public LocalTime monStop;

    @NonNull @Description("Open on Tuesdays.")
    public boolean tueEnabled;

    @Description("When it opens on Tuesdays, in its time zone.")
    public LocalTime tueStart;

    @Description("When it closes on Tuesdays, in its time zone.")
    public LocalTime tueStop;

    @NonNull @Description("Open on Wednesdays.")
    public boolean wedEnabled;

    @Description("When it opens on Wednesdays, in its time zone.")
    public LocalTime wedStart;

    @Description("When it closes on Wednesdays, in its time zone.")
    public LocalTime wedStop;

    @NonNull @Description("Open on Thursdays.")
    public boolean thuEnabled;

    @Description("When it opens on Thursdays, in its time zone.")
    public LocalTime thuStart;

    @Description("When it closes on Thursdays, in its time zone.")
    public LocalTime thuStop;

    @NonNull @Description("Open on Fridays.")
    public boolean friEnabled;

    @Description("When it opens on Fridays, in its time zone.")
    public LocalTime friStart;

    @Description("When it closes on Fridays, in its time zone.")
    public LocalTime friStop;

    @NonNull @Description("Open on Saturdays.")
    public boolean satEnabled;

    @Description("When it opens on Saturdays, in its time zone.")
    public LocalTime satStart;

    @Description("When it closes on Saturdays, in its time zone.")
    public LocalTime satStop;

    @NonNull @Description("Open on Sundays.")
    public boolean sunEnabled;

    @Description("When it opens on Sundays, in its time zone.")
    public LocalTime sunStart;

    @Description("When it closes on Sundays, in its time zone.")
    public LocalTime sunStop;

    @NonNull @Description("Whether the topic closes for lunch.")
    public boolean useLunchHours;

    @Description("When lunch begins, in its time zone.")
    public LocalTime lunchStart;

    @Description("When lunch ends, in its time zone.")
    public LocalTime lunchStop;

    @Enumerated
    @NonNull @Description("Look of the widget.")
    public WidgetTheme widgetTheme = WidgetTheme.MODERN;

    @Description("Main colour of the widget.")
    public String widgetColor;

    @Description("Colour of the badge.")
    public String widgetBadgeColor;

    @Description("Colour of the text on the badge.")
    public String widgetBadgeTextColor;

    @Description("Colour of the customer's messages.")
    public String widgetCustMsgColor;

    @Description("Colour of the text in the customer's messages.")
    public String widgetCustMsgTextColor;

    @Description("Colour of the agent's messages.")
    public String widgetAgentMsgColor;

    @Description("Colour of the text in the agent's messages.")
    public String widgetAgentMsgTextColor;

    @Description("Colour of the buttons.")
    public String widgetButtonColor;

    @Description("Colour of the text on the buttons.")
    public String widgetButtonTextColor;

    @Description("Font of the widget.")
    public String widgetFont;

    @Description("Size of the font.")
    public String widgetFontSize;

    @Description("Language of the widget, an ISO code.")
    public String widgetLanguage;

    @NonNull @Description("Whether the widget shows the logo.")
    public boolean widgetShowLogo;

    @NonNull @Description("Whether the widget shows the agent's photo.")
    public boolean widgetShowAgentPhoto;

    @NonNull @Description("Whether customers see the first name of agents, not the user name.")
    public boolean widgetAgentUseFirstname;

    @Description("Heading of the widget.")
    public String widgetWelcomeTitle;

    @Description("Text under that heading.")
    public String widgetWelcomeMessage;

    @NonNull @Description("Whether a bot answers first.")
    public boolean botEnabled;

    @Description("Name of the bot.")
    public String botName;

    @NonNull @Description(
            "IANA name of the zone of the opening hours; an unknown one counts as UTC. Not SuperOffice's: it has a number.")
    public String timeZone = "UTC";

    @Unlisted("true")
    @NonNull @Description("Whether it was deleted: its sessions stay, new ones are refused. Not SuperOffice's.")
    public boolean deleted;

    /** How many gaps between accepts the average is made of. */
    int acceptSamples;

    /** The average gap in milliseconds: secondsPrAccept is rounded, and would not follow small changes. */
    Long acceptGapMillis;

    /** Stands in ticketTitle for what the customer asked. */
    private static final String QUESTION = "{question}";

    /**
     * Adds the read of a topic with a lock. JPA's locks do not tell apart what PostgreSQL does: sessions that come in do not hinder one
     * another, nor the accepts.
     *
     * @param strength "key share": the topic is not deleted until the transaction is over. "no key update": it is about to change.
     *     "update": it is about to be deleted; whoever is on the way to give it a session is waited for
     */
    public static Supplier<ChatTopic> locked(EntityRows rows, String strength, long id) {
        return rows.read(
                ChatTopic.class, LockMode.READ, "from chat_topic r where r.id = ? for " + strength + " of r", id);
    }

    /**
     * A topic that was read with a lock, or null where there is none; one that was deleted does not count.
     *
     * @param path the field that its id came in
     * @throws RefusalException TOPIC_NOT_FOUND
     */
    public static ChatTopic existing(ChatTopic locked, String path) {
        if (locked == null || locked.deleted) {
            throw new RefusalException(RefusalCode.TOPIC_NOT_FOUND, path);
        }
        return locked;
    }

    /**
     * Takes over settings, and makes sure that they fit together.
     *
     * @param settings columns by their names
     * @return whether any is another than before
     * @throws RefusalException VALIDATION
     */
    public boolean configure(Map<String, Object> settings, SettableColumns<ChatTopic> columns) {
        TopicRules rules = TopicRules.before(this);
        boolean changed = columns.set(this, settings);
        rules.check(this);
        return changed;
    }

    /** Takes over whether it was deleted, as it was read later and under a lock. */
    public void renewDeleted(boolean nowDeleted) {
        deleted = nowDeleted;
    }

    /** Takes no more sessions; those that it had stay, and its name is free. */
    public void retire() {
        deleted = true;
    }

    /**
     * Takes an accept into the pace of the topic. The row was read under its lock: of two accepts at once both count.
     *
     * @param queuedAt when the accepted session entered the queue
     * @param oldestWait when the session began to wait that waits longest; null for none. It may have been passed over: agents choose,
     *     and priorities decide
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

    /** How fast its agents accept. */
    public AcceptPace acceptPace() {
        return new AcceptPace(acceptSamples, acceptGapMillis == null ? 0 : acceptGapMillis, lastAccept);
    }

    /** How customers are shown an agent: by its first name where the topic says so and it has one, else by its user name. */
    public String nameOf(User agent) {
        boolean byFirstname = widgetAgentUseFirstname && !InputText.isBlank(agent.firstname);
        return byFirstname ? agent.firstname : agent.username;
    }

    public boolean has(ChatTopicFlag flag) {
        return flag.isIn(flags);
    }

    /**
     * What must be known of a customer before the chat.
     *
     * @throws RefusalException FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireForChat(CustomerDetails details) {
        require(widgetRequiredFields, ChatTopicFlag.COLLECT_CONSENT, details);
    }

    /**
     * What must be known of a customer who leaves a request.
     *
     * @throws RefusalException FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireForRequest(CustomerDetails details) {
        require(widgetOfflineFields, ChatTopicFlag.OFFLINE_COLLECT_CONSENT, details);
    }

    /** Whether the form before the chat has nothing more to ask: all that it requires is known, and anything at all. */
    public boolean knowsEnoughForChat(CustomerDetails known) {
        return known.tellAnything()
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
     * The title of a ticket from one of its sessions.
     *
     * @param question what the customer asked, or null
     */
    public String titleOfTicket(String question) {
        String asked = question == null ? "" : question;
        return InputText.isBlank(ticketTitle) ? asked : ticketTitle.replace(QUESTION, asked);
    }

    /** Whether the topic is open by its opening hours. */
    public boolean isOpen(Instant at) {
        return openingHours().isOpen(at);
    }

    /** The first instant after the given one at which the topic opens or closes by its opening hours; empty when it never does. */
    public Optional<Instant> nextChange(Instant at) {
        return openingHours().nextChange(at);
    }

    /** The time zone of a name; empty when Java knows none, as a row from elsewhere may have it. UTC is taken for that. */
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
