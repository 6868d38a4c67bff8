package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.identity.CustomerIdentity;
import dev.parley.chat.identity.CustomerIdentity.OneTimeToken;
import dev.parley.chat.identity.IdentityVerifier;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.SessionRequest;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.TopicSituation;
import dev.parley.security.Actor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * The entry to a topic that accepts sessions and cannot be deleted before the transaction ends.
 *
 * @param open the caller's open session in the topic, locked; or null
 * @param isOtherDevice whether the caller has found that session by its identity, without the session's key
 * @param recognition the look-up of the customer in the CRM
 */
record Entrance(
        ChatTopic topic,
        @Nullable ChatSession open,
        boolean isOtherDevice,
        TopicSituation situation,
        Recognition recognition) {

    private static final String BY_KEY =
            "from chat_session r where r.session_key = ? and r.topic_id = ? for no key update of r";

    private static final String BY_IDENTITY =
            "from chat_session r where r.customer_subject = ? and r.topic_id = ? and r.status in "
                    + SessionStatuses.OPEN_SQL + " order by r.id desc limit 1 for no key update of r";

    /** Two devices that request at the same time get the same session: the second waits here for the first. */
    private static final String ONE_AT_A_TIME = "select 1 from pg_advisory_xact_lock(hashtextextended(?, ?))";

    private static final String USE_ONCE =
            "insert into identity_token (token_hash, expires_at) values (?, ?) on conflict do nothing returning 1";

    /**
     * Locks and reads the rows for a customer's request.
     *
     * @throws RefusalException TOPIC_NOT_FOUND, IDENTITY_NOT_ACCEPTED, IDENTITY_REPLAYED, BLOCKED
     */
    static Entrance of(EntityRows rows, Actor actor, long topicId, String path, SessionRequest request) {
        CustomerIdentity identity = request.identity();
        var topic = ChatTopic.locked(rows, "key share", topicId);
        Supplier<@Nullable ChatSession> mine = () -> null;
        List<Integer> firstUse = List.of(1);
        if (identity != null) {
            rows.values(Integer.class, ONE_AT_A_TIME, identity.subject(), topicId);
            firstUse = firstUse(rows, identity.token());
            mine = rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, BY_IDENTITY, identity.subject(), topicId);
        }
        Supplier<@Nullable ChatSession> keyed = actor instanceof Actor.Customer customer
                ? rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, BY_KEY, customer.keyHash(), topicId)
                : () -> null;
        var present = rows.values(Integer.class, SessionLoading.PRESENT.formatted("?"), topicId);
        var waits = rows.values(Integer.class, SessionLoading.QUEUE_LENGTH.formatted("?"), topicId);
        Recognition recognition = identity == null
                ? Recognition.ofTyped(rows, request.details().details().email(), "?", topicId)
                : Recognition.ofVerified(
                        rows, identity, topicId, actor instanceof Actor.Customer customer ? customer.keyHash() : "");
        List<Boolean> blocked = BlockCheck.ofRequest(rows, topicId, request);
        rows.run();
        ChatTopic existing = ChatTopic.existing(topic.get(), path);
        if (identity != null) {
            require(existing.accepts(identity.site()), RefusalCode.IDENTITY_NOT_ACCEPTED);
            require(!firstUse.isEmpty(), RefusalCode.IDENTITY_REPLAYED);
        }
        BlockCheck.require(blocked);
        ChatSession open = open(identity, keyed.get(), mine.get());
        if (open != null) {
            open.takeSnapshot();
        }
        return new Entrance(
                existing,
                open,
                open != null && open != keyed.get(),
                new TopicSituation(present.get(0), waits.get(0)),
                recognition);
    }

    private static List<Integer> firstUse(EntityRows rows, @Nullable OneTimeToken token) {
        return token == null
                ? List.of(1)
                : rows.values(
                        Integer.class, USE_ONCE, token.hash(), token.expiresAt().atOffset(ZoneOffset.UTC));
    }

    /**
     * Returns the session to continue. An identity finds its own session before that of the key, and never continues the session of somebody else
     * who used the same browser.
     */
    private static @Nullable ChatSession open(
            @Nullable CustomerIdentity identity, @Nullable ChatSession keyed, @Nullable ChatSession mine) {
        ChatSession ofKey = keyed != null && SessionStatuses.OPEN.contains(keyed.status) ? keyed : null;
        if (identity == null || ofKey != null && ofKey.isVerifiedAs(identity)) {
            return ofKey;
        }
        return mine == null && ofKey != null && !ofKey.customerVerified ? ofKey : mine;
    }

    private static void require(boolean holds, RefusalCode code) {
        if (!holds) {
            throw new RefusalException(code, IdentityVerifier.FIELD);
        }
    }
}
