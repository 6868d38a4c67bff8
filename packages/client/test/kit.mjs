// Helpers of the tests: a network that can fail between client and service, customers, and waiting.
import net from 'node:net';

/** Address of the service, and the value of an agent's Authorization header. */
export const service = process.env.PARLEY_URL;
export const agent = `Bearer ${process.env.PARLEY_TOKEN}`;

export const wait = millis => new Promise(resolve => setTimeout(resolve, millis));

/** Waits until the condition holds. */
export async function until(condition, what) {
  for (const end = Date.now() + 30_000; !condition(); await wait(20)) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
  }
}

/** The network between a client and the service. */
export class Network {
  /** Heads of the requests so far. */
  heads = [];
  /** Whether upgrades to WebSocket are refused, as some proxies do. */
  blocksSockets = false;
  /** Number of responses that will be lost. */
  losses = 0;
  #pairs = new Set();
  #server = net.createServer(client => this.#connect(client));
  #port = 0;

  async open() {
    await new Promise(resolve => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = this.#server.address().port;
    return this;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  get sockets() {
    return this.heads.filter(head => /^upgrade: websocket/im.test(head)).length;
  }

  get streams() {
    return this.heads.filter(head => /^accept: text\/event-stream/im.test(head)).length;
  }

  /** Breaks all connections. */
  cut() {
    for (const [client] of this.#pairs) client.destroy();
  }

  /** Breaks all connections, and accepts no more until it is opened again. */
  async down() {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #connect(client) {
    const upstream = net.connect(new URL(service).port, new URL(service).hostname);
    const pair = [client, upstream];
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client]]) {
      from.on('error', () => {}).on('close', () => {
        this.#pairs.delete(pair);
        to.destroy();
      });
    }
    client.on('data', data => {
      const text = data.toString('latin1');
      if (/^(GET|POST) /.test(text)) this.heads.push(text.split('\r\n\r\n')[0]);
      if (this.blocksSockets && /^upgrade: websocket/im.test(text)) {
        client.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      } else {
        upstream.write(data);
      }
    });
    upstream.on('data', data => {
      if (this.losses > 0) {
        this.losses--;
        client.destroy();
      } else {
        client.write(data);
      }
    });
  }
}

/** Executes an operation without the client under test. Returns the data. */
export async function ask(query, variables, authorization) {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const response = await fetch(`${service}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** A customer who waits in a queue: topic, session, its key as Authorization header, and the number of its last message. */
export async function customer() {
  // Some topics begin with a form: the first where a customer waits at once will do.
  const { chatTopics } = await ask('{ chatTopics { nodes { id } } }');
  for (const { id: topicId } of chatTopics.nodes) {
    const { done } = await ask(
      `mutation($topicId: ID!) { done: requestChatSession(input: { topicId: $topicId, name: "Ada", email: "ada@example.com" }) {
        sessionKey userErrors { code } chatSession { id status messageSeq } } }`,
      { topicId },
    );
    if (done.chatSession?.status === 'IN_QUEUE') {
      return { topicId, id: done.chatSession.id, after: done.chatSession.messageSeq, authorization: `ChatSession ${done.sessionKey}` };
    }
  }
  throw new Error('no topic has a queue');
}

/** Writes messages of a customer, one after the other. */
export async function write({ id, authorization }, count) {
  for (let i = 0; i < count; i++) {
    const { done } = await ask(
      'mutation($input: SendChatMessageInput!) { done: sendChatMessage(input: $input) { userErrors { code } } }',
      { input: { chatSessionId: id, text: `Message ${i}` } },
      authorization,
    );
    if (done.userErrors.length) throw new Error(JSON.stringify(done.userErrors));
  }
}

/** The texts of a customer's own messages. */
export async function texts({ id, authorization }) {
  const { customerSession } = await ask(
    'query { customerSession { id messages(first: 100) { nodes { text sender { kind } } } } }',
    {},
    authorization,
  );
  if (customerSession.id !== id) throw new Error('another session');
  return customerSession.messages.nodes.filter(({ sender }) => sender.kind === 'CUSTOMER').map(({ text }) => text);
}

/** The numbers after the last message that the customer has seen. */
export const following = ({ after }, count) => Array.from({ length: count }, (_, index) => after + 1 + index);

/** A store like localStorage. */
export function memoryStore() {
  const values = new Map();
  return { getItem: key => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: key => void values.delete(key) };
}
