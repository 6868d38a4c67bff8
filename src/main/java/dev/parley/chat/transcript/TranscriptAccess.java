package dev.parley.chat.transcript;

import dev.parley.chat.session.AccessRules;
import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.ComputedField.Fact;
import dev.parley.graphql.declaration.ComputedField.Given;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Actor;
import java.util.List;

/**
 * Decides who may read the transcript of a session that the caller sees: customers if the topic offers it, and agents who may read the session's
 * messages.
 */
final class TranscriptAccess {

    private static final String READS_MESSAGES = "readsMessages";

    /** Columns that the decision needs. */
    static final List<String> NEEDS = List.of("topic.widgetPostTranscript");

    /** Facts that the decision needs. */
    static final List<Fact> FACTS = List.of(Fact.rule(READS_MESSAGES, AccessRules.READS_MESSAGES));

    private TranscriptAccess() {}

    static boolean isForCustomer(Given given) {
        return !(given.caller() instanceof Actor.Agent);
    }

    static boolean isReadable(ChatSession session, Given given) {
        return isForCustomer(given)
                ? session.topic.widgetPostTranscript
                : Boolean.TRUE.equals(given.facts().get(READS_MESSAGES));
    }

    /** Returns the error for a transcript that the caller may not read, the same as if there were no session. */
    static RequestException refused() {
        return new RequestException(
                RequestError.FORBIDDEN, "The session does not exist, or you may not read its transcript.");
    }
}
