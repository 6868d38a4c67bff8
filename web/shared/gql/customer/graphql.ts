/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An action on a session. Each is performed by a mutation. */
export type ChatAction =
  /** The mutation acceptChatSession. */
  | 'ACCEPT'
  /** The mutation acceptChatTransfer. */
  | 'ACCEPT_TRANSFER'
  /** The mutation answerFaq. */
  | 'ANSWER_FAQ'
  /** The mutation assignChatSession. */
  | 'ASSIGN'
  /** The mutation createUpload. */
  | 'ATTACH_FILE'
  /** The mutation blockChatCustomer. */
  | 'BLOCK'
  /** The mutation cancelChatTransfer. */
  | 'CANCEL_TRANSFER'
  /** The mutation createPersonFromChatSession. */
  | 'CREATE_PERSON'
  /** The mutation createTicketFromChatSession. */
  | 'CREATE_TICKET'
  /** The mutation declineChatOffer. */
  | 'DECLINE_OFFER'
  /** The mutation deleteChatSession. */
  | 'DELETE'
  /** The mutation endChatSession. */
  | 'END'
  /** The mutation handOffChatSession. */
  | 'HAND_OFF'
  /** The mutation heartbeatChatSession. */
  | 'HEARTBEAT'
  /** The mutation joinChatSession. */
  | 'JOIN'
  /** The mutation leaveChatSession. */
  | 'LEAVE'
  /** The mutation linkChatSession. */
  | 'LINK'
  /** The mutation markChatRead. */
  | 'MARK_READ'
  /** The mutation rateChatSession. */
  | 'RATE'
  /** The mutation redactChatMessage. */
  | 'REDACT_MESSAGE'
  /** The mutation rejectChatTransfer. */
  | 'REJECT_TRANSFER'
  /** The mutation reopenChatSession. */
  | 'REOPEN'
  /** The mutation requestChatTransfer. */
  | 'REQUEST_TRANSFER'
  /** The mutation returnChatSessionToQueue. */
  | 'RETURN_TO_QUEUE'
  /** The mutation sendChatMessage. */
  | 'SEND_MESSAGE'
  /** The mutation sendChatTranscript. */
  | 'SEND_TRANSCRIPT'
  /** The mutation setChatSessionAttachments. */
  | 'SET_ATTACHMENTS'
  /** The mutation setChatSessionPriority. */
  | 'SET_PRIORITY'
  /** The mutation setChatSessionSkills. */
  | 'SET_SKILLS'
  /** The mutation setTyping. */
  | 'SET_TYPING'
  /** The mutation submitOfflineForm. */
  | 'SUBMIT_OFFLINE_FORM'
  /** The mutation submitPreChatForm. */
  | 'SUBMIT_PRE_CHAT_FORM'
  /** The mutation takeOverChatSession. */
  | 'TAKE_OVER'
  /** The mutation unlinkChatSession. */
  | 'UNLINK'
  /** The mutation updateChatCustomer. */
  | 'UPDATE_CUSTOMER'
  /** The mutation updateChatVisit. */
  | 'UPDATE_VISIT'
  /** The mutation withdrawChatConsent. */
  | 'WITHDRAW_CONSENT'
  /** The mutation sendChatMessage, with visibility AGENTS. */
  | 'WRITE_NOTE';

/** Role of an actor. */
export type ChatActorKind =
  /** A human agent, who may be a manager or an administrator. */
  | 'AGENT'
  /** The topic's bot. */
  | 'BOT'
  /** The customer. */
  | 'CUSTOMER'
  /** The service itself, for example when a session ends because of inactivity. */
  | 'SYSTEM';

/** A field of a form of the widget. */
export type ChatFormField =
  /** Company. */
  | 'COMPANY'
  /** Country. */
  | 'COUNTRY'
  /** E-mail address. */
  | 'EMAIL'
  /** Name. */
  | 'NAME'
  /** Phone number. */
  | 'PHONE';

/** Kind of a message. It tells which of the other fields describe the message. */
export type ChatMessageKind =
  /** A link; see link. */
  | 'LINK'
  /** A notice about the session; see notice. */
  | 'NOTICE'
  /** A message with quick replies to choose from; see text and options. */
  | 'OPTIONS'
  /** An ordinary message; see text. */
  | 'TEXT';

/** Kind of a notice. */
export type ChatNoticeKind =
  /** The customer was blocked. Imported messages only. */
  | 'BLOCKED'
  /** The agent or the bot ended the session. */
  | 'ENDED_BY_AGENT'
  /** The customer ended the session. */
  | 'ENDED_BY_CUSTOMER'
  /** The session ended because of inactivity. */
  | 'ENDED_BY_INACTIVITY'
  /** An error occurred. Imported messages only. */
  | 'ERROR'
  /** The FAQ may answer the question; asks the customer whether it helped. The field text of the message has the titles of the articles, one per line. */
  | 'FAQ_QUESTION'
  /** A file was rejected because it is infected. The field detail has its name. */
  | 'FILE_INFECTED'
  /** A file was rejected because of its type. The field detail has its name. */
  | 'FILE_TYPE_REJECTED'
  /** The session started. Imported messages only. */
  | 'NEW_SESSION'
  /** The customer chose one of the options of an earlier message; see text and chosenFromSeq. Imported notices have no text. */
  | 'OPTION_CHOSEN'
  /** The customer reopened the session. */
  | 'REOPENED_BY_CUSTOMER'
  /** The agent lost its connection, and the session returned to the queue. */
  | 'RETURNED_TO_QUEUE'
  /** The session was deleted. */
  | 'SESSION_DELETED'
  /** The session was assigned to another agent. */
  | 'TRANSFERRED'
  /** A transfer was rejected. For staff only. */
  | 'TRANSFER_REJECTED'
  /** The topic's welcome message, sent when an agent accepts. The text is in the field text of the message. */
  | 'WELCOME';

