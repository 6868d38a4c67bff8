import { ParleyError, type ErrorCode } from '../shared/errors';
import type { SignedIn } from '../shared/sign-in';

/** Reads a file from the service; with a body by POST. Throws the refusal. */
export async function download(person: SignedIn, path: string, body?: unknown): Promise<Blob> {
  const response = await fetch(path, {
    headers: { Authorization: await person.authorization(), ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (!response) throw new ParleyError('UNREACHABLE', 'The service cannot be reached.', { retryable: true });
  if (response.ok) return response.blob();
  const refused = (await response.json().catch(() => ({}))) as { errors?: { message: string; extensions?: { code?: string } }[] };
  const [error] = refused.errors ?? [];
  throw new ParleyError((error?.extensions?.code ?? 'INTERNAL') as ErrorCode, error?.message ?? `The service responds ${response.status}.`);
}
