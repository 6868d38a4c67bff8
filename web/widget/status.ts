import type { CustomerConversation } from '../shared';
import { fill, type Texts } from './texts';

/** The lines above a conversation: the connection, the place in the queue, the agent. */
export function statusOf(chat: CustomerConversation, texts: Texts): string[] {
  const { status, phase, agentName, agentPresent } = chat.session!;
  const name = agentName ?? texts.someone;
  return [
    ...(chat.connection === 'online' ? [] : [texts.reconnecting]),
    ...(status === 'IN_QUEUE' ? queueOf(chat, texts) : []),
    ...(phase === 'ACTIVE' ? [fill(texts.talkingTo, { name })] : []),
    ...(phase === 'ACTIVE' && agentPresent === false ? [fill(texts.away, { name })] : []),
    ...(chat.agentIsTyping ? [fill(texts.typing, { name })] : []),
  ];
}

function queueOf(chat: CustomerConversation, texts: Texts): string[] {
  const { queuePosition, estimatedWaitSeconds } = chat.session!;
  const { texts: { queueText }, widget } = chat.topic!;
  if (queuePosition === null) return [texts.waitingBriefly];
  const minutes = estimatedWaitSeconds === null ? undefined : Math.max(1, Math.round(estimatedWaitSeconds / 60));
  if (widget.queueText.enabled && queueText) {
    return [queueText.replaceAll('{cque}', String(queuePosition)).replaceAll('{cavw}', minutes === undefined ? '–' : `${minutes} min`)];
  }
  const lines = [fill(texts.waiting, { position: queuePosition })];
  return minutes === undefined ? lines : [...lines, fill(texts.wait, { minutes })];
}
