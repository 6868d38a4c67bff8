package dev.parley.chat.topic;

import dev.parley.graphql.declaration.FieldGroup;
import dev.parley.graphql.declaration.GroupField;
import jakarta.persistence.Column;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a topic's settings, in the groups in which clients read and set them. Columns without a path are parts of a setting; see {@link
 * TopicSettings}.
 */
@MappedSuperclass
@FieldGroup(path = "openingHours", type = "ChatTopicOpeningHours", description = "When the topic is open.")
@FieldGroup(path = "widget", type = "ChatTopicWidget", description = "The chat widget in which customers write.")
@FieldGroup(path = "widget.colors", type = "ChatTopicColors", description = "Colours of the widget.")
@FieldGroup(path = "widget.font", type = "ChatTopicFont", description = "Font of the widget.")
@FieldGroup(path = "widget.badge", type = "ChatTopicBadge", description = "The badge that opens the widget.")
@FieldGroup(path = "widget.forms", type = "ChatTopicForms", description = "The forms of the widget.")
@FieldGroup(path = "widget.forms.preChat", type = "ChatTopicPreChatForm", description = "The form before the chat.")
@FieldGroup(
        path = "widget.forms.offline",
        type = "ChatTopicOfflineForm",
        description = "The form that creates a ticket when no agent is available.")
@FieldGroup(
        path = "widget.forms.offline.fromQueue",
        type = "ChatTopicOfflineFormFromQueue",
        description =
                "Thresholds from which customers in the queue may submit the form although an agent is available. Reaching one is enough.")
@FieldGroup(path = "widget.forms.postChat", type = "ChatTopicPostChatForm", description = "The form after the chat.")
@FieldGroup(
        path = "widget.queueText",
        type = "ChatTopicQueueText",
        description = "Custom text for customers in the queue.")
@FieldGroup(path = "widget.rating", type = "ChatTopicRating", description = "The rating of a chat by the customer.")
@FieldGroup(
        path = "customers",
        type = "ChatTopicCustomers",
        description = "How customers of the topic are recognised.",
        agentsOnly = true)
@FieldGroup(
        path = "attachments",
        type = "ChatTopicAttachments",
        description = "Permissions to attach files to messages.")
@FieldGroup(path = "bot", type = "ChatTopicBot", description = "The bot that answers customers before an agent does.")
@FieldGroup(
        path = "alerts",
        type = "ChatTopicAlerts",
        description = "Alerts of agents and managers.",
        agentsOnly = true)
@FieldGroup(path = "alerts.email", type = "ChatTopicEmailAlert", description = "Report of unanswered sessions.")
@FieldGroup(
        path = "alerts.agents",
        type = "ChatTopicAlertDelays",
        description = "When present agents are alerted.",
        typeDescription = "How long a customer waits before people are alerted.")
@FieldGroup(
        path = "alerts.managers",
        type = "ChatTopicAlertDelays",
        description = "When managers are alerted.",
        typeDescription = "How long a customer waits before people are alerted.")
@FieldGroup(
        path = "assignment",
        type = "ChatTopicAssignment",
        description = "How waiting sessions come to agents.",
        agentsOnly = true)
@FieldGroup(
        path = "tickets",
        type = "ChatTopicTickets",
        description = "How tickets from the topic's sessions are filed and titled.",
        agentsOnly = true)
@FieldGroup(
        path = "privacy",
        type = "ChatTopicPrivacy",
        description = "How long the topic's sessions are kept, and what customers consent to.")
public abstract class ChatTopicSettings extends ChatTopicHours {

    /** Java name of the column of the translations. */
    static final String TRANSLATIONS_COLUMN = "translatedTexts";

    @Enumerated
    @NonNull @GroupField(path = "widget.theme", description = "Theme of the widget.")
    public WidgetTheme widgetTheme = WidgetTheme.MODERN;

    @GroupField(path = "widget.language", description = "Language of the widget, as an ISO code.")
    public @Nullable String widgetLanguage;

    @GroupField(path = "widget.title", description = "Heading of the widget.")
    public @Nullable String widgetWelcomeTitle;

    @GroupField(path = "widget.subtitle", description = "Text below the heading of the widget.")
    public @Nullable String widgetWelcomeMessage;

    @NonNull @GroupField(path = "widget.showLogo", description = "Whether the widget shows the logo.")
    public boolean widgetShowLogo;

    @NonNull @GroupField(path = "widget.showAgentPhoto", description = "Whether the widget shows the agent's photo.")
    public boolean widgetShowAgentPhoto;

    @NonNull @GroupField(
            path = "widget.showAgentFirstName",
            description = "Whether customers see the agents' first names instead of their user names.")
    public boolean widgetAgentUseFirstname;

