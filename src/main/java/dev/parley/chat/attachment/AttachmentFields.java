package dev.parley.chat.attachment;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatMessage.AttachedFile;
import dev.parley.graphql.declaration.ComputedField;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.graphql.value.GlobalId;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/** Adds the attachments to ChatMessage. */
@Singleton
class AttachmentFields {

    /** A file as its readers see it. */
    record Attachment(AttachedFile file, String url) {}

    private final Provider<SignedUrls> urls;

    /** The URLs are injected lazily, because the schema is built before the database is available. */
    AttachmentFields(Provider<SignedUrls> urls) {
        this.urls = urls;
    }

    @Produces
    @Singleton
    ComputedField<ChatMessage> attachments() {
        return ComputedField.of(
                ChatMessage.class,
                "attachments",
                "Files of the message, in the order in which they were sent. Empty after the message was redacted.",
                nonNull(list(nonNull(typeRef(ChatAttachment.TYPE)))),
                List.of("attachedFiles"),
                message -> message.files().stream()
                        .map(file -> new Attachment(file, urls.get().download(file.id())))
                        .toList());
    }

    @Produces
    @Singleton
    ViewType<Attachment> attachment() {
        return new ViewType<>(
                ChatAttachment.TYPE,
                "A file of a message.",
                Attachment.class,
                List.of(
                        ViewType.value(
                                "attachmentId",
                                "Opaque id, as createUpload returned it.",
                                nonNull(Scalars.GraphQLID),
                                attachment -> GlobalId.of(
                                        ChatAttachment.TYPE, attachment.file().id())),
                        ViewType.value(
                                "name",
                                "Name of the file, without path and control characters, and with an ending that fits its type.",
                                nonNull(Scalars.GraphQLString),
                                attachment -> attachment.file().name()),
                        ViewType.value(
                                "mediaType",
                                "Media type, found by the content.",
                                nonNull(Scalars.GraphQLString),
                                attachment -> attachment.file().mediaType()),
                        ViewType.value(
                                "size",
                                "Size in bytes.",
                                nonNull(Scalars.GraphQLInt),
                                attachment -> attachment.file().size()),
                        ViewType.value(
                                "url",
                                "Path on this service from which the file can be read with GET for some minutes, without credentials (PARLEY_ATTACHMENTS_URL_VALID, default 10 min). Do not store it: read it again when it is needed.",
                                nonNull(Scalars.GraphQLString),
                                Attachment::url)));
    }
}
