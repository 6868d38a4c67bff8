package dev.parley.chat.transcript;

import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.declaration.ComputedField.Given;
import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Adds the transcript to ChatSession. */
@Singleton
class TranscriptFields {

    /** A transcript may be as large as thousands of objects. */
    private static final int COST = 2000;

    private final Provider<Transcripts> transcripts;

    /** The service is injected lazily, because the schema is built before it is available. */
    TranscriptFields(Provider<Transcripts> transcripts) {
        this.transcripts = transcripts;
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> transcript() {
        return new ComputedField<>(
                        ChatSession.class,
                        "transcript",
                        "The conversation as one text. For customers only if the topic offers it (widget.forms.postChat.offersTranscript), and for staff who may read the messages; otherwise the code is FORBIDDEN. TOO_COSTLY for a very long session, whose transcript can be read from /transcripts/{chatSessionId}.",
                        Scalars.GraphQLString,
                        List.of(
                                argument("format", "Format of the text.", nonNull(TranscriptFormat.type()))
                                        .transform(format ->
                                                format.defaultValueProgrammatic(TranscriptFormat.TEXT.name())),
                                argument(
                                        "language",
                                        "Language of the notices, as a language tag: en, nb, sv, da, fi, de, fr or nl. Defaults to the topic's language (widget.language), or to English if the service does not have it.",
                                        Scalars.GraphQLString),
                                argument(
                                        "timeZone",
                                        "IANA name of the time zone of times. Defaults to the topic's (openingHours.timeZone).",
                                        Scalars.GraphQLString),
                                argument(
                                                "includeNotes",
                                                "Whether internal notes are included. FORBIDDEN for customers.",
                                                nonNull(Scalars.GraphQLBoolean))
                                        .transform(notes -> notes.defaultValueProgrammatic(false))),
                        true,
                        TranscriptAccess.NEEDS,
                        TranscriptAccess.FACTS,
                        this::transcript)
                .costing(COST)
                .ofPersonalData();
    }

    @Produces
    @Singleton
    ComputedField<ChatSession> transcriptAvailable() {
        return new ComputedField<>(
                ChatSession.class,
                "transcriptAvailable",
                "Whether the caller may read the transcript.",
                nonNull(Scalars.GraphQLBoolean),
                List.of(),
                true,
                TranscriptAccess.NEEDS,
                TranscriptAccess.FACTS,
                TranscriptAccess::isReadable);
    }

    private String transcript(ChatSession session, Given given) {
        if (!TranscriptAccess.isReadable(session, given)) {
            throw TranscriptAccess.refused();
        }
        Object format = Objects.requireNonNull(given.arguments().get("format"));
        TranscriptRequest request = TranscriptRequest.of(
                session.id,
                TranscriptAccess.isForCustomer(given),
                Boolean.TRUE.equals(given.arguments().get("includeNotes")),
                TranscriptFormat.valueOf((String) format),
                (String) given.arguments().get("language"),
                (String) given.arguments().get("timeZone"));
        return transcripts.get().whole(request);
    }

    private static GraphQLArgument argument(String name, String description, GraphQLInputType type) {
        return GraphQLArgument.newArgument()
                .name(name)
                .description(description)
                .type(type)
                .build();
    }
}