/** An attribute that the site gives of its customer. Give exactly one value. */
export type ChatSessionAttributeInput = {
  /** True or false. */
  booleanValue?: boolean | null | undefined;
  /** Name of the attribute, unique in the session: a letter, then letters, digits, '_', '.' and '-', at most 40 characters. */
  name: string;
  /** A number. */
  numberValue?: number | null | undefined;
  /** A text of at most 255 characters. */
  textValue?: string | null | undefined;
  /** A time. */
  timeValue?: string | null | undefined;
};

/** Types of session events. */
export type ChatSessionEventType =
  /** An agent accepted the session from the queue. */
  | 'ACCEPTED'
  /** Agents or managers were alerted that the customer waits too long. */
  | 'ALERTED'
  /** A manager assigned the waiting session to an agent. */
  | 'ASSIGNED'
  /** The session's agent or a manager allowed or forbade files of the customer. */
  | 'ATTACHMENTS_CHANGED'
  /** The session was closed; it can no longer be reopened. */
  | 'CLOSED'
  /** The customer's consent was withdrawn. */
  | 'CONSENT_WITHDRAWN'
  /** The customer was blocked. A session that was open has ended. */
  | 'CUSTOMER_BLOCKED'
  /** The session was deleted. */
  | 'DELETED'
  /** An agent corrected the details of the customer. */
  | 'DETAILS_CORRECTED'
  /** The customer repeated the request and added details or a message. */
  | 'DETAILS_GIVEN'
  /** The session ended. */
  | 'ENDED'
  /** The customer's data were erased from the session: texts, identifiers and links. Erase your copies. */
  | 'ERASED'
  /** The customer answered whether the FAQ helped, or the FAQ has no article for the question. */
  | 'FAQ_ANSWERED'
  /** The service suggested articles of the FAQ for the customer's question. */
  | 'FAQ_SUGGESTED'
  /** A file was refused because of its type, or because it is infected. The notice says which. */
  | 'FILE_REFUSED'
  /** The bot handed the session off to the agents. */
  | 'HANDED_OFF'
  /** Both sides were warned that the session will end because of inactivity. */
  | 'IDLE_WARNED'
  /** The session was imported. The event has the time and the state of an earlier step: the request, the start or the end. */
  | 'IMPORTED'
  /** The session was linked to CRM records. */
  | 'LINKED'
  /** The text of a message was removed; see redactedSeq. */
  | 'MESSAGE_REDACTED'
  /** The customer, the agent or the bot sent a message. */
  | 'MESSAGE_SENT'
  /** An internal note was written. */
  | 'NOTE_ADDED'
  /** The waiting session was offered to an agent. */
  | 'OFFERED'
  /** The agent declined the offer of the waiting session. */
  | 'OFFER_DECLINED'
  /** The offer of the waiting session expired without an answer. */
  | 'OFFER_EXPIRED'
  /** The offer of the waiting session was withdrawn, because the agent can't accept it any more. */
  | 'OFFER_WITHDRAWN'
  /** The waiting customer is offered the offline form, because the topic closed or its last agent left. */
  | 'OFFLINE_FORM_OFFERED'
  /** The customer submitted the offline form. */
  | 'OFFLINE_FORM_SUBMITTED'
  /** The offer of the offline form was withdrawn, because an agent can answer again. */
  | 'OFFLINE_FORM_WITHDRAWN'
  /** The customer submitted the pre-chat form. */
  | 'PRE_CHAT_FORM_SUBMITTED'
  /** The priority of the session was changed. */
  | 'PRIORITY_CHANGED'
  /** The customer rated the session. */
  | 'RATED'
  /** The customer or the agent has read messages. */
  | 'READ'
  /** A finished session was reopened. */
  | 'REOPENED'
  /** A customer requested a session. */
  | 'REQUESTED'
  /** The session returned to the queue: its agent or a manager returned it, or the system did because the agent lost its connection. */
  | 'RETURNED_TO_QUEUE'
  /** The skills that the session needs were changed. */
  | 'SKILLS_CHANGED'
  /** A supervisor joined the conversation, to listen. */
  | 'SUPERVISOR_JOINED'
  /** The supervisor left the conversation, or the system ended the supervision because the supervisor lost the connection. */
  | 'SUPERVISOR_LEFT'
  /** A manager took over the session. */
  | 'TAKEN_OVER'
  /** A ticket was created from the session. */
  | 'TICKET_CREATED'
  /** The transcript of the session was requested by e-mail. */
  | 'TRANSCRIPT_REQUESTED'
  /** The transfer was accepted. */
  | 'TRANSFER_ACCEPTED'
  /** The transfer was cancelled. */
  | 'TRANSFER_CANCELLED'
  /** The transfer expired without an answer. */
  | 'TRANSFER_EXPIRED'
  /** The transfer was rejected. */
  | 'TRANSFER_REJECTED'
  /** The session was offered to another agent or to a topic. */
  | 'TRANSFER_REQUESTED'
  /** Links to CRM records were removed. */
  | 'UNLINKED'
  /** The customer is on another page, or its site gave other attributes of it. */
  | 'VISIT_CHANGED'
  /** Staff noted the outcome or the tags of a session that had ended. */
  | 'WRAPPED_UP';

