package dev.parley.chat.api;

import static java.util.stream.Collectors.toSet;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.mail.MailAccount;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.session.AccessRules;
import dev.parley.chat.session.ActionContext;
import dev.parley.chat.session.AgentLoad;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.session.Retention;
import dev.parley.chat.session.SessionActor;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.MemberRights;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.ComputedField.Fact;
import dev.parley.graphql.declaration.ComputedField.Given;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@code ChatSession.allowedActions}: evaluates every {@link ChatAction} with the facts that the mutation would use. The facts are read in
 * the query that reads the session.
 *
 * <p>Not a singleton, because the schema is built before the configuration is available.
 */
@ApplicationScoped
class AllowedActions {

    /** Columns of the session that actions depend on. */
    static final List<String> NEEDS = List.of(
            "status",
            "chatbotIsactive",
            "customerAttachments",
            "whenEnded",
            "erasedAt",
            "offerExpiresAt",
            "offeredTo.id",
            "offlineFormOfferedAt",
            "supervisedBy.id",
            "waitingSince",
            "user.id",
            "topic.agentAttachments",
            "topic.customerAttachments",
            "topic.deleted",
            "topic.flags",
            "topic.listening",
            "topic.offlineFormQueueLength",
            "topic.offlineFormTimeLimit",
            "topic.widgetEnableRating",
            "topic.widgetEnableTicket",
            "topic.widgetPostTranscript");

    private static final String IS_ME = User.isNamed("u", ":login");

    /** The caller's rights in the session's topic. */
    private static final String MEMBER =
            "select json_build_array(m.canRespond, m.notifications, m.canListen, m.manager) from ChatTopicMember m"
                    + " where m.topic.id = {row}.topic.id and m.user.id = (select u.id from User u where " + IS_ME
                    + ")";

    /** The calling user's id, capacity, and the ranks of its active sessions. No row for a user who may not act. */
    private static final String CALLER = "select json_build_array(u.id, u.chatCapacity,"
            + " (select json_agg(s.rank) from ChatSession s where s.user.id = u.id and s.status in "
            + SessionStatuses.ACTIVE_HQL
            + ")) from User u where " + IS_ME
            + " and " + User.mayActHql("u");

    /**
     * The session's pending transfer: target user, requester and expiry; the caller's rights in the target topic; whether the customer has an open
     * session there.
     */
    private static final String OFFER = "select json_build_array(t.toUser.id, t.requestedBy.id, t.expiresAt, ("
            + MEMBER.replace("{row}.topic.id", "t.toTopic.id")
            + "), t.toTopic.id <> {row}.topic.id and exists (select 1 from ChatSession o"
            + " where o.customer.id = {row}.customer.id and o.customerVerified = {row}.customerVerified"
            + " and o.topic.id = t.toTopic.id and o.status in "
            + SessionStatuses.OPEN_HQL + ")) from ChatTransfer t where t.chatSession.id = {row}.id"
            + " and t.state = dev.parley.chat.ChatTransferState.PENDING";

    /** Length of the queue that the session waits in. */
    private static final String QUEUE = "case when " + AgentQueue.waitsHql("{row}")
            + " then (select count(*) from ChatSession s where s.topic.id = {row}.topic.id and "
            + AgentQueue.waitsHql("s") + ") end";

    /**
     * Whether an agent accepted the session, or an agent or bot answered it. Messages are read only for finished sessions, where rating depends on
     * it.
     */
    private static final String ANSWERED = "{row}.whenStarted is not null or {row}.status in"
            + " (dev.parley.chat.ChatSessionStatus.FINISHED, dev.parley.chat.ChatSessionStatus.CLOSED)"
            + " and exists (select 1 from ChatMessage m where m.chatSession.id = {row}.id and " + ChatMessage.IS_ANSWER
            + ")";

    static final List<Fact> FACTS = List.of(
            new Fact("member", JsonArray.class, MEMBER, null),
            new Fact("caller", JsonArray.class, CALLER, null),
            new Fact("offer", JsonArray.class, OFFER, null),
            new Fact("queue", Long.class, null, QUEUE),
            new Fact("answered", Boolean.class, null, ANSWERED),
            new Fact("held", Boolean.class, Retention.HELD_HQL, null));

    private final Clock clock;
    private final ChatConfig config;
    private final MailAccount mail;

    AllowedActions(Clock clock, ChatConfig config, MailAccount mail) {
        this.clock = clock;
        this.config = config;
        this.mail = mail;
    }

    /** Returns one entry per action: {@code action}, {@code allowed}, and {@code code} when it is not allowed. */
    List<Map<String, Object>> of(ChatSession session, Given given) {
        Map<String, Object> known = given.facts();
        JsonArray caller = (JsonArray) known.get("caller");
        User user =
                caller == null ? null : User.numbered(caller.getJsonNumber(0).longValue());
        JsonArray offer = (JsonArray) known.get("offer");
        SessionActor who = given.caller() instanceof Actor.Agent agent
                ? SessionActor.of(agent, user, member((JsonArray) known.get("member")))
                : SessionActor.CUSTOMER;
        ActionContext context = new ActionContext(
                who,
                clock.instant(),
                offer == null ? null : transfer(offer),
                offer != null && user != null && isOffered(offer, user),
                caller == null ? AgentLoad.NONE : load(caller),
                null,
                known.get("queue") instanceof Long length ? length.intValue() : 0,
                offer != null && !offer.isNull(4) && offer.getBoolean(4),
                Boolean.TRUE.equals(known.get("answered")),
                config.reopenWindow(),
                config.ratingWindow(),
                mail.isConfigured(),
                Boolean.TRUE.equals(known.get("held")));
        return Stream.of(ChatAction.values())
                .map(action -> answer(action, refusal(action, session, context)))
                .toList();
    }

    /** Agent tokens without a user, or with a user who may not act, may only read. */
    private static @Nullable RefusalCode refusal(ChatAction action, ChatSession session, ActionContext context) {
        SessionActor actor = context.actor();
        return !actor.isCustomer() && actor.user() == null ? RefusalCode.NOT_ALLOWED : action.refusal(session, context);
    }

    private static Map<String, Object> answer(ChatAction action, @Nullable RefusalCode refusal) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("action", action.name());
        answer.put("allowed", refusal == null);
        answer.put("code", refusal == null ? null : refusal.name());
        return answer;
    }

    private static AgentLoad load(JsonArray caller) {
        Set<Integer> ranks = caller.isNull(2)
                ? Set.of()
                : caller.getJsonArray(2).getValuesAs(JsonNumber::intValue).stream()
                        .collect(toSet());
        return new AgentLoad(ranks, caller.isNull(1) ? null : (Integer) caller.getInt(1));
    }

    private static @Nullable ChatTopicMember member(@Nullable JsonArray rights) {
        return rights == null
                ? null
                : ChatTopicMember.with(new MemberRights(
                        rights.getBoolean(0), rights.getBoolean(1), rights.getBoolean(2), rights.getBoolean(3)));
    }

    private static boolean isOffered(JsonArray offer, User user) {
        JsonArray rights = offer.isNull(3) ? null : offer.getJsonArray(3);
        return AccessRules.isOfferedTo(user, transfer(offer), () -> member(rights));
    }

    private static ChatTransfer transfer(JsonArray offer) {
        return ChatTransfer.pending(
                offer.isNull(0) ? null : User.numbered(offer.getJsonNumber(0).longValue()),
                User.numbered(offer.getJsonNumber(1).longValue()),
                OffsetDateTime.parse(offer.getString(2)).toInstant());
    }
}
