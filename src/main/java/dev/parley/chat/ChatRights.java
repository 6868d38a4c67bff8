package dev.parley.chat;

import dev.parley.crm.User;
import java.util.function.Function;

/**
 * What agents may see, by their rights in the topics (domain.md 9.3); what they may do with it says {@link ChatAction}. A member with any right sees the sessions of a topic; the
 * messages of another's active session are for those who may listen or manage. Who has a session, or is offered it, sees all of it.
 *
 * <p>The rules are HQL, see {@link dev.parley.security.AgentVisible}. Their subqueries do not depend on the row, so that
 * PostgreSQL runs each once. They compare keys: a path such as user.loginname would join, and drop sessions without a user.
 */
final class ChatRights {

    private static final String ME = "(select u.id from User u where u.loginname = {me})";

    private static final String MY_TOPICS =
            "(select m.topic.id from ChatTopicMember m where m.user.id = " + ME + " and ";
    private static final String TOPICS_I_RESPOND_IN = MY_TOPICS + "m.canRespond)";
    private static final String TOPICS_I_LISTEN_TO = MY_TOPICS + "(m.canListen or m.manager))";
    private static final String TOPICS_I_SEE =
            MY_TOPICS + "(m.canRespond or m.canListen or m.notifications or m.manager))";

    private static final String OFFERED_TO_MY_TOPICS = "(select t.chatSession.id from ChatTransfer t"
            + " where t.state = dev.parley.chat.ChatTransferState.PENDING and t.toTopic.id in " + TOPICS_I_RESPOND_IN
            + ")";

    private static final String ACTIVE =
            "(dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST, dev.parley.chat.ChatSessionStatus.USER_LAST)";

    /** Of a session. */
    static final String SEES_SESSION = "({row}.topic.id in " + TOPICS_I_SEE
            + " or {row}.user.id = " + ME
            + " or {row}.transferTo.id = " + ME
            + " or {row}.id in " + OFFERED_TO_MY_TOPICS + ")";

    /** Of what belongs to a session and is seen by whoever sees the session. */
    static final String SEES_SESSION_OF = "exists (select 1 from ChatSession s where s.id = {row}.chatSession.id and ("
            + "s.topic.id in " + TOPICS_I_SEE
            + " or s.user.id = " + ME
            + " or s.transferTo.id = " + ME
            + " or s.id in " + OFFERED_TO_MY_TOPICS + "))";

    /**
     * Of a message: as {@link #SEES_SESSION} of its session, but for the active sessions of others. While a bot answers, whoever
     * may respond reads along, to know when to step in.
     *
     * <p>Each alternative holds only for sessions that are seen. It must stay so: {@link ChatMessage#chatSession} is the one link
     * that leads to sessions, and being joined as it is, it shows (and filters by) the session of every message that is read.
     */
    static final String READS_MESSAGE = "exists (select 1 from ChatSession s where s.id = {row}.chatSession.id and ("
            + "s.topic.id in " + TOPICS_I_LISTEN_TO
            + " or s.user.id = " + ME
            + " or s.transferTo.id = " + ME
            + " or s.id in " + OFFERED_TO_MY_TOPICS
            + " or s.chatbotIsactive and s.topic.id in " + TOPICS_I_RESPOND_IN
            + " or s.status not in " + ACTIVE + " and s.topic.id in " + TOPICS_I_SEE + "))";

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
