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

/** Offers of sessions to others, and the answers. */
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
     * @param reason may be null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, USER_NOT_FOUND,
     *     USER_NOT_PRESENT, NOT_TOPIC_MEMBER
     */
    @Transactional
    public Outcome offerToUser(Actor actor, SessionRef ref, long userId, String reason) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.REQUEST_TRANSFER, ref);
        var user = opening.rows().find(User.class, userId);
        var member = opening.rows().read(ChatTopicMember.class, LockMode.READ, MEMBER, ref.id(), userId);
        LockedSession chat = openToOffer(opening, ref);
        User target = user.get();
        if (target == null) {
            throw new RefusalException(RefusalCode.USER_NOT_FOUND, "toUserId");
        }
        return offer(chat, new TransferTarget(target, member.get(), null), reason);
    }

    /**
     * Offers a session to whoever may respond in a topic, its own or another.
     *
     * @param reason may be null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TOPIC_NOT_FOUND
     */
    @Transactional
    public Outcome offerToTopic(Actor actor, SessionRef ref, long topicId, String reason) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.REQUEST_TRANSFER, ref);
        var topic = ChatTopic.locked(opening.rows(), "key share", topicId);
        LockedSession chat = openToOffer(opening, ref);
        return offer(chat, new TransferTarget(null, null, ChatTopic.existing(topic.get(), "toTopicId")), reason);
    }

    /** Whoever may not offer it shall not find out by the refusal which users there are. */
    private LockedSession openToOffer(SessionLoading opening, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(opening, ref);
        chat.session().require(ChatAction.REQUEST_TRANSFER, chat.context());
        return chat;
    }

    private Outcome offer(LockedSession chat, TransferTarget target, String reason) {
        ChatTransfer transfer = chat.session().offer(chat.context(), target, reason, config.transferTimeout());
        return unitOfWork.commit(chat.session(), transfer);
    }

    /**
     * The target takes the session.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS,
     *     AT_CAPACITY
     */
    @Transactional
    public Outcome accept(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.ACCEPT_TRANSFER, ref);
        chat.session().acceptTransfer(chat.context());
        return unitOfWork.commit(chat.session(), chat.context().transfer());
    }

    /**
     * The target does not want the session.
     *
     * @param reason may be null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    @Transactional
    public Outcome reject(Actor actor, SessionRef ref, String reason) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.REJECT_TRANSFER, ref);
        chat.session().rejectTransfer(chat.context(), reason);
        return unitOfWork.commit(chat.session(), chat.context().transfer());
    }

    /**
     * Whoever offered it, its agent or a manager takes the offer back.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_OWNER
     */
    @Transactional
    public Outcome cancel(Actor actor, SessionRef ref) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.CANCEL_TRANSFER, ref);
        chat.session().cancelTransfer(chat.context());
        return unitOfWork.commit(chat.session(), chat.context().transfer());
    }
}
