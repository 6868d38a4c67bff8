package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicFlag;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.TopicSituation;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import dev.parley.security.SessionKey;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** How a session comes in: by the request, the forms, the FAQ or from the bot, and how it goes out of every status. */
@MappedSuperclass
public abstract class ChatSessionEntry extends ChatSessionLog {

    /** A session of a topic; it has not entered anywhere yet. */
    public static ChatSession request(ChatTopic topic, SessionRequest request, SessionKey key) {
        ChatSession session = new ChatSession();
        session.version = 1;
        session.topic = topic;
        session.sessionKeyHash = key.hash();
        session.customerAlias = request.alias();
        session.customerHost = request.host();
        session.chatbotIsactive = topic.botEnabled;
        session.applyDetails(request.details());
        return session;
    }

    /**
     * Comes in at the form, the FAQ or the queue, as the topic says (T1 to T4).
     *
     * @throws RefusalException CONSENT_REQUIRED, FIELD_REQUIRED when no form will ask for it
     */
    public void enter(TopicSituation situation, Instant now) {
        whenRequested = now;
        customerFetch = now;
        enterStatus(entry(situation, now), situation, now);
        boolean noFormAsks = status == ChatSessionStatus.FAQ || status == ChatSessionStatus.IN_QUEUE;
        if (noFormAsks) {
            topic.requireForChat(details());
        }
    }

    /** Tells that the session began; only once it is known whether the CRM knows the customer. */
    public void tellRequested(Instant now) {
        record(ChatSessionEventType.REQUESTED, SessionActor.CUSTOMER, now);
    }

    /**
     * The customer asks again for the session that it has: what it tells of itself is stored, and counts as the form before the chat
     * when it has all that the form asks for. Consent is given here, but not withdrawn.
     *
     * @return whether anything of it is new
     */
    public boolean askAgain(SessionRequest request, TopicSituation situation, Instant now) {
        CustomerDetails known = details();
        String alias = customerAlias;
        applyDetails(request.details().withoutWithdrawal());
        customerAlias = request.alias() == null ? alias : request.alias();
        if (details().equals(known) && Objects.equals(customerAlias, alias)) {
            return false;
        }

        customerFetch = now;
        if (status == ChatSessionStatus.PRE_CHAT_FORM && topic.knowsEnoughForChat(details())) {
            whenFormSubmitted = now;
            enterStatus(entry(situation, now), situation, now);
        }
        return true;
    }

    /** Tells what the customer told when it asked again; only once it is known whether the CRM knows the customer. */
    public void tellAskedAgain(ChatSessionStatus before, Instant now) {
        boolean formIsDone = before == ChatSessionStatus.PRE_CHAT_FORM && status != before;
        record(
                formIsDone ? ChatSessionEventType.PRE_CHAT_FORM_SUBMITTED : ChatSessionEventType.DETAILS_GIVEN,
                SessionActor.CUSTOMER,
                now);
    }

    /**
     * The customer fills in the form before the chat (T5, T6; T9 when nobody is there any more).
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void submitPreChatForm(ActionContext context, CustomerDetails details, TopicSituation situation) {
        require(ChatAction.SUBMIT_PRE_CHAT_FORM, context);
        applyDetails(details);
        topic.requireForChat(details());

        customerFetch = context.now();
        whenFormSubmitted = context.now();
        enterStatus(entry(situation, context.now()), situation, context.now());
    }

    /** Tells that the form was filled in; only once it is known whether the CRM knows the customer. */
    public void tellPreChatForm(SessionActor actor, Instant now) {
        record(ChatSessionEventType.PRE_CHAT_FORM_SUBMITTED, actor, now);
    }

    /**
     * The customer says whether the FAQ helped: then it is over (T8), else it waits for an agent (T7).
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED
     */
    public void answerFaq(ActionContext context, FaqAnswer answer, TopicSituation situation) {
        require(ChatAction.ANSWER_FAQ, context);
        Instant now = context.now();
        customerFetch = now;
        if (answer == FaqAnswer.HELPED) {
            close(ChatSessionStatus.CLOSED, SessionEndedBy.CUSTOMER, SessionEndReason.FAQ_HELPED, now);
        } else {
            enterStatus(
                    isReachable(situation, now) ? ChatSessionStatus.IN_QUEUE : ChatSessionStatus.OFFLINE_FORM,
                    situation,
                    now);
        }
        record(ChatSessionEventType.FAQ_ANSWERED, context.actor(), now);
    }

