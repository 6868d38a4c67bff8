package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.session.TransferTarget;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Offers sessions to other agents or topics, and handles the answers. Each method is one transaction. */
@ApplicationScoped
public class Transfers {

    private static final String MEMBER =
            "from chat_topic_user r join chat_session s on s.topic_id = r.topic_id where s.id = ? and r.user_id = ?";

    private final SessionUnitOfWork unitOfWork;
    private final ChatConfig config;

    Transfers(SessionUnitOfWork unitOfWork, ChatConfig config) {
        this.unitOfWork = unitOfWork;
        this.config = config;
    }

    /**
     * Offers a session to an agent who is present and may respond in its topic.
     *
     * @param reason a comment, or null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, USER_NOT_FOUND,
     * USER_NOT_PRESENT, NOT_TOPIC_MEMBER
     */
    @Transactional
    public Outcome offerToUser(Actor actor, SessionRef ref, long userId, @Nullable String reason) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.REQUEST_TRANSFER, ref);
        var user = opening.rows().find(User.class, userId);
        var member = opening.rows().read(ChatTopicMember.class, LockMode.READ, MEMBER, ref.id(), userId);
        LockedSession chat = openToOffer(opening, ref);
        User target = user.get();
        if (target == null) {
            throw new RefusalException(RefusalCode.USER_NOT_FOUND, "target.userId");
        }
        return offer(chat, new TransferTarget(target, member.get(), null), reason);
    }

    /**
     * Offers a session to the agents of its own or another topic.
     *
     * @param reason a comment, or null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TOPIC_NOT_FOUND
     */
    @Transactional
    public Outcome offerToTopic(Actor actor, SessionRef ref, long topicId, @Nullable String reason) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.REQUEST_TRANSFER, ref);
        var topic = ChatTopic.locked(opening.rows(), "key share", topicId);
        LockedSession chat = openToOffer(opening, ref);
        return offer(chat, new TransferTarget(null, null, ChatTopic.existing(topic.get(), "target.topicId")), reason);
    }

    /** Checks the caller before the target: otherwise the error code would disclose which users exist. */
    private LockedSession openToOffer(SessionLoading opening, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(opening, ref);
        chat.session().require(ChatAction.REQUEST_TRANSFER, chat.context());
        return chat;
    }

    private Outcome offer(LockedSession chat, TransferTarget target, @Nullable String reason) {
        ChatTransfer transfer =
                chat.session().transfers().offer(chat.context(), target, reason, config.transferTimeout());
        return unitOfWork.commit(chat.session(), transfer);
    }

    /**
     * Accepts an offered session.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS, AT_CAPACITY
     */
    @Transactional
    public Outcome accept(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.ACCEPT_TRANSFER, ref);
        chat.session().transfers().accept(chat.context());
        return unitOfWork.commit(chat.session(), chat.context().transfer());
    }

    /**
     * Rejects an offered session.
     *
     * @param reason the reason, or null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    @Transactional
    public Outcome reject(Actor actor, SessionRef ref, @Nullable String reason) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.REJECT_TRANSFER, ref);
        chat.session().transfers().reject(chat.context(), reason);
        return unitOfWork.commit(chat.session(), chat.context().transfer());
    }

    /**
     * Cancels a transfer on behalf of its requester, the session's agent or a manager.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_OWNER
     */
    @Transactional
    public Outcome cancel(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.CANCEL_TRANSFER, ref);
        chat.session().transfers().cancel(chat.context());
        return unitOfWork.commit(chat.session(), chat.context().transfer());
    }
}
