#!/usr/bin/env node
// The client of graphql-ws, or with --sse that of graphql-sse, set up as in docs/subscriptions.md, follows the messages of a session while its connection is cut, while the service can't be
// reached, and while it reads nothing: it goes on behind the last number that came.
// usage: node resume.mjs BASE_URL [--sse]   (from the folder with the checks, where the clients are installed, beside resuming.mjs)
import net from 'node:net';
import { createClient as createStreamClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { patient, resuming } from './resuming.mjs';

const [base, option] = process.argv.slice(2);
const sse = option === '--sse', name = sse ? 'graphql-sse' : 'graphql-ws';
const MESSAGES = 40, CUTS = 4, LONG = 8000;
const wait = millis => new Promise(resolve => setTimeout(resolve, millis));

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

// The network between the client and the service, which can fail.
const pairs = new Set();
const network = net.createServer(client => {
  const service = net.connect(new URL(base).port, new URL(base).hostname);
  pairs.add([client, service]);
  for (const [from, to] of [[client, service], [service, client]]) from.on('error', () => {}).on('close', () => to.destroy()).pipe(to);
});
const listen = port => new Promise(resolve => network.listen(port, '127.0.0.1', resolve));
const cut = () => { for (const [client] of pairs) client.destroy(); pairs.clear(); };
await listen(0);
const { port } = network.address();

let connections = 0, slow = 0;
const credentials = { Authorization: `ChatSession ${sessionKey}` };
const count = errors => { if (errors?.[0].extensions.code === 'SLOW_CONSUMER') slow++; };
const client = resuming(sse
  ? createStreamClient({
    url: `http://127.0.0.1:${port}/graphql`, headers: credentials, ...patient,
    on: { connected: () => connections++, message: ({ data }) => count(data?.errors) },
  })
  : createClient({
    url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, connectionParams: credentials, ...patient,
    on: { opened: () => connections++, message: ({ type, payload }) => { if (type === 'error') count(payload); } },
  }));
const first = chatSession.messageSeq + 1, last = chatSession.messageSeq + MESSAGES;
const expected = Array.from({ length: MESSAGES }, (_, i) => first + i);

// follow FIELDS ON_FIRST: all messages, each once and in order
async function follow(fields, onFirst = () => {}) {
  const received = [];
  let stop;
  const all = new Promise((resolve, reject) => stop = client.subscribe(
    {
      query: `subscription($id: ID!, $after: Int) { chatMessages(chatSessionId: $id, after: $after) { seq ${fields} } }`,
      variables: { id: chatSession.id, after: chatSession.messageSeq },
    },
    {
      next: ({ data, errors }) => {
        if (errors) return reject(new Error(JSON.stringify(errors)));
        if (received.push(data.chatMessages.seq) === 1) onFirst();
        if (data.chatMessages.seq === last) resolve();
      },
      error: reject, complete: () => reject(new Error('the stream ended')),
    }));
  await Promise.race([all, wait(120_000).then(() => { throw new Error(`only ${received} came`); })]);
  stop();
  if (JSON.stringify(received) !== JSON.stringify(expected)) throw new Error(`received ${received}`);
}

const all = follow('');
for (let i = 0; i < MESSAGES; i++) {
  await ask(`mutation($input: SendChatMessageInput!) { done: sendChatMessage(input: $input) { userErrors { code } } }`,
    { input: { chatSessionId: chatSession.id, text: `message ${i} `.padEnd(LONG, '.') } }, sessionKey);
  if (i % (MESSAGES / CUTS) === MESSAGES / CUTS / 2) cut();
  if (i === MESSAGES / 2) {
    network.close();
    cut();
    await wait(3000);
    await listen(port);
  }
}
await all;
if (connections < 2) throw new Error(`${connections} connections`);
console.log(`${name} went on over ${connections - 1} breaks: ${MESSAGES} messages, each once and in order`);

// A page that hangs: more than all buffers on the way hold waits for it.
const followed = async () => Number(new RegExp(`^parley_${sse ? 'sse' : 'websocket'}_subscriptions(?:{.*})? (.*)$`, 'm').exec(await (await fetch(`${base}/q/metrics`)).text())[1]);
const history = 'chatSession { messages(first: 100) { nodes { text } } }';
await follow(['a', 'b', 'c', 'd'].map(name => `${name}: ${history}`).join(' '), async () => {
  const held = [...pairs];
  for (const [browser, service] of held) service.unpipe(browser).pause();
  while (await followed() > 0) await wait(200);
  for (const [browser, service] of held) service.pipe(browser);
});
if (slow === 0) throw new Error('the client was not found slow');
console.log(`${name} went on after it was slow: ${MESSAGES} messages, each once and in order`);
process.exit(0);