    @NonNull @GroupField(path = "widget.faqEnabled", description = "Whether the FAQ suggests answers before the chat.")
    public boolean widgetAutoFaq;

    @GroupField(path = "widget.colors.main", description = "Main colour of the widget.")
    public @Nullable String widgetColor;

    @GroupField(path = "widget.colors.customerMessage", description = "Background of the customer's messages.")
    public @Nullable String widgetCustMsgColor;

    @GroupField(path = "widget.colors.customerMessageText", description = "Text of the customer's messages.")
    public @Nullable String widgetCustMsgTextColor;

    @GroupField(path = "widget.colors.agentMessage", description = "Background of the agent's messages.")
    public @Nullable String widgetAgentMsgColor;

    @GroupField(path = "widget.colors.agentMessageText", description = "Text of the agent's messages.")
    public @Nullable String widgetAgentMsgTextColor;

    @GroupField(path = "widget.colors.button", description = "Background of the buttons.")
    public @Nullable String widgetButtonColor;

    @GroupField(path = "widget.colors.buttonText", description = "Text of the buttons.")
    public @Nullable String widgetButtonTextColor;

    @GroupField(path = "widget.font.family", description = "Font family.")
    public @Nullable String widgetFont;

    @GroupField(path = "widget.font.size", description = "Font size.")
    public @Nullable String widgetFontSize;

    @GroupField(path = "widget.badge.text", description = "Text on the badge.")
    public @Nullable String badgeHeader;

    @GroupField(path = "widget.badge.color", description = "Background of the badge.")
    public @Nullable String widgetBadgeColor;

    @GroupField(path = "widget.badge.textColor", description = "Colour of the text on the badge.")
    public @Nullable String widgetBadgeTextColor;

    @NonNull @GroupField(path = "widget.forms.preChat.enabled", description = "Whether the form is shown.")
    public boolean widgetPreForm;

    @GroupField(path = "widget.forms.preChat.message", description = "Text on the form.")
    public @Nullable String widgetPreMessage;

    @NonNull @GroupField(path = "widget.forms.offline.enabled", description = "Whether the customer may submit the form.")
    public boolean widgetEnableTicket;

    @GroupField(path = "widget.forms.offline.title", description = "Heading of the form.")
    public @Nullable String widgetOfflineHeader;

    @GroupField(path = "widget.forms.offline.message", description = "Text on the form.")
    public @Nullable String widgetOfflineMessage;

    @GroupField(
            path = "widget.forms.offline.fromQueue.afterMinutes",
            description = "Threshold for the time in the queue, in minutes. 0 or null: none.")
    public @Nullable Integer offlineFormTimeLimit;

    @GroupField(
            path = "widget.forms.offline.fromQueue.queueLength",
            description = "Threshold for the number of sessions in the queue. 0 or null: none.")
    public @Nullable Integer offlineFormQueueLength;

    @NonNull @GroupField(path = "widget.forms.postChat.enabled", description = "Whether the form is shown.")
    public boolean widgetPostForm;

    @GroupField(path = "widget.forms.postChat.title", description = "Heading of the form.")
    public @Nullable String widgetPostHeader;

    @GroupField(path = "widget.forms.postChat.message", description = "Text on the form.")
    public @Nullable String widgetPostMessage;

    @NonNull @GroupField(
            path = "widget.forms.postChat.offersTranscript",
            description = "Whether the customer may receive a transcript.")
    public boolean widgetPostTranscript;

    @GroupField(
            path = "widget.queueText.text",
            description = "The text. {cque} is replaced by the position, {cavw} by the average wait.")
    public @Nullable String customQueueText;

    @NonNull @GroupField(path = "widget.rating.enabled", description = "Whether the customer may rate the chat.")
    public boolean widgetEnableRating;

    @GroupField(path = "widget.rating.text", description = "Text next to the rating.")
    public @Nullable String widgetRatingText;

    @GroupField(
            path = "customers.identitySite",
            description =
                    "The site whose signed identities the topic accepts, as named in the service's configuration (parley.identity.sites). Null: all sites.")
    public @Nullable String identitySite;

    @NonNull @GroupField(
            path = "customers.linkByEmail",
            description =
                    "Whether a session is linked to the only CRM person with the e-mail address that its customer typed. Anyone can type an address, so by default it is a suggestion to agents (ChatSession.suggestedCustomers).")
    public boolean linkByEmail;

    @NonNull @GroupField(
            path = "customers.keepPageQuery",
            description =
                    "Whether sessions keep the queries of the addresses of pages (ChatSession.visit). Queries may have secrets, such as those of links that sign a person in, so by default they are dropped.")
    public boolean keepPageQuery;

