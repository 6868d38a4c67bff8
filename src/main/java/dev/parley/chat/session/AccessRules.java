package dev.parley.chat.session;

import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import java.util.function.Function;

/**
 * What agents may see, by their rights in the topics; what they may do with it says {@link ChatAction}. A member with any right sees the sessions of a topic; the
 * messages of another's active session are for those who may listen or manage. Who has a session, or is offered it, sees all of it
 * but the customer's personal data, which are for members of the topic.
 *
 * <p>The rules are HQL, see {@link dev.parley.security.AgentVisible}; what they name is {@link AgentAccess}'s. They compare keys: a
 * path such as user.loginname would join, and drop sessions without a user.
 */
public final class AccessRules {

    private static final String OFFERED_TO_MY_TOPICS = "(select t.chatSession.id from ChatTransfer t"
            + " where t.state = dev.parley.chat.session.ChatTransferState.PENDING and one_of({answers}, t.toTopic.id))";

    /** The statuses of conversations, as HQL. */
    public static final String ACTIVE =
            "(dev.parley.chat.ChatSessionStatus.CUSTOMER_LAST, dev.parley.chat.ChatSessionStatus.USER_LAST)";

    /** Of a session that the agent who asks has. */
    public static final String IS_MINE = "{row}.user.id = {me}";

    /** Of an {offer} that may be accepted: one that has expired stays pending until a timer settles it. */
    private static final String IS_OPEN =
            "{offer}.state = dev.parley.chat.session.ChatTransferState.PENDING and {offer}.expiresAt > instant";

    /** Of a session with an open offer that the agent who asks may accept: to it, or to a topic in which it may respond. */
    public static final String OFFERED_TO_ME = "({row}.id in (select t.chatSession.id from ChatTransfer t where "
            + IS_OPEN.replace("{offer}", "t")
            + " and (t.toUser.id = {me} or one_of({answers}, t.toTopic.id)))"
            + " and ({row}.user.id is null or {row}.user.id <> {me}))";

    /** Of an offer, as {@link #OFFERED_TO_ME}. */
    public static final String OFFER_TO_ME = IS_OPEN.replace("{offer}", "{row}") + " and ({row}.toUser.id = {me}"
            + " or one_of({answers}, {row}.toTopic.id) and {row}.chatSession.id not in"
            + " (select s.id from ChatSession s where s.user.id = {me} and s.status in "
            + ACTIVE + "))";

    /** Whoever has a session, or may have it. */
    private static final String HAS =
            "({row}.user.id = {me} or {row}.transferTo.id = {me} or {row}.id in " + OFFERED_TO_MY_TOPICS + ")";

    /** Of a session, and of what belongs to it and is seen by whoever sees the session. */
    static final String SEES_SESSION = "(one_of({sees}, {row}.topic.id) or " + HAS + ")";

    /**
     * Of a session whose messages are read, and of what its row repeats of them: as {@link #SEES_SESSION}, but for the active sessions of
     * others. While a bot answers, whoever may respond reads along, to know when to step in.
     *
     * <p>Each alternative holds only for sessions that are seen. It must stay so: {@link ChatMessage#chatSession} is the one link
     * that leads to sessions, and being joined as it is, it shows (and filters by) the session of every message that is read.
     */
    public static final String READS_MESSAGES = "(one_of({hears}, {row}.topic.id) or " + HAS
            + " or {row}.chatbotIsactive and one_of({answers}, {row}.topic.id)"
            + " or {row}.status not in " + ACTIVE + " and one_of({sees}, {row}.topic.id))";

    /** The rule for the contact details that a customer entered in a session. */
    public static final String KNOWS_CUSTOMER = "one_of({sees}, {row}.topic.id)";

    /** Of the same in the CRM: the person has been a customer of a topic. */
    public static final String KNOWS_PERSON =
            "exists (select 1 from ChatSession s where s.customer.id = {row}.id and one_of({sees}, s.topic.id))";

    private AccessRules() {}

    /** Whether somebody sees a session, offered or not; to others it does not exist. */
    public static boolean sees(SessionActor who, ChatSession session) {
        return who.isAdmin() || who.member() != null && who.member().hasAnyRight() || who.owns(session);
    }

    /**
     * As {@link #READS_MESSAGES}: whether somebody reads the messages of a session.
     *
     * @param offered whether the session is offered to them
     */
    static boolean readsMessages(SessionActor who, ChatSession session, boolean offered) {
        ChatTopicMember member = who.member();
        boolean asMember = member != null
                && (who.listens()
                        || session.chatbotIsactive && who.responds()
                        || !session.isActive() && member.hasAnyRight());
        return who.isAdmin() || who.isAgent() && (asMember || offered || who.owns(session));
    }

    /**
     * Whether an unresolved offer is to this user.
     *
     * @param transfer the offer, or null
     * @param membership what the user may do in a topic, or null
     */
    public static boolean isOfferedTo(
            User user, ChatTransfer transfer, Function<ChatTopic, ChatTopicMember> membership) {
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
