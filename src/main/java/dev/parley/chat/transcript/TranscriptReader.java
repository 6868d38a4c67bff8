package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Reads sessions page by page. It checks no rights. */
@Singleton
class TranscriptReader {

    /** Number of messages in a page. */
    static final int PAGE = 100;

    private static final String HEADING =
            "select s.topic.name, s.topic.widgetLanguage, s.topic.timeZone from ChatSession s where s.id = :session";

    private static final String MESSAGES =
            "from ChatMessage m where m.chatSession.id = :session and m.seq > :after and %s order by m.seq";

    private static final String TO_ALL = "m.visibility = dev.parley.chat.MessageVisibility.ALL";

    private final Provider<SessionFactory> sessions;

    TranscriptReader(Provider<SessionFactory> sessions) {
        this.sessions = sessions;
    }

    /** Reads what a transcript says about its session; empty if there is no such session. */
    Optional<TranscriptHeading> heading(long session) {
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            return database
                    .createSelectionQuery(HEADING, Object[].class)
                    .setParameter("session", session)
                    .list()
                    .stream()
                    .map(row -> new TranscriptHeading(session, (String) row[0], (String) row[1], (String) row[2]))
                    .findFirst();
        }
    }

    /**
     * Reads the next messages of a session, at most {@link #PAGE}.
     *
     * @param after seq of the last message that was read, in the agents' numbers
     */
    List<ChatMessage> page(TranscriptRequest request, int after) {
        String readable = request.forCustomer() ? ChatMessage.SHOWN : request.withNotes() ? "true" : TO_ALL;
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            return database.createSelectionQuery(MESSAGES.formatted(readable), ChatMessage.class)
                    .setParameter("session", request.session())
                    .setParameter("after", after)
                    .setMaxResults(PAGE)
                    .list();
        }
    }
}
