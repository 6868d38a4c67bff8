package dev.parley.chat.session;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.ListeningMode;
import dev.parley.crm.User;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Defines which sessions and messages an agent may read, by the agent's rights in the topics. {@link ChatAction} defines what the agent may do with
 * them.
 *
 * <p>A member with any right in a topic may read its sessions. The messages of another agent's active session require the right to listen or to
 * manage, and that the topic allows silent listening or the member has joined. The agent who has a session, or is offered it, may read all of it except the customer's personal data, which require a membership of the
 * topic.
 *
 * <p>The rules are HQL, see {@link dev.parley.security.AgentVisible}; {@link AgentAccess} provides their parameters. They compare keys: a path such
 * as user.loginName would become a join, which drops sessions without a user.
 */
public final class AccessRules {

    private static final String OFFERED_TO_MY_TOPICS = "(select t.chatSession.id from ChatTransfer t"
            + " where t.state = dev.parley.chat.ChatTransferState.PENDING and one_of({answers}, t.toTopic.id))";

    /** HQL over a session: the calling agent has it. */
    public static final String IS_MINE = "{row}.user.id = {me}";

    /** HQL over an {offer}: it can be accepted. An expired transfer stays pending until a timer resolves it. */
    private static final String IS_OPEN =
            "{offer}.state = dev.parley.chat.ChatTransferState.PENDING and {offer}.expiresAt > instant";

    /** HQL over a session: it has an open offer that the calling agent may accept, to the agent or to a topic in which the agent may respond. */
    public static final String OFFERED_TO_ME = "({row}.id in (select t.chatSession.id from ChatTransfer t where "
            + IS_OPEN.replace("{offer}", "t")
            + " and (t.toUser.id = {me} or one_of({answers}, t.toTopic.id)))"
            + " and ({row}.user.id is null or {row}.user.id <> {me}))";

    /** HQL over a transfer: see {@link #OFFERED_TO_ME}. */
    public static final String OFFER_TO_ME = IS_OPEN.replace("{offer}", "{row}") + " and ({row}.toUser.id = {me}"
            + " or one_of({answers}, {row}.toTopic.id) and {row}.chatSession.id not in"
            + " (select s.id from ChatSession s where s.user.id = {me} and s.status in "
            + SessionStatuses.ACTIVE_HQL + "))";

    /** HQL over a session: the calling agent has it, or may accept an offer of it. */
    private static final String HAS =
            "({row}.user.id = {me} or {row}.transferTo.id = {me} or {row}.id in " + OFFERED_TO_MY_TOPICS + ")";

    /** HQL over a session: the calling agent may read it, and what is visible together with the session. */
    public static final String SEES_SESSION = "(one_of({sees}, {row}.topic.id) or " + HAS + ")";

    /**
     * SQL of those of some :sessions that the agent sees by {@link #SEES_SESSION}, or would have seen at some time with these rights. The event log
     * contains every topic and agent that a session ever had.
     */
    public static final String EVER_SAW_SESSIONS = """
            select s.id from chat_session s
            where s.id in (:sessions)
              and (s.topic_id in (:sees) or s.user_id = :me or s.transfer_to = :me
                   or exists (select from chat_session_event e
                              where e.session_id = s.id
                                and (cast(e.payload ->> 'topic' as bigint) in (:sees)
                                     or :me in (cast(e.payload ->> 'user' as bigint), cast(e.payload ->> 'transferTo' as bigint))))
                   or exists (select from chat_transfer t where t.session_id = s.id and t.to_topic_id in (:answers)))""";

    /** HQL over a session: its topic allows silent listening, or the calling agent has joined. Few topics do not, so that the subquery finds few rows. */
    private static final String LISTENING =
            "({row}.topic.id not in (select restricted.id from ChatTopic restricted where restricted.listening <> "
                    + "dev.parley.chat.topic.ListeningMode.SILENT) or {row}.supervisedBy.id = {me})";

    /**
     * HQL over a session: the calling agent may read its messages and the columns that repeat them. As {@link #SEES_SESSION}, except for other
     * agents' active sessions. While a bot answers, agents who may respond can read along, to decide when to take over.
     *
     * <p>Each alternative must imply that the session is visible. {@link ChatMessage#chatSession} is the only link to sessions that is joined
     * unchecked, so it exposes the session of every message that can be read, also to filters.
     */
    public static final String READS_MESSAGES = "(one_of({hears}, {row}.topic.id) and " + LISTENING + " or " + HAS
            + " or {row}.chatbotIsactive and one_of({answers}, {row}.topic.id)"
            + " or {row}.status not in " + SessionStatuses.ACTIVE_HQL + " and one_of({sees}, {row}.topic.id))";

    /** HQL over a session: the calling agent may read the contact details that the customer entered. */
    public static final String KNOWS_CUSTOMER = "one_of({sees}, {row}.topic.id)";

    /** HQL over a person: the calling agent may read the contact details, because the person has been a customer of one of the agent's topics. */
    public static final String KNOWS_PERSON =
            "exists (select 1 from ChatSession s where s.customer.id = {row}.id and one_of({sees}, s.topic.id))";

    private AccessRules() {}

    /** Returns whether an agent may read a session, offered or not. To others the session does not exist. */
    public static boolean sees(SessionActor who, ChatSession session) {
        return who.isAdmin() || who.member() != null && who.member().hasAnyRight() || who.owns(session);
    }

    /** {@link #KNOWS_CUSTOMER} in Java: returns whether an agent may read the contact details that the customer entered. */
    static boolean knowsCustomer(SessionActor who) {
        return who.isAdmin() || who.member() != null && who.member().hasAnyRight();
    }

    /**
     * {@link #READS_MESSAGES} in Java: returns whether an agent may read the messages of a session.
     *
     * @param offered whether the session is offered to the agent
     */
    static boolean readsMessages(SessionActor who, ChatSession session, boolean offered) {
        ChatTopicMember member = who.member();
        boolean asMember = member != null
                && (who.listens()
                                && (session.topic.listening == ListeningMode.SILENT
                                        || session.isSupervisedBy(who.user()))
                        || session.chatbotIsactive && who.responds()
                        || !session.isActive() && member.hasAnyRight());
        return who.isAdmin() || who.isAgent() && (asMember || offered || who.owns(session));
    }

    /**
     * Returns whether an unresolved transfer is offered to a user.
     *
     * @param membership returns the user's membership of the transfer's target topic, or null
     */
    public static boolean isOfferedTo(
            User user, ChatTransfer transfer, Supplier<@Nullable ChatTopicMember> membership) {
        if (transfer.toUser != null) {
            return transfer.toUser.id.equals(user.id);
        }
        ChatTopicMember member = membership.get();
        return member != null && member.canRespond;
    }
}