    /**
     * The customer leaves a request instead of waiting (T23, T24).
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireOfflineForm(ActionContext context, CustomerDetails details) {
        require(ChatAction.SUBMIT_OFFLINE_FORM, context);
        applyDetails(details);
        topic.requireForRequest(details());
    }

    /** The request of the offline form has become a ticket. */
    public void postRequest(SessionActor actor, Ticket request, Instant now) {
        ticket = request;
        ticketSeq = null;
        customerFetch = now;
        whenFormSubmitted = now;
        close(ChatSessionStatus.REQUEST_POSTED, SessionEndedBy.CUSTOMER, SessionEndReason.REQUEST_POSTED, now);
        record(ChatSessionEventType.OFFLINE_FORM_SUBMITTED, actor, now);
    }

    /** Whether one who waits may leave a request: nobody can answer, it has waited long enough, or too many wait. */
    boolean mayLeaveQueueForRequest(ActionContext context) {
        if (!waits()) {
            return false;
        }
        boolean waitedLong = topic.offlineFormTimeLimit != null
                && topic.offlineFormTimeLimit > 0
                && !context.now().isBefore(waitingSince.plus(Duration.ofMinutes(topic.offlineFormTimeLimit)));
        boolean manyWait = topic.offlineFormQueueLength != null
                && topic.offlineFormQueueLength > 0
                && context.queueLength() >= topic.offlineFormQueueLength;
        return offlineFormOfferedAt != null
                || topic.has(ChatTopicFlag.USE_QUEUE_OFFLINE_FORM) && (waitedLong || manyWait);
    }

    /** The customer is somebody whom the CRM knows; a person brings its company (V11). */
    public void recognise(Person person) {
        contact = companyBeside(person, contact);
        customer = person;
    }

    static Contact companyBeside(Person person, Contact otherwise) {
        return person == null || person.contact == null ? otherwise : person.contact;
    }

    /**
     * The bot gives the session to humans: it enters anew, without the bot (T16).
     *
     * @throws RefusalException NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE
     */
    public void handOff(ActionContext context, TopicSituation situation) {
        require(ChatAction.HAND_OFF, context);
        leaveBot(context.actor(), context.transfer(), situation, context.now());
    }

    /** The topic's bot was switched off: the session enters anew, without it. */
    public void handOffWithoutBot(ChatTransfer transfer, TopicSituation situation, Instant now) {
        leaveBot(SessionActor.SYSTEM, transfer, situation, now);
    }

    private void leaveBot(SessionActor actor, ChatTransfer transfer, TopicSituation situation, Instant now) {
        resolveTransfer(transfer, ChatTransferState.CANCELLED, actor, now);
        chatbotIsactive = false;
        clearAssignment();
        if (!isReachable(situation, now)) {
            enterStatus(ChatSessionStatus.OFFLINE_FORM, situation, now);
        } else if (status == ChatSessionStatus.IN_QUEUE || !formAsks()) {
            enterStatus(ChatSessionStatus.IN_QUEUE, situation, now);
        } else {
            enterStatus(ChatSessionStatus.PRE_CHAT_FORM, situation, now);
        }
        record(ChatSessionEventType.HANDED_OFF, actor, now);
    }

    private CustomerDetails details() {
        return new CustomerDetails(name, companyName, email, phone, country, consented);
    }

    void applyDetails(CustomerDetails given) {
        name = given.name() == null ? name : given.name();
        companyName = given.companyName() == null ? companyName : given.companyName();
        email = given.email() == null ? email : given.email();
        phone = given.phone() == null ? phone : given.phone();
        country = given.country() == null ? country : given.country();
        consented = given.consented() == null ? consented : given.consented();
    }

    /** Whether the form before the chat comes next: what it asks for may be known already. */
    private boolean formAsks() {
        return topic.widgetPreForm && whenFormSubmitted == null && !topic.knowsEnoughForChat(details());
    }

    private ChatSessionStatus entry(TopicSituation situation, Instant now) {
        if (!isReachable(situation, now)) {
            return ChatSessionStatus.OFFLINE_FORM;
        }
        if (formAsks()) {
            return ChatSessionStatus.PRE_CHAT_FORM;
        }
        return topic.widgetAutoFaq ? ChatSessionStatus.FAQ : ChatSessionStatus.IN_QUEUE;
    }