    @NonNull @GroupField(path = "attachments.fromAgents", description = "Whether agents and bots may attach files.")
    public boolean agentAttachments;

    @NonNull @GroupField(
            path = "attachments.fromCustomers",
            description =
                    "Whether customers may attach files. A session may have another rule (setChatSessionAttachments).")
    public boolean customerAttachments;

    @NonNull @GroupField(path = "bot.enabled", description = "Whether the bot answers.")
    public boolean botEnabled;

    @GroupField(path = "bot.name", description = "Name of the bot, shown to customers. Required if the bot is enabled.")
    public @Nullable String botName;

    @GroupField(
            path = "alerts.email.afterSeconds",
            description = "Seconds after which an unanswered session is reported. 0 or null: when it causes an alert.")
    public @Nullable Integer alertTimeout;

    @GroupField(
            path = "alerts.email.recipients",
            description =
                    "Recipients of the report, separated by commas, semicolons or spaces. The managers of the topic get it too.")
    public @Nullable String alertRecipient;

    @GroupField(
            path = "alerts.agents.newChatAfterMinutes",
            description = "Minutes after which a new chat causes an alert. 0 or null: never.")
    public @Nullable Integer warningNewChat;

    @NonNull @GroupField(
            path = "alerts.agents.messageAfterMinutes",
            description = "Minutes after which an unanswered message causes an alert. 0: never.")
    public int warningChatMessage;

    @GroupField(
            path = "alerts.managers.newChatAfterMinutes",
            description = "Minutes after which a new chat causes an alert. 0 or null: never.")
    public @Nullable Integer managerWarningNewChat;

    @NonNull @GroupField(
            path = "alerts.managers.messageAfterMinutes",
            description = "Minutes after which an unanswered message causes an alert. 0: never.")
    public int managerWarningChatMessage;

    @Enumerated
    @NonNull @GroupField(
            path = "assignment.mode",
            description = "Whether agents choose sessions, or sessions are offered to agents.")
    public AssignmentMode assignment = AssignmentMode.MANUAL;

    @NonNull @GroupField(
            path = "assignment.offerSeconds",
            description =
                    "Seconds for which an agent may answer an offer, from 5 to 3600. Then the session is offered to the next agent.")
    public int offerSeconds = 30;

    @GroupField(
            path = "assignment.skillSeconds",
            description =
                    "Seconds for which a waiting session is offered only to agents who have the skills that it needs, from 0 to 86400. Then it is offered to all. Null: for no limited time.")
    public @Nullable Integer skillSeconds = 120;

    @GroupField(
            path = "tickets.categoryId",
            description = "SuperOffice's id of the tickets' category. 0 or less: none.")
    public @Nullable Integer categoryId;

    @GroupField(
            path = "tickets.priorityId",
            description = "SuperOffice's id of the tickets' priority. 0 or less: none.")
    public @Nullable Integer priorityId;

    @GroupField(
            path = "tickets.title",
            description =
                    "Title of the tickets. {question} is replaced by the customer's question on the offline form, or by the customer's first message. Null: the question alone.")
    public @Nullable String ticketTitle;

    @GroupField(
            path = "privacy.retentionDays",
            description =
                    "Days after their end for which sessions are kept, from 1 to 36500. Null: as the service is configured (PARLEY_CHAT_RETENTION).")
    public @Nullable Integer retentionDays;

    @GroupField(
            path = "privacy.consentText",
            description =
                    "Text that customers consent to, shown beside the check box. Null: the widget has a text of its own. Each change is a new version; chatSession.consents has the text that a customer saw.")
    public @Nullable String consentText;

    @Column(insertable = false, updatable = false)
    @NonNull @GroupField(
            path = "privacy.consentVersion",
            description = "Number of the latest text, from 1. 0 if the topic never had one.")
    public int consentVersion;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String translatedTexts = TopicTranslation.NONE;

    public int flags;
    public int widgetRequiredFields;
    public int widgetOfflineFields;

    /** Returns the translations of the texts. */
    List<TopicTranslation> translations() {
        return TopicTranslation.read(translatedTexts);
    }

    /** Sets the translations of the texts. */
    void setTranslations(Collection<TopicTranslation> all) {
        if (!translations().equals(List.copyOf(all))) {
            translatedTexts = TopicTranslation.write(all);
        }
    }

    void set(ChatTopicFlag flag, boolean on) {
        flags = flag.setIn(flags, on);
    }

    void requireBeforeChat(Collection<?> fields) {
        widgetRequiredFields = ChatFormField.replacedIn(widgetRequiredFields, fields);
    }

    void requireOffline(Collection<?> fields) {
        widgetOfflineFields = ChatFormField.replacedIn(widgetOfflineFields, fields);
    }
}
