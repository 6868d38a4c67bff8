package dev.parley.chat.session;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicFlag;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.chat.topic.TopicSituation;
import dev.parley.crm.Contact;
import dev.parley.crm.Person;
import dev.parley.crm.Ticket;
import dev.parley.security.SessionKey;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The entry of a session: request, forms, FAQ and hand-off, and the rules for entering and leaving a status. */
@MappedSuperclass
public abstract class ChatSessionEntry extends ChatSessionLog {

    /** Creates a session of a topic, which has not entered a status yet. */
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
     * Enters the first status: the pre-chat form, the FAQ, the queue or the offline form, as the topic says.
     *
     * @throws RefusalException CONSENT_REQUIRED, FIELD_REQUIRED if no form will ask for it
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

    /** Records the request. Called after the CRM look-up, so that the event contains the customer. */
    public void recordRequest(Instant now) {
        record(ChatSessionEventType.REQUESTED, SessionActor.CUSTOMER, now);
    }

    /**
     * Handles a repeated request of the customer. The customer's details are stored, and count as a submitted pre-chat form if they are complete.
     * Consent can be given here but not withdrawn.
     *
     * @return whether any detail is new
     */
    public boolean askAgain(SessionRequest request, TopicSituation situation, Instant now) {
        CustomerDetails known = details();
        String alias = customerAlias;
        applyDetails(request.details().withoutWithdrawal());
        customerAlias = request.details().has("customerAlias") ? request.alias() : alias;
        if (details().equals(known) && Objects.equals(customerAlias, alias)) {
            return false;
        }

        customerFetch = now;
        if (status == ChatSessionStatus.PRE_CHAT_FORM && topic.knowsEnoughForChat(details())) {
            formSubmittedAt = now;
            enterStatus(entry(situation, now), situation, now);
        }
        return true;
    }

    /** Records a repeated request. Called after the CRM look-up, so that the event contains the customer. */
    public void recordRepeatedRequest(ChatSessionStatus before, Instant now) {
        boolean formIsDone = before == ChatSessionStatus.PRE_CHAT_FORM && status != before;
        record(
                formIsDone ? ChatSessionEventType.PRE_CHAT_FORM_SUBMITTED : ChatSessionEventType.DETAILS_GIVEN,
                SessionActor.CUSTOMER,
                now);
    }

    /**
     * Submits the pre-chat form.
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void submitPreChatForm(ActionContext context, DetailsInput details, TopicSituation situation) {
        require(ChatAction.SUBMIT_PRE_CHAT_FORM, context);
        applyDetails(details);
        topic.requireForChat(details());

        customerFetch = context.now();
        formSubmittedAt = context.now();
        enterStatus(entry(situation, context.now()), situation, context.now());
    }

    /** Records the pre-chat form. Called after the CRM look-up, so that the event contains the customer. */
    public void recordPreChatForm(SessionActor actor, Instant now) {
        record(ChatSessionEventType.PRE_CHAT_FORM_SUBMITTED, actor, now);
    }

    /**
     * Handles the answer whether the FAQ helped. If it did, the session ends; otherwise it enters the queue.
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
     * Checks the offline form and stores the customer's details.
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireOfflineForm(ActionContext context, DetailsInput details) {
        require(ChatAction.SUBMIT_OFFLINE_FORM, context);
        applyDetails(details);
        topic.requireForRequest(details());
    }

    /** Ends the session with the ticket that the offline form has created. */
    public void postRequest(SessionActor actor, Ticket request, Instant now) {
        ticket = request;
        ticketSeq = null;
        customerFetch = now;
        formSubmittedAt = now;
        close(ChatSessionStatus.REQUEST_POSTED, SessionEndedBy.CUSTOMER, SessionEndReason.REQUEST_POSTED, now);
        record(ChatSessionEventType.OFFLINE_FORM_SUBMITTED, actor, now);
    }

    /**
     * Returns whether a waiting customer may submit the offline form: no agent can answer, the session has waited long enough, or the queue is too
     * long.
     */
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

