package dev.parley.chat.session;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** What can happen to a session. */
@Description("What can happen to a session.")
public enum ChatSessionEventType {
    @Description("A customer asked for a chat.")
    REQUESTED,
    @Description("The customer asked for the session again, and told more of itself.")
    DETAILS_GIVEN,
    @Description("The customer filled in the form before the chat.")
    PRE_CHAT_FORM_SUBMITTED,
    @Description("The customer said whether the FAQ helped.")
    FAQ_ANSWERED,
    @Description("The customer left a message instead of waiting.")
    OFFLINE_FORM_SUBMITTED,
    @Description("The topic closed or its last agent left: the customer who waits may leave a request instead.")
    OFFLINE_FORM_OFFERED,
    @Description("Somebody can answer again: the customer who waits is no longer asked to leave a request.")
    OFFLINE_FORM_WITHDRAWN,
    @Description("An agent took the session from the queue.")
    ACCEPTED,
    @Description("The customer, the agent or the bot wrote a message.")
    MESSAGE_SENT,
    @Description("An agent wrote a note among agents.")
    NOTE_ADDED,
    @Description("Somebody read messages.")
    READ,
    @Description(
            "The session went back to the queue: its agent or a manager returned it, or, by the system, the agent's connection was lost.")
    RETURNED_TO_QUEUE,
    @Description("The agent offered the session to another agent or topic.")
    TRANSFER_REQUESTED,
    @Description("An offer was accepted.")
    TRANSFER_ACCEPTED,
    @Description("An offer was rejected.")
    TRANSFER_REJECTED,
    @Description("An offer was taken back.")
    TRANSFER_CANCELLED,
    @Description("An offer was answered by nobody in time.")
    TRANSFER_EXPIRED,
    @Description("A manager or another agent took the session over.")
    TAKEN_OVER,
    @Description("The bot gave the session to the agents.")
    HANDED_OFF,
    @Description("The customer was warned that the session will end for silence.")
    IDLE_WARNED,
    @Description("The customer waits too long for an answer.")
    ALERTED,
    @Description("The chat ended.")
    ENDED,
    @Description("A finished session was taken up again.")
    REOPENED,
    @Description("The customer rated the chat.")
    RATED,
    @Description("The session was linked to records of the CRM.")
    LINKED,
    @Description("The session lost links to records of the CRM.")
    UNLINKED,
    @Description("A ticket was made of the session.")
    TICKET_CREATED,
    @Description("The session was closed for good.")
    CLOSED,
    @Description("The session was marked for deletion.")
    DELETED;

    private static final Set<ChatSessionEventType> AMONG_AGENTS = EnumSet.of(
            NOTE_ADDED,
            TRANSFER_REQUESTED,
            TRANSFER_REJECTED,
            TRANSFER_CANCELLED,
            TRANSFER_EXPIRED,
            ALERTED,
            LINKED,
            UNLINKED,
            TICKET_CREATED,
            DELETED);

    /** Whether customers do not see it. */
    public boolean isAmongAgents() {
        return AMONG_AGENTS.contains(this);
    }

    /** Whether it changes the session's state, and its version with it. A note does not. */
    boolean changesState() {
        return this != NOTE_ADDED;
    }
}
