// Compiled, never run: what users of the package may write, and what they may not.
import { ParleyClient, ParleyError, SendMessageDocument, type ChatAction, type ErrorCode } from '@parley/client';

const client = new ParleyClient({ url: 'https://chat.example.com/graphql', authorization: async () => 'ChatSession key' });

const known: ErrorCode[] = ['VERSION_CONFLICT', 'RATE_LIMITED', 'UNREACHABLE'];
// @ts-expect-error There is no such code.
const unknown: ErrorCode = 'NO_SUCH_CODE';
// @ts-expect-error There is no such action.
const action: ChatAction = 'DANCE';

export async function send(): Promise<string | null> {
  // @ts-expect-error A message needs a session.
  await client.mutate(SendMessageDocument, { text: 'Hello' });
  try {
    const { sendChatMessage } = await client.mutate(SendMessageDocument, { chatSessionId: '1', text: 'Hello' });
    return sendChatMessage.chatMessage?.text ?? null;
  } catch (error) {
    // @ts-expect-error A code that does not exist is not compared with.
    if (error instanceof ParleyError && error.code === 'NO_SUCH_CODE') return null;
    return String([known, unknown, action]);
  }
}
