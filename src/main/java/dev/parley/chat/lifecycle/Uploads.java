package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.chat.attachment.AttachmentConfig;
import dev.parley.chat.attachment.ChatAttachment;
import dev.parley.chat.attachment.FileName;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that are allowed, announced, refused and sent. The methods that change rows are transactions. */
@ApplicationScoped
public class Uploads {

    private static final String COUNT = "select count(*)::integer from chat_attachment where session_id = ?";

    private static final String SIZE =
            "select coalesce(sum(size), 0)::bigint from chat_attachment where session_id = ? and state <> 3";

    /** Those of some files that the caller has uploaded to the session and not sent yet, as JSON, in the order of their numbers in the message. */
    private static final String UNSENT = """
            select json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size)::text
            from chat_attachment a
            where a.id = any(cast(? as bigint[])) and a.session_id = ? and a.state = 2 and a.message_id is null
              and a.created_by is not distinct from (select u.id from ejuser u where lower(u.loginname) = lower(?))
            order by array_position(cast(? as bigint[]), a.id) for update of a""";

    private static final String SEND = "update chat_attachment set message_id = ? where id = any(cast(? as bigint[]))";

    private static final String FIELD = "attachmentIds";

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;
    private final Clock clock;
    private final AttachmentConfig config;

    Uploads(SessionUnitOfWork unitOfWork, PendingWrites writes, Clock clock, AttachmentConfig config) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Announces a file.
     *
     * @param size its size in bytes
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, FORM_REQUIRED, BOT_NOT_ACTIVE, ATTACHMENTS_DISABLED, VALIDATION,
     * FILE_TOO_LARGE, ATTACHMENT_LIMIT_REACHED
     */
    @Transactional
    public Outcome announce(Actor actor, SessionRef ref, String name, int size) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.ATTACH_FILE, ref);
        List<Integer> count = opening.rows().values(Integer.class, COUNT, ref.id());
        List<Long> total = opening.rows().values(Long.class, SIZE, ref.id());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        session.conversation().requireAttachments(chat.context());
        if (size < 1) {
            throw new RefusalException(RefusalCode.VALIDATION, "size");
        }
        if (size > config.maxSize().asLongValue()) {
            throw new RefusalException(RefusalCode.FILE_TOO_LARGE, "size");
        }
        if (count.get(0) >= config.maxPerSession()
                || total.get(0) + size > config.maxSessionSize().asLongValue()) {
            throw new RefusalException(RefusalCode.ATTACHMENT_LIMIT_REACHED, "size");
        }
        User by = chat.context().actor().user();
        Instant now = clock.instant();
        ChatAttachment attachment =
                ChatAttachment.announced(session, by, FileName.of(name), size, now, now.plus(config.uploadWithin()));
        writes.insert(attachment);
        return Outcome.changed(List.of(session, attachment));
    }

    /**
     * Allows or forbids files of the customer in a session.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE
     */
    @Transactional
    public Outcome allow(Actor actor, SessionRef ref, boolean fromCustomer) {
        LockedSession chat = unitOfWork.begin(actor, ChatAction.SET_ATTACHMENTS, ref);
        boolean changed = chat.session().conversation().allowFilesOfCustomer(chat.context(), fromCustomer);
        return changed ? unitOfWork.commit(chat.session()) : Outcome.unchanged(chat.session());
    }

    /**
     * Adds a notice to a session that is open: a file was refused.
     *
     * @param notice says why
     */
    @Transactional
    public void refuse(long session, @Nullable Long createdBy, String name, ChatMessageSpecialType notice) {
        ChatSession locked;
        try {
            locked = SessionUnitOfWork.lock(session);
        } catch (RefusalException gone) {
            return;
        }
        User by = createdBy == null ? null : User.findById(createdBy);
        if (locked.conversation().refuseFile(by, name, notice, clock.instant())) {
            unitOfWork.commit(locked);
        }
    }

    /** The files of a message that is about to be sent. They are read under the session's lock. */
    final class Files {

        private final String ids;
        private final int count;
        private final List<String> found;

        private Files(EntityRows rows, Actor actor, long session, List<Long> wanted) {
            this.count = wanted.size();
            this.ids = wanted.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
            String login = actor instanceof Actor.Agent agent ? agent.loginname() : "";
            this.found = wanted.isEmpty() ? List.of() : rows.values(String.class, UNSENT, ids, session, login, ids);
        }

        /**
         * Returns the files as the message stores them; null if it has none.
         *
         * @throws RefusalException ATTACHMENT_NOT_FOUND
         */
        @Nullable String described() {
            if (found.size() != count) {
                throw new RefusalException(RefusalCode.ATTACHMENT_NOT_FOUND, FIELD);
            }
            return count == 0 ? null : found.stream().collect(Collectors.joining(",", "[", "]"));
        }

        /** Links the files to their message. */
        void sendWith(Object message) {
            if (count > 0) {
                writes.after(SEND, message, ids);
            }
        }
    }

    /**
     * Adds a statement that reads the files of a message.
     *
     * @throws RefusalException ATTACHMENT_LIMIT_REACHED, ATTACHMENT_NOT_FOUND if one is given twice
     */
    Files read(SessionLoading opening, Actor actor, long session, List<Long> wanted) {
        if (wanted.size() > config.maxPerMessage()) {
            throw new RefusalException(RefusalCode.ATTACHMENT_LIMIT_REACHED, FIELD);
        }
        if (new HashSet<>(wanted).size() != wanted.size()) {
            throw new RefusalException(RefusalCode.ATTACHMENT_NOT_FOUND, FIELD);
        }
        return new Files(opening.rows(), actor, session, wanted);
    }

    /** Removes the files of a message that is redacted. */
    void removeOf(Object message) {
        writes.after("delete from chat_attachment where message_id = ?", message);
    }
}
