package dev.parley.chat.session;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.ChatTransferState;
import dev.parley.chat.HandOffReason;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.chat.identity.CustomerIdentity;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.topic.ChatTopicFlag;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.chat.topic.TopicSituation;
import dev.parley.chat.visit.PageAddress;
import dev.parley.chat.visit.Visit;
import dev.parley.crm.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commands before a conversation: the request, the forms, the FAQ, and the hand-off from the bot, after which a session enters again. Obtain it
 * from {@link ChatSession#intake}.
 */
public final class IntakeCommands {

    private final ChatSession session;
    private final SessionJournal journal;

    IntakeCommands(ChatSession session) {
        this.session = session;
        this.journal = session.journal();
    }

    /**
     * Enters the first status: the pre-chat form, the FAQ, the queue or the offline form, as the topic says.
     *
     * @throws RefusalException CONSENT_REQUIRED, FIELD_REQUIRED if no form will ask for it
     */
    public void enter(TopicSituation situation, Instant now) {
        session.whenRequested = now;
        session.customerFetch = now;
        enterStatus(entry(situation, now), situation, now);
        boolean noFormAsks = session.status == ChatSessionStatus.FAQ || session.status == ChatSessionStatus.IN_QUEUE;
        if (noFormAsks) {
            session.topic.requireForChat(details(), session.customerVerified);
        }
    }

    /** Records the request. Called after the CRM look-up, so that the event contains the customer. */
    public void recordRequest(Instant now) {
        journal.record(ChatSessionEventType.REQUESTED, SessionActor.CUSTOMER, now);
    }

    /**
     * Handles a repeated request of the customer. The customer's details are stored, and count as a submitted pre-chat form if they are complete.
     * Consent can be given here but not withdrawn.
     *
     * @return whether any detail is new, or the customer is on another page
     * @throws RefusalException VALIDATION for a version of the consent's text that the topic never had
     */
    public boolean askAgain(SessionRequest request, TopicSituation situation, Instant now) {
        CustomerDetails known = details();
        String alias = session.customerAlias;
        Integer consentVersion = session.consentVersion;
        boolean verified = session.customerVerified;
        boolean moved = applyVisit(request.visit(), now);
        if (request.identity() != null && !verified) {
            identify(request.identity());
        }
        applyDetails(request.details().withoutWithdrawal());
        session.customerAlias = request.details().has("customerAlias") ? request.alias() : alias;
        if (!moved
                && details().equals(known)
                && Objects.equals(session.customerAlias, alias)
                && Objects.equals(session.consentVersion, consentVersion)
                && session.customerVerified == verified) {
            return false;
        }

        session.customerFetch = now;
        if (session.status == ChatSessionStatus.PRE_CHAT_FORM && knowsEnough()) {
            session.formSubmittedAt = now;
            enterStatus(entry(situation, now), situation, now);
        }
        return true;
    }

    /** Records a repeated request. Called after the CRM look-up, so that the event contains the customer. */
    public void recordRepeatedRequest(ChatSessionStatus before, Instant now) {
        boolean formIsDone = before == ChatSessionStatus.PRE_CHAT_FORM && session.status != before;
        journal.record(
                formIsDone ? ChatSessionEventType.PRE_CHAT_FORM_SUBMITTED : ChatSessionEventType.DETAILS_GIVEN,
                SessionActor.CUSTOMER,
                now);
    }

    /**
     * Stores where the customer is.
     *
     * @return whether anything changed
     * @throws RefusalException NOT_ALLOWED, SESSION_ENDED
     */
    public boolean updateVisit(ActionContext context, Visit visit) {
        session.require(ChatAction.UPDATE_VISIT, context);
        boolean changed = applyVisit(visit, context.now());
        if (changed) {
            session.customerFetch = context.now();
            journal.record(ChatSessionEventType.VISIT_CHANGED, context.actor(), context.now());
        }
        return changed;
    }

    /** Stores where the customer is, without an event. Returns whether anything changed. */
    public boolean applyVisit(Visit visit, Instant now) {
        String page = kept(visit.pageUrl().over(session.pageUrl));
        String referrer = kept(visit.referrer().over(session.referrer));
        String attributes = visit.attributes().over(session.visitAttributes);
        if (Objects.equals(page, session.pageUrl)
                && Objects.equals(referrer, session.referrer)
                && Objects.equals(attributes, session.visitAttributes)) {
            return false;
        }
        session.pageUrl = page;
        session.referrer = referrer;
        session.visitAttributes = attributes;
        session.visitChangedAt = now;
        return true;
    }

    private @Nullable String kept(@Nullable String address) {
        return session.topic.keepPageQuery ? address : PageAddress.withoutQuery(address);
    }

    /**
     * Submits the pre-chat form.
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void submitPreChatForm(ActionContext context, DetailsInput details, TopicSituation situation) {
        session.require(ChatAction.SUBMIT_PRE_CHAT_FORM, context);
        applyDetails(details);
        session.topic.requireForChat(details(), session.customerVerified);

        session.customerFetch = context.now();
        session.formSubmittedAt = context.now();
        enterStatus(entry(situation, context.now()), situation, context.now());
    }

    /** Records the pre-chat form. Called after the CRM look-up, so that the event contains the customer. */
    public void recordPreChatForm(SessionActor actor, Instant now) {
        journal.record(ChatSessionEventType.PRE_CHAT_FORM_SUBMITTED, actor, now);
    }

    /**
     * Asks whether suggested articles of the FAQ answer the question. Without any, the session enters the queue.
     *
     * @param titles titles of the articles
     */
    public void suggestFaq(List<String> titles, TopicSituation situation, Instant now) {
        if (titles.isEmpty()) {
            goOnFromFaq(situation, now);
            journal.record(ChatSessionEventType.FAQ_ANSWERED, SessionActor.SYSTEM, now);
        } else {
            askWhetherFaqHelped(String.join("\n", titles), now);
            journal.record(ChatSessionEventType.FAQ_SUGGESTED, SessionActor.SYSTEM, now);
        }
    }

    private void askWhetherFaqHelped(String titles, Instant now) {
        journal.notice(ChatMessageSpecialType.FAQ_SUCCESS_QUESTION, titles, SessionActor.SYSTEM, now);
    }

    private void goOnFromFaq(TopicSituation situation, Instant now) {
        enterStatus(
                isReachable(situation, now) ? ChatSessionStatus.IN_QUEUE : ChatSessionStatus.OFFLINE_FORM,
                situation,
                now);
    }

    /**
     * Handles the answer whether the FAQ helped. If it did, the session ends; otherwise it enters the queue.
     *
     * @param unaskedTitle title of the article that the customer has read; null if it is not known, or if the session has the question already
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED
     */
    public void answerFaq(
            ActionContext context, FaqAnswer answer, @Nullable String unaskedTitle, TopicSituation situation) {
        session.require(ChatAction.ANSWER_FAQ, context);
        Instant now = context.now();
        session.customerFetch = now;
        if (unaskedTitle != null) {
            askWhetherFaqHelped(unaskedTitle, now);
        }
        if (answer == FaqAnswer.HELPED) {
            session.close(ChatSessionStatus.CLOSED, SessionEndedBy.CUSTOMER, SessionEndReason.FAQ_HELPED, now);
        } else {
            goOnFromFaq(situation, now);
        }
        journal.record(ChatSessionEventType.FAQ_ANSWERED, context.actor(), now);
    }

    /**
     * Checks the offline form and stores the customer's details.
     *
     * @throws RefusalException SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED
     */
    public void requireOfflineForm(ActionContext context, DetailsInput details) {
        session.require(ChatAction.SUBMIT_OFFLINE_FORM, context);
        applyDetails(details);
        session.topic.requireForRequest(details());
    }

    /** Ends the session with the ticket that the offline form has created. */
    public void postRequest(SessionActor actor, Ticket request, Instant now) {
        session.ticket = request;
        session.ticketSeq = null;
        session.customerFetch = now;
        session.formSubmittedAt = now;
        session.close(ChatSessionStatus.REQUEST_POSTED, SessionEndedBy.CUSTOMER, SessionEndReason.REQUEST_POSTED, now);
        journal.record(ChatSessionEventType.OFFLINE_FORM_SUBMITTED, actor, now);
    }

    /**
     * Returns whether a waiting customer may submit the offline form: no agent can answer, the session has waited long enough, or the queue is too
     * long.
     */
    boolean mayLeaveQueueForRequest(ActionContext context) {
        if (!session.waits()) {
            return false;
        }
        boolean waitedLong = session.topic.offlineFormTimeLimit != null
                && session.topic.offlineFormTimeLimit > 0
                && session.waitingSince != null
                && !context.now()
                        .isBefore(session.waitingSince.plus(Duration.ofMinutes(session.topic.offlineFormTimeLimit)));
        boolean manyWait = session.topic.offlineFormQueueLength != null
                && session.topic.offlineFormQueueLength > 0
                && context.queueLength() >= session.topic.offlineFormQueueLength;
        return session.offlineFormOfferedAt != null
                || session.topic.has(ChatTopicFlag.USE_QUEUE_OFFLINE_FORM) && (waitedLong || manyWait);
    }

    /** Offers the offline form to the waiting customer, because no agent can answer. The session keeps its position. */
    public void offerOfflineForm(Instant now) {
        session.offlineFormOfferedAt = now;
        journal.record(ChatSessionEventType.OFFLINE_FORM_OFFERED, SessionActor.SYSTEM, now);
    }

    /** Withdraws the offline form, because an agent can answer again. */
    public void withdrawOfflineForm(Instant now) {
        session.offlineFormOfferedAt = null;
        journal.record(ChatSessionEventType.OFFLINE_FORM_WITHDRAWN, SessionActor.SYSTEM, now);
    }

    /**
     * Hands the session from the bot to agents. It enters again, without the bot. The summary becomes an internal note, before the hand-off.
     *
     * @throws RefusalException NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE, NOT_ALLOWED for a summary by a manager who may not write notes
     */
    public void handOff(
            ActionContext context, @Nullable HandOffReason reason, @Nullable String summary, TopicSituation situation) {
        session.require(ChatAction.HAND_OFF, context);
        if (summary != null) {
            session.conversation().addNote(context, summary, "summary");
        }
        leaveBot(context.actor(), context.transfer(), reason, situation, context.now());
    }

    /** Hands the session over because the topic's bot was disabled. It enters again, without the bot. */
    public void handOffWithoutBot(@Nullable ChatTransfer transfer, TopicSituation situation, Instant now) {
        leaveBot(SessionActor.SYSTEM, transfer, null, situation, now);
    }

    private void leaveBot(
            SessionActor actor,
            @Nullable ChatTransfer transfer,
            @Nullable HandOffReason reason,
            TopicSituation situation,
            Instant now) {
        session.transfers().resolve(transfer, ChatTransferState.CANCELLED, actor, now);
        session.chatbotIsactive = false;
        session.handOffReason = reason;
        session.clearAssignment();
        if (!isReachable(situation, now)) {
            enterStatus(ChatSessionStatus.OFFLINE_FORM, situation, now);
        } else if (session.status == ChatSessionStatus.IN_QUEUE || !formAsks()) {
            enterStatus(ChatSessionStatus.IN_QUEUE, situation, now);
        } else {
            enterStatus(ChatSessionStatus.PRE_CHAT_FORM, situation, now);
        }
        journal.record(ChatSessionEventType.HANDED_OFF, actor, now);
    }

    /** Returns the details of the customer, without the blank texts and the country 0 of imported rows. */
    public CustomerDetails details() {
        return new CustomerDetails(
                session.name, session.companyName, session.email, session.phone, session.country, session.consented);
    }

    /** Stores the identity that the customer's site has signed, with its details. It replaces what the customer typed. */
    void identify(CustomerIdentity identity) {
        session.customerVerified = true;
        session.customerSubject = identity.subject();
        session.name = identity.name() == null ? session.name : identity.name();
        session.companyName = identity.companyName() == null ? session.companyName : identity.companyName();
        session.email = identity.email() == null ? session.email : identity.email();
    }

    /** Stores the details that the customer gave. A verified customer can add to what the site has signed, but not change it. */
    void applyDetails(DetailsInput input) {
        applyConsent(input);
        CustomerDetails given = input.details();
        session.name = sets(input, "name", session.name) ? given.name() : session.name;
        session.companyName =
                sets(input, "companyName", session.companyName) ? given.companyName() : session.companyName;
        session.email = sets(input, "email", session.email) ? given.email() : session.email;
        session.phone = input.has("phone") ? given.phone() : session.phone;
        session.country = input.has("country") ? given.country() : session.country;
    }

    /** A consent counts for the text that the customer saw; without a version in the input, for the topic's current text. */
    private void applyConsent(DetailsInput input) {
        Integer seen = input.consentVersion();
        if (seen != null && (seen < 1 || seen > session.topic.consentVersion)) {
            throw new RefusalException(RefusalCode.VALIDATION, "consentVersion");
        }
        if (!input.has("consented")) {
            return;
        }
        boolean before = session.consented;
        session.consented = input.details().hasConsented();
        if (!session.consented) {
            session.consentVersion = null;
        } else if (seen != null) {
            session.consentVersion = seen;
        } else if (!before) {
            session.consentVersion = session.topic.currentConsentVersion();
        }
    }

    private boolean sets(DetailsInput input, String field, @Nullable String current) {
        return input.has(field) && (!session.customerVerified || current == null);
    }

    /** Returns whether the pre-chat form must be shown: it can be skipped if all details are known. */
    private boolean formAsks() {
        return session.topic.widgetPreForm && session.formSubmittedAt == null && !knowsEnough();
    }

    private boolean knowsEnough() {
        return session.topic.knowsEnoughForChat(details(), session.customerVerified);
    }

    private ChatSessionStatus entry(TopicSituation situation, Instant now) {
        if (!isReachable(situation, now)) {
            return ChatSessionStatus.OFFLINE_FORM;
        }
        if (formAsks()) {
            return ChatSessionStatus.PRE_CHAT_FORM;
        }
        return session.topic.widgetAutoFaq ? ChatSessionStatus.FAQ : ChatSessionStatus.IN_QUEUE;
    }

    /** Returns whether somebody can answer: a bot always can; agents during opening hours, if one who may respond is present. */
    private boolean isReachable(TopicSituation situation, Instant now) {
        return session.chatbotIsactive || situation.isAttended(session.topic, now);
    }

    private void enterStatus(ChatSessionStatus next, TopicSituation situation, Instant now) {
        if (next == ChatSessionStatus.IN_QUEUE) {
            session.queue().enter(situation.queueLength(), now);
        } else {
            session.status = next;
        }
    }
}
