package dev.parley.chat;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** Types of session events. */
@Description("Types of session events.")
public enum ChatSessionEventType {
    @Description("A customer requested a session.")
    REQUESTED,
    @Description("The customer repeated the request and added details or a message.")
    DETAILS_GIVEN,
    @Description("An agent corrected the details of the customer.")
    DETAILS_CORRECTED,
    @Description("The customer submitted the pre-chat form.")
    PRE_CHAT_FORM_SUBMITTED,
    @Description("The service suggested articles of the FAQ for the customer's question.")
    FAQ_SUGGESTED,
    @Description("The customer answered whether the FAQ helped, or the FAQ has no article for the question.")
    FAQ_ANSWERED,
    @Description("The customer submitted the offline form.")
    OFFLINE_FORM_SUBMITTED,
    @Description("The waiting customer is offered the offline form, because the topic closed or its last agent left.")
    OFFLINE_FORM_OFFERED,
    @Description("The offer of the offline form was withdrawn, because an agent can answer again.")
    OFFLINE_FORM_WITHDRAWN,
    @Description("The waiting session was offered to an agent.")
    OFFERED,
    @Description("The agent declined the offer of the waiting session.")
    OFFER_DECLINED,
    @Description("The offer of the waiting session expired without an answer.")
    OFFER_EXPIRED,
    @Description("The offer of the waiting session was withdrawn, because the agent can't accept it any more.")
    OFFER_WITHDRAWN,
    @Description("An agent accepted the session from the queue.")
    ACCEPTED,
    @Description("A manager assigned the waiting session to an agent.")
    ASSIGNED,
    @Description("The priority of the session was changed.")
    PRIORITY_CHANGED,
    @Description("The skills that the session needs were changed.")
    SKILLS_CHANGED,
    @Description("The customer, the agent or the bot sent a message.")
    MESSAGE_SENT,
    @Description("A file was refused because of its type, or because it is infected. The notice says which.")
    FILE_REFUSED,
    @Description("The session's agent or a manager allowed or forbade files of the customer.")
    ATTACHMENTS_CHANGED,
    @Description("An internal note was written.")
    NOTE_ADDED,
    @Description("A supervisor joined the conversation, to listen.")
    SUPERVISOR_JOINED,
    @Description(
            "The supervisor left the conversation, or the system ended the supervision because the supervisor lost the connection.")
    SUPERVISOR_LEFT,
    @Description("The customer or the agent has read messages.")
    READ,
    @Description("The customer is on another page, or its site gave other attributes of it.")
    VISIT_CHANGED,
    @Description(
            "The session returned to the queue: its agent or a manager returned it, or the system did because the agent lost its connection.")
    RETURNED_TO_QUEUE,
    @Description("The session was offered to another agent or to a topic.")
    TRANSFER_REQUESTED,
    @Description("The transfer was accepted.")
    TRANSFER_ACCEPTED,
    @Description("The transfer was rejected.")
    TRANSFER_REJECTED,
    @Description("The transfer was cancelled.")
    TRANSFER_CANCELLED,
    @Description("The transfer expired without an answer.")
    TRANSFER_EXPIRED,
    @Description("A manager took over the session.")
    TAKEN_OVER,
    @Description("The bot handed the session off to the agents.")
    HANDED_OFF,
    @Description("Both sides were warned that the session will end because of inactivity.")
    IDLE_WARNED,
    @Description("Agents or managers were alerted that the customer waits too long.")
    ALERTED,
    @Description("The session ended.")
    ENDED,
    @Description("Staff noted the outcome or the tags of a session that had ended.")
    WRAPPED_UP,
    @Description("The customer was blocked. A session that was open has ended.")
    CUSTOMER_BLOCKED,
    @Description("A finished session was reopened.")
    REOPENED,
    @Description("The customer rated the session.")
    RATED,
    @Description("The session was linked to CRM records.")
    LINKED,
    @Description("Links to CRM records were removed.")
    UNLINKED,
    @Description("A ticket was created from the session.")
    TICKET_CREATED,
    @Description("The transcript of the session was requested by e-mail.")
    TRANSCRIPT_REQUESTED,
    @Description("The text of a message was removed; see redactedSeq.")
    MESSAGE_REDACTED,
    @Description("The customer's consent was withdrawn.")
    CONSENT_WITHDRAWN,
    @Description("The customer's data were erased from the session: texts, identifiers and links. Erase your copies.")
    ERASED,
    @Description("The session was closed; it can no longer be reopened.")
    CLOSED,
    @Description("The session was deleted.")
    DELETED,
    @Description(
            "The session was imported. The event has the time and the state of an earlier step: the request, the start or the end.")
    IMPORTED;

    private static final Set<ChatSessionEventType> AMONG_AGENTS = EnumSet.of(
            NOTE_ADDED,
            OFFERED,
            OFFER_DECLINED,
            OFFER_EXPIRED,
            OFFER_WITHDRAWN,
            PRIORITY_CHANGED,
            SKILLS_CHANGED,
            SUPERVISOR_JOINED,
            SUPERVISOR_LEFT,
            TRANSFER_REQUESTED,
            TRANSFER_REJECTED,
            TRANSFER_CANCELLED,
            TRANSFER_EXPIRED,
            ALERTED,
            WRAPPED_UP,
            LINKED,
            UNLINKED,
            TICKET_CREATED,
            DELETED);

    /** Returns whether the event is hidden from customers. */
    public boolean isAmongAgents() {
        return AMONG_AGENTS.contains(this);
    }

    /** Returns whether the event changes the session's state and therefore its version. A note does not. */
    public boolean changesState() {
        return this != NOTE_ADDED;
    }
}
