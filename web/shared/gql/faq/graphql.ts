/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** The customer's answer whether the FAQ helped. */
export type FaqAnswer =
  /** The FAQ did not help, or had no answer. The session enters the queue. */
  | 'DID_NOT_HELP'
  /** The FAQ answered the question. The session ends. */
  | 'HELPED';

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

export const FaqSuggestionsDocument = /*#__PURE__*/ new TypedDocumentString(`query FaqSuggestions($topicId: ID!, $text: String!, $language: String){faqSuggestions(topicId: $topicId, text: $text, language: $language){faqEntryId title answer}}`) as unknown as TypedDocumentString<FaqSuggestionsQuery, FaqSuggestionsQueryVariables>;
export const AnswerFaqDocument = /*#__PURE__*/ new TypedDocumentString(`mutation AnswerFaq($input: AnswerFaqInput!){answerFaq(input: $input){userErrors{code message: meaning field retryable}}}`) as unknown as TypedDocumentString<AnswerFaqMutation, AnswerFaqMutationVariables>;