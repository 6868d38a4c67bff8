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
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * The actions on a session, with the rule for each: which actor may perform it in which status, and the error code otherwise. Mutations, {@code
 * allowedActions} and the tests use these rules. docs/lifecycle.md shows them as a table.
 */
@Description("An action on a session. Each is performed by a mutation.")
public enum ChatAction {
    SUBMIT_PRE_CHAT_FORM("submitPreChatForm") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return forms(session, context.actor(), PRE_CHAT_FORM);
        }
    },
    ANSWER_FAQ("answerFaq") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return forms(session, context.actor(), FAQ);
        }
    },
    SUBMIT_OFFLINE_FORM("submitOfflineForm") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            boolean fromQueue = context.actor().isCustomer() && session.status == IN_QUEUE;
            RefusalCode refusal = fromQueue ? null : forms(session, context.actor(), OFFLINE_FORM);
            if (refusal == null && !session.topic.widgetEnableTicket) {
                return RefusalCode.TICKETS_DISABLED;
            }
            return fromQueue && !session.intake().mayLeaveQueueForRequest(context)
                    ? RefusalCode.FORM_NOT_EXPECTED
                    : refusal;
        }
    },
    ACCEPT("acceptChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            if (!context.actor().isAgent()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!context.actor().responds()) {
                return RefusalCode.NOT_TOPIC_MEMBER;
            }
            if (session.status != IN_QUEUE) {
                // A session with a bot has not been accepted by another agent; it must be handed off first.
                boolean taken = session.isActive() && session.user != null;
                return taken ? RefusalCode.ALREADY_ACCEPTED : RefusalCode.NOT_IN_QUEUE;
            }
            if (!session.waits()) {
                return RefusalCode.BOT_ACTIVE;
            }
            return context.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
        }
    },
    SEND_MESSAGE("sendChatMessage") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
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
        }

        private @Nullable RefusalCode ofCustomer(ChatSession session, ActionContext context) {
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
    },
    WRITE_NOTE("sendChatMessage") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            if (context.actor().isBot()) {
                RefusalCode otherwise = session.isOver() ? RefusalCode.SESSION_ENDED : RefusalCode.BOT_NOT_ACTIVE;
                return !session.isOver() && botDrives(session) ? null : otherwise;
            }
            if (!AccessRules.readsMessages(context.actor(), session, context.offered())) {
                return RefusalCode.NOT_ALLOWED;
            }
            return session.status == DELETED ? RefusalCode.SESSION_ENDED : null;
        }
    },
    MARK_READ("markChatRead") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return participates(session, context.actor());
        }
    },
    SET_TYPING("setTyping") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return participates(session, context.actor());
        }
    },
    HEARTBEAT("heartbeatChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return context.actor().isCustomer() ? participates(session, context.actor()) : RefusalCode.NOT_ALLOWED;
        }
    },
    RETURN_TO_QUEUE("returnChatSessionToQueue") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return directsActive(session, context.actor());
        }
    },
    REQUEST_TRANSFER("requestChatTransfer") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            RefusalCode refusal = directsActive(session, context.actor());
            return refusal == null && context.isOfferPending() ? RefusalCode.TRANSFER_PENDING : refusal;
        }
    },
    ACCEPT_TRANSFER("acceptChatTransfer") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
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
        }
    },
    REJECT_TRANSFER("rejectChatTransfer") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            RefusalCode refusal = pendingOffer(context);
            if (refusal != null) {
                return refusal;
            }
            // A single agent cannot reject an offer to a topic.
            return context.offered() && context.requireTransfer().toUser != null
                    ? null
                    : RefusalCode.NOT_TRANSFER_TARGET;
        }
    },
    CANCEL_TRANSFER("cancelChatTransfer") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            RefusalCode refusal = pendingOffer(context);
            if (refusal != null) {
                return refusal;
            }
            boolean requester = context.requireTransfer()
                    .requestedBy
                    .id
                    .equals(context.actor().requireUser().id);
            return requester ? null : directs(session, context.actor());
        }
    },
    TAKE_OVER("takeOverChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
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
        }
    },
    HAND_OFF("handOffChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
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
        }
    },
    END("endChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            if (context.actor().isCustomer()) {
                return null;
            }
            if (context.actor().isBot()) {
                return session.chatbotIsactive ? null : RefusalCode.BOT_NOT_ACTIVE;
            }
            return directs(session, context.actor());
        }

        /** It changes nothing in a session that has ended. */
        @Override
        boolean appliesToErased() {
            return true;
        }
    },
    REOPEN("reopenChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
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
        }

        /** The customer's session can fall back to the queue; an agent needs the capacity to resume it. */
        private @Nullable RefusalCode ofOwner(ActionContext context) {
            if (!context.actor().responds()) {
                return RefusalCode.NOT_TOPIC_MEMBER;
            }
            return context.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
        }
    },
    RATE("rateChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
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
        }
    },
    LINK("linkChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return keepsRecord(session, context.actor());
        }
    },
    UNLINK("unlinkChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return keepsRecord(session, context.actor());
        }
    },
    UPDATE_CUSTOMER("updateChatCustomer") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return keepsRecord(session, context.actor());
        }
    },
    CREATE_PERSON("createPersonFromChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return keepsRecord(session, context.actor());
        }
    },
    CREATE_TICKET("createTicketFromChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            return keepsRecord(session, context.actor());
        }
    },
    SEND_TRANSCRIPT("sendChatTranscript") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            SessionActor who = context.actor();
            boolean knows =
                    AccessRules.knowsCustomer(who) && AccessRules.readsMessages(who, session, context.offered());
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
        }
    },
    REDACT_MESSAGE("redactChatMessage") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            if (!context.actor().isAgent()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!context.actor().manages() && !context.actor().isAdmin()) {
                return RefusalCode.NOT_MANAGER;
            }
            if (session.status == DELETED) {
                return RefusalCode.SESSION_ENDED;
            }
            return context.held() ? RefusalCode.LEGAL_HOLD : null;
        }
    },
    WITHDRAW_CONSENT("withdrawChatConsent") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            SessionActor who = context.actor();
            boolean staff = who.isAgent() && (AccessRules.knowsCustomer(who) || who.owns(session));
            if (!who.isCustomer() && !staff) {
                return RefusalCode.NOT_ALLOWED;
            }
            return session.status == DELETED ? RefusalCode.SESSION_ENDED : null;
        }
    },
    DELETE("deleteChatSession") {
        @Override
        @Nullable RefusalCode rule(ChatSession session, ActionContext context) {
            if (!context.actor().isAdmin()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (SessionStatuses.OPEN.contains(session.status)) {
                return RefusalCode.NOT_ENDED;
            }
            return context.held() && session.status != DELETED ? RefusalCode.LEGAL_HOLD : null;
        }

        @Override
        boolean appliesToErased() {
            return true;
        }
    };

    private final String mutation;

    ChatAction(String mutation) {
        this.mutation = mutation;
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
        RefusalCode refusal = rule(session, context);
        return refusal == null && session.erasedAt != null && !appliesToErased() ? RefusalCode.SESSION_ERASED : refusal;
    }

    /** Returns whether the action is possible in a session whose customer's data were erased. */
    boolean appliesToErased() {
        return false;
    }

    /** The rule of the action for a session whose data were not erased. */
    abstract @Nullable RefusalCode rule(ChatSession session, ActionContext context);

    private static @Nullable RefusalCode forms(ChatSession session, SessionActor who, ChatSessionStatus form) {
        if (!who.isCustomer()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (session.isOver()) {
            return RefusalCode.SESSION_ENDED;
        }
        return session.status == form ? null : RefusalCode.FORM_NOT_EXPECTED;
    }

    private static @Nullable RefusalCode participates(ChatSession session, SessionActor who) {
        if (who.isBot()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!who.isCustomer() && !who.owns(session)) {
            return RefusalCode.NOT_OWNER;
        }
        return session.isOver() ? RefusalCode.SESSION_ENDED : null;
    }

    private static @Nullable RefusalCode directs(ChatSession session, SessionActor who) {
        if (!who.isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return who.owns(session) || who.manages() ? null : RefusalCode.NOT_OWNER;
    }

    private static @Nullable RefusalCode directsActive(ChatSession session, SessionActor who) {
        RefusalCode refusal = directs(session, who);
        return refusal == null && !session.isActive() ? RefusalCode.NOT_ACTIVE : refusal;
    }

    private static @Nullable RefusalCode keepsRecord(ChatSession session, SessionActor who) {
        RefusalCode refusal = directs(session, who);
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
}
