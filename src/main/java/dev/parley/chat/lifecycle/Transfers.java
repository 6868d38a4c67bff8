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

    private final SessionUnitOfWork desk;
    private final ChatConfig config;

    Transfers(SessionUnitOfWork desk, ChatConfig config) {
        this.desk = desk;
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
    public Outcome offerToUser(Actor actor, long id, Integer expectedVersion, long userId, String reason) {
        SessionLoading opening = desk.begin(actor, ChatAction.REQUEST_TRANSFER, id);
        var user = opening.rows().find(User.class, userId);
        var member = opening.rows().read(ChatTopicMember.class, LockMode.READ, MEMBER, id, userId);
        LockedSession chat = openToOffer(opening, expectedVersion);
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
    public Outcome offerToTopic(Actor actor, long id, Integer expectedVersion, long topicId, String reason) {
        SessionLoading opening = desk.begin(actor, ChatAction.REQUEST_TRANSFER, id);
        var topic = ChatTopic.locked(opening.rows(), "key share", topicId);
        LockedSession chat = openToOffer(opening, expectedVersion);
        return offer(chat, new TransferTarget(null, null, ChatTopic.existing(topic.get(), "toTopicId")), reason);
    }

    /** Whoever may not offer it shall not find out by the refusal which users there are. */
    private LockedSession openToOffer(SessionLoading opening, Integer expectedVersion) {
        LockedSession chat = desk.open(opening, expectedVersion);
        chat.session().require(ChatAction.REQUEST_TRANSFER, chat.who(), chat.facts());
        return chat;
    }

    private Outcome offer(LockedSession chat, TransferTarget target, String reason) {
        ChatTransfer transfer =
                chat.session().offer(chat.who(), chat.facts(), target, reason, config.transferTimeout());
        return desk.done(chat.session(), transfer);
    }

    /**
     * The target takes the session.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS,
     *     AT_CAPACITY
     */
    @Transactional
    public Outcome accept(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.ACCEPT_TRANSFER, id, expectedVersion);
        chat.session().acceptTransfer(chat.who(), chat.facts());
        return desk.done(chat.session(), chat.facts().transfer());
    }

    /**
     * The target does not want the session.
     *
     * @param reason may be null
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET
     */
    @Transactional
    public Outcome reject(Actor actor, long id, Integer expectedVersion, String reason) {
        LockedSession chat = desk.open(actor, ChatAction.REJECT_TRANSFER, id, expectedVersion);
        chat.session().rejectTransfer(chat.who(), chat.facts(), reason);
        return desk.done(chat.session(), chat.facts().transfer());
    }

    /**
     * Whoever offered it, its agent or a manager takes the offer back.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_OWNER
     */
    @Transactional
    public Outcome cancel(Actor actor, long id, Integer expectedVersion) {
        LockedSession chat = desk.open(actor, ChatAction.CANCEL_TRANSFER, id, expectedVersion);
        chat.session().cancelTransfer(chat.who(), chat.facts());
        return desk.done(chat.session(), chat.facts().transfer());
    }
}
