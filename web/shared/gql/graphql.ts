/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Input for acceptChatSession. */
export type AcceptChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for acceptChatTransfer. */
export type AcceptChatTransferInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for acceptNextChatSession. */
export type AcceptNextChatSessionInput = {
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Topics from which to accept. Topics in which the caller may not respond are ignored. Defaults to all topics in which it may. */
  topicIds?: Array<string | number> | null | undefined;
};

/** Input for answerFaq. */
export type AnswerFaqInput = {
  /** Whether the FAQ answered the customer's question. */
  answer: FaqAnswer;
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The article that the customer has read, from faqSuggestions. Its answers are counted. Unless the service has asked before, the session gets the notice FAQ_QUESTION with the title. */
  faqEntryId?: string | number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for assignChatSession. */
export type AssignChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The agent who gets the session. */
  userId: string | number;
};

/** How the waiting sessions of a topic come to its agents. */
export type AssignmentMode =
  /** 2: each session is offered to one agent at a time, first to the one with the fewest sessions and offers. */
  | 'LEAST_BUSY'
  /** 0: agents choose sessions from the queue. */
  | 'MANUAL'
  /** 1: each session is offered to one agent at a time, first to the one whose last offer is the longest ago. */
  | 'ROUND_ROBIN';

/** Conditions on a value of type BigInt. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type BigIntFilter = {
  /** Within this range, both ends inclusive. */
  between?: BigIntRange | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** Greater than or equal to this. */
  gte?: string | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** Less than or equal to this. */
  lte?: string | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: string | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<string> | null | undefined;
};

/** A range of BigInt values, both ends inclusive. */
export type BigIntRange = {
  /** Smallest value. */
  from: string;
  /** Greatest value. */
  to: string;
};

/** Input for blockChatCustomer. */
export type BlockChatCustomerInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Time at which the block ends. Null to keep it until it is lifted. */
  endsAt?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The fields that the block takes over from the session. Defaults to EMAIL and IDENTITY. */
  match?: Array<ChatBlockMatch> | null | undefined;
  /** Why the customer is blocked, at most 1024 characters. Only managers and administrators see it. */
  reason?: string | null | undefined;
};

/** Conditions on a value of type Boolean. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type BooleanFilter = {
  /** Equal to this. */
  eq?: boolean | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<boolean> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: boolean | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<boolean> | null | undefined;
};

/** Conditions on a value of type Boolean that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type BooleanNullableFilter = {
  /** Equal to this. */
  eq?: boolean | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<boolean> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: boolean | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<boolean> | null | undefined;
};

/** Input for cancelChatTransfer. */
export type CancelChatTransferInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

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

/** Conditions on a value of type ChatActorKind. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatActorKindFilter = {
  /** Equal to this. */
  eq?: ChatActorKind | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatActorKind> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatActorKind | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatActorKind> | null | undefined;
};

/** Conditions on an object of type ChatBlock. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatBlockFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatBlockFilter> | null | undefined;
  /** Time of the block. */
  blockedAt?: DateTimeFilter | null | undefined;
  /** The user who blocked the customers. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  blockedBy?: UserFilter | null | undefined;
  /** The session whose customer was blocked. Null if it was deleted, or if the block was created without one. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** The e-mail address that is blocked. Case does not matter. */
  email?: StringNullableFilter | null | undefined;
  /** Time at which the block ends. Null if it is in force until it is lifted. */
  endsAt?: DateTimeNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Time at which the block was lifted. Null if it was not. */
  liftedAt?: DateTimeNullableFilter | null | undefined;
  /** The user who lifted the block. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  liftedBy?: UserFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatBlockFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatBlockFilter> | null | undefined;
  /** The topic in which customers are blocked. Null for all topics. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  topic?: ChatTopicFilter | null | undefined;
};

/** A field of a session that a block takes over. */
export type ChatBlockMatch =
  /** The address of the customer's client, or its network of 64 bits for IPv6. Many customers may share it. */
  | 'ADDRESS'
  /** The e-mail address of the customer. */
  | 'EMAIL'
  /** The identity of a verified customer. */
  | 'IDENTITY';

/** Conditions on an object of type ChatConsent. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatConsentFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatConsentFilter> | null | undefined;
  /** The session in which the customer consented. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** The topic's text that the customer saw. Null if the topic had none. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  consentText?: ChatConsentTextFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Time at which the customer consented. */
  givenAt?: DateTimeFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatConsentFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatConsentFilter> | null | undefined;
  /** Time at which the consent was withdrawn. Null while it holds. */
  withdrawnAt?: DateTimeNullableFilter | null | undefined;
};

/** Conditions on a list of ChatConsent objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatConsentListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatConsentFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatConsentFilter | null | undefined;
};

/** Conditions on an object of type ChatConsentText. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatConsentTextFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatConsentTextFilter> | null | undefined;
  /** Time since which the topic has the text. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatConsentTextFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatConsentTextFilter> | null | undefined;
  /** The text. */
  text?: StringFilter | null | undefined;
  /** The topic. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  topic?: ChatTopicFilter | null | undefined;
  /** Number of the text in its topic, from 1. */
  version?: IntFilter | null | undefined;
};

/** Conditions on a list of ChatConsentText objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatConsentTextListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatConsentTextFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatConsentTextFilter | null | undefined;
};

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

/** Conditions on an object of type ChatMessage. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatMessageFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatMessageFilter> | null | undefined;
  /** The session. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** For the customer's choice of an option: seq of the message that has the options. The text is the option. Null for other messages. */
  chosenFromSeq?: IntNullableFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Kind of the message. */
  kind?: ChatMessageKindFilter | null | undefined;
  /** Users whom the note mentions. */
  mentions?: UserListFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatMessageFilter | null | undefined;
  /** The notice. Null unless the kind is NOTICE. */
  notice?: ChatMessageNoticeFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatMessageFilter> | null | undefined;
  /** Time of the message. It may be in the future for messages that a bot has scheduled. */
  postedAt?: DateTimeFilter | null | undefined;
  /** Whether the customer has read the message: its seq is not greater than the session's customerReadSeq. Always false for internal notes. */
  readByCustomer?: BooleanFilter | null | undefined;
  /** Time at which the text and the attachments were removed, by redactChatMessage or with the customer's data. The message keeps its place. Null if it has them. */
  redactedAt?: DateTimeNullableFilter | null | undefined;
  /** Sender of the message; for a notice, the actor that caused it. */
  sender?: ChatMessageSenderFilter | null | undefined;
  /** Number of the message in its session, from 1 without gaps. Customers get numbers of their own, which skip internal notes. */
  seq?: IntFilter | null | undefined;
  /** The text. Null for most notices, and for messages that have attachments only. */
  text?: StringNullableFilter | null | undefined;
  /** Visibility of the message. */
  visibility?: MessageVisibilityFilter | null | undefined;
};

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

/** Conditions on a value of type ChatMessageKind. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatMessageKindFilter = {
  /** Equal to this. */
  eq?: ChatMessageKind | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatMessageKind> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatMessageKind | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatMessageKind> | null | undefined;
};

/** Conditions on a list of ChatMessage objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatMessageListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatMessageFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatMessageFilter | null | undefined;
};

/** Conditions on the field notice of a ChatMessage object. All given conditions must hold. */
export type ChatMessageNoticeFilter = {
  /** Kind of the notice. */
  kind?: ChatNoticeKindNullableFilter | null | undefined;
};

/** Conditions on the field sender of a ChatMessage object. All given conditions must hold. */
export type ChatMessageSenderFilter = {
  /** Name of the actor as the other side sees it. For customers, the alias or the name that they entered. For agents, the first name if the topic's widget.showAgentFirstName is true, else the user name; bot.name of the topic for bots. Null for SYSTEM, and if no name is known. */
  displayName?: StringNullableFilter | null | undefined;
  /** Role of the actor. */
  kind?: ChatActorKindFilter | null | undefined;
  /** User record of the agent or bot, for staff only. Null for CUSTOMER and SYSTEM. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  user?: UserFilter | null | undefined;
};

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

/** Conditions on a value of type ChatNoticeKind that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type ChatNoticeKindNullableFilter = {
  /** Equal to this. */
  eq?: ChatNoticeKind | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatNoticeKind> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatNoticeKind | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatNoticeKind> | null | undefined;
};

/** Kinds of notifications. */
export type ChatNotificationKind =
  /** A customer waits too long; see alertLevel. In the queue, present members with the right notifications are notified; in a conversation, its agent. Level 2 also notifies the managers of the topic. */
  | 'ALERT'
  /** A manager assigned a waiting session to the user. */
  | 'ASSIGNED'
  /** A note mentions the user; see messageSeq. */
  | 'MENTION'
  /** A session entered the agents' queue of a topic. For present members with the right notifications, except the user who caused it. */
  | 'NEW_CHAT'
  /** A session is offered: a waiting one by the topic's assignment, or a transfer to the user. A transfer to a topic notifies its present members with the rights canRespond and notifications. */
  | 'OFFER'
  /** A session returned to the queue. For present members with the right notifications and for the agent who had it, except the user who returned it. */
  | 'RETURNED_SESSION';

/** Whether an agent is present for chats. */
export type ChatPresence =
  /** 0: away. */
  | 'AWAY'
  /** 1: present. The agent gets alerts, can be a transfer target and keeps topics open. */
  | 'PRESENT';

/** Conditions on a value of type ChatPresence. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatPresenceFilter = {
  /** Equal to this. */
  eq?: ChatPresence | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatPresence> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatPresence | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatPresence> | null | undefined;
};

/** Conditions on an object of type ChatSessionAttribute. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatSessionAttributeFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatSessionAttributeFilter> | null | undefined;
  /** The value, if it is true or false. */
  booleanValue?: BooleanNullableFilter | null | undefined;
  /** The session. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Name of the attribute, unique in the session. */
  name?: StringFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatSessionAttributeFilter | null | undefined;
  /** The value, if it is a number. */
  numberValue?: FloatNullableFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatSessionAttributeFilter> | null | undefined;
  /** The value, if it is a text. */
  textValue?: StringNullableFilter | null | undefined;
  /** The value, if it is a time. */
  timeValue?: DateTimeNullableFilter | null | undefined;
};

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

/** Conditions on a list of ChatSessionAttribute objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatSessionAttributeListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatSessionAttributeFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatSessionAttributeFilter | null | undefined;
};

/** Conditions on the field actor of a ChatSessionEvent object. All given conditions must hold. */
export type ChatSessionEventActorFilter = {
  /** Role of the actor. */
  kind?: ChatActorKindFilter | null | undefined;
  /** User record of the agent or bot, for staff only. Null for CUSTOMER and SYSTEM. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  user?: UserFilter | null | undefined;
};

/** Conditions on an object of type ChatSessionEvent. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatSessionEventFilter = {
  /** Actor that caused the event. */
  actor?: ChatSessionEventActorFilter | null | undefined;
  /** All of these conditions must hold. */
  and?: Array<ChatSessionEventFilter> | null | undefined;
  /** The session in its current state. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatSessionEventFilter | null | undefined;
  /** Time of the event. */
  occurredAt?: DateTimeFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatSessionEventFilter> | null | undefined;
  /** seq of the message whose text the event MESSAGE_REDACTED removed. Null for other events. */
  redactedSeq?: IntNullableFilter | null | undefined;
  /** Number of the event in its session, from 1 without gaps. Customers get numbers of their own, which count only the events that they see. */
  seq?: IntFilter | null | undefined;
  /** Type of the event. */
  type?: ChatSessionEventTypeFilter | null | undefined;
};

/** Conditions on a list of ChatSessionEvent objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatSessionEventListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatSessionEventFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatSessionEventFilter | null | undefined;
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

/** Conditions on a value of type ChatSessionEventType. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatSessionEventTypeFilter = {
  /** Equal to this. */
  eq?: ChatSessionEventType | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatSessionEventType> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatSessionEventType | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatSessionEventType> | null | undefined;
};

/** Conditions on an object of type ChatSession. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatSessionFilter = {
  /** Alert level: 0 none, 1 agents were alerted, 2 managers were alerted. */
  alertLevel?: IntFilter | null | undefined;
  /** All of these conditions must hold. */
  and?: Array<ChatSessionFilter> | null | undefined;
  /** Attributes that the site gave of the customer, such as a plan or the value of a cart. */
  attributes?: ChatSessionAttributeListFilter | null | undefined;
  /** Whether a bot handles the session. */
  chatbotIsactive?: BooleanFilter | null | undefined;
  /** Company that the customer entered. */
  companyName?: StringNullableFilter | null | undefined;
  /** Version of the topic's privacy.consentText that the customer consented to. Null without consent, and if the topic had no text. */
  consentVersion?: IntNullableFilter | null | undefined;
  /** Whether the customer consented to the storage of personal data. */
  consented?: BooleanFilter | null | undefined;
  /** Consents that the customer gave in the session, also withdrawn ones. */
  consents?: ChatConsentListFilter | null | undefined;
  /** The customer's company. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  contact?: ContactFilter | null | undefined;
  /** Country id that the customer chose, as defined in SuperOffice. */
  country?: IntNullableFilter | null | undefined;
  /** The CRM person who is the customer. Null if not identified. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  customer?: PersonFilter | null | undefined;
  /** Display name of the customer in the chat. */
  customerAlias?: StringNullableFilter | null | undefined;
  /** Whether the customer may attach files, as the session's agent or a manager decided (setChatSessionAttachments). Null if nobody did: then the topic decides (chatTopic.attachments.fromCustomers). */
  customerAttachments?: BooleanNullableFilter | null | undefined;
  /** Time at which the customer's client was last seen, through a request with the session's key or an open WebSocket. Updated with a delay of some seconds. */
  customerFetch?: DateTimeNullableFilter | null | undefined;
  /** Host name or address of the customer's client. */
  customerHost?: StringNullableFilter | null | undefined;
  /** seq of the last message that the customer has read. Sending a message marks earlier ones as read. */
  customerReadSeq?: IntFilter | null | undefined;
  /** Whether the customer's site has signed its identity (requestChatSession with identity). If false, the customer may be anyone who typed these details. */
  customerVerified?: BooleanFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Seconds from start to end. */
  durationSeconds?: IntNullableFilter | null | undefined;
  /** E-mail address that the customer entered. */
  email?: StringNullableFilter | null | undefined;
  /** Why the session ended. */
  endReason?: SessionEndReasonNullableFilter | null | undefined;
  /** Actor who ended the session. */
  endedBy?: SessionEndedByNullableFilter | null | undefined;
  /** Time at which the customer's data were erased: texts, names, addresses and links. Times and numbers remain. Null if they were not. */
  erasedAt?: DateTimeNullableFilter | null | undefined;
  /** seq of the last event that the caller may see. Pass it to chatSessionEvents to receive what follows. */
  eventSeq?: IntFilter | null | undefined;
  /** Events of the session, in order of seq. Subscribe to chatSessionEvents to follow them. */
  events?: ChatSessionEventListFilter | null | undefined;
  /** First message, truncated to 1024 characters. */
  firstMessage?: StringNullableFilter | null | undefined;
  /** Time at which an agent first sent a message. */
  firstResponseAt?: DateTimeNullableFilter | null | undefined;
  /** Time at which the customer submitted the pre-chat form. */
  formSubmittedAt?: DateTimeNullableFilter | null | undefined;
  /** Why the bot handed the session off (handOffChatSession). Null while a bot handles it, if none did, and if no reason was given. */
  handOffReason?: HandOffReasonNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Time of the last message or assignment, from which inactivity counts. Internal notes do not count. */
  idle?: DateTimeNullableFilter | null | undefined;
  /** Time at which both sides were warned that the session will end because of inactivity. Null if they were not. */
  idleWarnedAt?: DateTimeNullableFilter | null | undefined;
  /** Position in the queue when the session first entered it, from 1. It does not change later; use queuePosition for the current position. */
  initialQueuePos?: IntNullableFilter | null | undefined;
  /** Language of the customer as a BCP 47 tag, such as nb-NO: the one that requestChatSession named, or that the customer's browser prefers. Null if it is not known. */
  language?: StringNullableFilter | null | undefined;
  /** Last message, truncated to 1024 characters. It may be a scheduled message of a bot that the customer does not see yet. */
  lastMessage?: StringNullableFilter | null | undefined;
  /** Legal holds on the session, also lifted ones. */
  legalHolds?: LegalHoldListFilter | null | undefined;
  /** seq of the last message that the caller may see. Pass it to chatMessages to receive what follows. */
  messageSeq?: IntFilter | null | undefined;
  /** Messages of the session, in order of seq. */
  messages?: ChatMessageListFilter | null | undefined;
  /** Whether the caller is the session's agent, or was its agent when it ended. */
  mine?: BooleanFilter | null | undefined;
  /** Name that the customer entered. */
  name?: StringNullableFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatSessionFilter | null | undefined;
  /** Time at which the offer to offeredTo expires. */
  offerExpiresAt?: DateTimeNullableFilter | null | undefined;
  /** The agent to whom the waiting session is offered (acceptChatSession, declineChatOffer), by the topic's assignment. Null if it is offered to nobody. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  offeredTo?: UserFilter | null | undefined;
  /** Whether a pending transfer offers the session to the caller, or to a topic in which the caller may respond. */
  offeredToMe?: BooleanFilter | null | undefined;
  /** Time since which the waiting customer is offered the offline form (submitOfflineForm), because the topic is closed or has no agent available. Null otherwise. */
  offlineFormOfferedAt?: DateTimeNullableFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatSessionFilter> | null | undefined;
  /** How the chat ended, as staff noted it (endChatSession). Null if nobody did, and when the session is reopened. */
  outcome?: ChatSessionOutcomeNullableFilter | null | undefined;
  /** Phase of the session. */
  phase?: ChatSessionPhaseFilter | null | undefined;
  /** Phone number that the customer entered. */
  phone?: StringNullableFilter | null | undefined;
  /** Priority in the queue. Higher values are served first. */
  priority?: IntFilter | null | undefined;
  /** The linked project. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  project?: ProjectFilter | null | undefined;
  /** Time at which the session entered the agents' queue, after any form and any time with a bot. Null if it never did. A session that returns to the queue keeps this time, and with it its position. */
  queuedAt?: DateTimeNullableFilter | null | undefined;
  /** Rank among the agent's active sessions: the lowest free number, from 1. 0 if the session is not active. */
  rank?: IntFilter | null | undefined;
  /** The customer's rating, from 1 to 5. */
  rating?: IntNullableFilter | null | undefined;
  /** The customer's comment on the rating. */
  ratingComment?: StringNullableFilter | null | undefined;
  /** The linked sale. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  sale?: SaleFilter | null | undefined;
  /** Finds sessions with a message that matches, or with names, contact details or numbers of the customer or its company that contain all terms. Messages and contact details that you may not read are not searched. All words must occur, in any form of the topic's language; case and accents do not matter. "a phrase" requires the words in this order, word* matches words that begin so, -word excludes, and or separates alternatives. At most 500 characters. In names, contact details and numbers, terms of three or more characters match inside words too. BAD_FILTER if the text requires no word, and in subscriptions. */
  search?: string | null | undefined;
  /** Skills that the session needs, also languages: those of its topic and of its language, or those that staff or a bot have set (setChatSessionSkills). */
  skills?: ChatTagListFilter | null | undefined;
  /** Status of the session, one of SuperOffice's twelve. To show a session or to choose sessions, use phase and waitingFor, which are derived from it. */
  status?: ChatSessionStatusFilter | null | undefined;
  /** CRM persons who the customer may be, because they have the e-mail address that the customer typed. Empty once a person is linked. Anyone can type an address: ask before you link a person (linkChatSession). */
  suggestedCustomers?: PersonListFilter | null | undefined;
  /** The supervisor who has joined the running conversation to listen (joinChatSession, leaveChatSession). Null if nobody has. Customers do not see it. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  supervisedBy?: UserFilter | null | undefined;
  /** Tags that say what the chat was about, as staff noted them (endChatSession). */
  tags?: ChatTagListFilter | null | undefined;
  /** The linked ticket. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  ticket?: TicketFilter | null | undefined;
  /** The topic of the session. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  topic?: ChatTopicFilter | null | undefined;
  /** The agent to whom a pending transfer offers the session. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  transferTo?: UserFilter | null | undefined;
  /** Transfers of the session, with the outcome of each. */
  transfers?: ChatTransferListFilter | null | undefined;
  /** Time of the oldest message of the customer without an answer. Null if all are answered. */
  unansweredSince?: DateTimeNullableFilter | null | undefined;
  /** The agent that the session is assigned to. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  user?: UserFilter | null | undefined;
  /** seq of the last message that the agent has read. Sending a message marks earlier ones as read. */
  userReadSeq?: IntFilter | null | undefined;
  /** Version of the session; send it as expectedVersion. It increases with every change except typing indicators, heartbeats and internal notes. Customers get versions of their own, which change with the events that they see. */
  version?: IntFilter | null | undefined;
  /** Where the customer is. Null if the customer's client does not report it. */
  visit?: ChatSessionVisitFilter | null | undefined;
  /** Seconds that the customer has waited in the queue, up to now while the session waits. */
  waitSeconds?: IntNullableFilter | null | undefined;
  /** The side whose turn it is. */
  waitingFor?: ChatSessionWaitingForNullableFilter | null | undefined;
  /** Time at which the session ended. */
  whenEnded?: DateTimeNullableFilter | null | undefined;
  /** Time at which the customer requested the session. */
  whenRequested?: DateTimeFilter | null | undefined;
  /** Time at which an agent first accepted the session. */
  whenStarted?: DateTimeNullableFilter | null | undefined;
  /** Time at which staff first noted the outcome or tags since the end: the time of the end, or later. Null if nobody did. */
  wrappedUpAt?: DateTimeNullableFilter | null | undefined;
};

