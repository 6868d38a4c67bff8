package dev.parley.chat.privacy;

import dev.parley.chat.ChatActorKind;
import dev.parley.chat.ChatMessageKind;
import dev.parley.chat.ChatSessionOutcome;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.MessageVisibility;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list in the document of {@link PersonDataExport}. The JSON schema person-data.schema.json describes its objects.
 *
 * @param name name of the list
 * @param sql a statement as {@link SubjectSql} that returns pages: the number of each row after :after, in their order, and the object as JSON
 */
record PersonDataSection(String name, String sql) {

    /** Number of rows in a page. */
    static final int PAGE = 100;

    private static final String OF_SESSIONS = "r.session_id = any(:sessions)";

    private static final String OF_TICKETS = "(r.id = any(:tickets) or r.cust_id = any(:persons))";

    /** Returns all lists, in the order of the document. */
    static List<PersonDataSection> all() {
        return List.of(
                of(
                        "persons",
                        "r.person_id",
                        "person r left join contact c on c.contact_id = r.contact_id",
                        """
                        'id', r.person_id, 'externalId', r.external_id, 'firstName', r.firstname, 'middleName', r.middle_name, 'lastName', r.lastname,
                        'salutation', r.mrmrs, 'title', r.title, 'department', r.department, 'personNumber', r.person_number,
                        'email', r.email, 'phone', r.phone, 'countryId', r.country_id, 'company', c.name,
                        'furtherEmails', array(select e.email from person_email e where e.person_id = r.person_id order by e.rank, e.email),
                        'registeredAt', r.registered, 'updatedAt', r.updated""",
                        "r.person_id = any(:persons)"),
                of(
                        "sessions",
                        "r.id",
                        """
                        chat_session r join chat_topic t on t.id = r.topic_id left join ejuser u on u.id = r.user_id""",
                        """
                        'id', r.id, 'topic', t.name, 'status', %s, 'requestedAt', r.when_requested, 'startedAt', r.when_started,
                        'endedAt', r.when_ended, 'agent', u.username, 'personId', r.customer_id, 'ticketId', r.ticket_id,
                        'alias', r.customer_alias, 'host', r.customer_host, 'name', r.name, 'companyName', r.company_name,
                        'email', r.email, 'phone', r.phone, 'countryId', r.country, 'language', r.language, 'consented', r.consented,
                        'customerVerified', r.customer_verified, 'customerSubject', r.customer_subject,
                        'pageUrl', r.page_url, 'referrer', r.referrer, 'attributes', r.visit_attributes::json,
                        'outcome', %s, 'tags', array(select g.name from chat_session_tag x join chat_tag g on g.id = x.tag_id where x.session_id = r.id order by 1),
                        'skills', array(select g.name from chat_needed_skill x join chat_tag g on g.id = x.tag_id where x.session_id = r.id order by 1),
                        'furtherDevicesAt', array(select k.created_at from chat_session_key k where k.session_id = r.id order by 1)""".formatted(
                                        constant(ChatSessionStatus.values(), "r.status + 1"),
                                        constant(ChatSessionOutcome.values(), "r.outcome + 1")),
                        "r.id = any(:sessions)"),
                of(
                        "messages",
                        "r.id",
                        "chat_message r",
                        """
                        'id', r.id, 'sessionId', r.session_id, 'seq', r.seq, 'postedAt', r.when_posted, 'kind', %s, 'sender', %s,
                        'senderName', r.author, 'visibility', %s, 'text', r.message, 'detail', r.special_param,
                        'redactedAt', r.redacted_at""".formatted(
                                        constant(ChatMessageKind.values(), "r.kind"),
                                        constant(ChatActorKind.values(), "r.sender_kind"),
                                        constant(MessageVisibility.values(), "r.visibility + 1")),
                        OF_SESSIONS),
                of(
                        "events",
                        "r.id",
                        "chat_session_event r",
                        """
                        'id', r.id, 'sessionId', r.session_id, 'seq', r.seq, 'type', r.type, 'actor', %s, 'occurredAt', r.at,
                        'changes', r.payload""".formatted(constant(ChatActorKind.values(), "r.actor_kind")),
                        OF_SESSIONS),
                of("attachments", "r.id", "chat_attachment r", """
                        'id', r.id, 'sessionId', r.session_id, 'messageId', r.message_id, 'name', r.name,
                        'mediaType', r.media_type, 'size', r.size, 'sha256', r.sha256, 'createdAt', r.created_at""", OF_SESSIONS),
                of("transfers", "r.id", "chat_transfer r", """
                        'id', r.id, 'sessionId', r.session_id, 'requestedAt', r.requested_at, 'resolvedAt', r.resolved_at,
                        'reason', r.reason, 'rejectReason', r.reject_reason""", OF_SESSIONS),
                of("ratings", "r.id", "chat_session r", """
                        'sessionId', r.id, 'rating', r.rating, 'comment', r.rating_comment""", "r.id = any(:sessions) and r.rating is not null"),
                of(
                        "consents",
                        "r.id",
                        "chat_consent r left join chat_consent_text t on t.id = r.text_id",
                        """
                        'id', r.id, 'sessionId', r.session_id, 'givenAt', r.given_at, 'withdrawnAt', r.withdrawn_at,
                        'textVersion', t.version, 'text', t.text""",
                        OF_SESSIONS),
                of(
                        "transcriptMails",
                        "r.id",
                        "transcript_mail r",
                        """
                        'id', r.id, 'sessionId', r.session_id, 'recipient', r.recipient, 'requestedAt', r.requested_at,
                        'sentAt', r.sent_at""",
                        "r.waiting_count is null and (" + OF_SESSIONS + " or lower(r.recipient) = any(:addresses))"),
                of("pushSubscriptions", "r.id", "push_subscription r", """
                        'id', r.id, 'sessionId', r.session_id, 'endpoint', r.endpoint, 'createdAt', r.created_at,
                        'renewedAt', r.renewed_at, 'expiresAt', r.expires_at""", OF_SESSIONS),
                of(
                        "blocks",
                        "r.id",
                        "chat_block r",
                        """
                        'id', r.id, 'sessionId', r.session_id, 'email', r.email, 'network', r.network, 'subject', r.subject,
                        'reason', r.reason, 'blockedAt', r.blocked_at, 'endsAt', r.ends_at, 'liftedAt', r.lifted_at""",
                        "(" + OF_SESSIONS + " or parley_email(r.email) = any(:addresses)"
                                + " or r.subject in (select p.external_id from person p where p.person_id = any(:persons)))"),
                of("tickets", "r.id", "ticket r", """
                        'id', r.id, 'title', r.title, 'author', r.author, 'fromAddress', r.from_address,
                        'personId', r.cust_id, 'createdAt', r.created_at, 'closedAt', r.closed_at""", OF_TICKETS),
                of("ticketMessages", "r.id", "ej_message r", """
                        'id', r.id, 'ticketId', r.ticket_id, 'createdAt', r.created_at, 'author', r.author, 'text', r.body""", """
                        (r.ticket_id = any(:tickets) or r.customer_id = any(:persons)
                         or r.ticket_id in (select t.id from ticket t where t.cust_id = any(:persons)))"""));
    }

    private static PersonDataSection of(String name, String number, String rows, String object, String condition) {
        return new PersonDataSection(
                name,
                "select %1$s, json_build_object(%2$s)::text from %3$s where %4$s and %1$s > :after order by %1$s limit %5$d"
                        .formatted(number, object, rows, condition, PAGE));
    }

    /** SQL of the constant of an enum whose numbers begin with 1. */
    private static String constant(Enum<?>[] constants, String number) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.joining("', '", "(array['", "'])[")) + number
                + "]";
    }
}
