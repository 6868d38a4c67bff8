package dev.parley.chat.transcript;

import dev.parley.chat.ChatNoticeKind;
import dev.parley.chat.session.ChatMessage;
import dev.parley.graphql.declaration.ComputedField;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds the text of a notice to messages, for clients that have no texts of their own. */
@Singleton
class NoticeFields {

    @Produces
    @Singleton
    ComputedField<ChatMessage> textOfNotice() {
        return ComputedField.of(
                ChatMessage.class,
                "notice.text",
                "Wording of the notice, for clients that have no texts of their own. It is in the customer's language (chatSession.language), or in the topic's (widget.language) or English if the service does not have it. The service has en, nb, sv, da, fi, de, fr and nl. The field text of the message is additional.",
                Scalars.GraphQLString,
                List.of("noticeKind", "chatSession.language", "chatSession.topic.widgetLanguage"),
                NoticeFields::text);
    }

    private static @Nullable String text(ChatMessage message) {
        ChatNoticeKind kind = message.noticeKind;
        return kind == null
                ? null
                : texts(message.chatSession.language, message.chatSession.topic.widgetLanguage)
                        .notice(kind);
    }

    /** Returns the texts in the first language that the product has. */
    static TranscriptTexts texts(@Nullable String ofCustomer, @Nullable String ofTopic) {
        return Stream.of(ofCustomer, ofTopic)
                .filter(Objects::nonNull)
                .flatMap(tag -> TranscriptTexts.of(tag).stream())
                .findFirst()
                .orElseGet(TranscriptTexts::standard);
    }
}
