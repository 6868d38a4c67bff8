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
import dev.parley.chat.refusal.RefusalCode;
import org.eclipse.microprofile.graphql.Description;

/**
 * The table of what may be done with a session: by whom, in which status, and why not. Mutations, allowedActions and the tests all
 * read it; docs/lifecycle.md shows it whole.
 */
@Description("What may be done with a session; each is a mutation.")
public enum ChatAction {
    SUBMIT_PRE_CHAT_FORM("submitPreChatForm") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return forms(session, who, PRE_CHAT_FORM);
        }
    },
    ANSWER_FAQ("answerFaq") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return forms(session, who, FAQ);
        }
    },
    SUBMIT_OFFLINE_FORM("submitOfflineForm") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            boolean fromQueue = who.isCustomer() && session.status == IN_QUEUE;
            RefusalCode refusal = fromQueue ? null : forms(session, who, OFFLINE_FORM);
            if (refusal == null && !session.topic.widgetEnableTicket) {
                return RefusalCode.TICKETS_DISABLED;
            }
            return fromQueue && !session.mayLeaveQueueForRequest(facts) ? RefusalCode.FORM_NOT_EXPECTED : refusal;
        }
    },
    ACCEPT("acceptChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (!who.isAgent()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!who.responds()) {
                return RefusalCode.NOT_TOPIC_MEMBER;
            }
            if (session.status != IN_QUEUE) {
                // With a bot nobody was first: it has to be handed off.
                boolean taken = session.isActive() && session.user != null;
                return taken ? RefusalCode.ALREADY_ACCEPTED : RefusalCode.NOT_IN_QUEUE;
            }
            if (!session.waits()) {
                return RefusalCode.BOT_ACTIVE;
            }
            return facts.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
        }
    },
    SEND_MESSAGE("sendChatMessage") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (who.isCustomer()) {
                return ofCustomer(session, facts);
            }
            if (session.isOver()) {
                return RefusalCode.SESSION_ENDED;
            }
            if (who.isBot()) {
                return botDrives(session) && session.status != OFFLINE_FORM ? null : RefusalCode.BOT_NOT_ACTIVE;
            }
            return who.owns(session) && session.isActive() ? null : RefusalCode.NOT_OWNER;
        }

        private RefusalCode ofCustomer(ChatSession session, ActionFacts facts) {
            return switch (session.status) {
                case FAQ, IN_QUEUE, CUSTOMER_LAST, USER_LAST -> null;
                case INVALID, PRE_CHAT_FORM, OFFLINE_FORM -> RefusalCode.FORM_REQUIRED;
                case FINISHED -> {
                    RefusalCode refusal = REOPEN.refusal(session, SessionActor.CUSTOMER, facts);
                    yield refusal == RefusalCode.REOPEN_WINDOW_PASSED ? RefusalCode.SESSION_ENDED : refusal;
                }
                case DELETED, CLOSED, REQUEST_POSTED, CLOSED_FROM_QUEUE -> RefusalCode.SESSION_ENDED;
            };
        }
    },
    WRITE_NOTE("sendChatMessage") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (who.isBot()) {
                RefusalCode otherwise = session.isOver() ? RefusalCode.SESSION_ENDED : RefusalCode.BOT_NOT_ACTIVE;
                return !session.isOver() && botDrives(session) ? null : otherwise;
            }
            if (!AccessRules.readsMessages(who, session, facts.offered())) {
                return RefusalCode.NOT_ALLOWED;
            }
            return session.status == DELETED ? RefusalCode.SESSION_ENDED : null;
        }
    },
    MARK_READ("markChatRead") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return participates(session, who);
        }
    },
    SET_TYPING("setTyping") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return participates(session, who);
        }
    },
    HEARTBEAT("heartbeatChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return who.isCustomer() ? participates(session, who) : RefusalCode.NOT_ALLOWED;
        }
    },
    RETURN_TO_QUEUE("returnChatSessionToQueue") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return directsActive(session, who);
        }
    },
    REQUEST_TRANSFER("requestChatTransfer") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            RefusalCode refusal = directsActive(session, who);
            return refusal == null && facts.isOfferPending() ? RefusalCode.TRANSFER_PENDING : refusal;
        }
    },
    ACCEPT_TRANSFER("acceptChatTransfer") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            RefusalCode refusal = pendingOffer(who, facts);
            if (refusal != null) {
                return refusal;
            }
            if (!facts.offered() || who.owns(session)) {
                return RefusalCode.NOT_TRANSFER_TARGET;
            }
            if (facts.customerIsThere()) {
                return RefusalCode.OPEN_SESSION_EXISTS;
            }
            return facts.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
        }
    },
    REJECT_TRANSFER("rejectChatTransfer") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            RefusalCode refusal = pendingOffer(who, facts);
            if (refusal != null) {
                return refusal;
            }
            // What is offered to a topic is not one agent's to reject.
            return facts.offered() && facts.transfer().toUser != null ? null : RefusalCode.NOT_TRANSFER_TARGET;
        }
    },
    CANCEL_TRANSFER("cancelChatTransfer") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            RefusalCode refusal = pendingOffer(who, facts);
            if (refusal != null) {
                return refusal;
            }
            boolean requester = facts.transfer().requestedBy.id.equals(who.user().id);
            return requester ? null : directs(session, who);
        }
    },
    TAKE_OVER("takeOverChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (!who.isAgent()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!who.manages()) {
                return RefusalCode.NOT_MANAGER;
            }
            if (!session.isActive()) {
                return RefusalCode.NOT_ACTIVE;
            }
            if (who.owns(session)) {
                return RefusalCode.TRANSFER_TO_SELF;
            }
            return facts.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
        }
    },
    HAND_OFF("handOffChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (who.isCustomer()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!who.isBot() && !who.responds() && !who.manages()) {
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
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (who.isCustomer()) {
                return null;
            }
            if (who.isBot()) {
                return session.chatbotIsactive ? null : RefusalCode.BOT_NOT_ACTIVE;
            }
            return directs(session, who);
        }
    },
    REOPEN("reopenChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (who.isBot()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!who.isCustomer() && !who.owns(session)) {
                return RefusalCode.NOT_OWNER;
            }
            if (!session.isOver()) {
                return RefusalCode.NOT_ENDED;
            }
            boolean inTime =
                    session.status == FINISHED && facts.now().isBefore(session.whenEnded.plus(facts.reopenWindow()));
            if (!inTime) {
                return RefusalCode.REOPEN_WINDOW_PASSED;
            }
            if (session.topic.deleted) {
                return RefusalCode.TOPIC_DELETED;
            }
            return who.isCustomer() ? null : ofOwner(who, facts);
        }

        /** The customer's session may go to the queue, the agent wants it itself. */
        private RefusalCode ofOwner(SessionActor who, ActionFacts facts) {
            if (!who.responds()) {
                return RefusalCode.NOT_TOPIC_MEMBER;
            }
            return facts.caller().isFull() ? RefusalCode.AT_CAPACITY : null;
        }
    },
    RATE("rateChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (!who.isCustomer()) {
                return RefusalCode.NOT_ALLOWED;
            }
            if (!session.isOver()) {
                return RefusalCode.NOT_ENDED;
            }
            boolean conversation = (session.status == FINISHED || session.status == CLOSED) && facts.answered();
            if (!conversation || !session.topic.widgetEnableRating) {
                return RefusalCode.RATING_DISABLED;
            }
            boolean inTime = facts.now().isBefore(session.whenEnded.plus(facts.ratingWindow()));
            return inTime ? null : RefusalCode.RATING_WINDOW_PASSED;
        }
    },
    LINK("linkChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return keepsRecord(session, who);
        }
    },
    UNLINK("unlinkChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return keepsRecord(session, who);
        }
    },
    CREATE_TICKET("createTicketFromChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            return keepsRecord(session, who);
        }
    },
    DELETE("deleteChatSession") {
        @Override
        public RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts) {
            if (!who.isAdmin()) {
                return RefusalCode.NOT_ALLOWED;
            }
            return session.isOver() || session.status == INVALID ? null : RefusalCode.NOT_ENDED;
        }
    };

    private final String mutation;

    ChatAction(String mutation) {
        this.mutation = mutation;
    }

    /** The mutation that does it. */
    public String mutation() {
        return mutation;
    }

    /** How the mutation is called for it, when it is one of several actions of the mutation; else empty. */
    public String how() {
        return this == WRITE_NOTE ? ", with visibility AGENTS" : "";
    }

    /** Why somebody who may see the session may not do this to it now, or null when it may. */
    public abstract RefusalCode refusal(ChatSession session, SessionActor who, ActionFacts facts);

    private static RefusalCode forms(ChatSession session, SessionActor who, ChatSessionStatus form) {
        if (!who.isCustomer()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (session.isOver()) {
            return RefusalCode.SESSION_ENDED;
        }
        return session.status == form ? null : RefusalCode.FORM_NOT_EXPECTED;
    }

    private static RefusalCode participates(ChatSession session, SessionActor who) {
        if (who.isBot()) {
            return RefusalCode.NOT_ALLOWED;
        }
        if (!who.isCustomer() && !who.owns(session)) {
            return RefusalCode.NOT_OWNER;
        }
        return session.isOver() ? RefusalCode.SESSION_ENDED : null;
    }

    private static RefusalCode directs(ChatSession session, SessionActor who) {
        if (!who.isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return who.owns(session) || who.manages() ? null : RefusalCode.NOT_OWNER;
    }

    private static RefusalCode directsActive(ChatSession session, SessionActor who) {
        RefusalCode refusal = directs(session, who);
        return refusal == null && !session.isActive() ? RefusalCode.NOT_ACTIVE : refusal;
    }

    private static RefusalCode keepsRecord(ChatSession session, SessionActor who) {
        RefusalCode refusal = directs(session, who);
        return refusal == null && session.status == DELETED ? RefusalCode.SESSION_ENDED : refusal;
    }

    /** Nothing leads out of INVALID but deletion, for bots neither. */
    private static boolean botDrives(ChatSession session) {
        return session.chatbotIsactive && session.status != INVALID;
    }

    private static RefusalCode pendingOffer(SessionActor who, ActionFacts facts) {
        if (!who.isAgent()) {
            return RefusalCode.NOT_ALLOWED;
        }
        return facts.isOfferPending() ? null : RefusalCode.TRANSFER_NOT_PENDING;
    }
}