/** Kinds of links from a session to a CRM record. */
export type ChatSessionLink =
  /** The company. */
  | 'CONTACT'
  /** The person who is the customer. */
  | 'PERSON'
  /** The project. */
  | 'PROJECT'
  /** The sale. */
  | 'SALE'
  /** The ticket. */
  | 'TICKET';

/** How a session has changed a list. */
export type ChatSessionListChangeKind =
  /** The session entered the list. Add it. */
  | 'ENTER'
  /** The session left the list. Remove it if you have it. */
  | 'LEAVE'
  /** The session changed and stays in the list. Replace it. */
  | 'UPDATE';

/** Conditions on a list of ChatSession objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatSessionListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatSessionFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatSessionFilter | null | undefined;
};

/** One sort field and direction for a list of ChatSession objects. Ties are broken by id. */
export type ChatSessionOrder = {
  /** Sort direction. */
  direction?: OrderDirection;
  /** Sort field. */
  field: ChatSessionOrderField;
};

/** Sort fields of a list of ChatSession objects. */
export type ChatSessionOrderField =
  /** Alert level: 0 none, 1 agents were alerted, 2 managers were alerted. */
  | 'ALERT_LEVEL'
  /** Whether a bot handles the session. */
  | 'CHATBOT_ISACTIVE'
  /** Company that the customer entered. */
  | 'COMPANY_NAME'
  /** Whether the customer consented to the storage of personal data. */
  | 'CONSENTED'
  /** Version of the topic's privacy.consentText that the customer consented to. Null without consent, and if the topic had no text. */
  | 'CONSENT_VERSION'
  /** Country id that the customer chose, as defined in SuperOffice. */
  | 'COUNTRY'
  /** Display name of the customer in the chat. */
  | 'CUSTOMER_ALIAS'
  /** Whether the customer may attach files, as the session's agent or a manager decided (setChatSessionAttachments). Null if nobody did: then the topic decides (chatTopic.attachments.fromCustomers). */
  | 'CUSTOMER_ATTACHMENTS'
  /** Time at which the customer's client was last seen, through a request with the session's key or an open WebSocket. Updated with a delay of some seconds. */
  | 'CUSTOMER_FETCH'
  /** seq of the last message that the customer has read. Sending a message marks earlier ones as read. */
  | 'CUSTOMER_READ_SEQ'
  /** Whether the customer's site has signed its identity (requestChatSession with identity). If false, the customer may be anyone who typed these details. */
  | 'CUSTOMER_VERIFIED'
  /** Seconds from start to end. */
  | 'DURATION_SECONDS'
  /** Actor who ended the session. */
  | 'ENDED_BY'
  /** Why the session ended. */
  | 'END_REASON'
  /** Time at which the customer's data were erased: texts, names, addresses and links. Times and numbers remain. Null if they were not. */
  | 'ERASED_AT'
  /** seq of the last event that the caller may see. Pass it to chatSessionEvents to receive what follows. */
  | 'EVENT_SEQ'
  /** Time at which an agent first sent a message. */
  | 'FIRST_RESPONSE_AT'
  /** Time at which the customer submitted the pre-chat form. */
  | 'FORM_SUBMITTED_AT'
  /** Why the bot handed the session off (handOffChatSession). Null while a bot handles it, if none did, and if no reason was given. */
  | 'HAND_OFF_REASON'
  /** Number of the row in the database. */
  | 'ID'
  /** Time of the last message or assignment, from which inactivity counts. Internal notes do not count. */
  | 'IDLE'
  /** Time at which both sides were warned that the session will end because of inactivity. Null if they were not. */
  | 'IDLE_WARNED_AT'
  /** Position in the queue when the session first entered it, from 1. It does not change later; use queuePosition for the current position. */
  | 'INITIAL_QUEUE_POS'
  /** Language of the customer as a BCP 47 tag, such as nb-NO: the one that requestChatSession named, or that the customer's browser prefers. Null if it is not known. */
  | 'LANGUAGE'
  /** seq of the last message that the caller may see. Pass it to chatMessages to receive what follows. */
  | 'MESSAGE_SEQ'
  /** Name that the customer entered. */
  | 'NAME'
  /** Time at which the offer to offeredTo expires. */
  | 'OFFER_EXPIRES_AT'
  /** Time since which the waiting customer is offered the offline form (submitOfflineForm), because the topic is closed or has no agent available. Null otherwise. */
  | 'OFFLINE_FORM_OFFERED_AT'
  /** How the chat ended, as staff noted it (endChatSession). Null if nobody did, and when the session is reopened. */
  | 'OUTCOME'
  /** Phase of the session. */
  | 'PHASE'
  /** Priority in the queue. Higher values are served first. */
  | 'PRIORITY'
  /** Time at which the session entered the agents' queue, after any form and any time with a bot. Null if it never did. A session that returns to the queue keeps this time, and with it its position. */
  | 'QUEUED_AT'
  /** Rank among the agent's active sessions: the lowest free number, from 1. 0 if the session is not active. */
  | 'RANK'
  /** The customer's rating, from 1 to 5. */
  | 'RATING'
  /** The customer's comment on the rating. */
  | 'RATING_COMMENT'
  /** Status of the session, one of SuperOffice's twelve. To show a session or to choose sessions, use phase and waitingFor, which are derived from it. */
  | 'STATUS'
  /** Time of the oldest message of the customer without an answer. Null if all are answered. */
  | 'UNANSWERED_SINCE'
  /** seq of the last message that the agent has read. Sending a message marks earlier ones as read. */
  | 'USER_READ_SEQ'
  /** Version of the session; send it as expectedVersion. It increases with every change except typing indicators, heartbeats and internal notes. Customers get versions of their own, which change with the events that they see. */
  | 'VERSION'
  /** The side whose turn it is. */
  | 'WAITING_FOR'
  /** Time at which the session ended. */
  | 'WHEN_ENDED'
  /** Time at which the customer requested the session. */
  | 'WHEN_REQUESTED'
  /** Time at which an agent first accepted the session. */
  | 'WHEN_STARTED'
  /** Time at which staff first noted the outcome or tags since the end: the time of the end, or later. Null if nobody did. */
  | 'WRAPPED_UP_AT';

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

/** Conditions on a value of type ChatSessionOutcome that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type ChatSessionOutcomeNullableFilter = {
  /** Equal to this. */
  eq?: ChatSessionOutcome | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatSessionOutcome> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatSessionOutcome | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatSessionOutcome> | null | undefined;
};

/** Phases of a session. */
export type ChatSessionPhase =
  /** In conversation (statuses 5 and 6). */
  | 'ACTIVE'
  /** Ended (statuses 7 to 11). */
  | 'CLOSED'
  /** Not accepted yet: in a form, the FAQ or the queue (statuses 0 to 4). */
  | 'PENDING';

/** Conditions on a value of type ChatSessionPhase. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatSessionPhaseFilter = {
  /** Equal to this. */
  eq?: ChatSessionPhase | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatSessionPhase> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatSessionPhase | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatSessionPhase> | null | undefined;
};

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

/** Conditions on a value of type ChatSessionStatus. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatSessionStatusFilter = {
  /** Equal to this. */
  eq?: ChatSessionStatus | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatSessionStatus> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatSessionStatus | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatSessionStatus> | null | undefined;
};

/** Conditions on the field visit of a ChatSession object. All given conditions must hold. */
export type ChatSessionVisitFilter = {
  /** Time of the last change of the page, the referrer or the attributes. */
  changedAt?: DateTimeNullableFilter | null | undefined;
  /** Address of the page, without credentials and fragment. It has its query only if the topic keeps it (customers.keepPageQuery). */
  pageUrl?: StringNullableFilter | null | undefined;
  /** Address of the page that led the customer there, like pageUrl. */
  referrer?: StringNullableFilter | null | undefined;
};

/** The side whose turn it is in a session. */
export type ChatSessionWaitingFor =
  /** An agent: to accept the session from the queue, or to reply to the customer's last message. */
  | 'AGENT'
  /** The customer: to fill in a form, to answer the FAQ, or to reply to the last message. */
  | 'CUSTOMER';

/** Conditions on a value of type ChatSessionWaitingFor that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type ChatSessionWaitingForNullableFilter = {
  /** Equal to this. */
  eq?: ChatSessionWaitingFor | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatSessionWaitingFor> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatSessionWaitingFor | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatSessionWaitingFor> | null | undefined;
};

/** Dimensions by which chatStatistics groups sessions. */
export type ChatStatisticsDimension =
  /** Agent of the session. Null for sessions that no agent has accepted. */
  | 'AGENT'
  /** Country that the customer chose. */
  | 'COUNTRY'
  /** Day on which the customer requested the session. A day has 23 or 25 hours when clocks change. Days without sessions are returned too. */
  | 'DAY'
  /** Why the session ended. Null for sessions that have not ended. */
  | 'END_REASON'
  /** Why the bot handed the session off. Null for sessions without a reason, handed off or not. */
  | 'HAND_OFF_REASON'
  /** Hour in which the customer requested the session. Hours without sessions are returned too. */
  | 'HOUR'
  /** Hour of the day in which the customer requested the session, from 0 to 23. All 24 are returned. */
  | 'HOUR_OF_DAY'
  /** Month in which the customer requested the session. Months without sessions are returned too. */
  | 'MONTH'
  /** How the chat ended, as staff noted it. Null if nobody did. */
  | 'OUTCOME'
  /** Status of the session. */
  | 'STATUS'
  /** Tag of the session. A session counts in the group of each of its tags, and once in the total. Null for sessions without tags. */
  | 'TAG'
  /** Topic of the session. */
  | 'TOPIC'
  /** Week in which the customer requested the session, from Monday. Weeks without sessions are returned too. */
  | 'WEEK'
  /** Weekday on which the customer requested the session. All seven are returned. */
  | 'WEEKDAY';

/** Conditions on an object of type ChatTag. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatTagFilter = {
  /** Agents who have the skill (setUserSkills). */
  agents?: UserListFilter | null | undefined;
  /** All of these conditions must hold. */
  and?: Array<ChatTagFilter> | null | undefined;
  /** Whether the tag can't be chosen any more. Sessions keep it. */
  archived?: BooleanFilter | null | undefined;
  /** Colour, such as #1d7a46. */
  color?: StringFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Kind of the tag. It does not change. */
  kind?: ChatTagKindFilter | null | undefined;
  /** For a skill: the language that it stands for, as a BCP 47 tag such as nb. Null if it is no language. */
  language?: StringNullableFilter | null | undefined;
  /** Unique name, whatever the case of its letters. */
  name?: StringFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatTagFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatTagFilter> | null | undefined;
  /** Version of the tag; send it as expectedVersion. It increases with every change. */
  version?: IntFilter | null | undefined;
};

/** Kinds of tags. */
export type ChatTagKind =
  /** 0: says what a chat was about (endChatSession). */
  | 'CLOSING'
  /** 1: a skill, which agents have and sessions need. */
  | 'SKILL';

/** Conditions on a value of type ChatTagKind. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatTagKindFilter = {
  /** Equal to this. */
  eq?: ChatTagKind | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatTagKind> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatTagKind | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatTagKind> | null | undefined;
};

/** Conditions on a list of ChatTag objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatTagListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatTagFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatTagFilter | null | undefined;
};

/** How long a customer waits before people are alerted. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicAlertDelaysInput = {
  /** Minutes after which an unanswered message causes an alert. 0: never. */
  messageAfterMinutes?: number | null | undefined;
  /** Minutes after which a new chat causes an alert. 0 or null: never. */
  newChatAfterMinutes?: number | null | undefined;
};

/** Alerts of agents and managers. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicAlertsInput = {
  /** When present agents are alerted. */
  agents?: ChatTopicAlertDelaysInput | null | undefined;
  /** Report of unanswered sessions. */
  email?: ChatTopicEmailAlertInput | null | undefined;
  /** When managers are alerted. */
  managers?: ChatTopicAlertDelaysInput | null | undefined;
  /** Whether alerts are shown as a pop-up. */
  popUp?: boolean | null | undefined;
};

/** How waiting sessions come to agents. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicAssignmentInput = {
  /** Whether agents choose sessions, or sessions are offered to agents. */
  mode?: AssignmentMode | null | undefined;
  /** Seconds for which an agent may answer an offer, from 5 to 3600. Then the session is offered to the next agent. */
  offerSeconds?: number | null | undefined;
  /** Seconds for which a waiting session is offered only to agents who have the skills that it needs, from 0 to 86400. Then it is offered to all. Null: for no limited time. */
  skillSeconds?: number | null | undefined;
};

/** Permissions to attach files to messages. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicAttachmentsInput = {
  /** Whether agents and bots may attach files. */
  fromAgents?: boolean | null | undefined;
  /** Whether customers may attach files. A session may have another rule (setChatSessionAttachments). */
  fromCustomers?: boolean | null | undefined;
};

/** The badge that opens the widget. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicBadgeInput = {
  /** Background of the badge. */
  color?: string | null | undefined;
  /** Text on the badge. */
  text?: string | null | undefined;
  /** Colour of the text on the badge. */
  textColor?: string | null | undefined;
};

/** Conditions on the field bot of a ChatTopic object. All given conditions must hold. */
export type ChatTopicBotFilter = {
  /** Whether the bot answers. */
  enabled?: BooleanFilter | null | undefined;
};

/** The bot that answers customers before an agent does. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicBotInput = {
  /** Whether the bot answers. */
  enabled?: boolean | null | undefined;
  /** Name of the bot, shown to customers. Required if the bot is enabled. */
  name?: string | null | undefined;
};

/** Colours of the widget. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicColorsInput = {
  /** Background of the agent's messages. */
  agentMessage?: string | null | undefined;
  /** Text of the agent's messages. */
  agentMessageText?: string | null | undefined;
  /** Background of the buttons. */
  button?: string | null | undefined;
  /** Text of the buttons. */
  buttonText?: string | null | undefined;
  /** Background of the customer's messages. */
  customerMessage?: string | null | undefined;
  /** Text of the customer's messages. */
  customerMessageText?: string | null | undefined;
  /** Main colour of the widget. */
  main?: string | null | undefined;
};

/** How customers of the topic are recognised. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicCustomersInput = {
  /** The site whose signed identities the topic accepts, as named in the service's configuration (parley.identity.sites). Null: all sites. */
  identitySite?: string | null | undefined;
  /** Whether sessions keep the queries of the addresses of pages (ChatSession.visit). Queries may have secrets, such as those of links that sign a person in, so by default they are dropped. */
  keepPageQuery?: boolean | null | undefined;
  /** Whether a session is linked to the only CRM person with the e-mail address that its customer typed. Anyone can type an address, so by default it is a suggestion to agents (ChatSession.suggestedCustomers). */
  linkByEmail?: boolean | null | undefined;
};

/** Report of unanswered sessions. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicEmailAlertInput = {
  /** Seconds after which an unanswered session is reported. 0 or null: when it causes an alert. */
  afterSeconds?: number | null | undefined;
  /** Whether an unanswered session is reported by e-mail. */
  enabled?: boolean | null | undefined;
  /** Recipients of the report, separated by commas, semicolons or spaces. The managers of the topic get it too. */
  recipients?: string | null | undefined;
};

/** Conditions on an object of type ChatTopic. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatTopicFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatTopicFilter> | null | undefined;
  /** Average seconds between two accepts while customers waited, over at most the last 20. Null if none was measured. */
  averageAcceptSeconds?: IntNullableFilter | null | undefined;
  /** The bot that answers customers before an agent does. */
  bot?: ChatTopicBotFilter | null | undefined;
  /** Sessions of the topic. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** All versions of privacy.consentText, the latest last. */
  consentTexts?: ChatConsentTextListFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Whether the topic was deleted. A deleted topic keeps its sessions and accepts no new ones. */
  deleted?: BooleanFilter | null | undefined;
  /** Purpose of the topic. */
  description?: StringNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Time at which an agent last accepted a session of the topic. */
  lastAcceptAt?: DateTimeNullableFilter | null | undefined;
  /** Members of the topic, with their rights. */
  members?: ChatTopicMemberListFilter | null | undefined;
  /** Unique name, shown to agents. */
  name?: StringFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatTopicFilter | null | undefined;
  /** When the topic is open. */
  openingHours?: ChatTopicOpeningHoursFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatTopicFilter> | null | undefined;
  /** Skills that new sessions of the topic need (setChatTopicSkills). */
  skills?: ChatTagListFilter | null | undefined;
  /** Transfers offered to the agents of the topic. */
  transfers?: ChatTransferListFilter | null | undefined;
  /** The chat widget in which customers write. */
  widget?: ChatTopicWidgetFilter | null | undefined;
};

/** Font of the widget. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicFontInput = {
  /** Font family. */
  family?: string | null | undefined;
  /** Font size. */
  size?: string | null | undefined;
};

/** The forms of the widget. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicFormsInput = {
  /** The form that creates a ticket when no agent is available. */
  offline?: ChatTopicOfflineFormInput | null | undefined;
  /** The form after the chat. */
  postChat?: ChatTopicPostChatFormInput | null | undefined;
  /** The form before the chat. */
  preChat?: ChatTopicPreChatFormInput | null | undefined;
};

/** A break on each day, in the topic's time zone. */
export type ChatTopicLunchBreakInput = {
  /** End of the break. 00:00 is the end of the day. */
  endsAt: string;
  /** Start of the break. */
  startsAt: string;
};

/** Conditions on an object of type ChatTopicMember. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatTopicMemberFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatTopicMemberFilter> | null | undefined;
  /** May read other agents' active sessions. */
  canListen?: BooleanFilter | null | undefined;
  /** May accept and answer sessions. */
  canRespond?: BooleanFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** May take over, transfer and end other agents' sessions. */
  manager?: BooleanFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatTopicMemberFilter | null | undefined;
  /** Is alerted of waiting sessions while present. */
  notifications?: BooleanFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatTopicMemberFilter> | null | undefined;
  /** The topic. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  topic?: ChatTopicFilter | null | undefined;
  /** The user. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  user?: UserFilter | null | undefined;
  /** Version of the member; send it as expectedVersion. It increases with every change of the rights. */
  version?: IntFilter | null | undefined;
};

/** Conditions on a list of ChatTopicMember objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatTopicMemberListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatTopicMemberFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatTopicMemberFilter | null | undefined;
};

/** Thresholds from which customers in the queue may submit the form although an agent is available. Reaching one is enough. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicOfflineFormFromQueueInput = {
  /** Threshold for the time in the queue, in minutes. 0 or null: none. */
  afterMinutes?: number | null | undefined;
  /** Whether the thresholds apply. */
  enabled?: boolean | null | undefined;
  /** Threshold for the number of sessions in the queue. 0 or null: none. */
  queueLength?: number | null | undefined;
};

/** The form that creates a ticket when no agent is available. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicOfflineFormInput = {
  /** Whether the form requires the customer's consent. */
  collectConsent?: boolean | null | undefined;
  /** Whether the customer may submit the form. */
  enabled?: boolean | null | undefined;
  /** Thresholds from which customers in the queue may submit the form although an agent is available. Reaching one is enough. */
  fromQueue?: ChatTopicOfflineFormFromQueueInput | null | undefined;
  /** Text on the form. */
  message?: string | null | undefined;
  /** Fields that the customer must fill in. */
  requiredFields?: Array<ChatFormField> | null | undefined;
  /** Heading of the form. */
  title?: string | null | undefined;
};

/** The opening hours of a topic on one day of the week. */
export type ChatTopicOpeningDayInput = {
  /** Parts of the day in which the topic is open, in the order of the day, without overlaps, at most 10. Empty to close it. */
  periods: Array<ChatTopicOpeningPeriodInput>;
  /** Day of the week. Each day at most once. */
  weekday: Weekday;
};

/** Other opening hours of a topic on a date, such as those of a holiday. They replace the periods that start on the date; the lunch break does not apply. */
export type ChatTopicOpeningExceptionInput = {
  /** The date. Each date at most once. */
  date: string;
  /** The periods that start on the date. Empty if the topic is closed. */
  periods: Array<ChatTopicOpeningPeriodInput>;
  /** Text for customers, such as the name of the holiday. At most 255 characters. */
  text?: string | null | undefined;
};

/** Conditions on the field openingHours of a ChatTopic object. All given conditions must hold. */
export type ChatTopicOpeningHoursFilter = {
  /** Whether the opening hours apply. If not, the topic is always open. */
  enabled?: BooleanFilter | null | undefined;
  /** Time zone of the opening hours, as an IANA name. An unknown name counts as UTC. */
  timeZone?: StringFilter | null | undefined;
};

/** When the topic is open. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicOpeningHoursInput = {
  /** Opening hours of each day of the week, Monday first. As an input: each given day replaces the hours of that day; other days keep theirs. */
  days?: Array<ChatTopicOpeningDayInput> | null | undefined;
  /** Whether the opening hours apply. If not, the topic is always open. */
  enabled?: boolean | null | undefined;
  /** Dates with other opening hours, in their order. As an input: the list replaces all exceptions; at most 400. */
  exceptions?: Array<ChatTopicOpeningExceptionInput> | null | undefined;
  /** Break in which the topic is closed on every day, except on dates with other opening hours. Null: no break. */
  lunch?: ChatTopicLunchBreakInput | null | undefined;
  /** Time zone of the opening hours, as an IANA name. An unknown name counts as UTC. */
  timeZone?: string | null | undefined;
};

/** A part of a day in which a topic is open, in its time zone. It belongs to the day on which it starts. */
export type ChatTopicOpeningPeriodInput = {
  /** Closing time. 00:00 is the end of the day. A time before the opening time is on the next day, such as 06:00 for a period from 22:00. */
  closesAt: string;
  /** Opening time. */
  opensAt: string;
};

