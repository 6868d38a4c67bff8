package dev.parley.chat.session;

import static dev.parley.chat.ChatSessionStatus.CLOSED;
import static dev.parley.chat.ChatSessionStatus.DELETED;
import static dev.parley.chat.ChatSessionStatus.FAQ;
import static dev.parley.chat.ChatSessionStatus.FINISHED;
import static dev.parley.chat.ChatSessionStatus.INVALID;
import static dev.parley.chat.ChatSessionStatus.IN_QUEUE;
import static dev.parley.chat.ChatSessionStatus.OFFLINE_FORM;
import static dev.parley.chat.ChatSessionStatus.PRE_CHAT_FORM;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.ListeningMode;
import dev.parley.crm.User;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * The actions on a session, with the rule for each: which actor may perform it in which status, and the error code otherwise. Mutations, {@code
 * allowedActions} and the tests use these rules. docs/lifecycle.md shows them as a table.
 */
@Description("An action on a session. Each is performed by a mutation.")
public enum ChatAction {
    SUBMIT_PRE_CHAT_FORM("submitPreChatForm", (session, context) -> forms(session, context.actor(), PRE_CHAT_FORM)),
    ANSWER_FAQ("answerFaq", (session, context) -> forms(session, context.actor(), FAQ)),
    SUBMIT_OFFLINE_FORM("submitOfflineForm", (session, context) -> {
        boolean fromQueue = context.actor().isCustomer() && session.status == IN_QUEUE;
        RefusalCode refusal = fromQueue ? null : forms(session, context.actor(), OFFLINE_FORM);
        if (refusal == null && !session.topic.widgetEnableTicket) {
            return RefusalCode.TICKETS_DISABLED;
        }
        return fromQueue && !session.intake().mayLeaveQueueForRequest(context)
                ? RefusalCode.FORM_NOT_EXPECTED
                : refusal;
    }),
    ACCEPT("acceptChatSession", (session, context) -> {
        if (!context.actor().isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!context.actor().responds()) {
            return RefusalCode.NOT_TOPIC_MEMBER;
        }
        RefusalCode refusal = waits(session);
        if (refusal != null) {
            return refusal;
        }
        User target = session.queue().offeredTo(context.now());
        if (target != null && !target.id.equals(context.actor().requireUser().id)) {
            return RefusalCode.OFFERED_TO_ANOTHER;
        }
        return context.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
    }),
    DECLINE_OFFER("declineChatOffer", (session, context) -> {
        if (!context.actor().isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        User target = session.queue().offeredTo(context.now());
        boolean offered = target != null && target.id.equals(context.actor().requireUser().id);
        return offered ? null : RefusalCode.NOT_OFFERED;
    }),
    ASSIGN("assignChatSession", (session, context) -> {
        RefusalCode refusal = administers(context);
        return refusal == null ? waits(session) : refusal;
    }),
    SET_PRIORITY("setChatSessionPriority", (session, context) -> {
        RefusalCode refusal = administers(context);
        boolean over = !SessionStatuses.OPEN.contains(session.status);
        return refusal == null && over ? RefusalCode.SESSION_ENDED : refusal;
    }),
    SET_SKILLS("setChatSessionSkills", (session, context) -> {
        SessionActor who = context.actor();
        if (who.isCustomer()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!who.isBot() && !who.isAdmin() && !who.responds() && !who.manages()) {
            return RefusalCode.NOT_TOPIC_MEMBER;
        }
        if (!SessionStatuses.OPEN.contains(session.status)) {
            return RefusalCode.SESSION_ENDED;
        }
        return who.isBot() && !botDrives(session) ? RefusalCode.BOT_NOT_ACTIVE : null;
    }),
    SEND_MESSAGE("sendChatMessage", (session, context) -> {
        if (context.actor().isCustomer()) {
            return ofCustomer(session, context);
        }
        if (session.isOver()) {
            return RefusalCode.SESSION_ENDED;
        }
        if (context.actor().isBot()) {
            return botDrives(session) && session.status != OFFLINE_FORM ? null : RefusalCode.BOT_NOT_ACTIVE;
        }
        return context.actor().owns(session) && session.isActive() ? null : RefusalCode.NOT_OWNER;
    }),
    WRITE_NOTE("sendChatMessage", (session, context) -> {
        if (context.actor().isBot()) {
            RefusalCode otherwise = session.isOver() ? RefusalCode.SESSION_ENDED : RefusalCode.BOT_NOT_ACTIVE;
            return !session.isOver() && botDrives(session) ? null : otherwise;
        }
        if (!AccessRules.readsMessages(context.actor(), session, context.offered())) {
            return RefusalCode.NOT_ALLOWED;
        }
        return session.status == DELETED ? RefusalCode.SESSION_ENDED : null;
    }),
    ATTACH_FILE("createUpload", (session, context) -> {
        // A message reopens a finished session first.
        RefusalCode refusal = context.actor().isCustomer() && session.status == FINISHED
                ? RefusalCode.SESSION_ENDED
                : SEND_MESSAGE.refusal(session, context);
        boolean allowed =
                context.actor().isCustomer() ? session.takesFilesOfCustomer() : session.topic.agentAttachments;
        return refusal == null && !allowed ? RefusalCode.ATTACHMENTS_DISABLED : refusal;
    }),
    SET_ATTACHMENTS("setChatSessionAttachments", ChatAction::directsActive),
    MARK_READ("markChatRead", ChatAction::participates),
    SET_TYPING("setTyping", ChatAction::participates),
    HEARTBEAT("heartbeatChatSession", ChatAction::participatesAsCustomer),
    UPDATE_VISIT("updateChatVisit", ChatAction::participatesAsCustomer),
    RETURN_TO_QUEUE("returnChatSessionToQueue", ChatAction::directsActive),
    REQUEST_TRANSFER("requestChatTransfer", (session, context) -> {
        RefusalCode refusal = directsActive(session, context);
        return refusal == null && context.isOfferPending() ? RefusalCode.TRANSFER_PENDING : refusal;
    }),
    ACCEPT_TRANSFER("acceptChatTransfer", (session, context) -> {
        RefusalCode refusal = pendingOffer(context);
        if (refusal != null) {
            return refusal;
        }
        if (!context.offered() || context.actor().owns(session)) {
            return RefusalCode.NOT_TRANSFER_TARGET;
        }
        if (context.customerIsThere()) {
            return RefusalCode.OPEN_SESSION_EXISTS;
        }
        return context.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
    }),
    REJECT_TRANSFER("rejectChatTransfer", (session, context) -> {
        RefusalCode refusal = pendingOffer(context);
        if (refusal != null) {
            return refusal;
        }
        // A single agent cannot reject an offer to a topic.
        return context.offered() && context.requireTransfer().toUser != null ? null : RefusalCode.NOT_TRANSFER_TARGET;
    }),
    CANCEL_TRANSFER("cancelChatTransfer", (session, context) -> {
        RefusalCode refusal = pendingOffer(context);
        if (refusal != null) {
            return refusal;
        }
        boolean requester =
                context.requireTransfer().requestedBy.id.equals(context.actor().requireUser().id);
        return requester ? null : directs(session, context.actor());
    }),
    TAKE_OVER("takeOverChatSession", (session, context) -> {
        if (!context.actor().isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!context.actor().manages()) {
            return RefusalCode.NOT_MANAGER;
        }
        if (!session.isActive()) {
            return RefusalCode.NOT_ACTIVE;
        }
        if (context.actor().owns(session)) {
            return RefusalCode.TRANSFER_TO_SELF;
        }
        return context.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
    }),
    JOIN("joinChatSession", (session, context) -> {
        SessionActor who = context.actor();
        if (!who.isAdmin() && !who.listens() || who.owns(session)) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!session.isActive()) {
            return RefusalCode.NOT_ACTIVE;
        }
        if (session.topic.listening == ListeningMode.OFF) {
            return RefusalCode.LISTENING_DISABLED;
        }
        boolean isFree = session.supervisedBy == null || session.isSupervisedBy(who.user());
        return isFree || who.manages() || who.isAdmin() ? null : RefusalCode.ALREADY_SUPERVISED;
    }),
    LEAVE("leaveChatSession", (session, context) -> {
        if (!context.actor().isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return session.isSupervisedBy(context.actor().user()) ? null : RefusalCode.NOT_SUPERVISOR;
    }),
    HAND_OFF("handOffChatSession", (session, context) -> {
        if (context.actor().isCustomer()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!context.actor().isBot()
                && !context.actor().responds()
                && !context.actor().manages()) {
            return RefusalCode.NOT_TOPIC_MEMBER;
        }
        if (session.isOver()) {
            return RefusalCode.SESSION_ENDED;
        }
        return botDrives(session) ? null : RefusalCode.BOT_NOT_ACTIVE;
    }),
    END("endChatSession", (session, context) -> {
        if (context.actor().isCustomer()) {
            return null;
        }
        if (context.actor().isBot()) {
            return session.chatbotIsactive ? null : RefusalCode.BOT_NOT_ACTIVE;
        }
        return directs(session, context.actor());
    }),
    REOPEN("reopenChatSession", (session, context) -> {
        if (context.actor().isBot()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!context.actor().isCustomer() && !context.actor().owns(session)) {
            return RefusalCode.NOT_OWNER;
        }
        if (!session.isOver()) {
            return RefusalCode.NOT_ENDED;
        }
        if (session.status != FINISHED || !session.endedWithin(context.reopenWindow(), context.now())) {
            return RefusalCode.REOPEN_WINDOW_PASSED;
        }
        if (session.topic.deleted) {
            return RefusalCode.TOPIC_DELETED;
        }
        return context.actor().isCustomer() ? null : ofOwner(context);
    }),
    RATE("rateChatSession", (session, context) -> {
        if (!context.actor().isCustomer()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!session.isOver()) {
            return RefusalCode.NOT_ENDED;
        }
        boolean conversation = (session.status == FINISHED || session.status == CLOSED) && context.answered();
        if (!conversation || !session.topic.widgetEnableRating) {
            return RefusalCode.RATING_DISABLED;
        }
        return session.endedWithin(context.ratingWindow(), context.now()) ? null : RefusalCode.RATING_WINDOW_PASSED;
    }),
    LINK("linkChatSession", ChatAction::keepsRecord),
    UNLINK("unlinkChatSession", ChatAction::keepsRecord),
    UPDATE_CUSTOMER("updateChatCustomer", ChatAction::keepsRecord),
    CREATE_PERSON("createPersonFromChatSession", ChatAction::keepsRecord),
    CREATE_TICKET("createTicketFromChatSession", ChatAction::keepsRecord),
    BLOCK("blockChatCustomer", ChatAction::keepsRecord),
    SEND_TRANSCRIPT("sendChatTranscript", (session, context) -> {
        SessionActor who = context.actor();
        boolean knows = AccessRules.knowsCustomer(who) && AccessRules.readsMessages(who, session, context.offered());
        if (!who.isCustomer() && (who.isBot() || !knows)) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (session.status == DELETED) {
            return RefusalCode.SESSION_ENDED;
        }
        if (!context.mailConfigured()) {
            return RefusalCode.MAIL_DISABLED;
        }
        return who.isCustomer() && !session.topic.widgetPostTranscript ? RefusalCode.TRANSCRIPT_DISABLED : null;
    }),
    REDACT_MESSAGE("redactChatMessage", (session, context) -> {
        RefusalCode refusal = administers(context);
        if (refusal != null) {
            return refusal;
        }
        if (session.status == DELETED) {
            return RefusalCode.SESSION_ENDED;
        }
        return context.held() ? RefusalCode.LEGAL_HOLD : null;
    }),
    WITHDRAW_CONSENT("withdrawChatConsent", (session, context) -> {
        SessionActor who = context.actor();
        boolean staff = who.isAgent() && (AccessRules.knowsCustomer(who) || who.owns(session));
        if (!who.isCustomer() && !staff) {
            return RefusalCode.NOT_ALLOWED;
        }
        return session.status == DELETED ? RefusalCode.SESSION_ENDED : null;
    }),
    DELETE("deleteChatSession", (session, context) -> {
        if (!context.actor().isAdmin()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (SessionStatuses.OPEN.contains(session.status)) {
            return RefusalCode.NOT_ENDED;
        }
        return context.held() && session.status != DELETED ? RefusalCode.LEGAL_HOLD : null;
    });

    /** The actions in a session whose customer's data were erased. Such a session has ended, so END changes nothing. */
    private static final Set<ChatAction> OF_ERASED = EnumSet.of(END, DELETE);

    private final String mutation;
    private final Rule rule;

    ChatAction(String mutation, Rule rule) {
        this.mutation = mutation;
        this.rule = rule;
    }

    /** Returns why the caller may not perform an action in a session whose data were not erased, or null if it may. */
    private interface Rule {
        @Nullable RefusalCode refusal(ChatSession session, ActionContext context);
    }

    /** Returns the name of the mutation that performs the action. */
    public String mutation() {
        return mutation;
    }

    /** Returns how the mutation is called for this action, if it performs several actions; else an empty text. */
    public String how() {
        return this == WRITE_NOTE ? ", with visibility AGENTS" : "";
    }

    /** Returns why a caller who may read the session may not perform the action now, or null if it may. */
    public @Nullable RefusalCode refusal(ChatSession session, ActionContext context) {
        RefusalCode refusal = rule.refusal(session, context);
        if (refusal != null) {
            return refusal;
        }
        // The rules speak of the bots of the topic.
        if (context.actor().isBot() && !context.actor().isBotOfTopic()) {
            return RefusalCode.NOT_TOPIC_MEMBER;
        }
        return session.erasedAt != null && !OF_ERASED.contains(this) ? RefusalCode.SESSION_ERASED : null;
    }

    /** Managers of the topic, and administrators. */
    private static @Nullable RefusalCode administers(ActionContext context) {
        SessionActor who = context.actor();
        if (!who.isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return who.manages() || who.isAdmin() ? null : RefusalCode.NOT_MANAGER;
    }

    /** The session waits for an agent. */
    private static @Nullable RefusalCode waits(ChatSession session) {
        if (session.status != IN_QUEUE) {
            // A session with a bot has not been accepted by another agent; it must be handed off first.
            boolean taken = session.isActive() && session.user != null;
            return taken ? RefusalCode.ALREADY_ACCEPTED : RefusalCode.NOT_IN_QUEUE;
        }
        return session.waits() ? null : RefusalCode.BOT_ACTIVE;
    }

    private static @Nullable RefusalCode forms(ChatSession session, SessionActor who, ChatSessionStatus form) {
        if (!who.isCustomer()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (session.isOver()) {
            return RefusalCode.SESSION_ENDED;
        }
        return session.status == form ? null : RefusalCode.FORM_NOT_EXPECTED;
    }

    private static @Nullable RefusalCode participates(ChatSession session, ActionContext context) {
        SessionActor who = context.actor();
        if (who.isBot()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!who.isCustomer() && !who.owns(session)) {
            return RefusalCode.NOT_OWNER;
        }
        return session.isOver() ? RefusalCode.SESSION_ENDED : null;
    }

    private static @Nullable RefusalCode participatesAsCustomer(ChatSession session, ActionContext context) {
        return context.actor().isCustomer() ? participates(session, context) : RefusalCode.NOT_ALLOWED;
    }

    private static @Nullable RefusalCode directs(ChatSession session, SessionActor who) {
        if (!who.isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return who.owns(session) || who.manages() ? null : RefusalCode.NOT_OWNER;
    }

    private static @Nullable RefusalCode directsActive(ChatSession session, ActionContext context) {
        RefusalCode refusal = directs(session, context.actor());
        return refusal == null && !session.isActive() ? RefusalCode.NOT_ACTIVE : refusal;
    }

    private static @Nullable RefusalCode keepsRecord(ChatSession session, ActionContext context) {
        RefusalCode refusal = directs(session, context.actor());
        return refusal == null && session.status == DELETED ? RefusalCode.SESSION_ENDED : refusal;
    }

    /** Only deletion is possible in status INVALID, for bots as well. */
    private static boolean botDrives(ChatSession session) {
        return session.chatbotIsactive && session.status != INVALID;
    }

    private static @Nullable RefusalCode pendingOffer(ActionContext context) {
        if (!context.actor().isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return context.isOfferPending() ? null : RefusalCode.TRANSFER_NOT_PENDING;
    }

    private static @Nullable RefusalCode ofCustomer(ChatSession session, ActionContext context) {
        return switch (session.status) {
            case FAQ, IN_QUEUE, CUSTOMER_LAST, USER_LAST -> null;
            case INVALID, PRE_CHAT_FORM, OFFLINE_FORM -> RefusalCode.FORM_REQUIRED;
            case FINISHED -> {
                RefusalCode refusal = REOPEN.refusal(session, context);
                yield refusal == RefusalCode.REOPEN_WINDOW_PASSED ? RefusalCode.SESSION_ENDED : refusal;
            }
            case DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE -> RefusalCode.SESSION_ENDED;
        };
    }

    /** The customer's session can fall back to the queue; an agent needs the capacity to resume it. */
    private static @Nullable RefusalCode ofOwner(ActionContext context) {
        if (!context.actor().responds()) {
            return RefusalCode.NOT_TOPIC_MEMBER;
        }
        return context.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
    }
}
