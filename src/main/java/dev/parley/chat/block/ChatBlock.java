package dev.parley.chat.block;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.Filterable;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AgentVisible;
import dev.parley.security.PersonalData;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A block of customers who match it. While it is in force, they cannot request, submit or reopen sessions. */
@Entity
@Table(name = "chat_block")
@AgentVisible(where = ChatBlock.MANAGES_ITS_TOPIC)
@Type("ChatBlock")
@Description(
        "A block of customers. While it is in force, customers who match one of its fields can't request, submit or reopen sessions. For managers of its topic and administrators.")
@Filterable({"blockedAt", "endsAt", "liftedAt", "email"})
@SuppressWarnings("NullAway.Init")
public class ChatBlock extends NodeEntity {

    /** HQL over a block: the agent manages its topic. */
    static final String MANAGES_ITS_TOPIC =
            "exists (select 1 from ChatTopicMember m where m.topic.id = {row}.topic.id and m.user.id = {me} and m.manager)";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "topic_id")
    @Description("The topic in which customers are blocked. Null for all topics.")
    public @Nullable ChatTopic topic;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    @Description(
            "The session whose customer was blocked. Null if it was deleted, or if the block was created without one.")
    public @Nullable ChatSession chatSession;

    @PersonalData
    @Description("The e-mail address that is blocked. Case does not matter.")
    public @Nullable String email;

    @PersonalData
    @Description("The address or range of addresses that is blocked, in CIDR notation such as 203.0.113.7/32.")
    public @Nullable String network;

    /** External id of the verified customer who is blocked. */
    @Ignore
    @PersonalData
    @Nullable String subject;

    @Description("Why the customers are blocked.")
    public @Nullable String reason;

    @NonNull @Description("Time of the block.")
    public Instant blockedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "blocked_by")
    @Description("The user who blocked the customers.")
    public @Nullable User blockedBy;

    @Description("Time at which the block ends. Null if it is in force until it is lifted.")
    public @Nullable Instant endsAt;

    @Description("Time at which the block was lifted. Null if it was not.")
    public @Nullable Instant liftedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "lifted_by")
    @Description("The user who lifted the block.")
    public @Nullable User liftedBy;

    /**
     * Why and how long customers are blocked.
     *
     * @param by the user who blocks them
     * @param reason the reason, or null
     * @param endsAt the end, or null
     */
    public record Terms(
            User by, @Nullable String reason, @Nullable Instant endsAt, Instant now) {

        /**
         * Creates terms.
         *
         * @throws RefusalException VALIDATION if the end is not in the future
         */
        public Terms {
            if (endsAt != null && !endsAt.isAfter(now)) {
                throw new RefusalException(RefusalCode.VALIDATION, "endsAt");
            }
        }
    }

    /**
     * Blocks the customer of a session in its topic.
     *
     * @param match what the block takes from the session
     * @throws RefusalException NOTHING_TO_BLOCK if the session has nothing of it
     */
    public static ChatBlock of(ChatSession session, Set<ChatBlockMatch> match, Terms terms) {
        ChatBlock block = new ChatBlock();
        block.topic = session.topic;
        block.chatSession = session;
        block.email = match.contains(ChatBlockMatch.EMAIL) ? InputText.optional(session.email) : null;
        block.subject = match.contains(ChatBlockMatch.IDENTITY) ? session.customerSubject : null;
        String host = session.customerHost;
        block.network = match.contains(ChatBlockMatch.ADDRESS) && host != null
                ? Networks.ofClient(host).orElse(null)
                : null;
        if (block.email == null && block.subject == null && block.network == null) {
            throw new RefusalException(RefusalCode.NOTHING_TO_BLOCK, "match");
        }
        return block.on(terms);
    }

    /**
     * Blocks an e-mail address or a network.
     *
     * @param topic the topic, or null for all
     * @param network an address or a range in CIDR notation, or null
     * @throws RefusalException FIELD_REQUIRED if neither is given, VALIDATION for an invalid or very large network
     */
    public static ChatBlock of(
            @Nullable ChatTopic topic, @Nullable String email, @Nullable String network, Terms terms) {
        ChatBlock block = new ChatBlock();
        block.topic = topic;
        block.email = InputText.optional(email);
        block.network = network == null
                ? null
                : Networks.parse(network).orElseThrow(() -> new RefusalException(RefusalCode.VALIDATION, "network"));
        if (block.email == null && block.network == null) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, "email");
        }
        return block.on(terms);
    }

    private ChatBlock on(Terms terms) {
        reason = terms.reason();
        blockedAt = terms.now();
        blockedBy = terms.by();
        endsAt = terms.endsAt();
        return this;
    }

    /** Lifts the block. Returns false if it was lifted before. */
    public boolean lift(User by, Instant now) {
        if (liftedAt != null) {
            return false;
        }
        liftedBy = by;
        liftedAt = now;
        return true;
    }
}