/** The form after the chat. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicPostChatFormInput = {
  /** Whether the form is shown. */
  enabled?: boolean | null | undefined;
  /** Text on the form. */
  message?: string | null | undefined;
  /** Whether the customer may receive a transcript. */
  offersTranscript?: boolean | null | undefined;
  /** Heading of the form. */
  title?: string | null | undefined;
};

/** The form before the chat. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicPreChatFormInput = {
  /** Whether the form requires the customer's consent. */
  collectConsent?: boolean | null | undefined;
  /** Whether the form is shown. */
  enabled?: boolean | null | undefined;
  /** Text on the form. */
  message?: string | null | undefined;
  /** Fields that the customer must fill in. */
  requiredFields?: Array<ChatFormField> | null | undefined;
};

/** How long the topic's sessions are kept, and what customers consent to. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicPrivacyInput = {
  /** Text that customers consent to, shown beside the check box. Null: the widget has a text of its own. Each change is a new version; chatSession.consents has the text that a customer saw. */
  consentText?: string | null | undefined;
  /** Days after their end for which sessions are kept, from 1 to 36500. Null: as the service is configured (PARLEY_CHAT_RETENTION). */
  retentionDays?: number | null | undefined;
};

/** Custom text for customers in the queue. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicQueueTextInput = {
  /** Whether the custom text is shown. */
  enabled?: boolean | null | undefined;
  /** The text. {cque} is replaced by the position, {cavw} by the average wait. */
  text?: string | null | undefined;
};

/** The rating of a chat by the customer. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicRatingInput = {
  /** Whether the customer may rate the chat. */
  enabled?: boolean | null | undefined;
  /** Text next to the rating. */
  text?: string | null | undefined;
};

/** Texts of a topic for customers, in a language. In place of omitted and blank texts, customers see the topic's own. */
export type ChatTopicTextsInput = {
  /** The text of widget.badge.text in the language, at most 255 characters. */
  badgeText?: string | null | undefined;
  /** The language, as a BCP 47 tag such as nb or de-AT. Each language at most once. */
  language: string;
  /** The text of widget.forms.offline.message in the language, at most 1024 characters. */
  offlineMessage?: string | null | undefined;
  /** The text of widget.forms.offline.title in the language, at most 255 characters. */
  offlineTitle?: string | null | undefined;
  /** The text of widget.forms.postChat.message in the language, at most 1024 characters. */
  postChatMessage?: string | null | undefined;
  /** The text of widget.forms.postChat.title in the language, at most 255 characters. */
  postChatTitle?: string | null | undefined;
  /** The text of widget.forms.preChat.message in the language, at most 1024 characters. */
  preChatMessage?: string | null | undefined;
  /** The text of widget.queueText.text in the language, at most 255 characters. */
  queueText?: string | null | undefined;
  /** The text of widget.rating.text in the language, at most 1024 characters. */
  ratingText?: string | null | undefined;
  /** The text of widget.subtitle in the language, at most 255 characters. */
  subtitle?: string | null | undefined;
  /** The text of widget.title in the language, at most 255 characters. */
  title?: string | null | undefined;
  /** The text of welcomeMessage in the language, at most 4000 characters. */
  welcomeMessage?: string | null | undefined;
};

/** How tickets from the topic's sessions are filed and titled. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicTicketsInput = {
  /** SuperOffice's id of the tickets' category. 0 or less: none. */
  categoryId?: number | null | undefined;
  /** SuperOffice's id of the tickets' priority. 0 or less: none. */
  priorityId?: number | null | undefined;
  /** Title of the tickets. {question} is replaced by the customer's question on the offline form, or by the customer's first message. Null: the question alone. */
  title?: string | null | undefined;
};

/** Conditions on the field widget of a ChatTopic object. All given conditions must hold. */
export type ChatTopicWidgetFilter = {
  /** Language of the widget, as an ISO code. */
  language?: StringNullableFilter | null | undefined;
  /** Theme of the widget. */
  theme?: WidgetThemeFilter | null | undefined;
};

/** The chat widget in which customers write. Omitted fields keep their value; null or a blank text clears them. */
export type ChatTopicWidgetInput = {
  /** The badge that opens the widget. */
  badge?: ChatTopicBadgeInput | null | undefined;
  /** Colours of the widget. */
  colors?: ChatTopicColorsInput | null | undefined;
  /** Whether the FAQ suggests answers before the chat. */
  faqEnabled?: boolean | null | undefined;
  /** Font of the widget. */
  font?: ChatTopicFontInput | null | undefined;
  /** The forms of the widget. */
  forms?: ChatTopicFormsInput | null | undefined;
  /** Language of the widget, as an ISO code. */
  language?: string | null | undefined;
  /** Whether the widget is large. */
  large?: boolean | null | undefined;
  /** Custom text for customers in the queue. */
  queueText?: ChatTopicQueueTextInput | null | undefined;
  /** The rating of a chat by the customer. */
  rating?: ChatTopicRatingInput | null | undefined;
  /** Whether customers see the agents' first names instead of their user names. */
  showAgentFirstName?: boolean | null | undefined;
  /** Whether the widget shows the agent's photo. */
  showAgentPhoto?: boolean | null | undefined;
  /** Whether the widget shows the logo. */
  showLogo?: boolean | null | undefined;
  /** Text below the heading of the widget. */
  subtitle?: string | null | undefined;
  /** Theme of the widget. */
  theme?: WidgetTheme | null | undefined;
  /** Heading of the widget. */
  title?: string | null | undefined;
};

/** Conditions on an object of type ChatTransfer. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ChatTransferFilter = {
  /** All of these conditions must hold. */
  and?: Array<ChatTransferFilter> | null | undefined;
  /** The session. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Time until which the transfer can be accepted. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ChatTransferFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ChatTransferFilter> | null | undefined;
  /** Comment of the requester. */
  reason?: StringNullableFilter | null | undefined;
  /** Reason for the rejection. */
  rejectReason?: StringNullableFilter | null | undefined;
  /** Time of the request. */
  requestedAt?: DateTimeFilter | null | undefined;
  /** The user who requested the transfer. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  requestedBy?: UserFilter | null | undefined;
  /** Time at which the transfer was accepted, rejected, cancelled or expired. */
  resolvedAt?: DateTimeNullableFilter | null | undefined;
  /** State of the transfer. */
  state?: ChatTransferStateFilter | null | undefined;
  /** Whether the transfer is pending and offered to the caller or to a topic in which the caller may respond. */
  toMe?: BooleanFilter | null | undefined;
  /** The target topic. Null if the session is offered to one agent. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  toTopic?: ChatTopicFilter | null | undefined;
  /** The target agent. Null if the session is offered to a topic. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  toUser?: UserFilter | null | undefined;
};

/** Conditions on a list of ChatTransfer objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatTransferListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatTransferFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatTransferFilter | null | undefined;
};

/** States of a transfer. */
export type ChatTransferState =
  /** 1: accepted by the target. */
  | 'ACCEPTED'
  /** 3: cancelled, explicitly or by another change of the session. */
  | 'CANCELLED'
  /** 4: expired without an answer. */
  | 'EXPIRED'
  /** 0: waiting for an answer. */
  | 'PENDING'
  /** 2: rejected by the target. */
  | 'REJECTED';

/** Conditions on a value of type ChatTransferState. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type ChatTransferStateFilter = {
  /** Equal to this. */
  eq?: ChatTransferState | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<ChatTransferState> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: ChatTransferState | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<ChatTransferState> | null | undefined;
};

/** The target of a transfer. Give exactly one field. */
export type ChatTransferTarget =
  {   /** The topic whose agents may all accept. */
  topicId: string | number; userId?: never; }
  |  { topicId?: never;   /** The agent who may accept. */
  userId: string | number; };

/** Conditions on an object of type Contact. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ContactFilter = {
  /** All of these conditions must hold. */
  and?: Array<ContactFilter> | null | undefined;
  /** Sessions of the company. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** Code of the company. Each installation decides on its use. */
  code?: StringNullableFilter | null | undefined;
  /** SuperOffice id of the country. */
  countryId?: IntNullableFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Department or branch, where one company has several records. */
  department?: StringNullableFilter | null | undefined;
  /** Id of the record in the system that is its master, unique. */
  externalId?: StringNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Name of the company. */
  name?: StringFilter | null | undefined;
  /** True if the company wants no mailings. */
  noMailing?: BooleanFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ContactFilter | null | undefined;
  /** Number of the company. Each installation decides on its use. */
  number?: StringNullableFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ContactFilter> | null | undefined;
  /** Registration or VAT number. */
  organizationNumber?: StringNullableFilter | null | undefined;
  /** The company that owns this one. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  parent?: ContactFilter | null | undefined;
  /** Persons in the company. */
  persons?: PersonListFilter | null | undefined;
  /** Time at which the record was created. */
  registeredAt?: DateTimeFilter | null | undefined;
  /** Sales to the company. */
  sales?: SaleListFilter | null | undefined;
  /** True if users must do no business with this company. */
  stopped?: BooleanFilter | null | undefined;
  /** Companies that this one owns. */
  subsidiaries?: ContactListFilter | null | undefined;
  /** Tickets of the company. */
  tickets?: TicketListFilter | null | undefined;
  /** Time of the last change of the record. */
  updatedAt?: DateTimeNullableFilter | null | undefined;
};

/** Conditions on a list of Contact objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ContactListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ContactFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ContactFilter | null | undefined;
};

/** Input for createChatTag. */
export type CreateChatTagInput = {
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Colour as # and six hexadecimal digits. */
  color: string;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Kind of the tag. Defaults to CLOSING. */
  kind?: ChatTagKind | null | undefined;
  /** For a skill: the language that it stands for, as a BCP 47 tag, such as nb or pt-BR, at most 35 characters. No other tag may have it. VALIDATION for a text that is no tag, and for a tag that is no skill. */
  language?: string | null | undefined;
  /** Name, in one line. No other tag may have it. */
  name: string;
};

/** Input for createTicketFromChatSession. */
export type CreateTicketFromChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Title of the ticket, at most 255 characters. Must not be blank. Defaults to the topic's tickets.title. */
  title?: string | null | undefined;
};

/** Input for createUpload. */
export type CreateUploadInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Name of the file, at most 255 characters. Must not be blank. Paths and control characters are removed, and the ending is changed if it does not fit the type. */
  fileName: string;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Size of the file in bytes, from 1 to serviceInfo.maxAttachmentSize. */
  size: number;
};

/** Conditions on a value of type DateTime. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type DateTimeFilter = {
  /** Within this range, both ends inclusive. */
  between?: DateTimeRange | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** Greater than or equal to this. */
  gte?: string | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** Less than or equal to this. */
  lte?: string | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: string | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<string> | null | undefined;
};

/** Conditions on a value of type DateTime that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type DateTimeNullableFilter = {
  /** Within this range, both ends inclusive. */
  between?: DateTimeRange | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** Greater than or equal to this. */
  gte?: string | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** Less than or equal to this. */
  lte?: string | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: string | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<string> | null | undefined;
};

/** A range of DateTime values, both ends inclusive. */
export type DateTimeRange = {
  /** Smallest value. */
  from: string;
  /** Greatest value. */
  to: string;
};

/** Input for declineChatOffer. */
export type DeclineChatOfferInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** How a session or an agent has changed a list of the desk. */
export type DeskChangeKind =
  /** It entered the list. Add it. */
  | 'ENTER'
  /** It left the list. Remove it if you have it. */
  | 'LEAVE'
  /** It changed and stays in the list. Replace it, or add it if you do not have it. */
  | 'UPDATE';

/** Why a desk is sent as a whole. */
export type DeskSnapshotReason =
  /** The cursor is older than PARLEY_CHAT_PURGE_AFTER (default 24 h), or belongs to another database. */
  | 'CURSOR_EXPIRED'
  /** A snapshot, or the differences after a change of the caller's rights, were interrupted before they were complete. */
  | 'INTERRUPTED'
  /** Very many linked records have changed at once since the cursor. */
  | 'RECORDS_CHANGED'
  /** The caller's rights have changed since the cursor. */
  | 'RIGHTS_CHANGED'
  /** The subscription begins without a cursor. */
  | 'START'
  /** More than 10,000 events have happened since the cursor. */
  | 'TOO_FAR_BEHIND';

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

/** The customer's answer whether the FAQ helped. */
export type FaqAnswer =
  /** The FAQ did not help, or had no answer. The session enters the queue. */
  | 'DID_NOT_HELP'
  /** The FAQ answered the question. The session ends. */
  | 'HELPED';

/** Conditions on a value of type Float that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type FloatNullableFilter = {
  /** Within this range, both ends inclusive. */
  between?: FloatRange | null | undefined;
  /** Equal to this. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: number | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<number> | null | undefined;
};

/** A range of Float values, both ends inclusive. */
export type FloatRange = {
  /** Smallest value. */
  from: number;
  /** Greatest value. */
  to: number;
};

/** Input for handOffChatSession. */
export type HandOffChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Why the bot hands the session off. Agents see it as ChatSession.handOffReason. */
  reason?: HandOffReason | null | undefined;
  /** A text for the agents, such as the question and what the bot tried. It is added to the messages as an internal note, before the hand-off. The limits are those of messages. */
  summary?: string | null | undefined;
};

/** Why a bot handed a session off to the agents. */
export type HandOffReason =
  /** 0: the customer asked for a person. */
  | 'CUSTOMER_ASKED'
  /** 3: the bot, or a system that it needs, failed. */
  | 'FAILED'
  /** 1: the bot had no answer. */
  | 'NO_ANSWER'
  /** 4: another reason. The summary may say which. */
  | 'OTHER'
  /** 2: the matter is not one that the bot handles, such as a complaint. */
  | 'OUT_OF_SCOPE';

/** Conditions on a value of type HandOffReason that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type HandOffReasonNullableFilter = {
  /** Equal to this. */
  eq?: HandOffReason | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<HandOffReason> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: HandOffReason | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<HandOffReason> | null | undefined;
};

/** Conditions on a value of type ID that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type IdFilter = {
  /** Equal to this. */
  eq?: string | number | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<string | number> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: string | number | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<string | number> | null | undefined;
};

/** Conditions on a value of type Int. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type IntFilter = {
  /** Within this range, both ends inclusive. */
  between?: IntRange | null | undefined;
  /** Equal to this. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: number | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<number> | null | undefined;
};

/** Conditions on a value of type Int that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type IntNullableFilter = {
  /** Within this range, both ends inclusive. */
  between?: IntRange | null | undefined;
  /** Equal to this. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: number | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<number> | null | undefined;
};

/** A range of Int values, both ends inclusive. */
export type IntRange = {
  /** Smallest value. */
  from: number;
  /** Greatest value. */
  to: number;
};

/** Input for joinChatSession. */
export type JoinChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for leaveChatSession. */
export type LeaveChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Conditions on an object of type LegalHold. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type LegalHoldFilter = {
  /** All of these conditions must hold. */
  and?: Array<LegalHoldFilter> | null | undefined;
  /** The session. Null for a hold on a person. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  chatSession?: ChatSessionFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Time at which the hold was lifted. Null while it is in force. */
  liftedAt?: DateTimeNullableFilter | null | undefined;
  /** The user who lifted the hold. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  liftedBy?: UserFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: LegalHoldFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<LegalHoldFilter> | null | undefined;
  /** The person, with all its sessions, also those that have only its e-mail address or external id. Null for a hold on a session. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  person?: PersonFilter | null | undefined;
  /** Why the data are kept. */
  reason?: StringNullableFilter | null | undefined;
  /** Time since which the hold is in force. */
  setAt?: DateTimeFilter | null | undefined;
  /** The user who set the hold. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  setBy?: UserFilter | null | undefined;
};

/** Conditions on a list of LegalHold objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type LegalHoldListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: LegalHoldFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: LegalHoldFilter | null | undefined;
};

/** Input for liftChatBlock. */
export type LiftChatBlockInput = {
  /** The block. */
  chatBlockId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for linkChatSession. Omitted links stay as they are; null removes a link. */
export type LinkChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** The company. Null removes the link. Ignored if the person belongs to a company. */
  contactId?: string | number | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The customer. Also links the person's company. Null removes the link to the person. */
  personId?: string | number | null | undefined;
  /** The project. Null removes the link. */
  projectId?: string | number | null | undefined;
  /** The sale. Null removes the link. */
  saleId?: string | number | null | undefined;
  /** The ticket. Null removes the link. */
  ticketId?: string | number | null | undefined;
};

/** How members who may listen or manage read the running conversations of other agents. */
export type ListeningMode =
  /** 1: they read only after joining (joinChatSession). The agent sees who listens. */
  | 'ANNOUNCED'
  /** 2: they do not read. Nobody can join. */
  | 'OFF'
  /** 0: they read without being seen. Joining is optional. */
  | 'SILENT';

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

/** Input for markNotificationsRead: either ids or upToId. Ids of notifications that were removed, or that belong to others, have no effect. */
export type MarkNotificationsReadInput = {
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The notifications, at most 100. */
  ids?: Array<string | number> | null | undefined;
  /** A notification. It is marked, and all that come before it in chatNotifications. */
  upToId?: string | number | null | undefined;
};

/** Visibility of a message. */
export type MessageVisibility =
  /** 1: an internal note, visible to agents only. */
  | 'AGENTS'
  /** 0: visible to the customer and to agents. */
  | 'ALL';

/** Conditions on a value of type MessageVisibility. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type MessageVisibilityFilter = {
  /** Equal to this. */
  eq?: MessageVisibility | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<MessageVisibility> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: MessageVisibility | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<MessageVisibility> | null | undefined;
};

/** Sort direction of a list. */
export type OrderDirection =
  /** Smallest value first, nulls last. */
  | 'ASC'
  /** Greatest value first, nulls first. */
  | 'DESC';

/** Conditions on an object of type Person. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type PersonFilter = {
  /** All of these conditions must hold. */
  and?: Array<PersonFilter> | null | undefined;
  /** Sessions of the person. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** The company that the person belongs to. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  contact?: ContactFilter | null | undefined;
  /** SuperOffice id of the country. */
  countryId?: IntNullableFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Department. */
  department?: StringNullableFilter | null | undefined;
  /** Main e-mail address. */
  email?: StringNullableFilter | null | undefined;
  /** Id of the person in the system that is the master of the record, unique. The claim sub of signed identities names it. */
  externalId?: StringNullableFilter | null | undefined;
  /** First name. */
  firstName?: StringFilter | null | undefined;
  /** Gender. */
  gender?: PersonGenderFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Last name. */
  lastName?: StringNullableFilter | null | undefined;
  /** Legal holds on the person, also lifted ones. */
  legalHolds?: LegalHoldListFilter | null | undefined;
  /** Middle name. */
  middleName?: StringNullableFilter | null | undefined;
  /** True if the person wants no mailings. */
  noMailing?: BooleanFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: PersonFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<PersonFilter> | null | undefined;
  /** Number of the person. Each installation decides on its use. */
  personNumber?: StringNullableFilter | null | undefined;
  /** Main phone number. */
  phone?: StringNullableFilter | null | undefined;
  /** Projects that the person is a member of. */
  projects?: ProjectListFilter | null | undefined;
  /** Position of the person in the company's list of persons. */
  rank?: IntFilter | null | undefined;
  /** Time at which the record was created. */
  registeredAt?: DateTimeFilter | null | undefined;
  /** True if the person has left the company. */
  retired?: BooleanFilter | null | undefined;
  /** Sales to the person. */
  sales?: SaleListFilter | null | undefined;
  /** Form of address. */
  salutation?: StringNullableFilter | null | undefined;
  /** Messages of tickets that the person wrote. */
  ticketMessages?: TicketMessageListFilter | null | undefined;
  /** Tickets of the person. */
  tickets?: TicketListFilter | null | undefined;
  /** Job title. */
  title?: StringNullableFilter | null | undefined;
  /** Time of the last change of the record. */
  updatedAt?: DateTimeNullableFilter | null | undefined;
};

/** Gender of a person. */
export type PersonGender =
  /** 1: female. */
  | 'FEMALE'
  /** 2: male. */
  | 'MALE'
  /** 0: not recorded. */
  | 'UNKNOWN';

/** Conditions on a value of type PersonGender. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type PersonGenderFilter = {
  /** Equal to this. */
  eq?: PersonGender | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<PersonGender> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: PersonGender | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<PersonGender> | null | undefined;
};

/** Conditions on a list of Person objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type PersonListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: PersonFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: PersonFilter | null | undefined;
};

/** Conditions on an object of type Project. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type ProjectFilter = {
  /** All of these conditions must hold. */
  and?: Array<ProjectFilter> | null | undefined;
  /** Sessions linked to the project. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Whether the project is completed. */
  done?: BooleanFilter | null | undefined;
  /** Planned end of the project. */
  endsAt?: DateTimeNullableFilter | null | undefined;
  /** Id of the record in the system that is its master, unique. */
  externalId?: StringNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Persons who are members of the project. */
  members?: PersonListFilter | null | undefined;
  /** Name of the project. */
  name?: StringFilter | null | undefined;
  /** Due date of the next milestone. */
  nextMilestoneAt?: DateTimeNullableFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: ProjectFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<ProjectFilter> | null | undefined;
  /** Number of the project. */
  projectNumber?: StringNullableFilter | null | undefined;
  /** Time at which the record was created. */
  registeredAt?: DateTimeFilter | null | undefined;
  /** Sales in the project. */
  sales?: SaleListFilter | null | undefined;
  /** Tickets about the project. */
  tickets?: TicketListFilter | null | undefined;
  /** Time of the last change of the record. */
  updatedAt?: DateTimeNullableFilter | null | undefined;
};

