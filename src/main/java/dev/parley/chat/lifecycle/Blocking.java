package dev.parley.chat.lifecycle;

import dev.parley.chat.block.ChatBlock;
import dev.parley.chat.block.ChatBlockMatch;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Blocks customers, and lifts blocks. Each method is one transaction. */
@ApplicationScoped
public class Blocking {

    private static final String BLOCK = "from chat_block r where r.id = ? for no key update of r";

    private static final String MANAGES = """
            select exists (
              select from chat_topic_user m join ejuser u on u.id = m.user_id
              where lower(u.loginname) = lower(?) and m.manager and m.topic_id = %s)""";

    private static final String MANAGES_TOPIC = MANAGES.formatted("?");
    private static final String MANAGES_BLOCK =
            MANAGES.formatted("(select b.topic_id from chat_block b where b.id = ?)");

    private static final String AUDIT = """
            insert into audit_event (action, session_id, topic_id, actor_name, actor_user_id)
            select ?, b.session_id, b.topic_id, left(?, 80), ? from chat_block b where b.id = ?""";

    private final Clock clock;
    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;

    Blocking(Clock clock, SessionUnitOfWork unitOfWork, PendingWrites writes) {
        this.clock = clock;
        this.unitOfWork = unitOfWork;
        this.writes = writes;
    }

    /**
     * Blocks the customer of a session in its topic, and ends the session.
     *
     * @param match what the block takes from the session
     * @param endsAt when the block ends; null to keep it until it is lifted
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED, SESSION_ERASED, NOTHING_TO_BLOCK, VALIDATION
     */
    @Transactional
    public Outcome block(
            Actor actor, SessionRef ref, Set<ChatBlockMatch> match, @Nullable Instant endsAt, @Nullable String reason) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.BLOCK, ref);
        ChatSession session = chat.session();
        session.ending().block(chat.context());
        User by = chat.context().actor().requireUser();
        ChatBlock block = ChatBlock.of(session, match, new ChatBlock.Terms(by, reason, endsAt, chat.now()));
        Outcome outcome = unitOfWork.commit(session, block);
        audit("CUSTOMER_BLOCKED", (Actor.Agent) actor, by, block);
        return outcome;
    }

    /**
     * Blocks an e-mail address or a network. Managers of the topic, and administrators.
     *
     * @param topicId the topic; null for all topics, for administrators only
     * @param network an address or a range in CIDR notation
     * @throws RefusalException NOT_ALLOWED, NOT_MANAGER, TOPIC_NOT_FOUND, FIELD_REQUIRED, VALIDATION
     */
    @Transactional
    public Outcome create(
            Actor.Agent actor,
            @Nullable Long topicId,
            @Nullable String email,
            @Nullable String network,
            @Nullable Instant endsAt,
            @Nullable String reason) {
        requireHuman(actor);
        if (topicId == null && !actor.isAdmin()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, "topicId");
        }
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable User> user = rows.read(User.class, LockMode.READ, SessionLoading.USER, actor.loginname());
        Supplier<@Nullable ChatTopic> topic =
                topicId == null ? () -> null : ChatTopic.locked(rows, "key share", topicId);
        List<Boolean> manages =
                topicId == null ? List.of() : rows.values(Boolean.class, MANAGES_TOPIC, actor.loginname(), topicId);
        rows.run();
        User by = SessionUnitOfWork.known(user.get());
        ChatTopic existing = topicId == null ? null : ChatTopic.existing(topic.get(), "topicId");
        if (!actor.isAdmin() && !manages.contains(true)) {
            throw new RefusalException(RefusalCode.NOT_MANAGER, "topicId");
        }
        ChatBlock block =
                ChatBlock.of(existing, email, network, new ChatBlock.Terms(by, reason, endsAt, clock.instant()));
        writes.insert(block);
        audit("CUSTOMER_BLOCKED", actor, by, block);
        return Outcome.changed(List.of(block));
    }

    /**
     * Lifts a block. Managers of its topic, and administrators.
     *
     * @throws RefusalException NOT_ALLOWED, BLOCK_NOT_FOUND
     */
    @Transactional
    public Outcome lift(Actor.Agent actor, long id) {
        requireHuman(actor);
        EntityRows rows = new EntityRows(writes.pipeline());
        Supplier<@Nullable User> user = rows.read(User.class, LockMode.READ, SessionLoading.USER, actor.loginname());
        Supplier<@Nullable ChatBlock> block = rows.read(ChatBlock.class, LockMode.PESSIMISTIC_WRITE, BLOCK, id);
        List<Boolean> manages = rows.values(Boolean.class, MANAGES_BLOCK, actor.loginname(), id);
        rows.run();
        User by = SessionUnitOfWork.known(user.get());
        ChatBlock found = block.get();
        if (found == null || !actor.isAdmin() && !manages.contains(true)) {
            throw new RefusalException(RefusalCode.BLOCK_NOT_FOUND, "chatBlockId");
        }
        if (!found.lift(by, clock.instant())) {
            return new Outcome(false, List.of(found), null, false);
        }
        audit("CUSTOMER_BLOCK_LIFTED", actor, by, found);
        return Outcome.changed(List.of(found));
    }

    private void audit(String action, Actor.Agent actor, User by, ChatBlock block) {
        writes.after(AUDIT, action, actor.auditName(), by.id, block);
    }

    private static void requireHuman(Actor.Agent actor) {
        if (actor.isBot()) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
        }
    }
}
