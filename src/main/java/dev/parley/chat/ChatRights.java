package dev.parley.chat;

import dev.parley.crm.User;
import java.util.function.Function;

/**
 * What agents may see, by their rights in the topics (domain.md 9.3); what they may do with it says {@link ChatAction}. A member with any right sees the sessions of a topic; the
 * messages of another's active session are for those who may listen or manage. Who has a session, or is offered it, sees all of it
 * but the customer's personal data, which are for members of the topic.
 *
 * <p>The rules are HQL, see {@link dev.parley.security.AgentVisible}; what they name is {@link AgentStanding}'s. They compare keys: a
 * path such as user.loginname would join, and drop sessions without a user.
 */
final class ChatRights {

    private static final String OFFERED_TO_MY_TOPICS = "(select t.chatSession.id from ChatTransfer t"
            + " where t.state = dev.parley.chat.ChatTransferState.PENDING and t.toTopic.id in {answers})";

    private static final String ACTIVE =
            "(dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST, dev.parley.chat.ChatSessionStatus.USER_LAST)";

    /** Whoever has a session, or may have it: of the row itself, and of the session s that it belongs to. */
    private static final String HAS_ROW =
            "({row}.user.id = {me} or {row}.transferTo.id = {me} or {row}.id in " + OFFERED_TO_MY_TOPICS + ")";

    private static final String HAS_S =
            "(s.user.id = {me} or s.transferTo.id = {me} or s.id in " + OFFERED_TO_MY_TOPICS + ")";

    private static final String WHOSE_SESSION =
            "exists (select 1 from ChatSession s where s.id = {row}.chatSession.id and (";

    /** Of a session. */
    static final String SEES_SESSION = "({row}.topic.id in {sees} or " + HAS_ROW + ")";

    /** Of what belongs to a session and is seen by whoever sees the session. */
    static final String SEES_SESSION_OF = WHOSE_SESSION + "s.topic.id in {sees} or " + HAS_S + "))";

    /**
     * Of a message: as {@link #SEES_SESSION} of its session, but for the active sessions of others. While a bot answers, whoever
     * may respond reads along, to know when to step in.
     *
     * <p>Each alternative holds only for sessions that are seen. It must stay so: {@link ChatMessage#chatSession} is the one link
     * that leads to sessions, and being joined as it is, it shows (and filters by) the session of every message that is read.
     */
    static final String READS_MESSAGE = WHOSE_SESSION + "s.topic.id in {hears} or " + HAS_S
            + " or s.chatbotIsactive and s.topic.id in {answers}"
            + " or s.status not in " + ACTIVE + " and s.topic.id in {sees}))";

    /** Of what a session's row repeats of its messages: the same. */
    static final String READS_MESSAGES_OF = "({row}.topic.id in {hears} or " + HAS_ROW
            + " or {row}.chatbotIsactive and {row}.topic.id in {answers}"
            + " or {row}.status not in " + ACTIVE + " and {row}.topic.id in {sees})";

    /** Of what a customer told about itself in a session (domain.md 9.1). */
    static final String KNOWS_CUSTOMER = "{row}.topic.id in {sees}";

    /** Of the same in the CRM: the person has been a customer of a topic. */
    static final String KNOWS_PERSON =
            "exists (select 1 from ChatSession s where s.customer.id = {row}.id and s.topic.id in {sees})";

    private ChatRights() {}

    /** Whether somebody sees a session, offered or not; to others it does not exist. */
    static boolean sees(ChatParty who, ChatSession session) {
        return who.isAdmin() || who.member() != null && who.member().hasAnyRight() || who.owns(session);
    }

    /**
     * Whether an unresolved offer is to this user.
     *
     * @param transfer the offer, or null
     * @param membership what the user may do in a topic, or null
     */
    static boolean isOfferedTo(User user, ChatTransfer transfer, Function<ChatTopic, ChatTopicMember> membership) {
        if (transfer == null) {
            return false;
        }
        if (transfer.toUser != null) {
            return transfer.toUser.id.equals(user.id);
        }
        ChatTopicMember member = membership.apply(transfer.toTopic);
        return member != null && member.canRespond;
    }
}