    /** The bot can always answer; humans within opening hours, if one is present who may respond. */
    private boolean isReachable(TopicSituation situation, Instant now) {
        return chatbotIsactive || situation.isAttended(topic, now);
    }

    private void enterStatus(ChatSessionStatus next, TopicSituation situation, Instant now) {
        if (next == ChatSessionStatus.IN_QUEUE) {
            enterQueue(situation.queueLength(), now);
        } else {
            status = next;
        }
    }

    /** Whether an agent has to accept it: it is in the queue, and no bot drives it. As HQL and SQL: {@link AgentQueue}. */
    public boolean waits() {
        return status == ChatSessionStatus.IN_QUEUE && !chatbotIsactive;
    }

    /**
     * The session goes to the end of the agents' queue. One that a bot drives is in status 4 too, but waits for no agent.
     *
     * @param othersWaiting how many sessions wait in the topic, without this one
     */
    void enterQueue(int othersWaiting, Instant now) {
        status = ChatSessionStatus.IN_QUEUE;
        if (chatbotIsactive) {
            return;
        }
        queuedAt = now;
        waitingSince = now;
        waitEndedAt = null;
        if (initialQueuePos == null) {
            initialQueuePos = othersWaiting + 1;
            promisedWaitSeconds = topic.acceptPace().estimatedWaitSeconds(initialQueuePos);
        }
    }

    /** The session goes back to the place that it had in the queue; the time since it left is no waiting time. */
    void reenterQueue(int othersWaiting, Instant now) {
        if (queuedAt == null || waitEndedAt == null) {
            enterQueue(othersWaiting, now);
            return;
        }
        status = ChatSessionStatus.IN_QUEUE;
        waitingSince = waitingSince.plus(Duration.between(waitEndedAt, now));
        waitEndedAt = null;
    }

    /** The session is taken up again outside the queue: if it is returned, its place counts from now. How long it has waited stays. */
    void renewPlace(Instant now) {
        if (queuedAt == null || waitEndedAt == null) {
            return;
        }
        Duration later = Duration.between(queuedAt, now);
        queuedAt = now;
        waitingSince = waitingSince.plus(later);
        waitEndedAt = waitEndedAt.plus(later);
    }

    /** Since when it is known to have been in the queue without a break: of one that was returned, not before now. */
    public Instant beganToWaitAt() {
        return waitingSince.equals(queuedAt) ? queuedAt : waitEndedAt;
    }

    /** The session leaves the agents' queue, whatever comes then. */
    void leaveQueue(Instant now) {
        if (waits()) {
            waitEndedAt = now;
            offlineFormOfferedAt = null;
        }
    }

    /**
     * Holds the caller to the table of what may be done.
     *
     * @throws RefusalException what the table says
     */
    public void require(ChatAction action, ActionContext context) {
        RefusalCode refusal = action.refusal((ChatSession) this, context);
        if (refusal != null) {
            throw refuse(refusal);
        }
    }

    /** The state that a refusal tells. */
    RefusalException.Found found() {
        return new RefusalException.Found(status, user);
    }

    RefusalException refuse(RefusalCode code) {
        return new RefusalException(code, found());
    }

    void clearAssignment() {
        user = null;
        rank = 0;
        transferTo = null;
        flags = 0;
        alertLevel = 0;
        unansweredSince = null;
        whenIdleWarned = null;
    }

    void close(ChatSessionStatus next, SessionEndedBy by, SessionEndReason reason, Instant now) {
        leaveQueue(now);
        endedBy = by;
        endReason = reason;
        whenEnded = latest(now, whenStarted == null ? whenRequested : whenStarted);
        status = next;
        transferTo = null;
        rank = 0;
        flags = 0;
        unansweredSince = null;
        whenIdleWarned = null;
    }

    void resolveTransfer(ChatTransfer transfer, ChatTransferState outcome, SessionActor actor, Instant now) {
        if (transfer == null) {
            return;
        }
        transfer.resolve(outcome, now);
        transferTo = null;
        record(
                outcome == ChatTransferState.EXPIRED
                        ? ChatSessionEventType.TRANSFER_EXPIRED
                        : ChatSessionEventType.TRANSFER_CANCELLED,
                actor,
                now);
    }

    /** Clocks of two instances may differ a little; times of one session still come in order (V6). */
    static Instant latest(Instant now, Instant earlier) {
        return now.isBefore(earlier) ? earlier : now;
    }
}