/** Conditions on a list of Project objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ProjectListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ProjectFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ProjectFilter | null | undefined;
};

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

/** Input for rejectChatTransfer. */
export type RejectChatTransferInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Reason for the rejection, at most 255 characters. */
  reason?: string | null | undefined;
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

/** Input for requestChatTransfer. */
export type RequestChatTransferInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Comment for the target, at most 255 characters. */
  reason?: string | null | undefined;
  /** The agent or the topic that receives the offer. */
  target: ChatTransferTarget;
};

/** Input for returnChatSessionToQueue. */
export type ReturnChatSessionToQueueInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Whether a sale is completed. */
export type SaleCompletion =
  /** 2: completed. */
  | 'DONE'
  /** 1: in progress. */
  | 'NOT_DONE'
  /** 0: unknown. */
  | 'UNKNOWN';

/** Conditions on a value of type SaleCompletion. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type SaleCompletionFilter = {
  /** Equal to this. */
  eq?: SaleCompletion | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<SaleCompletion> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: SaleCompletion | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<SaleCompletion> | null | undefined;
};

/** Conditions on an object of type Sale. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type SaleFilter = {
  /** Amount of the sale. Filters and orders compare the number, whatever the currency. */
  amount?: FloatNullableFilter | null | undefined;
  /** All of these conditions must hold. */
  and?: Array<SaleFilter> | null | undefined;
  /** Sessions linked to the sale. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** Time at which the sale was closed, or is expected to be. */
  closesAt?: DateTimeFilter | null | undefined;
  /** Whether the sale is completed. */
  completion?: SaleCompletionFilter | null | undefined;
  /** The company that buys. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  contact?: ContactFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Profit of the sale. Filters and orders compare the number, whatever the currency. */
  earning?: FloatNullableFilter | null | undefined;
  /** Profit as a percentage of the amount. */
  earningPercent?: FloatNullableFilter | null | undefined;
  /** Id of the record in the system that is its master, unique. */
  externalId?: StringNullableFilter | null | undefined;
  /** Subject of the sale. */
  heading?: StringNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Due date of the next activity. */
  nextDueAt?: DateTimeNullableFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: SaleFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<SaleFilter> | null | undefined;
  /** The person who buys. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  person?: PersonFilter | null | undefined;
  /** Probability of winning, in percent. */
  probability?: IntNullableFilter | null | undefined;
  /** The project that the sale belongs to. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  project?: ProjectFilter | null | undefined;
  /** Time at which the record was created. */
  registeredAt?: DateTimeFilter | null | undefined;
  /** Time at which a stalled sale becomes active again. */
  reopensAt?: DateTimeNullableFilter | null | undefined;
  /** Number of the sale. */
  saleNumber?: StringNullableFilter | null | undefined;
  /** Status of the sale. */
  status?: SaleStatusFilter | null | undefined;
  /** Tickets about the sale. */
  tickets?: TicketListFilter | null | undefined;
  /** Time of the last change of the record. */
  updatedAt?: DateTimeNullableFilter | null | undefined;
};

/** Conditions on a list of Sale objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type SaleListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: SaleFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: SaleFilter | null | undefined;
};

/** Status of a sale. */
export type SaleStatus =
  /** 3: lost. */
  | 'LOST'
  /** 1: open. */
  | 'OPEN'
  /** 2: won. */
  | 'SOLD'
  /** 4: postponed. */
  | 'STALLED'
  /** 0: unknown. */
  | 'UNKNOWN';

/** Conditions on a value of type SaleStatus. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type SaleStatusFilter = {
  /** Equal to this. */
  eq?: SaleStatus | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<SaleStatus> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: SaleStatus | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<SaleStatus> | null | undefined;
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

/** Reasons for the end of a session. */
export type SessionEndReason =
  /** 1: an agent ended it. */
  | 'BY_AGENT'
  /** 6: the bot ended it. */
  | 'BY_BOT'
  /** 0: the customer ended it. */
  | 'BY_CUSTOMER'
  /** 3: the customer's client disconnected. */
  | 'DEAD_CLIENT'
  /** 4: the FAQ answered the question. */
  | 'FAQ_HELPED'
  /** 2: nobody wrote for too long. */
  | 'IDLE'
  /** 5: the customer submitted the offline form. */
  | 'REQUEST_POSTED';

/** Conditions on a value of type SessionEndReason that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type SessionEndReasonNullableFilter = {
  /** Equal to this. */
  eq?: SessionEndReason | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<SessionEndReason> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: SessionEndReason | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<SessionEndReason> | null | undefined;
};

/** Kinds of actors that can end a session. */
export type SessionEndedBy =
  /** 1: the session's agent. */
  | 'AGENT'
  /** 3: the bot. */
  | 'BOT'
  /** 0: the customer. */
  | 'CUSTOMER'
  /** 2: a manager of the topic. */
  | 'MANAGER'
  /** 4: a timer. */
  | 'SYSTEM';

/** Conditions on a value of type SessionEndedBy that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type SessionEndedByNullableFilter = {
  /** Equal to this. */
  eq?: SessionEndedBy | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<SessionEndedBy> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: SessionEndedBy | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<SessionEndedBy> | null | undefined;
};

/** Input for setChatSessionAttachments. */
export type SetChatSessionAttachmentsInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Whether the customer may attach files in this session, whatever the topic says. */
  fromCustomer: boolean;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Input for setChatTopicSkills. */
export type SetChatTopicSkillsInput = {
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the topic that the caller has seen. If the topic has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The skills, at most 20. They replace those that the topic has. An empty list removes them. */
  skillIds: Array<string | number>;
  /** The topic. */
  topicId: string | number;
};

/** Input for setPresence. */
export type SetPresenceInput = {
  /** Reason for the absence, at most 255 characters. If omitted, a user who is away already keeps the reason; null removes it. Ignored for PRESENT. */
  awayReason?: string | null | undefined;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the user that the caller has seen. If the user has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Whether the user is present for chats. */
  presence: ChatPresence;
  /** The user. Defaults to the caller. */
  userId?: string | number | null | undefined;
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

/** Input for setUserSkills. */
export type SetUserSkillsInput = {
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the user that the caller has seen. If the user has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The skills, at most 20. They replace those that the user has. An empty list removes them. */
  skillIds: Array<string | number>;
  /** The user. */
  userId: string | number;
};

/** Conditions on a value of type String. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type StringFilter = {
  /** Contains this text, ignoring case. */
  contains?: string | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: string | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<string> | null | undefined;
  /** Starts with this text, ignoring case. */
  startsWith?: string | null | undefined;
};

/** Conditions on a value of type String that may be null. All given conditions must hold. Without a value, or if a link on the way is null, only isNull: true, ne and notIn match. */
export type StringNullableFilter = {
  /** Contains this text, ignoring case. */
  contains?: string | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** true matches rows without a value, false matches rows with a value. */
  isNull?: boolean | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: string | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<string> | null | undefined;
  /** Starts with this text, ignoring case. */
  startsWith?: string | null | undefined;
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

/** Input for subscribeToPush: the subscription as the browser describes it in JSON. */
export type SubscribeToPushInput = {
  /** Its keys.auth. */
  auth: string;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Its endpoint, at one of the push services that the service allows (PARLEY_PUSH_SERVICES). */
  endpoint: string;
  /** Its end, if the push service has set one. The browser is removed then. */
  expiresAt?: string | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Its keys.p256dh. */
  p256dh: string;
};

/** Input for takeOverChatSession. */
export type TakeOverChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
};

/** Conditions on an object of type Ticket. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type TicketFilter = {
  /** Time at which a postponed ticket becomes active again. */
  activatesAt?: DateTimeNullableFilter | null | undefined;
  /** Number of escalations so far. */
  alertLevel?: IntFilter | null | undefined;
  /** All of these conditions must hold. */
  and?: Array<TicketFilter> | null | undefined;
  /** Name of the author. */
  author?: StringNullableFilter | null | undefined;
  /** SuperOffice id of the category. */
  categoryId?: IntNullableFilter | null | undefined;
  /** Sessions linked to the ticket. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** Time at which the ticket was closed. */
  closedAt?: DateTimeNullableFilter | null | undefined;
  /** The company of the customer. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  contact?: ContactFilter | null | undefined;
  /** Time at which the ticket was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** The user who created the ticket. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  createdBy?: UserFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Time by which the ticket must be closed. */
  dueAt?: DateTimeNullableFilter | null | undefined;
  /** E-mail address of the sender. */
  fromAddress?: StringNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Time of the last change of the ticket. */
  lastChangedAt?: DateTimeNullableFilter | null | undefined;
  /** Number of messages. */
  messageCount?: IntNullableFilter | null | undefined;
  /** Messages of the ticket. */
  messages?: TicketMessageListFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: TicketFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<TicketFilter> | null | undefined;
  /** Channel by which the ticket came in. */
  origin?: TicketOriginFilter | null | undefined;
  /** The user who works on the ticket. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  owner?: UserFilter | null | undefined;
  /** The customer. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  person?: PersonFilter | null | undefined;
  /** SuperOffice id of the priority. */
  priorityId?: IntNullableFilter | null | undefined;
  /** The project that the ticket is about. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  project?: ProjectFilter | null | undefined;
  /** Whether the owner has read the ticket. */
  readStatus?: TicketReadStatusFilter | null | undefined;
  /** Time of the first reply. */
  repliedAt?: DateTimeNullableFilter | null | undefined;
  /** Number of replies. */
  replyCount?: IntNullableFilter | null | undefined;
  /** The sale that the ticket is about. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  sale?: SaleFilter | null | undefined;
  /** Audience of the ticket. */
  securityLevel?: TicketSecurityLevelFilter | null | undefined;
  /** Status of the ticket. */
  status?: TicketStatusFilter | null | undefined;
  /** Subject of the ticket. */
  title?: StringFilter | null | undefined;
};

/** Conditions on a list of Ticket objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type TicketListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: TicketFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: TicketFilter | null | undefined;
};

/** Conditions on an object of type TicketMessage. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type TicketMessageFilter = {
  /** All of these conditions must hold. */
  and?: Array<TicketMessageFilter> | null | undefined;
  /** Name of the author. Null for the transcript of a chat, which the service adds. */
  author?: StringNullableFilter | null | undefined;
  /** Text of the message. */
  body?: StringNullableFilter | null | undefined;
  /** Time at which the message was written. */
  createdAt?: DateTimeFilter | null | undefined;
  /** The user who wrote the message. Null if a customer or the service wrote it. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  createdBy?: UserFilter | null | undefined;
  /** The customer who wrote the message. Null if the customer is not known or a user wrote it. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  customer?: PersonFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: TicketMessageFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<TicketMessageFilter> | null | undefined;
  /** Audience of the message. */
  securityLevel?: TicketSecurityLevelFilter | null | undefined;
  /** The ticket of the message. Conditions on id need no join. id: {isNull: true} matches rows without a link. */
  ticket?: TicketFilter | null | undefined;
  /** Format of the text. */
  type?: TicketMessageTypeFilter | null | undefined;
};

/** Conditions on a list of TicketMessage objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type TicketMessageListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: TicketMessageFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: TicketMessageFilter | null | undefined;
};

/** Format of a ticket message. */
export type TicketMessageType =
  /** 2: HTML. */
  | 'HTML'
  /** 1: plain text. */
  | 'PLAIN'
  /** 0: unknown. */
  | 'UNKNOWN';

/** Conditions on a value of type TicketMessageType. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type TicketMessageTypeFilter = {
  /** Equal to this. */
  eq?: TicketMessageType | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<TicketMessageType> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: TicketMessageType | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<TicketMessageType> | null | undefined;
};

/** Channel by which a ticket came in. */
export type TicketOrigin =
  /** 10: created by the system. */
  | 'AUTO_GENERATED'
  /** 11: chat session. */
  | 'CHAT'
  /** 8: customer centre. */
  | 'CUSTOMER_CENTRE'
  /** 1: e-mail. */
  | 'EMAIL'
  /** 9: mailing. */
  | 'E_MARKETING'
  /** 5: Facebook. */
  | 'FACEBOOK'
  /** 3: fax. */
  | 'FAX'
  /** 12: web form. */
  | 'FORM'
  /** 7: written by a user. */
  | 'INTERNAL'
  /** 4: phone call. */
  | 'PHONE'
  /** 2: text message. */
  | 'SMS'
  /** 6: Twitter. */
  | 'TWITTER'
  /** 0: unknown. */
  | 'UNKNOWN';

/** Conditions on a value of type TicketOrigin. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type TicketOriginFilter = {
  /** Equal to this. */
  eq?: TicketOrigin | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<TicketOrigin> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: TicketOrigin | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<TicketOrigin> | null | undefined;
};

/** Whether the owner has read a ticket. */
export type TicketReadStatus =
  /** 1: read. */
  | 'READ'
  /** 0: unknown. */
  | 'UNKNOWN'
  /** 3: unread. */
  | 'UNREAD'
  /** 2: new information. */
  | 'UPDATED';

/** Conditions on a value of type TicketReadStatus. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type TicketReadStatusFilter = {
  /** Equal to this. */
  eq?: TicketReadStatus | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<TicketReadStatus> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: TicketReadStatus | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<TicketReadStatus> | null | undefined;
};

/** Audience of a ticket or one of its messages. */
export type TicketSecurityLevel =
  /** 2: users and the customer. */
  | 'EXTERNAL'
  /** 1: users only. */
  | 'INTERNAL'
  /** 0: unknown. */
  | 'UNKNOWN';

/** Conditions on a value of type TicketSecurityLevel. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type TicketSecurityLevelFilter = {
  /** Equal to this. */
  eq?: TicketSecurityLevel | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<TicketSecurityLevel> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: TicketSecurityLevel | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<TicketSecurityLevel> | null | undefined;
};

/** Status of a ticket. SuperOffice calls it TicketBaseStatus. */
export type TicketStatus =
  /** 1: in progress. */
  | 'ACTIVE'
  /** 2: closed. */
  | 'CLOSED'
  /** 4: deleted. */
  | 'DELETED'
  /** 5: merged into another. */
  | 'MERGED'
  /** 3: postponed. */
  | 'POSTPONED'
  /** 0: unknown. */
  | 'UNKNOWN';

/** Conditions on a value of type TicketStatus. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type TicketStatusFilter = {
  /** Equal to this. */
  eq?: TicketStatus | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<TicketStatus> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: TicketStatus | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<TicketStatus> | null | undefined;
};

/** Input for unlinkChatSession. */
export type UnlinkChatSessionInput = {
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The links to remove. */
  links: Array<ChatSessionLink>;
};

/** Input for unsubscribeFromPush. */
export type UnsubscribeFromPushInput = {
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** The browser. An id that does not exist, or of a browser of others, has no effect. */
  pushSubscriptionId: string | number;
};

/** Input for updateChatTag. Omitted fields keep their value, and so do fields that are null. */
export type UpdateChatTagInput = {
  /** Whether the tag can't be chosen any more. Sessions keep it. */
  archived?: boolean | null | undefined;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Colour as # and six hexadecimal digits. */
  color?: string | null | undefined;
  /** Version of the tag that the caller has seen. If the tag has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** For a skill: the language that it stands for, as a BCP 47 tag, such as nb or pt-BR, at most 35 characters. No other tag may have it. VALIDATION for a text that is no tag, and for a tag that is no skill. */
  language?: string | null | undefined;
  /** Name, in one line. No other tag may have it. */
  name?: string | null | undefined;
  /** The tag. */
  tagId: string | number;
};

/** Input for updateChatTopic. Omitted fields keep their value, also inside groups; null or a blank text clears them. Null for a field that always has a value is VALIDATION or FIELD_REQUIRED. */
export type UpdateChatTopicInput = {
  /** Alerts of agents and managers. */
  alerts?: ChatTopicAlertsInput | null | undefined;
  /** How waiting sessions come to agents. */
  assignment?: ChatTopicAssignmentInput | null | undefined;
  /** Permissions to attach files to messages. */
  attachments?: ChatTopicAttachmentsInput | null | undefined;
  /** The bot that answers customers before an agent does. */
  bot?: ChatTopicBotInput | null | undefined;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Whether the session's agent must send tags to end a conversation (endChatSession). */
  closingTagsRequired?: boolean | null | undefined;
  /** How customers of the topic are recognised. */
  customers?: ChatTopicCustomersInput | null | undefined;
  /** Purpose of the topic. */
  description?: string | null | undefined;
  /** Version of the topic that the caller has seen. If the topic has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** How members who may listen or manage read the running conversations of other agents. */
  listening?: ListeningMode | null | undefined;
  /** Unique name, shown to agents. */
  name?: string | null | undefined;
  /** When the topic is open. */
  openingHours?: ChatTopicOpeningHoursInput | null | undefined;
  /** How long the topic's sessions are kept, and what customers consent to. */
  privacy?: ChatTopicPrivacyInput | null | undefined;
  /** How tickets from the topic's sessions are filed and titled. */
  tickets?: ChatTopicTicketsInput | null | undefined;
  /** The topic. */
  topicId: string | number;
  /** Texts for customers in further languages. The field texts chooses from them. As an input: the list replaces all translations; at most 50. */
  translations?: Array<ChatTopicTextsInput> | null | undefined;
  /** Message sent to the customer when an agent accepts. */
  welcomeMessage?: string | null | undefined;
  /** The chat widget in which customers write. */
  widget?: ChatTopicWidgetInput | null | undefined;
};

/** Input for updateChatVisit. Omitted fields keep the session's values; null clears a value. */
export type UpdateChatVisitInput = {
  /** Attributes that the site gives of its customer, at most 20. They replace those that the session has. */
  attributes?: Array<ChatSessionAttributeInput> | null | undefined;
  /** The session. */
  chatSessionId: string | number;
  /** Returned unchanged in the payload. */
  clientMutationId?: string | null | undefined;
  /** Version of the session that the caller has seen. If the session has changed since, the code is VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Unique key for this request, hard to guess, such as a random UUID; 16 to 255 characters. A retry with the same key within the idempotency window (PARLEY_CHAT_IDEMPOTENCY_WINDOW, default 24 h) is not executed again: it returns the stored outcome with replayed: true. */
  idempotencyKey?: string | null | undefined;
  /** Address of the page on which the customer is, with http or https, at most 2048 characters. Credentials and the fragment are not stored, and the query only if the topic keeps it (customers.keepPageQuery). */
  pageUrl?: string | null | undefined;
  /** Address of the page that led the customer there, like pageUrl. */
  referrer?: string | null | undefined;
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

/** Conditions on an object of type User. All given conditions must hold. {} matches every row. At most 200 conditions; each operator on a value, each some and each none counts as one. Null and a variable without a value are BAD_FILTER; omit conditions that you do not need. */
export type UserFilter = {
  /** All of these conditions must hold. */
  and?: Array<UserFilter> | null | undefined;
  /** Reason for the user's absence. "Connection lost" if none of the user's clients sent anything for serviceInfo.agentAwayAfterSeconds. */
  awayReason?: StringNullableFilter | null | undefined;
  /** Maximum number of simultaneous chats of the user. Null for no limit. */
  chatCapacity?: IntNullableFilter | null | undefined;
  /** Messages that the user sent. */
  chatMessages?: ChatMessageListFilter | null | undefined;
  /** Waiting sessions that are offered to the user. */
  chatSessionOffers?: ChatSessionListFilter | null | undefined;
  /** Sessions that are or were assigned to the user. */
  chatSessions?: ChatSessionListFilter | null | undefined;
  /** Tickets that the user created. */
  createdTickets?: TicketListFilter | null | undefined;
  /** Number of the row in the database. */
  databaseId?: BigIntFilter | null | undefined;
  /** Unique display name, shown to customers. */
  displayName?: StringFilter | null | undefined;
  /** E-mail address. */
  email?: StringNullableFilter | null | undefined;
  /** First name. */
  firstName?: StringNullableFilter | null | undefined;
  /** Opaque id. isNull is supported on links only. */
  id?: IdFilter | null | undefined;
  /** Language of the user, e.g. en. */
  language?: StringNullableFilter | null | undefined;
  /** Last name. */
  lastName?: StringNullableFilter | null | undefined;
  /** Unique login name. Case does not matter. */
  loginName?: StringFilter | null | undefined;
  /** Middle name. */
  middleName?: StringNullableFilter | null | undefined;
  /** This condition must not hold. Matches exactly the rows that the condition itself does not match. */
  not?: UserFilter | null | undefined;
  /** Sessions offered to the user by a pending transfer. */
  offeredChatSessions?: ChatSessionListFilter | null | undefined;
  /** At least one of these conditions must hold. An empty list matches nothing. */
  or?: Array<UserFilter> | null | undefined;
  /** Whether the user is present for chats. */
  presence?: ChatPresenceFilter | null | undefined;
  /** Transfers that the user requested. */
  requestedTransfers?: ChatTransferListFilter | null | undefined;
  /** Skills of the user, also languages (setUserSkills). Sessions that need skills are offered to agents who have them. */
  skills?: ChatTagListFilter | null | undefined;
  /** Kind of account. */
  status?: UserStatusFilter | null | undefined;
  /** Sessions that the user has joined to listen. */
  supervisedChatSessions?: ChatSessionListFilter | null | undefined;
  /** Messages of tickets that the user wrote. */
  ticketMessages?: TicketMessageListFilter | null | undefined;
  /** Tickets that the user works on. */
  tickets?: TicketListFilter | null | undefined;
  /** Topics of which the user is a member, with the user's rights. */
  topicMemberships?: ChatTopicMemberListFilter | null | undefined;
  /** Transfers offered to the user. */
  transfers?: ChatTransferListFilter | null | undefined;
  /** Version of the user; send it to setPresence, setChatCapacity and setUserSkills as expectedVersion. It increases with every change of the user, also of the presence. */
  version?: IntFilter | null | undefined;
};

/** Conditions on a list of User objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type UserListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: UserFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: UserFilter | null | undefined;
};

/** Kind of a user's account. */
export type UserStatus =
  /** 3: deleted. */
  | 'DELETED'
  /** 0: unknown. */
  | 'NONE'
  /** 1: an ordinary account. */
  | 'NORMAL'
  /** 2: away. */
  | 'NOT_AVAILABLE'
  /** 4: read-only account. */
  | 'READ_ONLY'
  /** 5: SPM account. */
  | 'SPM'
  /** 127: system account. */
  | 'SYSTEM';

/** Conditions on a value of type UserStatus. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type UserStatusFilter = {
  /** Equal to this. */
  eq?: UserStatus | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<UserStatus> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: UserStatus | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<UserStatus> | null | undefined;
};

