package dev.parley.chat.refusal;

import dev.parley.graphql.error.CatalogEntry;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** Codes of rejected actions, as in {@code userErrors}. Each has a text and a remedy for the client. */
@Name("UserErrorCode")
@Description("Why a request was rejected.")
public enum RefusalCode implements CatalogEntry {
    @Description("The session does not exist, or the caller may not see it.")
    NOT_FOUND("The session does not exist, or you may not see it.", "Check the id and your sign-in.", false),
    @Description("The topic does not exist.")
    TOPIC_NOT_FOUND("The topic does not exist.", "Choose a topic from chatTopics.", false),
    @Description("An agent has already accepted the session; see currentUser.")
    ALREADY_ACCEPTED(
            "An agent has already accepted the session.",
            "See currentUser, which may be you. Otherwise accept another session.",
            false),
    @Description("The session is not in the queue; see currentStatus.")
    NOT_IN_QUEUE("The session is not in the queue.", "See currentStatus.", false),
    @Description("The agent may not respond in the topic.")
    NOT_TOPIC_MEMBER(
            "You may not respond in this topic.",
            "Ask a manager of the topic for the right to respond.",
            "The agent may not respond in this topic.",
            "Choose an agent who may respond in the topic.",
            false),
    @Description("The agent has reached the limit of active sessions.")
    AT_CAPACITY(
            "You have reached your limit of active sessions.",
            "End or transfer a session first.",
            "The agent has reached the limit of active sessions.",
            "Choose another agent.",
            true),
    @Description("The waiting session is offered to another agent, who may accept it for some seconds.")
    OFFERED_TO_ANOTHER(
            "The session is offered to another agent.",
            "Accept another session, or try again after chatSession.offerExpiresAt.",
            true),
    @Description("The waiting session is not offered to the caller, or the offer has expired.")
    NOT_OFFERED("The session is not offered to you.", "See chatSession.offeredTo and offerExpiresAt.", false),
    @Description("The session has ended; see currentStatus.")
    SESSION_ENDED("The session has ended.", "The customer can request a new session.", false),
    @Description("The session belongs to another agent, or to none yet; see currentUser.")
    NOT_OWNER("The session is not assigned to you.", "Accept it, or ask its agent or a manager to transfer it.", false),
    @Description("The message exceeds the maximum length.")
    MESSAGE_TOO_LONG(
            "The message is too long.",
            "Split it into messages of at most serviceInfo.maxMessageLength characters.",
            false),
    @Description("A text exceeds the maximum length of its field; see field.")
    FIELD_TOO_LONG("A text is too long.", "Shorten the field named by userErrors.field.", false),
    @Description("A required field is missing or blank; see field.")
    FIELD_REQUIRED("A required field is missing.", "Fill in the field named by userErrors.field.", false),
    @Description("The caller's role does not permit this action.")
    NOT_ALLOWED(
            "Your role does not permit this action.",
            "See chatSession.allowedActions for the actions that you may perform on a session. For other rights, ask an administrator.",
            false),
    @Description("The topic requires consent, which the customer has not given.")
    CONSENT_REQUIRED(
            "This topic requires the customer's consent.",
            "Ask the customer for consent, then send consented: true.",
            false),
    @Description("The e-mail address is not valid; see field.")
    INVALID_EMAIL("The e-mail address is not valid.", "Correct the field named by userErrors.field.", false),
    @Description("The session does not expect this form; see currentStatus.")
    FORM_NOT_EXPECTED("The session does not expect this form.", "See currentStatus.", false),
    @Description("The session expects a form, not a message; see currentStatus.")
    FORM_REQUIRED("A form must be submitted first.", "See currentStatus for the form.", false),
    @Description("The topic does not accept offline requests.")
    TICKETS_DISABLED("This topic does not accept offline requests.", "Try again during its opening hours.", false),
    @Description("The queue of the agent's topics is empty.")
    QUEUE_EMPTY(
            "No session is waiting in your topics.",
            "Subscribe to chatQueueChanged, and try again when a session enters the queue.",
            true),
    @Description("The topic does not let anybody listen to running conversations.")
    LISTENING_DISABLED(
            "This topic does not let anybody listen to running conversations.",
            "Wait until the conversation has ended, or take it over.",
            false),
    @Description("Another supervisor has joined the conversation. See chatSession.supervisedBy.")
    ALREADY_SUPERVISED(
            "Another supervisor has joined the conversation.",
            "See chatSession.supervisedBy. A manager of the topic can join in place of that supervisor.",
            true),
    @Description("The caller has not joined the conversation.")
    NOT_SUPERVISOR("You have not joined the conversation.", "See chatSession.supervisedBy.", false),
    @Description("The session is not active; see currentStatus.")
    NOT_ACTIVE("The session is not active.", "See currentStatus.", false),
    @Description("The session already has a pending transfer.")
    TRANSFER_PENDING(
            "The session already has a pending transfer.",
            "Wait for its answer, or cancel it (cancelChatTransfer).",
            true),
    @Description("The session is already assigned to the agent who would receive it.")
    TRANSFER_TO_SELF(
            "The session is already assigned to you.",
            "Continue the conversation.",
            "The session is already assigned to this agent.",
            "Choose another agent.",
            false),
    @Description("The target user is not present.")
    USER_NOT_PRESENT("The agent is not present.", "Choose an agent who is present, or choose a topic.", true),
    @Description("The user does not exist.")
    USER_NOT_FOUND("The user does not exist.", "Choose a user from users.", false),
    @Description("The session has no pending transfer.")
    TRANSFER_NOT_PENDING("The session has no pending transfer.", "See chatSession.transfers.", false),
    @Description("The caller may not answer the transfer: it is offered to another agent, or to a topic.")
    NOT_TRANSFER_TARGET(
            "You may not answer this transfer. It is offered to another agent, or to a topic.",
            "See chatSession.transfers.",
            false),
    @Description("The action requires a manager of the topic.")
    NOT_MANAGER("You are not a manager of this topic.", "Ask a manager of the topic.", false),
    @Description("A bot handles the session; hand it off before an agent accepts it.")
    BOT_ACTIVE("A bot handles this session.", "Hand it off first (handOffChatSession), then accept it.", false),
    @Description("No bot handles the session.")
    BOT_NOT_ACTIVE("No bot handles this session.", "See chatSession.chatbotIsactive.", false),
    @Description("The session can no longer be reopened: the reopen window has passed, or the session is closed.")
    REOPEN_WINDOW_PASSED("The session can no longer be reopened.", "The customer can request a new session.", false),
    @Description("The topic of the session was deleted, so the session stays ended.")
    TOPIC_DELETED(
            "The topic of this session was deleted.", "The customer can request a session in another topic.", false),
    @Description("The session has not ended; see currentStatus.")
    NOT_ENDED("The session has not ended.", "Wait for its end, or end it (endChatSession).", false),
    @Description("The topic does not accept ratings, or neither an agent nor a bot answered the session.")
    RATING_DISABLED(
            "This session does not accept a rating.",
            "Ratings require chatTopic.widget.rating.enabled, and a session that an agent or a bot answered.",
            false),
    @Description("The rating window has passed.")
    RATING_WINDOW_PASSED(
            "The rating window has passed.",
            "Rate within serviceInfo.ratingWindowSeconds after the session's end.",
            false),
    @Description("The rating is not between 1 and 5.")
    RATING_OUT_OF_RANGE("The rating is not between 1 and 5.", "Send 1, 2, 3, 4 or 5.", false),
    @Description("The record to link does not exist; see field.")
    LINK_TARGET_NOT_FOUND("The record to link does not exist.", "Check the id named by userErrors.field.", false),
    @Description("The customer has another open session in the topic.")
    OPEN_SESSION_EXISTS(
            "The customer has another open session in this topic.",
            "Continue in that session, or end it first.",
            false),
    @Description("The idempotency key was used for a different request.")
    IDEMPOTENCY_KEY_REUSED(
            "This idempotency key was used for a different request.", "Use a new key for each new request.", false),
    @Description("The idempotency key does not have 16 to 255 characters.")
    INVALID_IDEMPOTENCY_KEY("The idempotency key does not have 16 to 255 characters.", "Use a random UUID.", false),
    @Description("Customers like the caller are blocked.")
    BLOCKED("This chat is not available to you.", "Contact the company in another way.", false),
    @Description("The session has nothing of what the block should match; see field.")
    NOTHING_TO_BLOCK(
            "The session has nothing of what the block should match.",
            "Choose another match, or use createChatBlock.",
            false),
    @Description("The block does not exist, or the caller may not see it.")
    BLOCK_NOT_FOUND("The block does not exist, or you may not see it.", "Choose a block from chatBlocks.", false),
    @Description("A value is not valid; see field.")
    VALIDATION("A value is not valid.", "Correct the field named by userErrors.field.", false),
    @Description("A day has more than ten opening periods; see field.")
    TOO_MANY_PERIODS("A day has more than ten opening periods.", "Send at most ten periods for each day.", false),
    @Description("Another topic, or another tag, already has this name.")
    NAME_TAKEN("This name is taken.", "Choose another name.", false),
    @Description("The topic, or the member, has sessions that have not ended, or the topic has pending transfers.")
    TOPIC_IN_USE("Sessions that have not ended prevent this change.", "End or transfer them first.", true),
    @Description("The service does not send e-mails.")
    MAIL_DISABLED(
            "The service does not send e-mails.", "Ask the operator of the service to configure a mail server.", false),
    @Description("The topic does not offer transcripts to customers.")
    TRANSCRIPT_DISABLED(
            "This topic does not offer transcripts.",
            "Transcripts require chatTopic.widget.forms.postChat.offersTranscript.",
            false),
    @Description("The transcript may not be sent to this address; see field.")
    RECIPIENT_NOT_ALLOWED(
            "The transcript may not be sent to this address.",
            "Leave the address out to send it to the one that the customer entered.",
            false),
    @Description("Too many transcripts of the session, or to the address, were sent within 24 hours.")
    MAIL_LIMIT_REACHED(
            "Too many transcripts of this session, or to this address, were sent within 24 hours.",
            "Try again later.",
            true),
    @Description("The service sends no pushes.")
    PUSH_DISABLED(
            "The service sends no pushes.", "Ask the operator of the service to configure the keys of pushes.", false),
    @Description("Pushes may not be sent to this push service; see field.")
    PUSH_SERVICE_NOT_ALLOWED(
            "Pushes may not be sent to this push service.",
            "Send the endpoint of the browser's subscription unchanged. The operator of the service decides on the push services (PARLEY_PUSH_SERVICES).",
            false),
    @Description("The caller has as many browsers that get pushes as the service allows.")
    PUSH_LIMIT_REACHED(
            "You have as many browsers that get pushes as the service allows.",
            "Remove one from pushSubscriptions first (unsubscribeFromPush).",
            false),
    @Description("The webhook does not exist.")
    WEBHOOK_NOT_FOUND("The webhook does not exist.", "Choose a webhook from webhooks.", false),
    @Description("The delivery does not exist, or is no longer listed.")
    WEBHOOK_DELIVERY_NOT_FOUND(
            "The delivery does not exist, or is no longer listed.", "Choose a delivery from webhookDeliveries.", false),
    @Description("Webhooks may not be sent to this URL; see field.")
    WEBHOOK_URL_NOT_ALLOWED(
            "Webhooks may not be sent to this URL.",
            "Send an https URL with a public host, without user name and fragment.",
            false),
    @Description("The webhook is disabled.")
    WEBHOOK_DISABLED("The webhook is disabled.", "Enable it first (enableWebhook).", false),
    @Description("There are as many webhooks as the service allows.")
    WEBHOOK_LIMIT_REACHED(
            "There are as many webhooks as the service allows.", "Delete one that is not needed any more.", false),
    @Description(
            "The document is not one query that fits the schema, costs too much, or declares unknown variables; see field.")
    INVALID_DOCUMENT(
            "The document can't be used for a webhook.",
            "Send one query that fits the schema and costs little. It may declare $chatSessionId: ID!, $eventId: ID! and $seq: Int!.",
            false),
    @Description("The tag does not exist, or can't be chosen because it is archived or of another kind; see field.")
    TAG_NOT_FOUND(
            "The tag does not exist, is archived, or is of another kind.",
            "Choose tags of the right kind from chatTags that are not archived.",
            false),
    @Description("The topic requires its agents to send tags when they end a chat.")
    CLOSING_TAGS_REQUIRED("This topic requires tags at the end of a chat.", "Send tagIds.", false),
    @Description("The session has no message with this seq; see field.")
    MESSAGE_NOT_FOUND(
            "The session has no message with this seq.", "Choose the seq of one of chatSession.messages.", false),
    @Description("The canned reply does not exist, or the caller may not see it.")
    CANNED_REPLY_NOT_FOUND(
            "The canned reply does not exist, or you may not see it.", "Choose one from cannedReplies.", false),
    @Description("The folder of the FAQ does not exist, or the caller may not see it.")
    FAQ_CATEGORY_NOT_FOUND(
            "The folder of the FAQ does not exist, or you may not see it.", "Choose one from faqCategories.", false),
    @Description("The folder of the FAQ contains articles or folders.")
    FAQ_CATEGORY_IN_USE("The folder contains articles or folders.", "Delete them first.", false),
    @Description("The article of the FAQ does not exist, or the caller may not see it.")
    FAQ_ENTRY_NOT_FOUND(
            "The article does not exist, or you may not see it.",
            "Choose one from faqEntries or faqSuggestions.",
            false),
    @Description("Another canned reply that is offered in the same sessions has this shortcut.")
    SHORTCUT_TAKEN("Another canned reply has this shortcut.", "Choose another shortcut.", false),
    @Description("The text has a placeholder that the service does not know; see field.")
    UNKNOWN_PLACEHOLDER(
            "The text has an unknown placeholder.",
            "Use {{customer.name}}, {{customer.company}}, {{agent.name}}, {{session.id}} or {{topic.name}}, with an alternative as in {{customer.name|there}}.",
            false),
    @Description("No message with this seq offers the option to the customer; see field.")
    OPTION_NOT_FOUND(
            "The message does not offer this option.",
            "Send the text of one of the options of the message, and its seq.",
            false),
    @Description("The customer has already chosen an option of the message; see field.")
    OPTION_ALREADY_CHOSEN(
            "An option of this message was already chosen.", "Send the text as an ordinary message.", false),
    @Description("The link is not an absolute address with http or https; see field.")
    LINK_NOT_ALLOWED(
            "This link may not be sent.",
            "Send an absolute http or https address without a user name, of at most 255 characters.",
            false),
    @Description("A legal hold forbids to delete, redact or erase data of the session or the person.")
    LEGAL_HOLD(
            "A legal hold protects these data.",
            "See chatSession.legalHolds and person.legalHolds. A manager can lift a hold (liftLegalHold).",
            false),
    @Description("The customer's data were erased from the session.")
    SESSION_ERASED("The customer's data were erased from this session.", "Request a new session instead.", false),
    @Description("The person does not exist, or the caller may not see it; see field.")
    PERSON_NOT_FOUND("The person does not exist.", "Check the id named by userErrors.field.", false),
    @Description("The legal hold does not exist, or the caller may not see it.")
    HOLD_NOT_FOUND("The legal hold does not exist, or you may not see it.", "Choose a hold from legalHolds.", false),
    @Description("The identity is not a valid token: its form, its signature or a claim.")
    IDENTITY_INVALID(
            "The identity is not valid.",
            "Sign a JWT with a configured key and the claims sub, aud, iat and exp.",
            false),
    @Description("The identity has expired, or was issued too long ago.")
    IDENTITY_EXPIRED("The identity has expired.", "Get a new identity from the site, then try again.", true),
    @Description("The identity was issued for another audience.")
    IDENTITY_WRONG_AUDIENCE(
            "The identity was issued for another audience.",
            "Let the claim aud contain the audience that is configured for the site.",
            false),
    @Description("The identity may be used once, and was used before.")
    IDENTITY_REPLAYED("The identity was used before.", "Get a new identity from the site, then try again.", true),
    @Description("The topic does not accept identities, or not those of this site.")
    IDENTITY_NOT_ACCEPTED(
            "The topic does not accept this identity.",
            "Send the identity of the topic's site, or no identity. The operator configures sites (parley.identity).",
            false),
    @Description("The identity could not be checked, because the keys of the site cannot be read.")
    IDENTITY_UNAVAILABLE("The identity could not be checked.", "Try again later, or send no identity.", true),
    @Description("The topic, or for the customer the session, does not allow the caller to attach files.")
    ATTACHMENTS_DISABLED(
            "You may not attach files to this chat.",
            "Files require chatTopic.attachments.fromCustomers or fromAgents. The session's agent may decide otherwise for the customer (setChatSessionAttachments).",
            false),
    @Description("The file is larger than the service allows.")
    FILE_TOO_LARGE("The file is too large.", "Send a file of at most serviceInfo.maxAttachmentSize bytes.", false),
    @Description("The message or the session has as many files, or as many bytes of files, as the service allows.")
    ATTACHMENT_LIMIT_REACHED(
            "There are as many files as the service allows.",
            "Send at most serviceInfo.maxAttachmentsPerMessage files with a message. The operator of the service limits the files of a session.",
            false),
    @Description(
            "A file does not exist, was not uploaded completely, was uploaded by somebody else, or was sent before; see field.")
    ATTACHMENT_NOT_FOUND(
            "A file does not exist, is not uploaded, or was sent before.",
            "Send the id of an upload of your own (createUpload), once, after its upload has succeeded.",
            false),
    @Description(
            "The session, topic, member, user or webhook has changed since the caller read it; see currentVersion.")
    VERSION_CONFLICT(
            "The object has changed since you read it.", "Read it again, then retry with its new version.", true);

    private final Explanation explanation;
    private final Explanation ofTarget;

    RefusalCode(String meaning, String help, boolean retryable) {
        this(meaning, help, meaning, help, retryable);
    }

    /** Creates a code that may concern either the caller or another user named by the caller. */
    RefusalCode(String meaning, String help, String meaningOfTarget, String helpOfTarget, boolean retryable) {
        this.explanation = new Explanation(meaning, help, retryable);
        this.ofTarget = new Explanation(meaningOfTarget, helpOfTarget, retryable);
    }

    /** Returns the explanation of a code that concerns a user named by the caller. */
    Explanation ofTarget() {
        return ofTarget;
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