    /** Links the CRM person that the customer was identified as, and the person's company. */
    public void recognise(Person person) {
        contact = companyBeside(person, contact);
        customer = person;
    }

    static Contact companyBeside(Person person, Contact otherwise) {
        return person == null || person.contact == null ? otherwise : person.contact;
    }

    /**
     * Hands the session from the bot to agents. It enters again, without the bot.
     *
     * @throws RefusalException NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE
     */
    public void handOff(ActionContext context, TopicSituation situation) {
        require(ChatAction.HAND_OFF, context);
        leaveBot(context.actor(), context.transfer(), situation, context.now());
    }

    /** Hands the session over because the topic's bot was disabled. It enters again, without the bot. */
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

    void applyDetails(DetailsInput input) {
        CustomerDetails given = input.details();
        name = input.has("name") ? given.name() : name;
        companyName = input.has("companyName") ? given.companyName() : companyName;
        email = input.has("email") ? given.email() : email;
        phone = input.has("phone") ? given.phone() : phone;
        country = input.has("country") ? given.country() : country;
        consented = input.has("consented") ? given.hasConsented() : consented;
    }

    /** Returns whether the pre-chat form must be shown: it can be skipped if all details are known. */
    private boolean formAsks() {
        return topic.widgetPreForm && formSubmittedAt == null && !topic.knowsEnoughForChat(details());
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

    /** Returns whether somebody can answer: a bot always can; agents during opening hours, if one who may respond is present. */
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

    /** Returns whether the session waits for an agent: it is in the queue, and no bot handles it. In HQL and SQL: {@link AgentQueue}. */
    public boolean waits() {
        return status == ChatSessionStatus.IN_QUEUE && !chatbotIsactive;
    }

    /**
     * Adds the session to the end of the agents' queue. A session that a bot handles is in status 4 too, but does not wait for an agent.
     *
     * @param othersWaiting number of other waiting sessions in the topic
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

    /** Returns the session to its former position in the queue. The time since it left does not count as waiting time. */
    void reenterQueue(int othersWaiting, Instant now) {
        if (queuedAt == null || waitEndedAt == null) {
            enterQueue(othersWaiting, now);
            return;
        }
        status = ChatSessionStatus.IN_QUEUE;
        waitingSince = waitingSince.plus(Duration.between(waitEndedAt, now));
        waitEndedAt = null;
    }

    /** Reopens the session outside the queue. If it is returned to the queue, its position counts from now. The waiting time so far is kept. */
    void renewPlace(Instant now) {
        if (queuedAt == null || waitEndedAt == null) {
            return;
        }
        Duration later = Duration.between(queuedAt, now);
        queuedAt = now;
        waitingSince = waitingSince.plus(later);
        waitEndedAt = waitEndedAt.plus(later);
    }

    /**
     * Returns a time since which the session has certainly been in the queue without interruption: its entry, or the end of the wait if it was
     * returned.
     */
    public Instant beganToWaitAt() {
        return waitingSince.equals(queuedAt) ? queuedAt : waitEndedAt;
    }

    /** Removes the session from the agents' queue, whatever follows. */
    void leaveQueue(Instant now) {
        if (waits()) {
            waitEndedAt = now;
            offlineFormOfferedAt = null;
        }
    }

    /**
     * Checks that the action is allowed.
     *
     * @throws RefusalException with the code of {@link ChatAction#refusal}
     */
    public void require(ChatAction action, ActionContext context) {
        RefusalCode refusal = action.refusal((ChatSession) this, context);
        if (refusal != null) {
            throw refuse(refusal);
        }
    }

    /** Returns the state that a refusal reports. */
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
        idleWarnedAt = null;
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
        idleWarnedAt = null;
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

    /** Returns the later of two times. The clocks of instances may differ slightly, but the times of one session must be in order. */
    static Instant latest(Instant now, Instant earlier) {
        return now.isBefore(earlier) ? earlier : now;
    }
}
