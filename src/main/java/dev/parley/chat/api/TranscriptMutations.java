package dev.parley.chat.api;

import dev.parley.chat.lifecycle.TranscriptMails;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import jakarta.validation.constraints.Email;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The mutation that sends transcripts by e-mail. */
@GraphQLApi
public class TranscriptMutations {

    private final MutationRunner runner;
    private final TranscriptMails mails;

    TranscriptMutations(MutationRunner runner, TranscriptMails mails) {
        this.runner = runner;
        this.mails = mails;
    }

    /** Input for sendChatTranscript. */
    @Input("SendChatTranscriptInput")
    @Description("Input for sendChatTranscript.")
    public static class SendTranscriptInput extends SessionInput {
        @Email @MaxCharacters(254)
        @Description(
                "E-mail address. For customers, only the one that they entered in this session; for agents, also that of the linked person. RECIPIENT_NOT_ALLOWED for any other. Defaults to the one that the customer entered.")
        public @Nullable String to;

        @Description("Language of the notices, as a language tag; see ChatSession.transcript.")
        public @Nullable String language;

        @Description("IANA name of the time zone of times; see ChatSession.transcript.")
        public @Nullable String timeZone;

        @Override
        protected void trimTexts() {
            to = InputText.email(to);
            language = InputText.optional(language);
            timeZone = InputText.optional(timeZone);
        }

        private TranscriptMails.Wanted wanted() {
            return new TranscriptMails.Wanted(to, language, timeZone);
        }
    }

    /** Result of sendChatTranscript. */
    @Type("SendChatTranscriptPayload")
    @Description("Result of sendChatTranscript.")
    public static class SendTranscriptPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.SESSION_ENDED,
        RefusalCode.MAIL_DISABLED,
        RefusalCode.TRANSCRIPT_DISABLED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.INVALID_EMAIL,
        RefusalCode.RECIPIENT_NOT_ALLOWED,
        RefusalCode.MAIL_LIMIT_REACHED,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT})
    @Mutation
    @NonNull @Description(
            "Sends the transcript of a session by e-mail, as the customer sees it and without internal notes. For customers only if the topic offers transcripts (widget.forms.postChat.offersTranscript). It is sent soon after the mutation, and tried again for hours if the mail server does not accept it. It contains what was written until it is sent.")
    public SendTranscriptPayload sendChatTranscript(
            @NonNull @Name("input") @Description("Parameters for sendChatTranscript.") SendTranscriptInput input) {
        return runner.run(
                input, new SendTranscriptPayload(), actor -> mails.send(actor, input.session(), input.wanted()));
    }
}
