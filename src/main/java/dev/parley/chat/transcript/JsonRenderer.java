package dev.parley.chat.transcript;

import dev.parley.chat.session.ChatMessage;
import dev.parley.graphql.value.GlobalId;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import org.jspecify.annotations.Nullable;

/** A JSON object with the messages as the API has them, and the texts of notices. */
record JsonRenderer(TranscriptStyle style) implements TranscriptRenderer {

    @Override
    public String begin(TranscriptHeading heading) {
        String head = json().createObjectBuilder()
                .add("chatSessionId", GlobalId.of("ChatSession", heading.session()))
                .add("topic", heading.topic())
                .add("language", style.texts().language())
                .add("timeZone", style.zone().getId())
                .build()
                .toString();
        return head.substring(0, head.length() - 1) + ",\"messages\":[\n";
    }

    @Override
    public String message(ChatMessage message) {
        JsonObjectBuilder sender = json().createObjectBuilder().add("kind", message.senderKind.name());
        add(sender, "displayName", message.senderName);
        JsonObjectBuilder entry = json().createObjectBuilder()
                .add("seq", message.seqFor(style.forCustomer()))
                .add("postedAt", style.at(message.postedAt).toString())
                .add("kind", message.kind.name())
                .add("visibility", message.visibility.name())
                .add("sender", sender);
        add(entry, "text", message.text);
        add(
                entry,
                "redactedAt",
                message.redactedAt == null ? null : style.at(message.redactedAt).toString());
        add(entry, "link", message.linkUrl());
        if (!message.optionTexts().isEmpty()) {
            entry.add("options", json().createArrayBuilder(message.optionTexts()));
        }
        if (!message.files().isEmpty()) {
            JsonArrayBuilder files = json().createArrayBuilder();
            message.files()
                    .forEach(file -> files.add(json().createObjectBuilder()
                            .add("name", file.name())
                            .add("mediaType", file.mediaType())
                            .add("size", file.size())));
            entry.add("attachments", files);
        }
        if (message.noticeKind != null) {
            JsonObjectBuilder notice = json().createObjectBuilder()
                    .add("kind", message.noticeKind.name())
                    .add("text", style.notice(message));
            add(notice, "detail", message.noticeDetail());
            entry.add("notice", notice);
        }
        return entry.build().toString();
    }

    private static void add(JsonObjectBuilder object, String name, @Nullable String value) {
        if (value != null) {
            object.add(name, value);
        }
    }

    private static JsonProvider json() {
        return JsonProviderHolder.jsonProvider();
    }

    @Override
    public String between() {
        return ",\n";
    }

    @Override
    public String end() {
        return "\n]}\n";
    }
}
