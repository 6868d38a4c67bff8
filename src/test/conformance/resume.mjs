// The graphql-ws client follows the messages of a session while its socket is cut, and goes on behind the last number that came.
// usage: node resume.mjs BASE_URL   (from the folder with the checks, where graphql-ws and ws are installed)
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [base] = process.argv.slice(2);
const MESSAGES = 40, CUTS = 4;

async function ask(query, variables, key) {
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `ChatSession ${key}` }) };
  const answer = await (await fetch(`${base}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

// Some topics begin with a form: the first where a customer waits at once will do.
const { chatTopics } = await ask('{ chatTopics { nodes { id } } }');
let done;
for (const { id: topicId } of chatTopics.nodes) {
  ({ done } = await ask(`mutation($topicId: ID!) { done: requestChatSession(input: {topicId: $topicId}) {
    sessionKey userErrors { code } chatSession { id status messageSeq } } }`, { topicId }));
  if (done.chatSession?.status === 'IN_QUEUE') break;
}
const { sessionKey, chatSession } = done;
if (chatSession?.status !== 'IN_QUEUE') throw new Error(`no topic has a queue: ${JSON.stringify(done.userErrors)}`);

let socket, connections = 0;
const client = createClient({
  url: `${base.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { Authorization: `ChatSession ${sessionKey}` },
  retryAttempts: 100, shouldRetry: () => true, retryWait: () => new Promise(wait => setTimeout(wait, 50)),
  on: { opened: opened => { socket = opened; connections++; } },
});

const first = chatSession.messageSeq + 1, last = chatSession.messageSeq + MESSAGES;
const received = [];
// The client subscribes again after a break by itself, with what the variables hold then.
const variables = { id: chatSession.id, after: chatSession.messageSeq };
const all = new Promise((resolve, reject) => client.subscribe(
  { query: 'subscription($id: ID!, $after: Int) { chatMessages(sessionId: $id, afterSeq: $after) { seq message } }', variables },
  {
    next: ({ data, errors }) => {
      if (errors) return reject(new Error(JSON.stringify(errors)));
      variables.after = data.chatMessages.seq;
      received.push(data.chatMessages.seq);
      if (data.chatMessages.seq === last) resolve();
    },
    error: reject, complete: () => reject(new Error('the stream ended')),
  }));

for (let i = 0; i < MESSAGES; i++) {
  await ask(`mutation($input: SendChatMessageInput!) { done: sendChatMessage(input: $input) { userErrors { code } } }`,
    { input: { chatSessionId: chatSession.id, message: `message ${i}` } }, sessionKey);
  if (i % (MESSAGES / CUTS) === MESSAGES / CUTS / 2) socket.terminate();
}
await Promise.race([all, new Promise((_, reject) => setTimeout(() => reject(new Error(`only ${received} came`)), 20000))]);

const expected = Array.from({ length: last - first + 1 }, (_, i) => first + i);
if (JSON.stringify(received) !== JSON.stringify(expected)) throw new Error(`received ${received}`);
if (connections !== CUTS + 1) throw new Error(`${connections} connections`);
console.log(`graphql-ws went on over ${CUTS} cuts: ${received.length} messages, each once and in order`);
process.exit(0);
