import type { UserErrorCode } from './gql/graphql';

/** Codes of errors that reject a whole request; docs/errors.md describes them. */
export type RequestErrorCode =
  | 'BAD_ID'
  | 'BAD_CURSOR'
  | 'BAD_PAGE_SIZE'
  | 'BAD_ARGUMENT'
  | 'BAD_FILTER'
  | 'BAD_TEXT'
  | 'TOO_COSTLY'
  | 'QUERY_TOO_DEEP'
  | 'DOCUMENT_TOO_LARGE'
  | 'DOCUMENT_NOT_REGISTERED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'SYNTAX_ERROR'
  | 'VALIDATION_FAILED'
  | 'INTROSPECTION_DISABLED'
  | 'OPERATION_NOT_ALLOWED'
  | 'BAD_REQUEST'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'NOT_ACCEPTABLE'
  | 'METHOD_NOT_ALLOWED'
  | 'URI_TOO_LONG'
  | 'PAYLOAD_TOO_LARGE'
  | 'WRONG_LENGTH'
  | 'ILLEGAL_FILE_TYPE'
  | 'INFECTED_FILE'
  | 'DEADLINE_EXCEEDED'
  | 'UNAVAILABLE'
  | 'RESYNC_REQUIRED'
  | 'TOO_MANY_OPERATIONS'
  | 'RATE_LIMITED'
  | 'SLOW_CONSUMER'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'INTERNAL';

/** UNREACHABLE: no response came, and repeating the request did not help. */
export type ErrorCode = UserErrorCode | RequestErrorCode | 'UNREACHABLE';

/** A request that the service refused. */
export class ParleyError extends Error {
  /** A later request may succeed. */
  readonly retryable: boolean;
  /** Path of the input field that caused the error. */
  readonly field: readonly string[];

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { retryable?: boolean; field?: readonly string[] | null } = {},
  ) {
    super(message);
    this.name = 'ParleyError';
    this.retryable = options.retryable ?? false;
    this.field = options.field ?? [];
  }
}

interface UserErrorLike {
  code: UserErrorCode;
  message: string;
  field?: readonly string[] | null;
  retryable?: boolean;
}

/** The payload of a mutation. Throws its first user error. */
export function accepted<P extends { userErrors: readonly UserErrorLike[] }>(payload: P): P {
  const [error] = payload.userErrors;
  if (error) throw new ParleyError(error.code, error.message, error);
  return payload;
}