/** How a chat ended, as the agent or the bot noted it. */
export type ChatSessionOutcome =
  /** 2: somebody has to do something later. */
  | 'FOLLOW_UP'
  /** 3: the customer did not respond any more. */
  | 'NO_RESPONSE'
  /** 0: the question was answered, or the problem was solved. */
  | 'RESOLVED'
  /** 4: it was no serious request. */
  | 'SPAM'
  /** 1: it was not. */
  | 'UNRESOLVED';

/** Phases of a session. */
export type ChatSessionPhase =
  /** In conversation (statuses 5 and 6). */
  | 'ACTIVE'
  /** Ended (statuses 7 to 11). */
  | 'CLOSED'
  /** Not accepted yet: in a form, the FAQ or the queue (statuses 0 to 4). */
  | 'PENDING';

/** Status of a chat session. */
export type ChatSessionStatus =
  /** 9: closed; cannot be reopened. */
  | 'CLOSED'
  /** 11: ended in the queue before any agent accepted: a missed chat. */
  | 'CLOSED_FROM_QUEUE'
  /** 5: active; the customer wrote last and waits for an answer. */
  | 'CUSTOMER_LAST'
  /** 8: deleted; the row is erased after PARLEY_CHAT_PURGE_AFTER. */
  | 'DELETED'
  /** 2: the customer reads a suggested answer (FAQ). */
  | 'FAQ'
  /** 7: ended; can be reopened within serviceInfo.reopenWindowSeconds. */
  | 'FINISHED'
  /** 0: unknown. */
  | 'INVALID'
  /** 4: waiting in the queue for an agent. */
  | 'IN_QUEUE'
  /** 3: no agent is available; the customer may submit the offline form. */
  | 'OFFLINE_FORM'
  /** 1: the customer fills in the pre-chat form. */
  | 'PRE_CHAT_FORM'
  /** 10: ended by the offline form, which created a ticket. */
  | 'REQUEST_POSTED'
  /** 6: active; the agent or the bot wrote last. */
  | 'USER_LAST';

/** Input for endChatSession. */
export type EndChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** An internal note, which is added to the messages before the end. For staff only. */
  note?: string | null | undefined;
  /** How the chat ended. For staff only. */
  outcome?: ChatSessionOutcome | null | undefined;
  /** Tags that say what the chat was about, at most 20. They replace those that the session has. Without the field, the session keeps them. For staff only. */
  tagIds?: Array<string | number> | null | undefined;
};

/** Input for markChatRead. */
export type MarkChatReadInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** seq of the last message that the caller has read. */
  upToSeq: number;
};

/** Visibility of a message. */
export type MessageVisibility =
  /** 1: an internal note, visible to agents only. */
  | 'AGENTS'
  /** 0: visible to the customer and to agents. */
  | 'ALL';

/** Input for rateChatSession. */
export type RateChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Comment, at most 1024 characters. If omitted, an earlier comment stays; null removes it. */
  comment?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Rating from 1 to 5. */
  rating: number;
};

/** Input for reopenChatSession. */
export type ReopenChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for requestChatSession. */
export type RequestChatSessionInput = {
  /** Attributes that the site gives of its customer, at most 20. They replace those that the session has. */
  attributes?: Array<ChatSessionAttributeInput> | null | undefined;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** The customer's company, at most 255 characters. */
  companyName?: string | null | undefined;
  /** Version of the topic's privacy.consentText that the customer saw (privacy.consentVersion). Defaults to the current one. VALIDATION for one that the topic never had. */
  consentVersion?: number | null | undefined;
  /** Whether the customer consents to the storage of personal data. */
  consented?: boolean | null | undefined;
  /** Country id as defined in SuperOffice. */
  country?: number | null | undefined;
  /** Display name of the customer in the chat, at most 64 characters. Defaults to name. */
  customerAlias?: string | null | undefined;
  /** The customer's e-mail address, at most 255 characters. */
  email?: string | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The identity of a customer who is signed in on the topic's site: a JWT that the site signs, at most 8192 characters. Its name, company and email replace the fields of the input. See docs/verified-customers.md. */
  identity?: string | null | undefined;
  /** Language of the customer as a BCP 47 tag, such as nb or de-AT, at most 35 characters. The session has it (ChatSession.language), and a new one needs the skill that stands for it, if there is one. Without it, the session has the language that the Accept-Language header prefers, and the skill is that of the topic's widget.language. VALIDATION for a text that is no tag. An open session that is returned keeps its language. */
  language?: string | null | undefined;
  /** The customer's first message. Must not be blank. */
  message?: string | null | undefined;
  /** The customer's name, at most 255 characters. */
  name?: string | null | undefined;
  /** Address of the page on which the customer is, with http or https, at most 2048 characters. Credentials and the fragment are not stored, and the query only if the topic keeps it (customers.keepPageQuery). */
  pageUrl?: string | null | undefined;
  /** The customer's phone number, at most 32 characters. */
  phone?: string | null | undefined;
  /** Address of the page that led the customer there, like pageUrl. */
  referrer?: string | null | undefined;
  /** The topic to chat in. */
  topicId: string | number;
};

