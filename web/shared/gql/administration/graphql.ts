/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** Conditions on a list of ChatSession objects. All given conditions must hold. Rows that you may not see are not part of the list. At most 3 levels of list conditions. */
export type ChatSessionListFilter = {
  /** No row matches. {} matches if the list is empty. */
  none?: ChatSessionFilter | null | undefined;
  /** At least one row matches. {} matches if the list is not empty. */
  some?: ChatSessionFilter | null | undefined;
};

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

/** How members who may listen or manage read the running conversations of other agents. */
export type ListeningMode =
  /** 1: they read only after joining (joinChatSession). The agent sees who listens. */
  | 'ANNOUNCED'
  /** 2: they do not read. Nobody can join. */
  | 'OFF'
  /** 0: they read without being seen. Joining is optional. */
  | 'SILENT';

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