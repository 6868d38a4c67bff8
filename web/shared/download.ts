// Keeps the errors in the chunk of the client, which each page has loaded.
import './client';
import type { ParleyClientOptions, Result } from './client';
import { refusal, unreachable } from './refusal';

/** Downloads a file from a path beside the endpoint, with another token if the service refuses the first. */
export async function download(options: ParleyClientOptions, path: string, parameters: Record<string, string>, body: unknown): Promise<Blob> {
  const url = new URL(`${path}?${new URLSearchParams(parameters)}`, options.url);
  const send = async (authorization: string | undefined) =>
    fetch(url, {
      headers: { ...(authorization && { Authorization: authorization }), ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    }).catch(() => {
      throw unreachable();
    });
  const authorization = await options.authorization?.();
  let response = await send(authorization);
  if (response.status === 401 && authorization) response = await send((await options.authorization?.(authorization)) ?? authorization);
  if (response.ok) return response.blob();
  const { errors } = (await response.json().catch(() => ({}))) as Result;
  throw errors?.length ? refusal(errors) : unreachable();
}
