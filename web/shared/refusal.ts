import type { GraphQLErrorLike } from './client';
import { ParleyError, type ErrorCode } from './errors';

const RETRYABLE = new Set(['DEADLINE_EXCEEDED', 'UNAVAILABLE', 'TOO_MANY_OPERATIONS', 'RATE_LIMITED', 'SLOW_CONSUMER', 'INTERNAL']);

/** The errors of a response as one. */
export function refusal(errors: readonly GraphQLErrorLike[], retryable = false): ParleyError {
  const code = errors[0]?.extensions?.code ?? 'INTERNAL';
  return new ParleyError(code as ErrorCode, errors[0]?.message ?? code, { retryable: retryable || RETRYABLE.has(code) });
}

/** No response came. */
export function unreachable(): ParleyError {
  return new ParleyError('UNREACHABLE', 'The service cannot be reached.', { retryable: true });
}
