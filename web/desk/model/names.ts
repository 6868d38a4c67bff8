import type {
  ChatNoticeKind,
  ChatPresence,
  ChatSessionOutcome,
  ChatSessionStatus,
  HandOffReason,
  SessionEndReason,
} from '../../shared/gql/graphql';

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(word => /^\p{L}|^\d/u.test(word));
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** One of the colours of avatars, always the same for a name. */
export function tint(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum % 8;
}

/** A duration that counts: 0:42, 12:05, 1:03:20, 3 days. */
export function elapsed(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const hours = Math.floor(seconds / 3600);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** How long ago something was: now, 5 min, 3 h, 12 May. */
export function ago(at: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return day(at);
}

export function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

export function day(at: string): string {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) });
}

/** The heading of a day's messages. */
export function dayHeading(at: string): string {
  const date = new Date(at);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return date.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

export const PRESENCE: Record<ChatPresence, string> = { PRESENT: 'Present', AWAY: 'Away' };

export const STATUS: Record<ChatSessionStatus, string> = {
  INVALID: 'Unknown',
  PRE_CHAT_FORM: 'In the form',
  FAQ: 'Reads an answer',
  OFFLINE_FORM: 'Offline form',
  IN_QUEUE: 'In the queue',
  CUSTOMER_LAST: 'Waits for an answer',
  USER_LAST: 'Answered',
  FINISHED: 'Ended',
  DELETED: 'Deleted',
  CLOSED: 'Closed',
  REQUEST_POSTED: 'Left a request',
  CLOSED_FROM_QUEUE: 'Missed',
};

export const END_REASON: Record<SessionEndReason, string> = {
  BY_CUSTOMER: 'The customer ended the chat.',
  BY_AGENT: 'An agent ended the chat.',
  IDLE: 'The chat ended because nobody wrote.',
  DEAD_CLIENT: 'The customer left.',
  FAQ_HELPED: 'The suggested answer helped.',
  REQUEST_POSTED: 'The customer left a request.',
  BY_BOT: 'The bot ended the chat.',
};

/** The text of a notice, after the name of the one who caused it. */
export const NOTICE: Record<ChatNoticeKind, string> = {
  WELCOME: 'greeted the customer',
  BLOCKED: 'blocked the customer',
  NEW_SESSION: 'started the chat',
  TRANSFERRED: 'took over the chat',
  ERROR: 'reported an error',
  SESSION_DELETED: 'deleted the chat',
  FAQ_QUESTION: 'asked whether the answer helped',
  ENDED_BY_AGENT: 'ended the chat',
  ENDED_BY_CUSTOMER: 'ended the chat',
  ENDED_BY_INACTIVITY: 'The chat ended because nobody wrote',
  TRANSFER_REJECTED: 'rejected the transfer',
  REOPENED_BY_CUSTOMER: 'reopened the chat',
  OPTION_CHOSEN: 'chose an option',
  FILE_TYPE_REJECTED: 'sent a file that was rejected',
  RETURNED_TO_QUEUE: 'The chat returned to the queue',
  FILE_INFECTED: 'sent a file that was rejected because it is infected',
};

/** Why the bot handed the chat off. */
export const HAND_OFF: Record<HandOffReason, string> = {
  CUSTOMER_ASKED: 'The customer asked the bot for a person.',
  NO_ANSWER: 'The bot had no answer.',
  OUT_OF_SCOPE: 'The bot does not handle this matter.',
  FAILED: 'The bot failed.',
  OTHER: 'The bot handed the chat off.',
};

export const OUTCOME: Record<ChatSessionOutcome, string> = {
  RESOLVED: 'Resolved',
  UNRESOLVED: 'Not resolved',
  FOLLOW_UP: 'To be followed up',
  NO_RESPONSE: 'No response from the customer',
  SPAM: 'Spam',
};