/** Input for sendChatMessage. */
export type SendChatMessageInput = {
  /** Files that the caller has uploaded (createUpload) and not sent yet, in the order in which they are shown. At most serviceInfo.maxAttachmentsPerMessage. */
  attachmentIds?: Array<string | number> | null | undefined;
  /** The canned reply from which the text was made, whose usageCount increases. For agents and bots only; the text may have been changed since. */
  cannedReplyId?: string | number | null | undefined;
  /** The session. */
  chatSessionId: string | number;
  /** seq of the message with options from which the text was chosen. For customers only. The text must be one of the options, and each message allows one choice. */
  chosenFromSeq?: number | null | undefined;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Address of a link that is sent instead of an ordinary message; the text is its label. For agents and bots only, with http or https. It can't be combined with options, postedAt and notes. */
  linkUrl?: string | null | undefined;
  /** Users whom a note mentions, at most 20 members of the topic. For notes only. USER_NOT_FOUND if one is no member. */
  mentions?: Array<string | number> | null | undefined;
  /** Quick replies that the customer may choose from. For agents and bots only. None may be blank; serialized as a JSON array they have at most 255 characters. */
  options?: Array<string> | null | undefined;
  /** Time at which the message becomes visible to the customer. For bots only, to space out messages. Must not be in the past, before the bot's last message, or more than one hour ahead; otherwise the code is NOT_ALLOWED. Defaults to now, but after the bot's last message. The message becomes visible at once when anyone else writes to the customer. */
  postedAt?: string | null | undefined;
  /** The text. Must not be blank. Required unless the message has attachments. */
  text?: string | null | undefined;
  /** Visibility of the message. Defaults to ALL. AGENTS makes it an internal note: only staff who may read the session see it, and it may be written after the session has ended. */
  visibility?: MessageVisibility | null | undefined;
};

/** Input for sendChatTranscript. */
export type SendChatTranscriptInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Language of the notices, as a language tag; see ChatSession.transcript. */
  language?: string | null | undefined;
  /** IANA name of the time zone of times; see ChatSession.transcript. */
  timeZone?: string | null | undefined;
  /** E-mail address. For customers, only the one that they entered in this session; for agents, also that of the linked person. RECIPIENT_NOT_ALLOWED for any other. Defaults to the one that the customer entered. */
  to?: string | null | undefined;
};

/** Input for setTyping. */
export type SetTypingInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Whether the caller is typing. */
  typing: boolean;
};

/** Input for submitOfflineForm. Omitted and blank fields keep the session's values; null clears a value. */
export type SubmitOfflineFormInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** The customer's company, at most 255 characters. */
  companyName?: string | null | undefined;
  /** Version of the topic's privacy.consentText that the customer saw (privacy.consentVersion). Defaults to the current one. VALIDATION for one that the topic never had. */
  consentVersion?: number | null | undefined;
  /** Whether the customer consents to the storage of personal data. */
  consented?: boolean | null | undefined;
  /** Country id as defined in SuperOffice. */
  country?: number | null | undefined;
  /** The customer's e-mail address, at most 255 characters. */
  email?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The customer's name, at most 255 characters. */
  name?: string | null | undefined;
  /** The customer's phone number, at most 32 characters. */
  phone?: string | null | undefined;
  /** The customer's question. Must not be blank. */
  question: string;
};

