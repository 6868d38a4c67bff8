package dev.parley.chat.api;

import dev.parley.chat.attachment.ChatAttachment;
import dev.parley.chat.attachment.SignedUrls;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.Uploads;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The mutations that announce a file, and allow files of the customer. */
@GraphQLApi
public class UploadMutations {

    private final MutationRunner runner;
    private final Uploads uploads;
    private final SignedUrls urls;

    UploadMutations(MutationRunner runner, Uploads uploads, SignedUrls urls) {
        this.runner = runner;
        this.uploads = uploads;
        this.urls = urls;
    }

    /** Input for createUpload. */
    @Input("CreateUploadInput")
    @Description("Input for createUpload.")
    public static class CreateUploadInput extends SessionInput {
        @NonNull @Size(min = 1) @MaxCharacters(255)
        @Description(
                "Name of the file, at most 255 characters. Must not be blank. Paths and control characters are removed, and the ending is changed if it does not fit the type.")
        public String fileName;

        @NonNull @Description("Size of the file in bytes, from 1 to serviceInfo.maxAttachmentSize.")
        public int size;

        @Override
        protected void trimTexts() {
            fileName = InputText.trimmed(fileName);
        }
    }

    /** Result of createUpload. */
    @Type("CreateUploadPayload")
    @Description("Result of createUpload.")
    public static class CreateUploadPayload extends SessionPayload {
        @Id
        @Description(
                "Id of the file. Send it with a message (sendChatMessage) after the upload has succeeded. Null when the request was rejected.")
        public @Nullable String attachmentId;

        @Description(
                "Path on this service to which the bytes of the file are sent with PUT, once, within some minutes (PARLEY_ATTACHMENTS_UPLOAD_WITHIN, default 10 min), without credentials. Null when the request was rejected.")
        public @Nullable String uploadUrl;

        private final SignedUrls urls;

        CreateUploadPayload(SignedUrls urls) {
            this.urls = urls;
        }

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            Long number = outcome.number(ChatAttachment.class);
            if (number != null) {
                attachmentId = GlobalId.of(ChatAttachment.TYPE, number);
                uploadUrl = urls.upload(number);
            }
        }
    }

    @UserErrorCodes({
        RefusalCode.SESSION_ENDED,
        RefusalCode.NOT_OWNER,
        RefusalCode.FORM_REQUIRED,
        RefusalCode.BOT_NOT_ACTIVE,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.ATTACHMENTS_DISABLED,
        RefusalCode.FILE_TOO_LARGE,
        RefusalCode.ATTACHMENT_LIMIT_REACHED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description(
            "Announces a file, which is then uploaded by PUT to uploadUrl and sent with a message. Allowed for those who may send messages now, if the topic allows it (chatTopic.attachments), or for the customer the session (chatSession.customerAttachments). Files that are not sent within an hour (PARLEY_ATTACHMENTS_SEND_WITHIN) are removed.")
    public CreateUploadPayload createUpload(
            @NonNull @Name("input") @Description("Parameters for createUpload.") CreateUploadInput input) {
        return runner.run(
                input,
                new CreateUploadPayload(urls),
                actor -> uploads.announce(actor, input.session(), input.fileName, input.size));
    }

    /** Input for setChatSessionAttachments. */
    @Input("SetChatSessionAttachmentsInput")
    @Description("Input for setChatSessionAttachments.")
    public static class SetAttachmentsInput extends SessionInput {
        @NonNull @Description("Whether the customer may attach files in this session, whatever the topic says.")
        public boolean fromCustomer;
    }

    /** Result of setChatSessionAttachments. */
    @Type("SetChatSessionAttachmentsPayload")
    @Description("Result of setChatSessionAttachments.")
    public static class SetAttachmentsPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OWNER, RefusalCode.NOT_ACTIVE})
    @AllowedTo(AccessRole.AGENT)
    @Mutation("setChatSessionAttachments")
    @NonNull @Description(
            "Allows or forbids files of the customer in one session. It precedes chatTopic.attachments.fromCustomers, and stays when the session gets another agent. Allowed for the session's agent and for managers of the topic.")
    public SetAttachmentsPayload setChatSessionAttachments(
            @NonNull @Name("input") @Description("Parameters for setChatSessionAttachments.")
                    SetAttachmentsInput input) {
        return runner.run(
                input, new SetAttachmentsPayload(), actor -> uploads.allow(actor, input.session(), input.fromCustomer));
    }
}