/** Kinds of callers. */
export type ViewerKind =
  /** A user of the Service module, authenticated by a bearer token. */
  | 'AGENT'
  /** Not authenticated. */
  | 'ANONYMOUS'
  /** A bot, authenticated by a bearer token with the role bot. */
  | 'BOT'
  /** A customer, authenticated by the key of a session. */
  | 'CUSTOMER';

/** Day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** Theme of the chat widget. */
export type WidgetTheme =
  /** 0: classic theme. */
  | 'CLASSIC'
  /** 1: modern theme. */
  | 'MODERN';

/** Conditions on a value of type WidgetTheme. All given conditions must hold. Without a value, or if a link on the way is null, only ne and notIn match. */
export type WidgetThemeFilter = {
  /** Equal to this. */
  eq?: WidgetTheme | null | undefined;
  /** Equal to one of these, at most 1000. An empty list matches nothing. */
  in?: Array<WidgetTheme> | null | undefined;
  /** Not equal to this. Matches rows without a value too. */
  ne?: WidgetTheme | null | undefined;
  /** Equal to none of these, at most 1000. Matches rows without a value too. */
  notIn?: Array<WidgetTheme> | null | undefined;
};

export type AdministrationBlocksQueryVariables = Exact<{
  where: ChatBlockFilter;
  after?: string | null | undefined;
}>;