/** Why a request was rejected. */
export type UserErrorCode =
  /** An agent has already accepted the session; see currentUser. */
  | 'ALREADY_ACCEPTED'
  /** Another supervisor has joined the conversation. See chatSession.supervisedBy. */
  | 'ALREADY_SUPERVISED'
  /** The topic, or for the customer the session, does not allow the caller to attach files. */
  | 'ATTACHMENTS_DISABLED'
  /** The message or the session has as many files, or as many bytes of files, as the service allows. */
  | 'ATTACHMENT_LIMIT_REACHED'
  /** A file does not exist, was not uploaded completely, was uploaded by somebody else, or was sent before; see field. */
  | 'ATTACHMENT_NOT_FOUND'
  /** The agent has reached the limit of active sessions. */
  | 'AT_CAPACITY'
  /** Customers like the caller are blocked. */
  | 'BLOCKED'
  /** The block does not exist, or the caller may not see it. */
  | 'BLOCK_NOT_FOUND'
  /** A bot handles the session; hand it off before an agent accepts it. */
  | 'BOT_ACTIVE'
  /** No bot handles the session. */
  | 'BOT_NOT_ACTIVE'
  /** The canned reply does not exist, or the caller may not see it. */
  | 'CANNED_REPLY_NOT_FOUND'
  /** The topic requires its agents to send tags when they end a chat. */
  | 'CLOSING_TAGS_REQUIRED'
  /** The topic requires consent, which the customer has not given. */
  | 'CONSENT_REQUIRED'
  /** The folder of the FAQ contains articles or folders. */
  | 'FAQ_CATEGORY_IN_USE'
  /** The folder of the FAQ does not exist, or the caller may not see it. */
  | 'FAQ_CATEGORY_NOT_FOUND'
  /** The article of the FAQ does not exist, or the caller may not see it. */
  | 'FAQ_ENTRY_NOT_FOUND'
  /** A required field is missing or blank; see field. */
  | 'FIELD_REQUIRED'
  /** A text exceeds the maximum length of its field; see field. */
  | 'FIELD_TOO_LONG'
  /** The file is larger than the service allows. */
  | 'FILE_TOO_LARGE'
  /** The session does not expect this form; see currentStatus. */
  | 'FORM_NOT_EXPECTED'
  /** The session expects a form, not a message; see currentStatus. */
  | 'FORM_REQUIRED'
  /** The legal hold does not exist, or the caller may not see it. */
  | 'HOLD_NOT_FOUND'
  /** The idempotency key was used for a different request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The identity has expired, or was issued too long ago. */
  | 'IDENTITY_EXPIRED'
  /** The identity is not a valid token: its form, its signature or a claim. */
  | 'IDENTITY_INVALID'
  /** The topic does not accept identities, or not those of this site. */
  | 'IDENTITY_NOT_ACCEPTED'
  /** The identity may be used once, and was used before. */
  | 'IDENTITY_REPLAYED'
  /** The identity could not be checked, because the keys of the site cannot be read. */
  | 'IDENTITY_UNAVAILABLE'
  /** The identity was issued for another audience. */
  | 'IDENTITY_WRONG_AUDIENCE'
  /** The document is not one query that fits the schema, costs too much, or declares unknown variables; see field. */
  | 'INVALID_DOCUMENT'
  /** The e-mail address is not valid; see field. */
  | 'INVALID_EMAIL'
  /** The idempotency key does not have 16 to 255 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** A legal hold forbids to delete, redact or erase data of the session or the person. */
  | 'LEGAL_HOLD'
  /** The link is not an absolute address with http or https; see field. */
  | 'LINK_NOT_ALLOWED'
  /** The record to link does not exist; see field. */
  | 'LINK_TARGET_NOT_FOUND'
  /** The topic does not let anybody listen to running conversations. */
  | 'LISTENING_DISABLED'
  /** The service does not send e-mails. */
  | 'MAIL_DISABLED'
  /** Too many transcripts of the session, or to the address, were sent within 24 hours. */
  | 'MAIL_LIMIT_REACHED'
  /** The session has no message with this seq; see field. */
  | 'MESSAGE_NOT_FOUND'
  /** The message exceeds the maximum length. */
  | 'MESSAGE_TOO_LONG'
  /** Another topic, or another tag, already has this name. */
  | 'NAME_TAKEN'
  /** The session has nothing of what the block should match; see field. */
  | 'NOTHING_TO_BLOCK'
  /** The session is not active; see currentStatus. */
  | 'NOT_ACTIVE'
  /** The caller's role does not permit this action. */
  | 'NOT_ALLOWED'
  /** The session has not ended; see currentStatus. */
  | 'NOT_ENDED'
  /** The session does not exist, or the caller may not see it. */
  | 'NOT_FOUND'
  /** The session is not in the queue; see currentStatus. */
  | 'NOT_IN_QUEUE'
  /** The action requires a manager of the topic. */
  | 'NOT_MANAGER'
  /** The waiting session is not offered to the caller, or the offer has expired. */
  | 'NOT_OFFERED'
  /** The session belongs to another agent, or to none yet; see currentUser. */
  | 'NOT_OWNER'
  /** The caller has not joined the conversation. */
  | 'NOT_SUPERVISOR'
  /** The agent may not respond in the topic. */
  | 'NOT_TOPIC_MEMBER'
  /** The caller may not answer the transfer: it is offered to another agent, or to a topic. */
  | 'NOT_TRANSFER_TARGET'
  /** The waiting session is offered to another agent, who may accept it for some seconds. */
  | 'OFFERED_TO_ANOTHER'
  /** The customer has another open session in the topic. */
  | 'OPEN_SESSION_EXISTS'
  /** The customer has already chosen an option of the message; see field. */
  | 'OPTION_ALREADY_CHOSEN'
  /** No message with this seq offers the option to the customer; see field. */
  | 'OPTION_NOT_FOUND'
  /** The person does not exist, or the caller may not see it; see field. */
  | 'PERSON_NOT_FOUND'
  /** The service sends no pushes. */
  | 'PUSH_DISABLED'
  /** The caller has as many browsers that get pushes as the service allows. */
  | 'PUSH_LIMIT_REACHED'
  /** Pushes may not be sent to this push service; see field. */
  | 'PUSH_SERVICE_NOT_ALLOWED'
  /** The queue of the agent's topics is empty. */
  | 'QUEUE_EMPTY'
  /** The topic does not accept ratings, or neither an agent nor a bot answered the session. */
  | 'RATING_DISABLED'
  /** The rating is not between 1 and 5. */
  | 'RATING_OUT_OF_RANGE'
  /** The rating window has passed. */
  | 'RATING_WINDOW_PASSED'
  /** The transcript may not be sent to this address; see field. */
  | 'RECIPIENT_NOT_ALLOWED'
  /** The session can no longer be reopened: the reopen window has passed, or the session is closed. */
  | 'REOPEN_WINDOW_PASSED'
  /** The session has ended; see currentStatus. */
  | 'SESSION_ENDED'
  /** The customer's data were erased from the session. */
  | 'SESSION_ERASED'
  /** Another canned reply that is offered in the same sessions has this shortcut. */
  | 'SHORTCUT_TAKEN'
  /** The tag does not exist, or can't be chosen because it is archived or of another kind; see field. */
  | 'TAG_NOT_FOUND'
  /** The topic does not accept offline requests. */
  | 'TICKETS_DISABLED'
  /** A day has more than ten opening periods; see field. */
  | 'TOO_MANY_PERIODS'
  /** The topic of the session was deleted, so the session stays ended. */
  | 'TOPIC_DELETED'
  /** The topic, or the member, has sessions that have not ended, or the topic has pending transfers. */
  | 'TOPIC_IN_USE'
  /** The topic does not exist. */
  | 'TOPIC_NOT_FOUND'
  /** The topic does not offer transcripts to customers. */
  | 'TRANSCRIPT_DISABLED'
  /** The session has no pending transfer. */
  | 'TRANSFER_NOT_PENDING'
  /** The session already has a pending transfer. */
  | 'TRANSFER_PENDING'
  /** The session is already assigned to the agent who would receive it. */
  | 'TRANSFER_TO_SELF'
  /** The text has a placeholder that the service does not know; see field. */
  | 'UNKNOWN_PLACEHOLDER'
  /** The user does not exist. */
  | 'USER_NOT_FOUND'
  /** The target user is not present. */
  | 'USER_NOT_PRESENT'
  /** A value is not valid; see field. */
  | 'VALIDATION'
  /** The session, topic, member, user or webhook has changed since the caller read it; see currentVersion. */
  | 'VERSION_CONFLICT'
  /** The delivery does not exist, or is no longer listed. */
  | 'WEBHOOK_DELIVERY_NOT_FOUND'
  /** The webhook is disabled. */
  | 'WEBHOOK_DISABLED'
  /** There are as many webhooks as the service allows. */
  | 'WEBHOOK_LIMIT_REACHED'
  /** The webhook does not exist. */
  | 'WEBHOOK_NOT_FOUND'
  /** Webhooks may not be sent to this URL; see field. */
  | 'WEBHOOK_URL_NOT_ALLOWED';

