package dev.parley.chat.lifecycle;

import dev.parley.chat.TimeZones;
import dev.parley.chat.mail.MailConfig;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.transcript.TranscriptTexts;
import dev.parley.chat.transcript.Transcripts;
import dev.parley.crm.Person;
import dev.parley.graphql.value.InputText;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts transcripts into the outbox of e-mails. */
@ApplicationScoped
public class TranscriptMails {

    /** Address of the linked person. */
    private static final String OF_PERSON =
            "select p.email from chat_session s join person p on p.person_id = s.customer_id where s.id = ?";

    private static final String RECENT =
            "and m.waiting_count is null and m.requested_at > current_timestamp - interval '24 hours'";

    private static final String OF_SESSION =
            "select count(*)::integer from transcript_mail m where m.session_id = ? " + RECENT;

    /** Counts e-mails to the stored addresses, so that the spelling in the input does not matter. */
    private static final String TO_RECIPIENT = """
            select count(*)::integer from transcript_mail m
            where lower(m.recipient) in (
              select lower(s.email) from chat_session s where s.id = ?
              union all
              select lower(p.email) from chat_session s join person p on p.person_id = s.customer_id where s.id = ?)
            """ + RECENT;

    private static final String INSERT = """
            insert into transcript_mail (session_id, recipient, language, time_zone, requested_at, due_at)
            values (?, ?, nullif(?, ''), nullif(?, ''), ?, ?)""";

    /** An address without names, lists, quotes, comments and line breaks, none of which a header could take. */
    private static final Pattern PLAIN = Pattern.compile(
            "[^\\s\\p{Cc}\\p{Cf}\\p{Z}<>()\\[\\],;:\\\\\"@]+@[^\\s\\p{Cc}\\p{Cf}\\p{Z}<>()\\[\\],;:\\\\\"@]+");

    private static final int LONGEST = 254;

    private final SessionUnitOfWork unitOfWork;
    private final PendingWrites writes;
    private final MailConfig config;
    private final Transcripts transcripts;

    TranscriptMails(SessionUnitOfWork unitOfWork, PendingWrites writes, MailConfig config, Transcripts transcripts) {
        this.unitOfWork = unitOfWork;
        this.writes = writes;
        this.config = config;
        this.transcripts = transcripts;
    }

    /**
     * The input of the caller.
     *
     * @param to address, or null for the one that the customer entered
     * @param language language tag, or null for the topic's
     * @param timeZone IANA name, or null for the topic's
     */
    public record Wanted(
            @Nullable String to,
            @Nullable String language,
            @Nullable String timeZone) {}

    /**
     * Requests an e-mail with the session's transcript, as the customer sees it. A job sends it soon.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, SESSION_ENDED, MAIL_DISABLED, TRANSCRIPT_DISABLED, FIELD_REQUIRED,
     * INVALID_EMAIL, RECIPIENT_NOT_ALLOWED, MAIL_LIMIT_REACHED, VALIDATION
     */
    @Transactional
    public Outcome send(Actor actor, SessionRef ref, Wanted wanted) {
        SessionLoading opening = unitOfWork.load(actor, ChatAction.SEND_TRANSCRIPT, ref);
        EntityRows rows = opening.rows();
        List<String> ofPerson = rows.values(String.class, OF_PERSON, ref.id());
        List<Integer> ofSession = rows.values(Integer.class, OF_SESSION, ref.id());
        List<Integer> toRecipient = rows.values(Integer.class, TO_RECIPIENT, ref.id(), ref.id());
        LockedSession chat = unitOfWork.begin(opening, ref);
        ChatSession session = chat.session();
        session.require(ChatAction.SEND_TRANSCRIPT, chat.context());
        String recipient = recipient(
                wanted.to(),
                session.email,
                chat.context().actor().isCustomer() || ofPerson.isEmpty() ? null : ofPerson.get(0));
        String language = language(wanted.language());
        if (wanted.timeZone() != null && TimeZones.named(wanted.timeZone()).isEmpty()) {
            throw new RefusalException(RefusalCode.VALIDATION, "timeZone");
        }
        if (ofSession.get(0) >= config.maxPerSession() || toRecipient.get(0) >= config.maxPerRecipient()) {
            throw new RefusalException(RefusalCode.MAIL_LIMIT_REACHED, (String) null);
        }
        transcripts.recordRead(actor, session.id);
        session.conversation().requestTranscript(chat.context());
        OffsetDateTime now = chat.now().atOffset(ZoneOffset.UTC);
        writes.after(
                INSERT,
                session,
                recipient,
                Objects.requireNonNullElse(language, ""),
                Objects.requireNonNullElse(wanted.timeZone(), ""),
                now,
                now);
        return unitOfWork.commit(session);
    }

    /**
     * Returns the stored address that the wanted one is a spelling of. It never sends to an address that only the caller knows.
     *
     * @param entered address that the customer entered, or null
     * @param ofPerson address of the linked person if the caller may use it, or null
     */
    private static String recipient(@Nullable String wanted, @Nullable String entered, @Nullable String ofPerson) {
        String recipient = wanted == null
                ? entered
                : Stream.of(entered, ofPerson)
                        .filter(Objects::nonNull)
                        .filter(known -> !InputText.isBlank(known) && isSame(known, wanted))
                        .findFirst()
                        .orElseThrow(() -> new RefusalException(RefusalCode.RECIPIENT_NOT_ALLOWED, "to"));
        String address = InputText.email(recipient);
        if (address == null) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, "to");
        }
        if (address.length() > LONGEST || !PLAIN.matcher(address).matches()) {
            throw new RefusalException(RefusalCode.INVALID_EMAIL, "to");
        }
        return address;
    }

    private static boolean isSame(String one, String other) {
        return !Collections.disjoint(List.of(Person.spellings(one)), List.of(Person.spellings(other)));
    }

    private static @Nullable String language(@Nullable String tag) {
        return tag == null
                ? null
                : TranscriptTexts.of(tag)
                        .orElseThrow(() -> new RefusalException(RefusalCode.VALIDATION, "language"))
                        .language();
    }
}