export type AdministrationBlocksQuery = { chatBlocks: { nodes: Array<{ id: string, email: string | null, network: string | null, reason: string | null, blockedAt: string, endsAt: string | null, topic: { name: string } | null, chatSession: { databaseId: string, name: string | null, customerAlias: string | null, customer: { firstName: string, lastName: string | null } | null } | null, blockedBy: { displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdministrationLiftBlockMutationVariables = Exact<{
  input: LiftChatBlockInput;
}>;


export type AdministrationLiftBlockMutation = { liftChatBlock: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type AdministrationSkillsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdministrationSkillsQuery = { chatTags: { nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdministrationAgentsQueryVariables = Exact<{
  where: UserFilter;
  after?: string | null | undefined;
}>;


export type AdministrationAgentsQuery = { users: { nodes: Array<{ id: string, version: number, name: string, skills: { nodes: Array<{ id: string, name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SkilledAgentFragment = { id: string, version: number, name: string, skills: { nodes: Array<{ id: string, name: string }> } };

export type AdministrationTopicsQueryVariables = Exact<{
  where: ChatTopicFilter;
  after?: string | null | undefined;
}>;


export type AdministrationTopicsQuery = { chatTopics: { nodes: Array<{ id: string, name: string, version: number, skills: { nodes: Array<{ id: string, name: string }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SkilledTopicFragment = { id: string, name: string, version: number, skills: { nodes: Array<{ id: string, name: string }> } | null };

export type AdministrationSetAgentSkillsMutationVariables = Exact<{
  input: SetUserSkillsInput;
}>;


export type AdministrationSetAgentSkillsMutation = { setUserSkills: { user: { id: string, version: number, name: string, skills: { nodes: Array<{ id: string, name: string }> } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type AdministrationSetTopicSkillsMutationVariables = Exact<{
  input: SetChatTopicSkillsInput;
}>;


export type AdministrationSetTopicSkillsMutation = { setChatTopicSkills: { chatTopic: { id: string, name: string, version: number, skills: { nodes: Array<{ id: string, name: string }> } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type AdministrationTagsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdministrationTagsQuery = { chatTags: { nodes: Array<{ id: string, name: string, color: string, kind: ChatTagKind, language: string | null, archived: boolean, version: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdministeredTagFragment = { id: string, name: string, color: string, kind: ChatTagKind, language: string | null, archived: boolean, version: number };

export type AdministrationCreateTagMutationVariables = Exact<{
  input: CreateChatTagInput;
}>;


export type AdministrationCreateTagMutation = { createChatTag: { chatTag: { id: string, name: string, color: string, kind: ChatTagKind, language: string | null, archived: boolean, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type AdministrationUpdateTagMutationVariables = Exact<{
  input: UpdateChatTagInput;
}>;


export type AdministrationUpdateTagMutation = { updateChatTag: { chatTag: { id: string, name: string, color: string, kind: ChatTagKind, language: string | null, archived: boolean, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type AdministrationTranslationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdministrationTranslationsQuery = { chatTopics: { nodes: Array<{ id: string, name: string, version: number, own: { language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null }, translations: Array<{ language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TranslatedTopicFragment = { id: string, name: string, version: number, own: { language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null }, translations: Array<{ language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null }> };

export type TextsOfTopicFragment = { language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null };

export type AdministrationTranslateMutationVariables = Exact<{
  input: UpdateChatTopicInput;
}>;


export type AdministrationTranslateMutation = { updateChatTopic: { chatTopic: { id: string, name: string, version: number, own: { language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null }, translations: Array<{ language: string | null, title: string | null, subtitle: string | null, badgeText: string | null, preChatMessage: string | null, welcomeMessage: string | null, queueText: string | null, offlineTitle: string | null, offlineMessage: string | null, postChatTitle: string | null, postChatMessage: string | null, ratingText: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type CountriesQueryVariables = Exact<{
  language?: string | null | undefined;
}>;


export type CountriesQuery = { countries: Array<{ countryId: number, name: string, deleted: boolean }> };

export type DashboardViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardViewerQuery = { viewer: { admin: boolean, memberships: Array<{ manager: boolean, topic: { id: string } }> } };

export type DashboardTagsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DashboardTagsQuery = { chatTags: { nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DashboardAgentsQueryVariables = Exact<{
  where: UserFilter;
  after?: string | null | undefined;
}>;


export type DashboardAgentsQuery = { users: { nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DashboardCountriesQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type DashboardCountriesQuery = { chatStatistics: { buckets: Array<{ country: number | null }> } };

export type DashboardLanguagesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DashboardLanguagesQuery = { chatTopics: { nodes: Array<{ id: string, name: string, texts: { language: string | null }, translations: Array<{ language: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DashboardStatisticsQueryVariables = Exact<{
  where: ChatSessionFilter;
  from: string;
  to: string;
  previousFrom: string;
  previousTo: string;
  timeZone: string;
  groupBy: Array<ChatStatisticsDimension> | ChatStatisticsDimension;
  thresholdSeconds: number;
  openingHoursOnly: boolean;
  compare: boolean;
  all: boolean;
}>;


export type DashboardStatisticsQuery = { current: { total: { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null }, buckets: Array<{ startsAt: string | null, weekday: Weekday | null, hourOfDay: number | null, country: number | null, status: ChatSessionStatus | null, endReason: SessionEndReason | null, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, tag: { id: string, name: string } | null, topic: { id: string, name: string } | null, agent: { id: string, displayName: string } | null, figures: { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null } }> }, previous?: { total: { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null }, buckets: Array<{ startsAt: string | null, weekday: Weekday | null, hourOfDay: number | null, country: number | null, status: ChatSessionStatus | null, endReason: SessionEndReason | null, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, tag: { id: string, name: string } | null, topic: { id: string, name: string } | null, agent: { id: string, displayName: string } | null, figures: { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null } }> } };

export type StatisticsOfDashboardFragment = { total: { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null }, buckets: Array<{ startsAt: string | null, weekday: Weekday | null, hourOfDay: number | null, country: number | null, status: ChatSessionStatus | null, endReason: SessionEndReason | null, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, tag: { id: string, name: string } | null, topic: { id: string, name: string } | null, agent: { id: string, displayName: string } | null, figures: { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null } }> };

export type FiguresOfDashboardFragment = { requested: number, accepted: number, missed: number, serviceLevel: number | null, offlineForms?: number, reopened?: number, presentSeconds?: number | null, wait: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, firstResponse: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, ratings: { count: number, average: number | null, distribution: Array<number>, responseRate: number | null }, abandonment?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, response?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, conversation?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, wrapUp?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, bots?: { sessions: number, contained: number, handedOff: number, containmentRate: number | null }, botFirstResponse?: { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null }, messages?: { customer: number, agent: number, bot: number }, transfers?: { requested: number, accepted: number, rejected: number, cancelled: number, expired: number, pending: number }, concurrency?: { average: number, peak: number } | null };

export type DurationsOfDashboardFragment = { count: number, averageSeconds: number | null, p50Seconds: number | null, p90Seconds: number | null, maxSeconds: number | null };

export type DashboardLiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DashboardLiveSubscription = { liveStatistics: { total: { waiting: number, longestWaitingSince: string | null, active: number, handledByBot: number, agentsPresent: number }, topics: Array<{ topic: { id: string, name: string, isOpen: boolean, nextChangeAt: string | null } | null, figures: { waiting: number, longestWaitingSince: string | null, active: number, handledByBot: number, agentsPresent: number } }> } | null };

export type LiveFiguresOfDashboardFragment = { waiting: number, longestWaitingSince: string | null, active: number, handledByBot: number, agentsPresent: number };

export type DashboardSessionsQueryVariables = Exact<{
  where: ChatSessionFilter;
  orderBy: Array<ChatSessionOrder> | ChatSessionOrder;
  after?: string | null | undefined;
}>;


export type DashboardSessionsQuery = { chatSessions: { totalCount: number, nodes: Array<{ id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, whenRequested: string, queuedAt: string | null, whenStarted: string | null, waitSeconds: number | null, durationSeconds: number | null, rating: number | null, unansweredSince: string | null, customer: { firstName: string, lastName: string | null } | null, topic: { name: string }, user: { displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DashboardSessionsChangedSubscriptionVariables = Exact<{
  where: ChatSessionFilter;
  after?: string | null | undefined;
}>;


export type DashboardSessionsChangedSubscription = { chatSessionsChanged: { reset: boolean, ready: boolean, cursor: string | null, changes: Array<{ kind: ChatSessionListChangeKind, chatSessionId: string, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, whenRequested: string, queuedAt: string | null, whenStarted: string | null, waitSeconds: number | null, durationSeconds: number | null, rating: number | null, unansweredSince: string | null, customer: { firstName: string, lastName: string | null } | null, topic: { name: string }, user: { displayName: string } | null } | null }> } | null };

export type RowOfDashboardFragment = { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, whenRequested: string, queuedAt: string | null, whenStarted: string | null, waitSeconds: number | null, durationSeconds: number | null, rating: number | null, unansweredSince: string | null, customer: { firstName: string, lastName: string | null } | null, topic: { name: string }, user: { displayName: string } | null };

export type DashboardSessionQueryVariables = Exact<{
  id: string | number;
}>;


export type DashboardSessionQuery = { chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, email: string | null, phone: string | null, country: number | null, language: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, whenRequested: string, queuedAt: string | null, whenStarted: string | null, whenEnded: string | null, firstResponseAt: string | null, endedBy: SessionEndedBy | null, endReason: SessionEndReason | null, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, waitSeconds: number | null, durationSeconds: number | null, rating: number | null, ratingComment: string | null, messageSeq: number, eventSeq: number, transcriptAvailable: boolean, messages: { nodes: Array<{ id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null }, notice: { kind: ChatNoticeKind, detail: string | null } | null, link: { url: string } | null, attachments: Array<{ name: string }> }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } }, customer: { firstName: string, lastName: string | null } | null, tags: { nodes: Array<{ id: string, name: string }> } | null, supervisedBy: { id: string, displayName: string } | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, ticket: { id: string, databaseId: string, title: string } | null, transfers: { nodes: Array<{ toUser: { displayName: string } | null, toTopic: { name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }> } | null };

export type DashboardEarlierMessagesQueryVariables = Exact<{
  id: string | number;
  before: string;
}>;


export type DashboardEarlierMessagesQuery = { chatSession: { messages: { nodes: Array<{ id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null }, notice: { kind: ChatNoticeKind, detail: string | null } | null, link: { url: string } | null, attachments: Array<{ name: string }> }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type DashboardSessionChangedSubscriptionVariables = Exact<{
  where: ChatSessionFilter;
  after?: string | null | undefined;
}>;


export type DashboardSessionChangedSubscription = { chatSessionsChanged: { cursor: string | null, changes: Array<{ chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, email: string | null, phone: string | null, country: number | null, language: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, whenRequested: string, queuedAt: string | null, whenStarted: string | null, whenEnded: string | null, firstResponseAt: string | null, endedBy: SessionEndedBy | null, endReason: SessionEndReason | null, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, waitSeconds: number | null, durationSeconds: number | null, rating: number | null, ratingComment: string | null, messageSeq: number, eventSeq: number, transcriptAvailable: boolean, customer: { firstName: string, lastName: string | null } | null, tags: { nodes: Array<{ id: string, name: string }> } | null, supervisedBy: { id: string, displayName: string } | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, ticket: { id: string, databaseId: string, title: string } | null, transfers: { nodes: Array<{ toUser: { displayName: string } | null, toTopic: { name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }> } | null }> } | null };

export type DashboardSessionEventsSubscriptionVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type DashboardSessionEventsSubscription = { chatSessionEvents: { seq: number, type: ChatSessionEventType, occurredAt: string, redactedSeq: number | null } | null };

export type DashboardMessagesSubscriptionVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type DashboardMessagesSubscription = { chatMessages: { id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null }, notice: { kind: ChatNoticeKind, detail: string | null } | null, link: { url: string } | null, attachments: Array<{ name: string }> } | null };

export type SessionOfDashboardFragment = { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, email: string | null, phone: string | null, country: number | null, language: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, whenRequested: string, queuedAt: string | null, whenStarted: string | null, whenEnded: string | null, firstResponseAt: string | null, endedBy: SessionEndedBy | null, endReason: SessionEndReason | null, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, waitSeconds: number | null, durationSeconds: number | null, rating: number | null, ratingComment: string | null, messageSeq: number, eventSeq: number, transcriptAvailable: boolean, customer: { firstName: string, lastName: string | null } | null, tags: { nodes: Array<{ id: string, name: string }> } | null, supervisedBy: { id: string, displayName: string } | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, ticket: { id: string, databaseId: string, title: string } | null, transfers: { nodes: Array<{ toUser: { displayName: string } | null, toTopic: { name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }> };

export type MessagesOfDashboardFragment = { nodes: Array<{ id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null }, notice: { kind: ChatNoticeKind, detail: string | null } | null, link: { url: string } | null, attachments: Array<{ name: string }> }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } };

export type MessageOfDashboardFragment = { id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null }, notice: { kind: ChatNoticeKind, detail: string | null } | null, link: { url: string } | null, attachments: Array<{ name: string }> };

export type DashboardTargetsQueryVariables = Exact<{
  topicId: string | number;
}>;


export type DashboardTargetsQuery = { chatTopic: { members: { nodes: Array<{ user: { id: string, displayName: string, presence: ChatPresence, chatCapacity: number | null, chatSessions: { totalCount: number } } }> } | null } | null, chatTopics: { nodes: Array<{ id: string, name: string, isOpen: boolean, agentsPresent: number, queueLength: number }> } };

export type DashboardErrorsQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardErrorsQuery = { errorCatalog: Array<{ code: string, meaning: string, help: string }> };

export type ErrorOfDashboardFragment = { code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string };

export type DashboardTakeOverMutationVariables = Exact<{
  input: TakeOverChatSessionInput;
}>;


export type DashboardTakeOverMutation = { takeOverChatSession: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardJoinMutationVariables = Exact<{
  input: JoinChatSessionInput;
}>;


export type DashboardJoinMutation = { joinChatSession: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardLeaveMutationVariables = Exact<{
  input: LeaveChatSessionInput;
}>;


export type DashboardLeaveMutation = { leaveChatSession: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardAcceptMutationVariables = Exact<{
  input: AcceptChatSessionInput;
}>;


export type DashboardAcceptMutation = { acceptChatSession: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardOfferMutationVariables = Exact<{
  input: RequestChatTransferInput;
}>;


export type DashboardOfferMutation = { requestChatTransfer: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardCancelOfferMutationVariables = Exact<{
  input: CancelChatTransferInput;
}>;


export type DashboardCancelOfferMutation = { cancelChatTransfer: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardReturnMutationVariables = Exact<{
  input: ReturnChatSessionToQueueInput;
}>;


export type DashboardReturnMutation = { returnChatSessionToQueue: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardEndMutationVariables = Exact<{
  input: EndChatSessionInput;
}>;


export type DashboardEndMutation = { endChatSession: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type DashboardNoteMutationVariables = Exact<{
  input: SendChatMessageInput;
}>;


export type DashboardNoteMutation = { sendChatMessage: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type TopicsQueryVariables = Exact<{ [key: string]: never; }>;


export type TopicsQuery = { chatTopics: { nodes: Array<{ id: string, name: string }> } };

export type TicketAtDeskFragment = { id: string, databaseId: string, title: string, status: TicketStatus, createdAt: string, lastChangedAt: string | null, owner: { displayName: string } | null };

export type SaleAtDeskFragment = { id: string, heading: string | null, status: SaleStatus, probability: number | null, closesAt: string, amount: { amount: string, currencyCode: string | null } | null };

export type ProjectAtDeskFragment = { id: string, name: string };

export type CompanyAtDeskFragment = { id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean };

export type PersonAtDeskFragment = { id: string, databaseId: string, firstName: string, lastName: string | null, title: string | null, department: string | null, email: string | null, phone: string | null, retired: boolean, contact: { id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean } | null };

export type DeskRecordsQueryVariables = Exact<{
  id: string | number;
}>;


export type DeskRecordsQuery = { chatSession: { id: string, country: number | null, suggestedCustomers: { nodes: Array<{ id: string, databaseId: string, firstName: string, lastName: string | null, title: string | null, department: string | null, email: string | null, phone: string | null, retired: boolean, contact: { id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean } | null }> } | null, customer: { id: string, databaseId: string, firstName: string, lastName: string | null, title: string | null, department: string | null, email: string | null, phone: string | null, retired: boolean, tickets: { totalCount: number, nodes: Array<{ id: string, databaseId: string, title: string, status: TicketStatus, createdAt: string, lastChangedAt: string | null, owner: { displayName: string } | null }> }, sales: { totalCount: number, nodes: Array<{ id: string, heading: string | null, status: SaleStatus, probability: number | null, closesAt: string, amount: { amount: string, currencyCode: string | null } | null }> }, chatSessions: { totalCount: number, nodes: Array<{ id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null }> }, contact: { id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean } | null } | null, contact: { id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean, tickets: { totalCount: number, nodes: Array<{ id: string, databaseId: string, title: string, status: TicketStatus, createdAt: string, lastChangedAt: string | null, owner: { displayName: string } | null }> }, sales: { totalCount: number, nodes: Array<{ id: string, heading: string | null, status: SaleStatus, probability: number | null, closesAt: string, amount: { amount: string, currencyCode: string | null } | null }> } } | null, ticket: { id: string, databaseId: string, title: string, status: TicketStatus, createdAt: string, lastChangedAt: string | null, owner: { displayName: string } | null } | null, sale: { id: string, heading: string | null, status: SaleStatus, probability: number | null, closesAt: string, amount: { amount: string, currencyCode: string | null } | null } | null, project: { id: string, name: string } | null } | null };

export type DeskFindPersonsQueryVariables = Exact<{
  where: PersonFilter;
}>;


export type DeskFindPersonsQuery = { persons: { nodes: Array<{ id: string, databaseId: string, firstName: string, lastName: string | null, title: string | null, department: string | null, email: string | null, phone: string | null, retired: boolean, contact: { id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean } | null }> } };

export type DeskFindCompaniesQueryVariables = Exact<{
  where: ContactFilter;
}>;


export type DeskFindCompaniesQuery = { contacts: { nodes: Array<{ id: string, databaseId: string, name: string, department: string | null, organizationNumber: string | null, stopped: boolean }> } };

export type DeskFindTicketsQueryVariables = Exact<{
  where: TicketFilter;
}>;


export type DeskFindTicketsQuery = { tickets: { nodes: Array<{ id: string, databaseId: string, title: string, status: TicketStatus, createdAt: string, lastChangedAt: string | null, owner: { displayName: string } | null }> } };

export type DeskFindSalesQueryVariables = Exact<{
  where: SaleFilter;
}>;


export type DeskFindSalesQuery = { sales: { nodes: Array<{ id: string, heading: string | null, status: SaleStatus, probability: number | null, closesAt: string, amount: { amount: string, currencyCode: string | null } | null }> } };

export type DeskFindProjectsQueryVariables = Exact<{
  where: ProjectFilter;
}>;


export type DeskFindProjectsQuery = { projects: { nodes: Array<{ id: string, name: string }> } };

export type DeskLinkMutationVariables = Exact<{
  input: LinkChatSessionInput;
}>;


export type DeskLinkMutation = { linkChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskUnlinkMutationVariables = Exact<{
  input: UnlinkChatSessionInput;
}>;


export type DeskUnlinkMutation = { unlinkChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskCreateTicketMutationVariables = Exact<{
  input: CreateTicketFromChatSessionInput;
}>;


export type DeskCreateTicketMutation = { createTicketFromChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, ticket: { id: string, databaseId: string, title: string, status: TicketStatus, createdAt: string, lastChangedAt: string | null, owner: { displayName: string } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type UserAtDeskFragment = { id: string, displayName: string, presence: ChatPresence, awayReason: string | null, chatCapacity: number | null, version: number };

export type SessionInListFragment = { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null };

export type TransferAtDeskFragment = { id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null };

export type SessionAtDeskFragment = { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null };

export type TagAtDeskFragment = { id: string, name: string, color: string };

export type MessageAtDeskFragment = { id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null, user: { id: string, displayName: string } | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, mentions: { nodes: Array<{ id: string, displayName: string }> } | null, notice: { kind: ChatNoticeKind, detail: string | null } | null };

export type DeskRefusalFragment = { code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null };

export type DeskStartQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskStartQuery = { viewer: { kind: ViewerKind, admin: boolean, user: { id: string, displayName: string, presence: ChatPresence, awayReason: string | null, chatCapacity: number | null, version: number } | null, memberships: Array<{ canRespond: boolean, notifications: boolean, manager: boolean, topic: { id: string, name: string } }> }, serviceInfo: { maxMessageLength: number, typingTimeoutSeconds: number, idleWarningBeforeSeconds: number, idleAfterSeconds: number, pushKey: string | null } };

export type DeskTagsQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskTagsQuery = { chatTags: { nodes: Array<{ id: string, name: string, color: string }> } };

export type DeskSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeskSubscription = { desk: { snapshot: DeskSnapshotReason | null, ready: boolean, cursor: string, sessions: Array<{ kind: DeskChangeKind, chatSessionId: string, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null }>, queue: Array<{ kind: DeskChangeKind, chatSessionId: string, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null }>, offers: Array<{ kind: DeskChangeKind, chatSessionId: string, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null }>, agents: Array<{ kind: DeskChangeKind, userId: string, user: { id: string, displayName: string, presence: ChatPresence, awayReason: string | null, chatCapacity: number | null, version: number } | null }>, user: { id: string, displayName: string, presence: ChatPresence, awayReason: string | null, chatCapacity: number | null, version: number } | null } | null };

export type DeskOffersQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskOffersQuery = { myChatTransfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, chatSession: { id: string }, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } };

export type DeskSessionQueryVariables = Exact<{
  id: string | number;
  last: number;
}>;


export type DeskSessionQuery = { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, messages: { nodes: Array<{ id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null, user: { id: string, displayName: string } | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, mentions: { nodes: Array<{ id: string, displayName: string }> } | null, notice: { kind: ChatNoticeKind, detail: string | null } | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } }, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null };

export type DeskFilesQueryVariables = Exact<{
  id: string | number;
  seq: number;
}>;


export type DeskFilesQuery = { chatSession: { messages: { nodes: Array<{ attachments: Array<{ attachmentId: string, url: string }> }> } } | null };

export type DeskEarlierMessagesQueryVariables = Exact<{
  id: string | number;
  before: string;
  last: number;
}>;


export type DeskEarlierMessagesQuery = { chatSession: { messages: { nodes: Array<{ id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null, user: { id: string, displayName: string } | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, mentions: { nodes: Array<{ id: string, displayName: string }> } | null, notice: { kind: ChatNoticeKind, detail: string | null } | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type DeskLaterMessagesQueryVariables = Exact<{
  id: string | number;
  after: number;
  first: number;
}>;


export type DeskLaterMessagesQuery = { chatSession: { messages: { nodes: Array<{ id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null, user: { id: string, displayName: string } | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, mentions: { nodes: Array<{ id: string, displayName: string }> } | null, notice: { kind: ChatNoticeKind, detail: string | null } | null }> } } | null };

export type DeskColleaguesQueryVariables = Exact<{
  topicId: string | number;
  where: UserFilter;
}>;


export type DeskColleaguesQuery = { chatTopic: { members: { nodes: Array<{ user: { id: string, displayName: string, presence: ChatPresence } }> } | null } | null };

export type DeskMentionsQueryVariables = Exact<{
  first: number;
  where: ChatMessageFilter;
}>;


export type DeskMentionsQuery = { chatMessages: { nodes: Array<{ id: string, seq: number, text: string | null, postedAt: string, sender: { kind: ChatActorKind, displayName: string | null }, chatSession: { id: string, name: string | null, customerAlias: string | null, topic: { name: string } } }> } };

export type DeskCannedRepliesQueryVariables = Exact<{
  id: string | number;
  search: string;
}>;


export type DeskCannedRepliesQuery = { chatSession: { cannedReplies: Array<{ cannedReplyId: string, title: string, shortcut: string | null, text: string }> | null } | null };

export type DeskTranscriptQueryVariables = Exact<{
  id: string | number;
  timeZone?: string | null | undefined;
}>;


export type DeskTranscriptQuery = { chatSession: { transcript: string | null } | null };

export type DeskSessionEventsSubscriptionVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type DeskSessionEventsSubscription = { chatSessionEvents: { seq: number, type: ChatSessionEventType, occurredAt: string, redactedSeq: number | null, chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } } | null };

export type DeskMessagesSubscriptionVariables = Exact<{
  id: string | number;
  after?: number | null | undefined;
}>;


export type DeskMessagesSubscription = { chatMessages: { id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null, user: { id: string, displayName: string } | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, mentions: { nodes: Array<{ id: string, displayName: string }> } | null, notice: { kind: ChatNoticeKind, detail: string | null } | null } | null };

export type DeskTypingSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type DeskTypingSubscription = { typing: { customerTyping: boolean, userTyping: boolean } | null };

export type DeskTransferTargetsQueryVariables = Exact<{
  topicId: string | number;
}>;


export type DeskTransferTargetsQuery = { chatTopic: { members: { nodes: Array<{ user: { id: string, displayName: string, presence: ChatPresence, awayReason: string | null, chatCapacity: number | null, version: number, chatSessions: { totalCount: number } } }> } | null } | null, chatTopics: { nodes: Array<{ id: string, name: string, description: string | null, isOpen: boolean, agentsPresent: number, queueLength: number }> } };

export type DeskHistoryQueryVariables = Exact<{
  where: ChatSessionFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type DeskHistoryQuery = { chatSessions: { nodes: Array<{ rating: number | null, endReason: SessionEndReason | null, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, topic: { id: string, name: string }, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeskMessageSearchQueryVariables = Exact<{
  search: string;
  first: number;
  where: ChatMessageFilter;
}>;


export type DeskMessageSearchQuery = { chatMessages: { nodes: Array<{ id: string, seq: number, text: string | null, postedAt: string, highlights: Array<{ start: number, length: number }>, sender: { kind: ChatActorKind, displayName: string | null }, chatSession: { id: string, name: string | null, customerAlias: string | null, topic: { name: string } } }> } };

export type DeskAcceptMutationVariables = Exact<{
  input: AcceptChatSessionInput;
}>;


export type DeskAcceptMutation = { acceptChatSession: { chatSession: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskAcceptNextMutationVariables = Exact<{
  input: AcceptNextChatSessionInput;
}>;


export type DeskAcceptNextMutation = { acceptNextChatSession: { chatSession: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskDeclineOfferMutationVariables = Exact<{
  input: DeclineChatOfferInput;
}>;


export type DeskDeclineOfferMutation = { declineChatOffer: { chatSession: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskAssignMutationVariables = Exact<{
  input: AssignChatSessionInput;
}>;


export type DeskAssignMutation = { assignChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskAcceptTransferMutationVariables = Exact<{
  input: AcceptChatTransferInput;
}>;


export type DeskAcceptTransferMutation = { acceptChatTransfer: { chatSession: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskRejectTransferMutationVariables = Exact<{
  input: RejectChatTransferInput;
}>;


export type DeskRejectTransferMutation = { rejectChatTransfer: { chatSession: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskRequestTransferMutationVariables = Exact<{
  input: RequestChatTransferInput;
}>;


export type DeskRequestTransferMutation = { requestChatTransfer: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskCancelTransferMutationVariables = Exact<{
  input: CancelChatTransferInput;
}>;


export type DeskCancelTransferMutation = { cancelChatTransfer: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskReturnToQueueMutationVariables = Exact<{
  input: ReturnChatSessionToQueueInput;
}>;


export type DeskReturnToQueueMutation = { returnChatSessionToQueue: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskTakeOverMutationVariables = Exact<{
  input: TakeOverChatSessionInput;
}>;


export type DeskTakeOverMutation = { takeOverChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskJoinMutationVariables = Exact<{
  input: JoinChatSessionInput;
}>;


export type DeskJoinMutation = { joinChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskLeaveMutationVariables = Exact<{
  input: LeaveChatSessionInput;
}>;


export type DeskLeaveMutation = { leaveChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskSetAttachmentsMutationVariables = Exact<{
  input: SetChatSessionAttachmentsInput;
}>;


export type DeskSetAttachmentsMutation = { setChatSessionAttachments: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskHandOffMutationVariables = Exact<{
  input: HandOffChatSessionInput;
}>;


export type DeskHandOffMutation = { handOffChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskEndMutationVariables = Exact<{
  input: EndChatSessionInput;
}>;


export type DeskEndMutation = { endChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskBlockMutationVariables = Exact<{
  input: BlockChatCustomerInput;
}>;


export type DeskBlockMutation = { blockChatCustomer: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskReopenMutationVariables = Exact<{
  input: ReopenChatSessionInput;
}>;


export type DeskReopenMutation = { reopenChatSession: { chatSession: { email: string | null, phone: string | null, language: string | null, consented: boolean, customerVerified: boolean, firstMessage: string | null, rating: number | null, ratingComment: string | null, endReason: SessionEndReason | null, endedBy: SessionEndedBy | null, idleWarnedAt: string | null, customerReadSeq: number, userReadSeq: number, eventSeq: number, handOffReason: HandOffReason | null, outcome: ChatSessionOutcome | null, customerAttachments: boolean | null, durationSeconds: number | null, customerTyping: boolean, transcriptAvailable: boolean, id: string, databaseId: string, name: string | null, customerAlias: string | null, companyName: string | null, status: ChatSessionStatus, phase: ChatSessionPhase, waitingFor: ChatSessionWaitingFor | null, chatbotIsactive: boolean, priority: number, alertLevel: number, queuedAt: string | null, whenRequested: string, whenStarted: string | null, whenEnded: string | null, idle: string | null, unansweredSince: string | null, unreadCount: number, messageSeq: number, lastMessage: string | null, offerExpiresAt: string | null, tags: { nodes: Array<{ id: string, name: string, color: string }> } | null, skills: { nodes: Array<{ id: string, name: string, color: string }> } | null, topic: { closingTagsRequired: boolean | null, id: string, name: string, widget: { language: string | null }, attachments: { fromCustomers: boolean } }, supervisedBy: { id: string, displayName: string } | null, visit: { pageUrl: string | null, referrer: string | null } | null, attributes: { nodes: Array<{ name: string, textValue: string | null, numberValue: number | null, booleanValue: boolean | null, timeValue: string | null }> }, transfers: { nodes: Array<{ id: string, reason: string | null, expiresAt: string, requestedBy: { id: string, displayName: string }, toUser: { id: string, displayName: string } | null, toTopic: { id: string, name: string } | null }> } | null, allowedActions: Array<{ action: ChatAction, allowed: boolean, code: UserErrorCode | null }>, user: { id: string, displayName: string } | null, offeredTo: { id: string, displayName: string } | null, customer: { id: string, firstName: string, lastName: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskSendMessageMutationVariables = Exact<{
  input: SendChatMessageInput;
}>;


export type DeskSendMessageMutation = { sendChatMessage: { chatMessage: { id: string, seq: number, kind: ChatMessageKind, text: string | null, postedAt: string, redactedAt: string | null, visibility: MessageVisibility, sender: { kind: ChatActorKind, displayName: string | null, user: { id: string, displayName: string } | null }, options: Array<{ text: string }>, link: { url: string } | null, attachments: Array<{ attachmentId: string, name: string, mediaType: string, size: number, url: string }>, mentions: { nodes: Array<{ id: string, displayName: string }> } | null, notice: { kind: ChatNoticeKind, detail: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskSetTypingMutationVariables = Exact<{
  input: SetTypingInput;
}>;


export type DeskSetTypingMutation = { setTyping: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskMarkReadMutationVariables = Exact<{
  input: MarkChatReadInput;
}>;


export type DeskMarkReadMutation = { markChatRead: { chatSession: { id: string, userReadSeq: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type DeskSetPresenceMutationVariables = Exact<{
  input: SetPresenceInput;
}>;


export type DeskSetPresenceMutation = { setPresence: { user: { id: string, displayName: string, presence: ChatPresence, awayReason: string | null, chatCapacity: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type NotificationAtDeskFragment = { id: string, kind: ChatNotificationKind, occurredAt: string, messageSeq: number | null, actor: { displayName: string } | null, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, topic: { name: string }, customer: { id: string, firstName: string, lastName: string | null } | null } };

export type DeskNotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskNotificationsQuery = { chatNotifications: { nodes: Array<{ id: string, kind: ChatNotificationKind, occurredAt: string, messageSeq: number | null, actor: { displayName: string } | null, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, topic: { name: string }, customer: { id: string, firstName: string, lastName: string | null } | null } }>, pageInfo: { endCursor: string | null } } };

export type DeskNewNotificationsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeskNewNotificationsSubscription = { chatNotifications: { nodes: Array<{ id: string, kind: ChatNotificationKind, occurredAt: string, messageSeq: number | null, actor: { displayName: string } | null, chatSession: { id: string, databaseId: string, name: string | null, customerAlias: string | null, topic: { name: string }, customer: { id: string, firstName: string, lastName: string | null } | null } }>, pageInfo: { endCursor: string | null } } | null };

export type DeskMarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type DeskMarkNotificationsReadMutation = { markNotificationsRead: { changed: boolean, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string, currentUser: { displayName: string } | null }> } };

export type FaqSuggestionsQueryVariables = Exact<{
  topicId: string | number;
  text: string;
  language?: string | null | undefined;
}>;


export type FaqSuggestionsQuery = { faqSuggestions: Array<{ faqEntryId: string, title: string, answer: string }> };

export type AnswerFaqMutationVariables = Exact<{
  input: AnswerFaqInput;
}>;


export type AnswerFaqMutation = { answerFaq: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { attachmentId: string | null, uploadUrl: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type SendFileMutationVariables = Exact<{
  input: SendChatMessageInput;
}>;


export type SendFileMutation = { sendChatMessage: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type CustomerFilesQueryVariables = Exact<{
  seq: number;
}>;


export type CustomerFilesQuery = { customerSession: { messages: { nodes: Array<{ attachments: Array<{ attachmentId: string, url: string }> }> } } | null };

export type PushKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type PushKeyQuery = { serviceInfo: { pushKey: string | null } };

export type SubscribeToPushMutationVariables = Exact<{
  input: SubscribeToPushInput;
}>;


export type SubscribeToPushMutation = { subscribeToPush: { pushSubscriptionId: string | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type UnsubscribeFromPushMutationVariables = Exact<{
  input: UnsubscribeFromPushInput;
}>;


export type UnsubscribeFromPushMutation = { unsubscribeFromPush: { userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, retryable: boolean, message: string }> } };

export type SignedInUserQueryVariables = Exact<{ [key: string]: never; }>;


export type SignedInUserQuery = { viewer: { user: { displayName: string } | null } };

export type UpdateChatVisitMutationVariables = Exact<{
  input: UpdateChatVisitInput;
}>;


export type UpdateChatVisitMutation = { updateChatVisit: { userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }> } };

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
export const SkilledAgentFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SkilledAgent on User{id name: displayName version skills(first: 20){nodes{id name}}}`, {"fragmentName":"SkilledAgent"}) as unknown as TypedDocumentString<SkilledAgentFragment, unknown>;
export const SkilledTopicFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SkilledTopic on ChatTopic{id name version skills(first: 20){nodes{id name}}}`, {"fragmentName":"SkilledTopic"}) as unknown as TypedDocumentString<SkilledTopicFragment, unknown>;
export const AdministeredTagFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment AdministeredTag on ChatTag{id name color kind language archived version}`, {"fragmentName":"AdministeredTag"}) as unknown as TypedDocumentString<AdministeredTagFragment, unknown>;
export const TextsOfTopicFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TextsOfTopic on ChatTopicTexts{language title subtitle badgeText preChatMessage welcomeMessage queueText offlineTitle offlineMessage postChatTitle postChatMessage ratingText}`, {"fragmentName":"TextsOfTopic"}) as unknown as TypedDocumentString<TextsOfTopicFragment, unknown>;
export const TranslatedTopicFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TranslatedTopic on ChatTopic{id name version own: texts{...TextsOfTopic}translations{...TextsOfTopic}}fragment TextsOfTopic on ChatTopicTexts{language title subtitle badgeText preChatMessage welcomeMessage queueText offlineTitle offlineMessage postChatTitle postChatMessage ratingText}`, {"fragmentName":"TranslatedTopic"}) as unknown as TypedDocumentString<TranslatedTopicFragment, unknown>;
export const DurationsOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment DurationsOfDashboard on ChatStatisticsDurations{count averageSeconds p50Seconds p90Seconds maxSeconds}`, {"fragmentName":"DurationsOfDashboard"}) as unknown as TypedDocumentString<DurationsOfDashboardFragment, unknown>;
export const FiguresOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment FiguresOfDashboard on ChatStatisticsFigures{requested accepted missed serviceLevel wait{...DurationsOfDashboard}firstResponse{...DurationsOfDashboard}ratings{count average distribution responseRate}offlineForms @include(if: $all) reopened @include(if: $all) abandonment @include(if: $all){...DurationsOfDashboard}response @include(if: $all){...DurationsOfDashboard}conversation @include(if: $all){...DurationsOfDashboard}wrapUp @include(if: $all){...DurationsOfDashboard}bots @include(if: $all){sessions contained handedOff containmentRate}botFirstResponse @include(if: $all){...DurationsOfDashboard}messages @include(if: $all){customer agent bot}transfers @include(if: $all){requested accepted rejected cancelled expired pending}concurrency @include(if: $all){average peak}presentSeconds @include(if: $all)}fragment DurationsOfDashboard on ChatStatisticsDurations{count averageSeconds p50Seconds p90Seconds maxSeconds}`, {"fragmentName":"FiguresOfDashboard"}) as unknown as TypedDocumentString<FiguresOfDashboardFragment, unknown>;
export const StatisticsOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment StatisticsOfDashboard on ChatStatistics{total{...FiguresOfDashboard}buckets{startsAt weekday hourOfDay country status endReason handOffReason outcome tag{id name}topic{id name}agent{id displayName}figures{...FiguresOfDashboard}}}fragment FiguresOfDashboard on ChatStatisticsFigures{requested accepted missed serviceLevel wait{...DurationsOfDashboard}firstResponse{...DurationsOfDashboard}ratings{count average distribution responseRate}offlineForms @include(if: $all) reopened @include(if: $all) abandonment @include(if: $all){...DurationsOfDashboard}response @include(if: $all){...DurationsOfDashboard}conversation @include(if: $all){...DurationsOfDashboard}wrapUp @include(if: $all){...DurationsOfDashboard}bots @include(if: $all){sessions contained handedOff containmentRate}botFirstResponse @include(if: $all){...DurationsOfDashboard}messages @include(if: $all){customer agent bot}transfers @include(if: $all){requested accepted rejected cancelled expired pending}concurrency @include(if: $all){average peak}presentSeconds @include(if: $all)}fragment DurationsOfDashboard on ChatStatisticsDurations{count averageSeconds p50Seconds p90Seconds maxSeconds}`, {"fragmentName":"StatisticsOfDashboard"}) as unknown as TypedDocumentString<StatisticsOfDashboardFragment, unknown>;
export const LiveFiguresOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment LiveFiguresOfDashboard on LiveStatisticsFigures{waiting longestWaitingSince active handledByBot agentsPresent}`, {"fragmentName":"LiveFiguresOfDashboard"}) as unknown as TypedDocumentString<LiveFiguresOfDashboardFragment, unknown>;
export const RowOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment RowOfDashboard on ChatSession{id databaseId name customerAlias customer{firstName lastName}companyName status whenRequested queuedAt whenStarted waitSeconds durationSeconds rating unansweredSince topic{name}user{displayName}}`, {"fragmentName":"RowOfDashboard"}) as unknown as TypedDocumentString<RowOfDashboardFragment, unknown>;
export const SessionOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SessionOfDashboard on ChatSession{id databaseId name customerAlias customer{firstName lastName}companyName email phone country language status phase whenRequested queuedAt whenStarted whenEnded firstResponseAt endedBy endReason handOffReason outcome tags(first: 20){nodes{id name}}waitSeconds durationSeconds rating ratingComment messageSeq eventSeq transcriptAvailable supervisedBy{id displayName}topic{id name}user{id displayName}ticket{id databaseId title}transfers(where:{state:{eq: PENDING}}){nodes{toUser{displayName}toTopic{name}}}allowedActions{action allowed code}}`, {"fragmentName":"SessionOfDashboard"}) as unknown as TypedDocumentString<SessionOfDashboardFragment, unknown>;
export const MessageOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment MessageOfDashboard on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName}notice{kind detail}link{url}attachments{name}}`, {"fragmentName":"MessageOfDashboard"}) as unknown as TypedDocumentString<MessageOfDashboardFragment, unknown>;
export const MessagesOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment MessagesOfDashboard on ChatMessageConnection{nodes{...MessageOfDashboard}pageInfo{hasPreviousPage startCursor}}fragment MessageOfDashboard on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName}notice{kind detail}link{url}attachments{name}}`, {"fragmentName":"MessagesOfDashboard"}) as unknown as TypedDocumentString<MessagesOfDashboardFragment, unknown>;
export const ErrorOfDashboardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`, {"fragmentName":"ErrorOfDashboard"}) as unknown as TypedDocumentString<ErrorOfDashboardFragment, unknown>;
export const TicketAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TicketAtDesk on Ticket{id databaseId title status createdAt lastChangedAt owner{displayName}}`, {"fragmentName":"TicketAtDesk"}) as unknown as TypedDocumentString<TicketAtDeskFragment, unknown>;
export const SaleAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SaleAtDesk on Sale{id heading status probability closesAt amount{amount currencyCode}}`, {"fragmentName":"SaleAtDesk"}) as unknown as TypedDocumentString<SaleAtDeskFragment, unknown>;
export const ProjectAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment ProjectAtDesk on Project{id name}`, {"fragmentName":"ProjectAtDesk"}) as unknown as TypedDocumentString<ProjectAtDeskFragment, unknown>;
export const CompanyAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment CompanyAtDesk on Contact{id databaseId name department organizationNumber stopped}`, {"fragmentName":"CompanyAtDesk"}) as unknown as TypedDocumentString<CompanyAtDeskFragment, unknown>;
export const PersonAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment PersonAtDesk on Person{id databaseId firstName lastName title department email phone retired contact{...CompanyAtDesk}}fragment CompanyAtDesk on Contact{id databaseId name department organizationNumber stopped}`, {"fragmentName":"PersonAtDesk"}) as unknown as TypedDocumentString<PersonAtDeskFragment, unknown>;
export const UserAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment UserAtDesk on User{id displayName presence awayReason chatCapacity version}`, {"fragmentName":"UserAtDesk"}) as unknown as TypedDocumentString<UserAtDeskFragment, unknown>;
export const SessionInListFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}`, {"fragmentName":"SessionInList"}) as unknown as TypedDocumentString<SessionInListFragment, unknown>;
export const TagAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TagAtDesk on ChatTag{id name color}`, {"fragmentName":"TagAtDesk"}) as unknown as TypedDocumentString<TagAtDeskFragment, unknown>;
export const TransferAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}`, {"fragmentName":"TransferAtDesk"}) as unknown as TypedDocumentString<TransferAtDeskFragment, unknown>;
export const SessionAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment TagAtDesk on ChatTag{id name color}`, {"fragmentName":"SessionAtDesk"}) as unknown as TypedDocumentString<SessionAtDeskFragment, unknown>;
export const MessageAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment MessageAtDesk on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName user{id displayName}}options{text}link{url}attachments{attachmentId name mediaType size url}mentions(first: 20){nodes{id displayName}}notice{kind detail}}`, {"fragmentName":"MessageAtDesk"}) as unknown as TypedDocumentString<MessageAtDeskFragment, unknown>;
export const DeskRefusalFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`, {"fragmentName":"DeskRefusal"}) as unknown as TypedDocumentString<DeskRefusalFragment, unknown>;
export const NotificationAtDeskFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment NotificationAtDesk on ChatNotification{id kind occurredAt messageSeq actor{displayName}chatSession{id databaseId name customerAlias topic{name}customer{id firstName lastName}}}`, {"fragmentName":"NotificationAtDesk"}) as unknown as TypedDocumentString<NotificationAtDeskFragment, unknown>;
export const TopicOfWidgetFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment TopicOfWidget on ChatTopic{id isOpen nextChangeAt openingException{text}privacy{consentText consentVersion}texts(language: $language){language title subtitle badgeText preChatMessage offlineTitle offlineMessage postChatTitle postChatMessage queueText ratingText}widget{faqEnabled large colors{main customerMessage customerMessageText agentMessage agentMessageText button buttonText}font{family size}badge{color textColor}queueText{enabled}forms{preChat{enabled collectConsent requiredFields}offline{collectConsent requiredFields}postChat{enabled}}}}`, {"fragmentName":"TopicOfWidget"}) as unknown as TypedDocumentString<TopicOfWidgetFragment, unknown>;
export const SessionOfCustomerFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment SessionOfCustomer on ChatSession{id status phase agentName agentPresent queuePosition estimatedWaitSeconds email transcriptAvailable rating customerReadSeq userReadSeq messageSeq eventSeq allowedActions{action allowed}}`, {"fragmentName":"SessionOfCustomer"}) as unknown as TypedDocumentString<SessionOfCustomerFragment, unknown>;
export const MessageOfCustomerFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment MessageOfCustomer on ChatMessage{seq kind text postedAt redactedAt sender{kind displayName}options{text}link{url}attachments{attachmentId name mediaType size url}notice{kind}}`, {"fragmentName":"MessageOfCustomer"}) as unknown as TypedDocumentString<MessageOfCustomerFragment, unknown>;
export const RefusalFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`fragment Refusal on UserError{code message: meaning field retryable}`, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const AdministrationBlocksDocument = /*#__PURE__*/ new TypedDocumentString(`query AdministrationBlocks($where: ChatBlockFilter!, $after: String){chatBlocks( first: 50 after: $after where: $where orderBy: [{field: BLOCKED_AT, direction: DESC}] ){nodes{id email network reason blockedAt endsAt topic{name}chatSession{databaseId name customerAlias customer{firstName lastName}}blockedBy{displayName}}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<AdministrationBlocksQuery, AdministrationBlocksQueryVariables>;
export const AdministrationLiftBlockDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AdministrationLiftBlock($input: LiftChatBlockInput!){liftChatBlock(input: $input){userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<AdministrationLiftBlockMutation, AdministrationLiftBlockMutationVariables>;
export const AdministrationSkillsDocument = /*#__PURE__*/ new TypedDocumentString(`query AdministrationSkills($after: String){chatTags( first: 100 after: $after where:{kind:{eq: SKILL}, archived:{eq: false}}){nodes{id name}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<AdministrationSkillsQuery, AdministrationSkillsQueryVariables>;
export const AdministrationAgentsDocument = /*#__PURE__*/ new TypedDocumentString(`query AdministrationAgents($where: UserFilter!, $after: String){users(first: 100, after: $after, where: $where){nodes{...SkilledAgent}pageInfo{hasNextPage endCursor}}}fragment SkilledAgent on User{id name: displayName version skills(first: 20){nodes{id name}}}`) as unknown as TypedDocumentString<AdministrationAgentsQuery, AdministrationAgentsQueryVariables>;
export const AdministrationTopicsDocument = /*#__PURE__*/ new TypedDocumentString(`query AdministrationTopics($where: ChatTopicFilter!, $after: String){chatTopics(first: 100, after: $after, where: $where){nodes{...SkilledTopic}pageInfo{hasNextPage endCursor}}}fragment SkilledTopic on ChatTopic{id name version skills(first: 20){nodes{id name}}}`) as unknown as TypedDocumentString<AdministrationTopicsQuery, AdministrationTopicsQueryVariables>;
export const AdministrationSetAgentSkillsDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AdministrationSetAgentSkills($input: SetUserSkillsInput!){setUserSkills(input: $input){user{...SkilledAgent}userErrors{code message: meaning field retryable}}}fragment SkilledAgent on User{id name: displayName version skills(first: 20){nodes{id name}}}`) as unknown as TypedDocumentString<AdministrationSetAgentSkillsMutation, AdministrationSetAgentSkillsMutationVariables>;
export const AdministrationSetTopicSkillsDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AdministrationSetTopicSkills($input: SetChatTopicSkillsInput!){setChatTopicSkills(input: $input){chatTopic{...SkilledTopic}userErrors{code message: meaning field retryable}}}fragment SkilledTopic on ChatTopic{id name version skills(first: 20){nodes{id name}}}`) as unknown as TypedDocumentString<AdministrationSetTopicSkillsMutation, AdministrationSetTopicSkillsMutationVariables>;
export const AdministrationTagsDocument = /*#__PURE__*/ new TypedDocumentString(`query AdministrationTags($after: String){chatTags(first: 100, after: $after){nodes{...AdministeredTag}pageInfo{hasNextPage endCursor}}}fragment AdministeredTag on ChatTag{id name color kind language archived version}`) as unknown as TypedDocumentString<AdministrationTagsQuery, AdministrationTagsQueryVariables>;
export const AdministrationCreateTagDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AdministrationCreateTag($input: CreateChatTagInput!){createChatTag(input: $input){chatTag{...AdministeredTag}userErrors{code message: meaning field retryable}}}fragment AdministeredTag on ChatTag{id name color kind language archived version}`) as unknown as TypedDocumentString<AdministrationCreateTagMutation, AdministrationCreateTagMutationVariables>;
export const AdministrationUpdateTagDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AdministrationUpdateTag($input: UpdateChatTagInput!){updateChatTag(input: $input){chatTag{...AdministeredTag}userErrors{code message: meaning field retryable}}}fragment AdministeredTag on ChatTag{id name color kind language archived version}`) as unknown as TypedDocumentString<AdministrationUpdateTagMutation, AdministrationUpdateTagMutationVariables>;
export const AdministrationTranslationsDocument = /*#__PURE__*/ new TypedDocumentString(`query AdministrationTranslations($after: String){chatTopics(first: 100, after: $after, where:{deleted:{eq: false}}){nodes{...TranslatedTopic}pageInfo{hasNextPage endCursor}}}fragment TranslatedTopic on ChatTopic{id name version own: texts{...TextsOfTopic}translations{...TextsOfTopic}}fragment TextsOfTopic on ChatTopicTexts{language title subtitle badgeText preChatMessage welcomeMessage queueText offlineTitle offlineMessage postChatTitle postChatMessage ratingText}`) as unknown as TypedDocumentString<AdministrationTranslationsQuery, AdministrationTranslationsQueryVariables>;
export const AdministrationTranslateDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AdministrationTranslate($input: UpdateChatTopicInput!){updateChatTopic(input: $input){chatTopic{...TranslatedTopic}userErrors{code message: meaning field retryable}}}fragment TranslatedTopic on ChatTopic{id name version own: texts{...TextsOfTopic}translations{...TextsOfTopic}}fragment TextsOfTopic on ChatTopicTexts{language title subtitle badgeText preChatMessage welcomeMessage queueText offlineTitle offlineMessage postChatTitle postChatMessage ratingText}`) as unknown as TypedDocumentString<AdministrationTranslateMutation, AdministrationTranslateMutationVariables>;
export const CountriesDocument = /*#__PURE__*/ new TypedDocumentString(`query Countries($language: String){countries(language: $language){countryId name deleted}}`) as unknown as TypedDocumentString<CountriesQuery, CountriesQueryVariables>;
export const DashboardViewerDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardViewer{viewer{admin memberships{manager topic{id}}}}`) as unknown as TypedDocumentString<DashboardViewerQuery, DashboardViewerQueryVariables>;
export const DashboardTagsDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardTags($after: String){chatTags(first: 100, after: $after, where:{kind:{eq: CLOSING}}){nodes{id name}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<DashboardTagsQuery, DashboardTagsQueryVariables>;
export const DashboardAgentsDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardAgents($where: UserFilter!, $after: String){users(first: 100, after: $after, where: $where){nodes{id name: displayName}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<DashboardAgentsQuery, DashboardAgentsQueryVariables>;
export const DashboardCountriesDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardCountries($from: DateTime!, $to: DateTime!){chatStatistics(from: $from, to: $to, groupBy: [COUNTRY]){buckets{country}}}`) as unknown as TypedDocumentString<DashboardCountriesQuery, DashboardCountriesQueryVariables>;
export const DashboardLanguagesDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardLanguages($after: String){chatTopics(first: 100, after: $after, where:{deleted:{eq: false}}){nodes{id name texts{language}translations{language}}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<DashboardLanguagesQuery, DashboardLanguagesQueryVariables>;
export const DashboardStatisticsDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardStatistics($where: ChatSessionFilter!, $from: DateTime!, $to: DateTime!, $previousFrom: DateTime!, $previousTo: DateTime!, $timeZone: String!, $groupBy: [ChatStatisticsDimension!]!, $thresholdSeconds: Int!, $openingHoursOnly: Boolean!, $compare: Boolean!, $all: Boolean!){current: chatStatistics( where: $where from: $from to: $to timeZone: $timeZone groupBy: $groupBy thresholdSeconds: $thresholdSeconds openingHoursOnly: $openingHoursOnly ){...StatisticsOfDashboard}previous: chatStatistics( where: $where from: $previousFrom to: $previousTo timeZone: $timeZone groupBy: $groupBy thresholdSeconds: $thresholdSeconds openingHoursOnly: $openingHoursOnly ) @include(if: $compare){...StatisticsOfDashboard}}fragment StatisticsOfDashboard on ChatStatistics{total{...FiguresOfDashboard}buckets{startsAt weekday hourOfDay country status endReason handOffReason outcome tag{id name}topic{id name}agent{id displayName}figures{...FiguresOfDashboard}}}fragment FiguresOfDashboard on ChatStatisticsFigures{requested accepted missed serviceLevel wait{...DurationsOfDashboard}firstResponse{...DurationsOfDashboard}ratings{count average distribution responseRate}offlineForms @include(if: $all) reopened @include(if: $all) abandonment @include(if: $all){...DurationsOfDashboard}response @include(if: $all){...DurationsOfDashboard}conversation @include(if: $all){...DurationsOfDashboard}wrapUp @include(if: $all){...DurationsOfDashboard}bots @include(if: $all){sessions contained handedOff containmentRate}botFirstResponse @include(if: $all){...DurationsOfDashboard}messages @include(if: $all){customer agent bot}transfers @include(if: $all){requested accepted rejected cancelled expired pending}concurrency @include(if: $all){average peak}presentSeconds @include(if: $all)}fragment DurationsOfDashboard on ChatStatisticsDurations{count averageSeconds p50Seconds p90Seconds maxSeconds}`) as unknown as TypedDocumentString<DashboardStatisticsQuery, DashboardStatisticsQueryVariables>;
export const DashboardLiveDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DashboardLive{liveStatistics{total{...LiveFiguresOfDashboard}topics{topic{id name isOpen nextChangeAt}figures{...LiveFiguresOfDashboard}}}}fragment LiveFiguresOfDashboard on LiveStatisticsFigures{waiting longestWaitingSince active handledByBot agentsPresent}`) as unknown as TypedDocumentString<DashboardLiveSubscription, DashboardLiveSubscriptionVariables>;
export const DashboardSessionsDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardSessions($where: ChatSessionFilter!, $orderBy: [ChatSessionOrder!]!, $after: String){chatSessions(first: 50, after: $after, where: $where, orderBy: $orderBy){totalCount nodes{...RowOfDashboard}pageInfo{hasNextPage endCursor}}}fragment RowOfDashboard on ChatSession{id databaseId name customerAlias customer{firstName lastName}companyName status whenRequested queuedAt whenStarted waitSeconds durationSeconds rating unansweredSince topic{name}user{displayName}}`) as unknown as TypedDocumentString<DashboardSessionsQuery, DashboardSessionsQueryVariables>;
export const DashboardSessionsChangedDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DashboardSessionsChanged($where: ChatSessionFilter!, $after: String){chatSessionsChanged(where: $where, after: $after){changes{kind chatSessionId chatSession{...RowOfDashboard}}reset ready cursor}}fragment RowOfDashboard on ChatSession{id databaseId name customerAlias customer{firstName lastName}companyName status whenRequested queuedAt whenStarted waitSeconds durationSeconds rating unansweredSince topic{name}user{displayName}}`) as unknown as TypedDocumentString<DashboardSessionsChangedSubscription, DashboardSessionsChangedSubscriptionVariables>;
export const DashboardSessionDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardSession($id: ID!){chatSession(id: $id){...SessionOfDashboard messages(last: 50){...MessagesOfDashboard}}}fragment SessionOfDashboard on ChatSession{id databaseId name customerAlias customer{firstName lastName}companyName email phone country language status phase whenRequested queuedAt whenStarted whenEnded firstResponseAt endedBy endReason handOffReason outcome tags(first: 20){nodes{id name}}waitSeconds durationSeconds rating ratingComment messageSeq eventSeq transcriptAvailable supervisedBy{id displayName}topic{id name}user{id displayName}ticket{id databaseId title}transfers(where:{state:{eq: PENDING}}){nodes{toUser{displayName}toTopic{name}}}allowedActions{action allowed code}}fragment MessagesOfDashboard on ChatMessageConnection{nodes{...MessageOfDashboard}pageInfo{hasPreviousPage startCursor}}fragment MessageOfDashboard on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName}notice{kind detail}link{url}attachments{name}}`) as unknown as TypedDocumentString<DashboardSessionQuery, DashboardSessionQueryVariables>;
export const DashboardEarlierMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardEarlierMessages($id: ID!, $before: String!){chatSession(id: $id){messages(last: 50, before: $before){...MessagesOfDashboard}}}fragment MessagesOfDashboard on ChatMessageConnection{nodes{...MessageOfDashboard}pageInfo{hasPreviousPage startCursor}}fragment MessageOfDashboard on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName}notice{kind detail}link{url}attachments{name}}`) as unknown as TypedDocumentString<DashboardEarlierMessagesQuery, DashboardEarlierMessagesQueryVariables>;
export const DashboardSessionChangedDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DashboardSessionChanged($where: ChatSessionFilter!, $after: String){chatSessionsChanged(where: $where, after: $after){changes{chatSession{...SessionOfDashboard}}cursor}}fragment SessionOfDashboard on ChatSession{id databaseId name customerAlias customer{firstName lastName}companyName email phone country language status phase whenRequested queuedAt whenStarted whenEnded firstResponseAt endedBy endReason handOffReason outcome tags(first: 20){nodes{id name}}waitSeconds durationSeconds rating ratingComment messageSeq eventSeq transcriptAvailable supervisedBy{id displayName}topic{id name}user{id displayName}ticket{id databaseId title}transfers(where:{state:{eq: PENDING}}){nodes{toUser{displayName}toTopic{name}}}allowedActions{action allowed code}}`) as unknown as TypedDocumentString<DashboardSessionChangedSubscription, DashboardSessionChangedSubscriptionVariables>;
export const DashboardSessionEventsDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DashboardSessionEvents($id: ID!, $after: Int){chatSessionEvents(chatSessionId: $id, after: $after){seq type occurredAt redactedSeq}}`) as unknown as TypedDocumentString<DashboardSessionEventsSubscription, DashboardSessionEventsSubscriptionVariables>;
export const DashboardMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DashboardMessages($id: ID!, $after: Int){chatMessages(chatSessionId: $id, after: $after){...MessageOfDashboard}}fragment MessageOfDashboard on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName}notice{kind detail}link{url}attachments{name}}`) as unknown as TypedDocumentString<DashboardMessagesSubscription, DashboardMessagesSubscriptionVariables>;
export const DashboardTargetsDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardTargets($topicId: ID!){chatTopic(id: $topicId){members(first: 100, where:{canRespond:{eq: true}}){nodes{user{id displayName presence chatCapacity chatSessions(first: 0, where:{phase:{eq: ACTIVE}}){totalCount}}}}}chatTopics(first: 100, where:{deleted:{eq: false}}){nodes{id name isOpen agentsPresent queueLength}}}`) as unknown as TypedDocumentString<DashboardTargetsQuery, DashboardTargetsQueryVariables>;
export const DashboardErrorsDocument = /*#__PURE__*/ new TypedDocumentString(`query DashboardErrors{errorCatalog{code meaning help}}`) as unknown as TypedDocumentString<DashboardErrorsQuery, DashboardErrorsQueryVariables>;
export const DashboardTakeOverDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardTakeOver($input: TakeOverChatSessionInput!){takeOverChatSession(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardTakeOverMutation, DashboardTakeOverMutationVariables>;
export const DashboardJoinDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardJoin($input: JoinChatSessionInput!){joinChatSession(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardJoinMutation, DashboardJoinMutationVariables>;
export const DashboardLeaveDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardLeave($input: LeaveChatSessionInput!){leaveChatSession(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardLeaveMutation, DashboardLeaveMutationVariables>;
export const DashboardAcceptDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardAccept($input: AcceptChatSessionInput!){acceptChatSession(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardAcceptMutation, DashboardAcceptMutationVariables>;
export const DashboardOfferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardOffer($input: RequestChatTransferInput!){requestChatTransfer(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardOfferMutation, DashboardOfferMutationVariables>;
export const DashboardCancelOfferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardCancelOffer($input: CancelChatTransferInput!){cancelChatTransfer(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardCancelOfferMutation, DashboardCancelOfferMutationVariables>;
export const DashboardReturnDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardReturn($input: ReturnChatSessionToQueueInput!){returnChatSessionToQueue(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardReturnMutation, DashboardReturnMutationVariables>;
export const DashboardEndDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardEnd($input: EndChatSessionInput!){endChatSession(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardEndMutation, DashboardEndMutationVariables>;
export const DashboardNoteDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DashboardNote($input: SendChatMessageInput!){sendChatMessage(input: $input){userErrors{...ErrorOfDashboard}}}fragment ErrorOfDashboard on UserError{code message: meaning field retryable}`) as unknown as TypedDocumentString<DashboardNoteMutation, DashboardNoteMutationVariables>;
export const TopicsDocument = /*#__PURE__*/ new TypedDocumentString(`query Topics{chatTopics(first: 20, where:{deleted:{eq: false}}){nodes{id name}}}`) as unknown as TypedDocumentString<TopicsQuery, TopicsQueryVariables>;
export const DeskRecordsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskRecords($id: ID!){chatSession(id: $id){id country suggestedCustomers(first: 3){nodes{...PersonAtDesk}}customer{...PersonAtDesk tickets( first: 5 where:{status:{in: [ACTIVE, POSTPONED]}}orderBy: [{field: CREATED_AT, direction: DESC}] ){nodes{...TicketAtDesk}totalCount}sales( first: 5 where:{status:{in: [OPEN, STALLED]}}orderBy: [{field: CLOSES_AT, direction: ASC}] ){nodes{...SaleAtDesk}totalCount}chatSessions( first: 6 where:{id:{ne: $id}}orderBy: [{field: WHEN_REQUESTED, direction: DESC}] ){nodes{...SessionInList}totalCount}}contact{...CompanyAtDesk tickets( first: 5 where:{status:{in: [ACTIVE, POSTPONED]}}orderBy: [{field: CREATED_AT, direction: DESC}] ){nodes{...TicketAtDesk}totalCount}sales( first: 5 where:{status:{in: [OPEN, STALLED]}}orderBy: [{field: CLOSES_AT, direction: ASC}] ){nodes{...SaleAtDesk}totalCount}}ticket{...TicketAtDesk}sale{...SaleAtDesk}project{...ProjectAtDesk}}}fragment TicketAtDesk on Ticket{id databaseId title status createdAt lastChangedAt owner{displayName}}fragment SaleAtDesk on Sale{id heading status probability closesAt amount{amount currencyCode}}fragment ProjectAtDesk on Project{id name}fragment CompanyAtDesk on Contact{id databaseId name department organizationNumber stopped}fragment PersonAtDesk on Person{id databaseId firstName lastName title department email phone retired contact{...CompanyAtDesk}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}`) as unknown as TypedDocumentString<DeskRecordsQuery, DeskRecordsQueryVariables>;
export const DeskFindPersonsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskFindPersons($where: PersonFilter!){persons(first: 10, where: $where, orderBy: [{field: LAST_NAME}]){nodes{...PersonAtDesk}}}fragment CompanyAtDesk on Contact{id databaseId name department organizationNumber stopped}fragment PersonAtDesk on Person{id databaseId firstName lastName title department email phone retired contact{...CompanyAtDesk}}`) as unknown as TypedDocumentString<DeskFindPersonsQuery, DeskFindPersonsQueryVariables>;
export const DeskFindCompaniesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskFindCompanies($where: ContactFilter!){contacts(first: 10, where: $where, orderBy: [{field: NAME}]){nodes{...CompanyAtDesk}}}fragment CompanyAtDesk on Contact{id databaseId name department organizationNumber stopped}`) as unknown as TypedDocumentString<DeskFindCompaniesQuery, DeskFindCompaniesQueryVariables>;
export const DeskFindTicketsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskFindTickets($where: TicketFilter!){tickets( first: 10 where: $where orderBy: [{field: CREATED_AT, direction: DESC}] ){nodes{...TicketAtDesk}}}fragment TicketAtDesk on Ticket{id databaseId title status createdAt lastChangedAt owner{displayName}}`) as unknown as TypedDocumentString<DeskFindTicketsQuery, DeskFindTicketsQueryVariables>;
export const DeskFindSalesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskFindSales($where: SaleFilter!){sales(first: 10, where: $where, orderBy: [{field: CLOSES_AT, direction: DESC}]){nodes{...SaleAtDesk}}}fragment SaleAtDesk on Sale{id heading status probability closesAt amount{amount currencyCode}}`) as unknown as TypedDocumentString<DeskFindSalesQuery, DeskFindSalesQueryVariables>;
export const DeskFindProjectsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskFindProjects($where: ProjectFilter!){projects(first: 10, where: $where, orderBy: [{field: NAME}]){nodes{...ProjectAtDesk}}}fragment ProjectAtDesk on Project{id name}`) as unknown as TypedDocumentString<DeskFindProjectsQuery, DeskFindProjectsQueryVariables>;
export const DeskLinkDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskLink($input: LinkChatSessionInput!){linkChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskLinkMutation, DeskLinkMutationVariables>;
export const DeskUnlinkDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskUnlink($input: UnlinkChatSessionInput!){unlinkChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskUnlinkMutation, DeskUnlinkMutationVariables>;
export const DeskCreateTicketDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskCreateTicket($input: CreateTicketFromChatSessionInput!){createTicketFromChatSession(input: $input){chatSession{...SessionAtDesk}ticket{...TicketAtDesk}userErrors{...DeskRefusal}}}fragment TicketAtDesk on Ticket{id databaseId title status createdAt lastChangedAt owner{displayName}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskCreateTicketMutation, DeskCreateTicketMutationVariables>;
export const DeskStartDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskStart{viewer{kind admin user{...UserAtDesk}memberships{canRespond notifications manager topic{id name}}}serviceInfo{maxMessageLength typingTimeoutSeconds idleWarningBeforeSeconds idleAfterSeconds pushKey}}fragment UserAtDesk on User{id displayName presence awayReason chatCapacity version}`) as unknown as TypedDocumentString<DeskStartQuery, DeskStartQueryVariables>;
export const DeskTagsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskTags{chatTags( first: 100 where:{archived:{eq: false}, kind:{eq: CLOSING}}orderBy: [{field: NAME}] ){nodes{...TagAtDesk}}}fragment TagAtDesk on ChatTag{id name color}`) as unknown as TypedDocumentString<DeskTagsQuery, DeskTagsQueryVariables>;
export const DeskDocument = /*#__PURE__*/ new TypedDocumentString(`subscription Desk($after: String){desk(after: $after){snapshot sessions{kind chatSessionId chatSession{...SessionInList}}queue{kind chatSessionId chatSession{...SessionInList}}offers{kind chatSessionId chatSession{...SessionInList}}agents{kind userId user{...UserAtDesk}}user{...UserAtDesk}ready cursor}}fragment UserAtDesk on User{id displayName presence awayReason chatCapacity version}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}`) as unknown as TypedDocumentString<DeskSubscription, DeskSubscriptionVariables>;
export const DeskOffersDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskOffers{myChatTransfers(first: 100){nodes{...TransferAtDesk chatSession{id}}}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}`) as unknown as TypedDocumentString<DeskOffersQuery, DeskOffersQueryVariables>;
export const DeskSessionDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskSession($id: ID!, $last: Int!){chatSession(id: $id){...SessionAtDesk messages(last: $last){nodes{...MessageAtDesk}pageInfo{hasPreviousPage startCursor}}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment MessageAtDesk on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName user{id displayName}}options{text}link{url}attachments{attachmentId name mediaType size url}mentions(first: 20){nodes{id displayName}}notice{kind detail}}`) as unknown as TypedDocumentString<DeskSessionQuery, DeskSessionQueryVariables>;
export const DeskFilesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskFiles($id: ID!, $seq: Int!){chatSession(id: $id){messages(first: 1, where:{seq:{eq: $seq}}){nodes{attachments{attachmentId url}}}}}`) as unknown as TypedDocumentString<DeskFilesQuery, DeskFilesQueryVariables>;
export const DeskEarlierMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskEarlierMessages($id: ID!, $before: String!, $last: Int!){chatSession(id: $id){messages(last: $last, before: $before){nodes{...MessageAtDesk}pageInfo{hasPreviousPage startCursor}}}}fragment MessageAtDesk on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName user{id displayName}}options{text}link{url}attachments{attachmentId name mediaType size url}mentions(first: 20){nodes{id displayName}}notice{kind detail}}`) as unknown as TypedDocumentString<DeskEarlierMessagesQuery, DeskEarlierMessagesQueryVariables>;
export const DeskLaterMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskLaterMessages($id: ID!, $after: Int!, $first: Int!){chatSession(id: $id){messages(first: $first, where:{seq:{gt: $after}}, orderBy: [{field: SEQ}]){nodes{...MessageAtDesk}}}}fragment MessageAtDesk on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName user{id displayName}}options{text}link{url}attachments{attachmentId name mediaType size url}mentions(first: 20){nodes{id displayName}}notice{kind detail}}`) as unknown as TypedDocumentString<DeskLaterMessagesQuery, DeskLaterMessagesQueryVariables>;
export const DeskColleaguesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskColleagues($topicId: ID!, $where: UserFilter!){chatTopic(id: $topicId){members(first: 8, where:{user: $where}){nodes{user{id displayName presence}}}}}`) as unknown as TypedDocumentString<DeskColleaguesQuery, DeskColleaguesQueryVariables>;
export const DeskMentionsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskMentions($first: Int!, $where: ChatMessageFilter!){chatMessages( first: $first where: $where orderBy: [{field: POSTED_AT, direction: DESC}] ){nodes{id seq text postedAt sender{kind displayName}chatSession{id name customerAlias topic{name}}}}}`) as unknown as TypedDocumentString<DeskMentionsQuery, DeskMentionsQueryVariables>;
export const DeskCannedRepliesDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskCannedReplies($id: ID!, $search: String!){chatSession(id: $id){cannedReplies(search: $search, first: 8){cannedReplyId title shortcut text}}}`) as unknown as TypedDocumentString<DeskCannedRepliesQuery, DeskCannedRepliesQueryVariables>;
export const DeskTranscriptDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskTranscript($id: ID!, $timeZone: String){chatSession(id: $id){transcript(timeZone: $timeZone, includeNotes: true)}}`) as unknown as TypedDocumentString<DeskTranscriptQuery, DeskTranscriptQueryVariables>;
export const DeskSessionEventsDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DeskSessionEvents($id: ID!, $after: Int){chatSessionEvents(chatSessionId: $id, after: $after){seq type occurredAt redactedSeq chatSession{...SessionAtDesk}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}`) as unknown as TypedDocumentString<DeskSessionEventsSubscription, DeskSessionEventsSubscriptionVariables>;
export const DeskMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DeskMessages($id: ID!, $after: Int){chatMessages(chatSessionId: $id, after: $after){...MessageAtDesk}}fragment MessageAtDesk on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName user{id displayName}}options{text}link{url}attachments{attachmentId name mediaType size url}mentions(first: 20){nodes{id displayName}}notice{kind detail}}`) as unknown as TypedDocumentString<DeskMessagesSubscription, DeskMessagesSubscriptionVariables>;
export const DeskTypingDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DeskTyping($id: ID!){typing(chatSessionId: $id){customerTyping userTyping}}`) as unknown as TypedDocumentString<DeskTypingSubscription, DeskTypingSubscriptionVariables>;
export const DeskTransferTargetsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskTransferTargets($topicId: ID!){chatTopic(id: $topicId){members(first: 100, where:{canRespond:{eq: true}}){nodes{user{...UserAtDesk chatSessions(first: 1, where:{phase:{eq: ACTIVE}}){totalCount}}}}}chatTopics(first: 100, where:{deleted:{eq: false}}){nodes{id name description isOpen agentsPresent queueLength}}}fragment UserAtDesk on User{id displayName presence awayReason chatCapacity version}`) as unknown as TypedDocumentString<DeskTransferTargetsQuery, DeskTransferTargetsQueryVariables>;
export const DeskHistoryDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskHistory($where: ChatSessionFilter!, $first: Int!, $after: String){chatSessions( first: $first after: $after where: $where orderBy: [{field: WHEN_REQUESTED, direction: DESC}] ){nodes{...SessionInList rating endReason}pageInfo{hasNextPage endCursor}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}`) as unknown as TypedDocumentString<DeskHistoryQuery, DeskHistoryQueryVariables>;
export const DeskMessageSearchDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskMessageSearch($search: String!, $first: Int!, $where: ChatMessageFilter!){chatMessages( search: $search first: $first where: $where orderBy: [{field: POSTED_AT, direction: DESC}] ){nodes{id seq text postedAt highlights(search: $search){start length}sender{kind displayName}chatSession{id name customerAlias topic{name}}}}}`) as unknown as TypedDocumentString<DeskMessageSearchQuery, DeskMessageSearchQueryVariables>;
export const DeskAcceptDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskAccept($input: AcceptChatSessionInput!){acceptChatSession(input: $input){chatSession{id}userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskAcceptMutation, DeskAcceptMutationVariables>;
export const DeskAcceptNextDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskAcceptNext($input: AcceptNextChatSessionInput!){acceptNextChatSession(input: $input){chatSession{id}userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskAcceptNextMutation, DeskAcceptNextMutationVariables>;
export const DeskDeclineOfferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskDeclineOffer($input: DeclineChatOfferInput!){declineChatOffer(input: $input){chatSession{id}userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskDeclineOfferMutation, DeskDeclineOfferMutationVariables>;
export const DeskAssignDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskAssign($input: AssignChatSessionInput!){assignChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskAssignMutation, DeskAssignMutationVariables>;
export const DeskAcceptTransferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskAcceptTransfer($input: AcceptChatTransferInput!){acceptChatTransfer(input: $input){chatSession{id}userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskAcceptTransferMutation, DeskAcceptTransferMutationVariables>;
export const DeskRejectTransferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskRejectTransfer($input: RejectChatTransferInput!){rejectChatTransfer(input: $input){chatSession{id}userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskRejectTransferMutation, DeskRejectTransferMutationVariables>;
export const DeskRequestTransferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskRequestTransfer($input: RequestChatTransferInput!){requestChatTransfer(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskRequestTransferMutation, DeskRequestTransferMutationVariables>;
export const DeskCancelTransferDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskCancelTransfer($input: CancelChatTransferInput!){cancelChatTransfer(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskCancelTransferMutation, DeskCancelTransferMutationVariables>;
export const DeskReturnToQueueDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskReturnToQueue($input: ReturnChatSessionToQueueInput!){returnChatSessionToQueue(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskReturnToQueueMutation, DeskReturnToQueueMutationVariables>;
export const DeskTakeOverDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskTakeOver($input: TakeOverChatSessionInput!){takeOverChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskTakeOverMutation, DeskTakeOverMutationVariables>;
export const DeskJoinDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskJoin($input: JoinChatSessionInput!){joinChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskJoinMutation, DeskJoinMutationVariables>;
export const DeskLeaveDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskLeave($input: LeaveChatSessionInput!){leaveChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskLeaveMutation, DeskLeaveMutationVariables>;
export const DeskSetAttachmentsDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskSetAttachments($input: SetChatSessionAttachmentsInput!){setChatSessionAttachments(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskSetAttachmentsMutation, DeskSetAttachmentsMutationVariables>;
export const DeskHandOffDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskHandOff($input: HandOffChatSessionInput!){handOffChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskHandOffMutation, DeskHandOffMutationVariables>;
export const DeskEndDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskEnd($input: EndChatSessionInput!){endChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskEndMutation, DeskEndMutationVariables>;
export const DeskBlockDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskBlock($input: BlockChatCustomerInput!){blockChatCustomer(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskBlockMutation, DeskBlockMutationVariables>;
export const DeskReopenDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskReopen($input: ReopenChatSessionInput!){reopenChatSession(input: $input){chatSession{...SessionAtDesk}userErrors{...DeskRefusal}}}fragment SessionInList on ChatSession{id databaseId name customerAlias companyName status phase waitingFor chatbotIsactive priority alertLevel queuedAt whenRequested whenStarted whenEnded idle unansweredSince unreadCount messageSeq lastMessage topic{id name}user{id displayName}offeredTo{id displayName}offerExpiresAt customer{id firstName lastName}}fragment TransferAtDesk on ChatTransfer{id reason expiresAt requestedBy{id displayName}toUser{id displayName}toTopic{id name}}fragment SessionAtDesk on ChatSession{...SessionInList email phone language consented customerVerified firstMessage rating ratingComment endReason endedBy idleWarnedAt customerReadSeq userReadSeq eventSeq handOffReason outcome tags(first: 20){nodes{...TagAtDesk}}skills(first: 20){nodes{...TagAtDesk}}topic{closingTagsRequired widget{language}attachments{fromCustomers}}customerAttachments supervisedBy{id displayName}durationSeconds customerTyping transcriptAvailable visit{pageUrl referrer}attributes(first: 20, orderBy: [{field: NAME}]){nodes{name textValue numberValue booleanValue timeValue}}transfers(first: 1, where:{state:{eq: PENDING}}){nodes{...TransferAtDesk}}allowedActions{action allowed code}}fragment TagAtDesk on ChatTag{id name color}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskReopenMutation, DeskReopenMutationVariables>;
export const DeskSendMessageDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskSendMessage($input: SendChatMessageInput!){sendChatMessage(input: $input){chatMessage{...MessageAtDesk}userErrors{...DeskRefusal}}}fragment MessageAtDesk on ChatMessage{id seq kind text postedAt redactedAt visibility sender{kind displayName user{id displayName}}options{text}link{url}attachments{attachmentId name mediaType size url}mentions(first: 20){nodes{id displayName}}notice{kind detail}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskSendMessageMutation, DeskSendMessageMutationVariables>;
export const DeskSetTypingDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskSetTyping($input: SetTypingInput!){setTyping(input: $input){userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskSetTypingMutation, DeskSetTypingMutationVariables>;
export const DeskMarkReadDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskMarkRead($input: MarkChatReadInput!){markChatRead(input: $input){chatSession{id userReadSeq}userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskMarkReadMutation, DeskMarkReadMutationVariables>;
export const DeskSetPresenceDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskSetPresence($input: SetPresenceInput!){setPresence(input: $input){user{...UserAtDesk}userErrors{...DeskRefusal}}}fragment UserAtDesk on User{id displayName presence awayReason chatCapacity version}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskSetPresenceMutation, DeskSetPresenceMutationVariables>;
export const DeskNotificationsDocument = /*#__PURE__*/ new TypedDocumentString(`query DeskNotifications{chatNotifications(first: 100, where:{readAt:{isNull: true}}){nodes{...NotificationAtDesk}pageInfo{endCursor}}}fragment NotificationAtDesk on ChatNotification{id kind occurredAt messageSeq actor{displayName}chatSession{id databaseId name customerAlias topic{name}customer{id firstName lastName}}}`) as unknown as TypedDocumentString<DeskNotificationsQuery, DeskNotificationsQueryVariables>;
export const DeskNewNotificationsDocument = /*#__PURE__*/ new TypedDocumentString(`subscription DeskNewNotifications($after: String){chatNotifications(first: 100, after: $after, where:{readAt:{isNull: true}}){nodes{...NotificationAtDesk}pageInfo{endCursor}}}fragment NotificationAtDesk on ChatNotification{id kind occurredAt messageSeq actor{displayName}chatSession{id databaseId name customerAlias topic{name}customer{id firstName lastName}}}`) as unknown as TypedDocumentString<DeskNewNotificationsSubscription, DeskNewNotificationsSubscriptionVariables>;
export const DeskMarkNotificationsReadDocument = /*#__PURE__*/ new TypedDocumentString(`mutation DeskMarkNotificationsRead($input: MarkNotificationsReadInput!){markNotificationsRead(input: $input){changed userErrors{...DeskRefusal}}}fragment DeskRefusal on UserError{code message: meaning field retryable currentUser{displayName}}`) as unknown as TypedDocumentString<DeskMarkNotificationsReadMutation, DeskMarkNotificationsReadMutationVariables>;
export const FaqSuggestionsDocument = /*#__PURE__*/ new TypedDocumentString(`query FaqSuggestions($topicId: ID!, $text: String!, $language: String){faqSuggestions(topicId: $topicId, text: $text, language: $language){faqEntryId title answer}}`) as unknown as TypedDocumentString<FaqSuggestionsQuery, FaqSuggestionsQueryVariables>;
export const AnswerFaqDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AnswerFaq($input: AnswerFaqInput!){answerFaq(input: $input){userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<AnswerFaqMutation, AnswerFaqMutationVariables>;
export const CreateUploadDocument = /*#__PURE__*/ new TypedDocumentString(`mutation CreateUpload($input: CreateUploadInput!){createUpload(input: $input){attachmentId uploadUrl userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const SendFileDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SendFile($input: SendChatMessageInput!){sendChatMessage(input: $input){userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<SendFileMutation, SendFileMutationVariables>;
export const CustomerFilesDocument = /*#__PURE__*/ new TypedDocumentString(`query CustomerFiles($seq: Int!){customerSession{messages(first: 1, where:{seq:{eq: $seq}}){nodes{attachments{attachmentId url}}}}}`) as unknown as TypedDocumentString<CustomerFilesQuery, CustomerFilesQueryVariables>;
export const PushKeyDocument = /*#__PURE__*/ new TypedDocumentString(`query PushKey{serviceInfo{pushKey}}`) as unknown as TypedDocumentString<PushKeyQuery, PushKeyQueryVariables>;
export const SubscribeToPushDocument = /*#__PURE__*/ new TypedDocumentString(`mutation SubscribeToPush($input: SubscribeToPushInput!){subscribeToPush(input: $input){pushSubscriptionId userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<SubscribeToPushMutation, SubscribeToPushMutationVariables>;
export const UnsubscribeFromPushDocument = /*#__PURE__*/ new TypedDocumentString(`mutation UnsubscribeFromPush($input: UnsubscribeFromPushInput!){unsubscribeFromPush(input: $input){userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<UnsubscribeFromPushMutation, UnsubscribeFromPushMutationVariables>;
export const SignedInUserDocument = /*#__PURE__*/ new TypedDocumentString(`query SignedInUser{viewer{user{displayName}}}`) as unknown as TypedDocumentString<SignedInUserQuery, SignedInUserQueryVariables>;
export const UpdateChatVisitDocument = /*#__PURE__*/ new TypedDocumentString(`mutation UpdateChatVisit($input: UpdateChatVisitInput!){updateChatVisit(input: $input){userErrors{code message field retryable}}}`) as unknown as TypedDocumentString<UpdateChatVisitMutation, UpdateChatVisitMutationVariables>;
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