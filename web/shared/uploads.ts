// Keeps the errors in the chunk of the client, which each page has loaded.
import './client';
import type { ParleyClient } from './client';
import { accepted, ParleyError, type ErrorCode } from './errors';
import { CreateUploadDocument, CustomerFilesDocument, SendFileDocument } from './gql/files/graphql';

export interface SendFileOptions {
  /** Called with the part that was uploaded, from 0 to 1. */
  progress?: (part: number) => void;
  /** Cancels the upload. */
  signal?: AbortSignal;
  /** Whether the file is sent with an internal note. */
  isNote?: boolean;
}

interface FileOfMessage {
  readonly attachmentId: string;
  readonly url: string;
}

/** Uploads a file and sends it as a message of its own. */
export async function sendFile(client: ParleyClient, chatSessionId: string, file: File, options: SendFileOptions = {}): Promise<void> {
  const { signal, isNote } = options;
  const { createUpload } = await client.mutate(CreateUploadDocument, { chatSessionId, fileName: file.name || 'file', size: file.size });
  const { attachmentId, uploadUrl } = accepted(createUpload);
  signal?.throwIfAborted();
  await put(client.urlOf(uploadUrl!), file, options);
  signal?.throwIfAborted();
  const { sendChatMessage } = await client.mutate(SendFileDocument, {
    chatSessionId,
    attachmentIds: [attachmentId!],
    visibility: isNote ? 'AGENTS' : 'ALL',
  });
  accepted(sendChatMessage);
}

/** The present address of a file of a message, for the customer. */
export async function urlForCustomer(client: ParleyClient, seq: number, id: string): Promise<string> {
  const { customerSession } = await client.query(CustomerFilesDocument, { seq });
  return urlOf(client, customerSession?.messages.nodes[0]?.attachments, id);
}

/** The address of one of some files. */
export function urlOf(client: ParleyClient, files: readonly FileOfMessage[] | undefined, id: string): string {
  const file = files?.find(each => each.attachmentId === id);
  if (!file) throw new ParleyError('NOT_FOUND', 'The file does not exist any more.');
  return client.urlOf(file.url).href;
}

/** Sends the bytes. Other than fetch, XMLHttpRequest reports how much was sent. */
function put(url: URL, file: File, { progress, signal }: SendFileOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress?.(total ? loaded / total : 0);
    request.onload = () => {
      const [error] = (request.response?.errors ?? []) as { message: string; extensions: { code: ErrorCode } }[];
      if (request.status === 201) resolve();
      else reject(error ? new ParleyError(error.extensions.code, error.message, { retryable: request.status >= 500 || request.status === 429 }) : unreachable());
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function unreachable(): ParleyError {
  return new ParleyError('UNREACHABLE', 'The upload was interrupted.', { retryable: true });
}