export type TopicOfWidgetFragment = { id: string, isOpen: boolean, nextChangeAt: string | null, openingException: { text: string | null } | null, privacy: { consentText: string | null, consentVersion: number }, texts: { language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, queueText: string | null, ratingText: string | null }, widget: { faqEnabled: boolean, large: boolean, colors: { main: string | null, customerMessage: string | null, customerMessageText: string | null, agentMessage: string | null, agentMessageText: string | null, button: string | null, buttonText: string | null }, font: { family: string | null, size: string | null }, badge: { color: string | null, textColor: string | null }, queueText: { enabled: boolean }, forms: { preChat: { enabled: boolean, collectConsent: boolean, requiredFields: Array<ChatFormField> }, offline: { collectConsent: boolean, requiredFields: Array<ChatFormField> }, postChat: { enabled: boolean } } } };

export type SessionOfCustomerFragment = { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> };

export type MessageOfCustomerFragment = { seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, sender: { kind: ChatActorKind, displayName: string | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, notice: { kind: ChatNoticeKind } | null };

export type WidgetQueryVariables = Exact<{
  topicId: string | number;
  language?: string | null | undefined;
}>;


export type WidgetQuery = { chatTopic: { id: string, isOpen: boolean, nextChangeAt: string | null, openingException: { text: string | null } | null, privacy: { consentText: string | null, consentVersion: number }, texts: { language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, queueText: string | null, ratingText: string | null }, widget: { faqEnabled: boolean, large: boolean, colors: { main: string | null, customerMessage: string | null, customerMessageText: string | null, agentMessage: string | null, agentMessageText: string | null, button: string | null, buttonText: string | null }, font: { family: string | null, size: string | null }, badge: { color: string | null, textColor: string | null }, queueText: { enabled: boolean }, forms: { preChat: { enabled: boolean, collectConsent: boolean, requiredFields: Array<ChatFormField> }, offline: { collectConsent: boolean, requiredFields: Array<ChatFormField> }, postChat: { enabled: boolean } } } } | null, serviceInfo: { maxMessageLength: number, typingTimeoutSeconds: number } };

export type CustomerSessionQueryVariables = Exact<{
  last: number;
}>;


export type CustomerSessionQuery = { customerSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, messages: { nodes: Array<{ seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, sender: { kind: ChatActorKind, displayName: string | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, notice: { kind: ChatNoticeKind } | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } }, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } | null };

export type EarlierMessagesQueryVariables = Exact<{
  before: string;
  last: number;
}>;


export type EarlierMessagesQuery = { customerSession: { messages: { nodes: Array<{ seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, sender: { kind: ChatActorKind, displayName: string | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, notice: { kind: ChatNoticeKind } | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type CustomerSessionEventsSubscriptionVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type CustomerSessionEventsSubscription = { chatSessionEvents: { seq: number, type: ChatSessionEventType, occurredAt: string, redactedSeq: number | null, chatSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } } | null };

export type CustomerMessagesSubscriptionVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type CustomerMessagesSubscription = { chatMessages: { seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, sender: { kind: ChatActorKind, displayName: string | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, notice: { kind: ChatNoticeKind } | null } | null };

export type CustomerQueuePositionSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type CustomerQueuePositionSubscription = { queuePosition: { queuePosition: number | null, estimatedWaitSeconds: number | null } | null };

export type CustomerTypingSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type CustomerTypingSubscription = { typing: { userTyping: boolean } | null };

export type RefusalFragment = { code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string };

export type RequestChatMutationVariables = Exact<{
  input: RequestChatSessionInput;
}>;


export type RequestChatMutation = { requestChatSession: { sessionKey: string | null, chatSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type SubmitOfflineFormMutationVariables = Exact<{
  input: SubmitOfflineFormInput;
}>;


export type SubmitOfflineFormMutation = { submitOfflineForm: { chatSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type SendMessageMutationVariables = Exact<{
  input: SendChatMessageInput;
}>;


export type SendMessageMutation = { sendChatMessage: { chatMessage: { seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, sender: { kind: ChatActorKind, displayName: string | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, notice: { kind: ChatNoticeKind } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type SetTypingMutationVariables = Exact<{
  input: SetTypingInput;
}>;


export type SetTypingMutation = { setTyping: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type MarkReadMutationVariables = Exact<{
  input: MarkChatReadInput;
}>;


export type MarkReadMutation = { markChatRead: { chatSession: { customerReadSeq: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type EndChatMutationVariables = Exact<{
  input: EndChatSessionInput;
}>;


export type EndChatMutation = { endChatSession: { chatSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type ReopenChatMutationVariables = Exact<{
  input: ReopenChatSessionInput;
}>;


export type ReopenChatMutation = { reopenChatSession: { chatSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type SendTranscriptMutationVariables = Exact<{
  input: SendChatTranscriptInput;
}>;


export type SendTranscriptMutation = { sendChatTranscript: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type RateChatMutationVariables = Exact<{
  input: RateChatSessionInput;
}>;


export type RateChatMutation = { rateChatSession: { chatSession: { id: string, status: ChatSessionStatus, phase: ChatSessionPhase, agentName: string | null, agentPresent: boolean | null, queuePosition: number | null, estimatedWaitSeconds: number | null, email: string | null, transcriptAvailable: boolean, rating: number | null, customerReadSeq: number, userReadSeq: number, messageSeq: number, eventSeq: number, allowedActions: Array<{ action: ChatAction, allowed: boolean }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TopicOfWidgetFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TopicOfWidget on ChatTopic{id isOpen nextChangeAt openingException{text}privacy{consentText consentVersion}texts(language: $language){language title subtitle badgeText preChatMessage offlineTitle offlineMessage postChatTitle postChatMessage queueText ratingText}widget{faqEnabled large colors{main customerMessage customerMessageText agentMessage agentMessageText button buttonText}font{family size}badge{color textColor}queueText{enabled}forms{preChat{enabled collectConsent requiredFields}offline{collectConsent requiredFields}postChat{enabled}}}}`, {"fragmentName":"TopicOfWidget"}) as unknown as TypedDocumentString<TopicOfWidgetFragment, unknown>;
export const SessionOfCustomerFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}`, {"fragmentName":"SessionOfCustomer"}) as unknown as TypedDocumentString<SessionOfCustomerFragment, unknown>;
export const MessageOfCustomerFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment MessageOfCustomer on ChatMessage{seq kind text postedAt redactedAt sender{kind displayName}options{text}link{url}attachments{attachmentId name mediaType size url}notice{kind}}`, {"fragmentName":"MessageOfCustomer"}) as unknown as TypedDocumentString<MessageOfCustomerFragment, unknown>;
export const RefusalFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment Refusal on UserError{code message: meaning field retryable}`, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const WidgetDocument = /*#__PURE__*/ new TypedDocumentString(`query Widget($topicId: ID!, $language: String){chatTopic(id: $topicId){...TopicOfWidget}serviceInfo{maxMessageLength typingTimeoutSeconds}}fragment TopicOfWidget on ChatTopic{id isOpen nextChangeAt openingException{text}privacy{consentText consentVersion}texts(language: $language){language title subtitle badgeText preChatMessage offlineTitle offlineMessage postChatTitle postChatMessage queueText ratingText}widget{faqEnabled large colors{main customerMessage customerMessageText agentMessage agentMessageText button buttonText}font{family size}badge{color textColor}queueText{enabled}forms{preChat{enabled collectConsent requiredFields}offline{collectConsent requiredFields}postChat{enabled}}}}`) as unknown as TypedDocumentString<WidgetQuery, WidgetQueryVariables>;
export const CustomerSessionDocument = /*#__PURE__*/ new TypedDocumentString(`query CustomerSession($last: Int!){customerSession{...SessionOfCustomer messages(last: $last){nodes{...MessageOfCustomer}pageInfo{hasPreviousPage startCursor}}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}fragment MessageOfCustomer on ChatMessage{seq kind text postedAt redactedAt sender{kind displayName}options{text}link{url}attachments{attachmentId name mediaType size url}notice{kind}}`) as unknown as TypedDocumentString<CustomerSessionQuery, CustomerSessionQueryVariables>;
export const EarlierMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`query EarlierMessages($before: String!, $last: Int!){customerSession{messages(last: $last, before: $before){nodes{...MessageOfCustomer}pageInfo{hasPreviousPage startCursor}}}}fragment MessageOfCustomer on ChatMessage{seq kind text postedAt redactedAt sender{kind displayName}options{text}link{url}attachments{attachmentId name mediaType size url}notice{kind}}`) as unknown as TypedDocumentString<EarlierMessagesQuery, EarlierMessagesQueryVariables>;
export const CustomerSessionEventsDocument = /*#__PURE__*/ new TypedDocumentString(`subscription CustomerSessionEvents($id: ID!, $after: Int){chatSessionEvents(chatSessionId: $id, after: $after){seq type occurredAt redactedSeq chatSession{...SessionOfCustomer}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}`) as unknown as TypedDocumentString<CustomerSessionEventsSubscription, CustomerSessionEventsSubscriptionVariables>;
export const CustomerMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`subscription CustomerMessages($id: ID!, $after: Int){chatMessages(chatSessionId: $id, after: $after){...MessageOfCustomer}}fragment MessageOfCustomer on ChatMessage{seq kind text postedAt redactedAt sender{kind displayName}options{text}link{url}attachments{attachmentId name mediaType size url}notice{kind}}`) as unknown as TypedDocumentString<CustomerMessagesSubscription, CustomerMessagesSubscriptionVariables>;
export const CustomerQueuePositionDocument = /*#__PURE__*/ new TypedDocumentString(`subscription CustomerQueuePosition($id: ID!){queuePosition(chatSessionId: $id){queuePosition estimatedWaitSeconds}}`) as unknown as TypedDocumentString<CustomerQueuePositionSubscription, CustomerQueuePositionSubscriptionVariables>;
export const CustomerTypingDocument = /*#__PURE__*/ new TypedDocumentString(`subscription CustomerTyping($id: ID!){typing(chatSessionId: $id){userTyping}}`) as unknown as TypedDocumentString<CustomerTypingSubscription, CustomerTypingSubscriptionVariables>;
export const RequestChatDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RequestChat($input: RequestChatSessionInput!){requestChatSession(input: $input){sessionKey chatSession{...SessionOfCustomer}userErrors{...Refusal}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<RequestChatMutation, RequestChatMutationVariables>;
export const SubmitOfflineFormDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SubmitOfflineForm($input: SubmitOfflineFormInput!){submitOfflineForm(input: $input){chatSession{...SessionOfCustomer}userErrors{...Refusal}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<SubmitOfflineFormMutation, SubmitOfflineFormMutationVariables>;
export const SendMessageDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SendMessage($input: SendChatMessageInput!){sendChatMessage(input: $input){chatMessage{...MessageOfCustomer}userErrors{...Refusal}}}fragment MessageOfCustomer on ChatMessage{seq kind text postedAt redactedAt sender{kind displayName}options{text}link{url}attachments{attachmentId name mediaType size url}notice{kind}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const SetTypingDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SetTyping($input: SetTypingInput!){setTyping(input: $input){userErrors{...Refusal}}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<SetTypingMutation, SetTypingMutationVariables>;
export const MarkReadDocument = /*#__PURE__*/ new TypedDocumentString(`mutation MarkRead($input: MarkChatReadInput!){markChatRead(input: $input){chatSession{customerReadSeq}userErrors{...Refusal}}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<MarkReadMutation, MarkReadMutationVariables>;
export const EndChatDocument = /*#__PURE__*/ new TypedDocumentString(`mutation EndChat($input: EndChatSessionInput!){endChatSession(input: $input){chatSession{...SessionOfCustomer}userErrors{...Refusal}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<EndChatMutation, EndChatMutationVariables>;
export const ReopenChatDocument = /*#__PURE__*/ new TypedDocumentString(`mutation ReopenChat($input: ReopenChatSessionInput!){reopenChatSession(input: $input){chatSession{...SessionOfCustomer}userErrors{...Refusal}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<ReopenChatMutation, ReopenChatMutationVariables>;
export const SendTranscriptDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SendTranscript($input: SendChatTranscriptInput!){sendChatTranscript(input: $input){userErrors{...Refusal}}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<SendTranscriptMutation, SendTranscriptMutationVariables>;
export const RateChatDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RateChat($input: RateChatSessionInput!){rateChatSession(input: $input){chatSession{...SessionOfCustomer}userErrors{...Refusal}}}fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}fragment Refusal on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<RateChatMutation, RateChatMutationVariables>;