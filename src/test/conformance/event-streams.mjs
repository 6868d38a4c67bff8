#!/usr/bin/env node
// GraphQL over server-sent events, in distinct connections mode.
// usage: event-streams.mjs BASE_URL   (PARLEY_TOKEN is an administrator's token that the service accepts)
import { createClient } from 'graphql-sse';
import { args, assert, preflight, Report, sleep } from './kit.mjs';

const target = args();
const headers = { authorization: `Bearer ${process.env.PARLEY_TOKEN}` };
const report = new Report('event streams');
await preflight(target);

async function ask(query, variables) {
  const answer = await fetch(target.url, {
    method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

// send BODY OR PARAMETERS: a raw request for an event stream
const post = (body, more = {}) => fetch(target.url, {
  method: 'POST', headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream', ...more }, body: JSON.stringify(body),
});
const get = (parameters, more = {}) =>
  fetch(`${target.url}?${new URLSearchParams(parameters)}`, { headers: { ...headers, accept: 'text/event-stream', ...more } });

/** The events of a response that ends. */
async function events(response) {
  const blocks = (await response.text()).split('\n\n').filter(block => block && !block.startsWith(':'));
  return blocks.map(block => Object.fromEntries(block.split('\n').map(line => /^(\w+): ?(.*)$/.exec(line).slice(1))));
}

/** All results of an operation, by the client of graphql-sse. */
const client = createClient({ url: target.url, headers, retryAttempts: 0 });
const results = payload => new Promise((resolve, reject) => {
  const all = [];
  client.subscribe(payload, { next: result => all.push(result), error: reject, complete: () => resolve(all) });
});

const { chatTopics } = await ask('{ chatTopics(first: 1) { nodes { id } } }');
const session = async () => (await ask('mutation($topic: ID!) { done: requestChatSession(input: {topicId: $topic}) { chatSession { id } } }',
  { topic: chatTopics.nodes[0].id })).done.chatSession.id;
const open = await session(), ended = await session();
await ask('mutation($id: ID!) { done: endChatSession(input: {chatSessionId: $id}) { changed } }', { id: ended });
await ask('mutation($id: ID!) { done: deleteChatSession(input: {chatSessionId: $id}) { changed } }', { id: ended });
const EVENTS = 'subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq } }';

await report.run('SSE-1', 'the Content-Type is text/event-stream', async () => {
  const response = await post({ query: '{ __typename }' });
  assert(response.status === 200 && response.headers.get('content-type').startsWith('text/event-stream'), response.headers.get('content-type'));
});
await report.run('SSE-2', 'a query is answered by next and complete, whose data is empty', async () => {
  for (const response of [await post({ query: '{ __typename }' }), await get({ query: '{ __typename }' })]) {
    const [next, complete, ...more] = await events(response);
    assert(next.event === 'next' && JSON.parse(next.data).data.__typename === 'Query', JSON.stringify(next));
    assert(complete.event === 'complete' && complete.data === '' && !more.length, JSON.stringify(complete));
  }
});
await report.run('SSE-3', 'validation errors are the data of a next event', async () => {
  for (const query of ['{ nope }', 'subscription { nope }', '{']) {
    const response = await post({ query });
    const [next, complete] = await events(response);
    assert(response.status === 200 && JSON.parse(next.data).errors.length && complete.event === 'complete', JSON.stringify(next));
  }
});
await report.run('SSE-4', 'a mutation by GET is refused with 405', async () => {
  const response = await get({ query: 'mutation { __typename }' });
  assert(response.status === 405, response.status);
});
await report.run('SSE-5', 'a subscription by GET sends its events with ids, and then complete', async () => {
  const all = await events(await get({ query: EVENTS, variables: JSON.stringify({ id: ended, after: 0 }) }));
  assert(all.at(-1).event === 'complete' && all.length > 2, JSON.stringify(all));
  all.slice(0, -1).forEach((event, i) => assert(event.event === 'next' && event.id === `${i + 1}`, JSON.stringify(event)));
});
await report.run('SSE-6', 'Last-Event-ID resumes', async () => {
  const all = await events(await get({ query: EVENTS, variables: JSON.stringify({ id: ended, after: 0 }) }, { 'last-event-id': '1' }));
  assert(all[0].id === '2', JSON.stringify(all));
});
await report.run('SSE-7', 'the client of graphql-sse receives a query, a mutation and errors', async () => {
  const [query] = await results({ query: '{ __typename }' });
  assert(query.data.__typename === 'Query', JSON.stringify(query));
  const [mutation] = await results({
    query: 'mutation($id: ID!) { done: sendChatMessage(input: {chatSessionId: $id, text: "x"}) { changed } }', variables: { id: ended },
  });
  assert('done' in mutation.data || mutation.errors, JSON.stringify(mutation));
  const [invalid] = await results({ query: 'subscription { nope }' });
  assert(invalid.errors[0].extensions.code === 'VALIDATION_FAILED', JSON.stringify(invalid));
});
await report.run('SSE-8', 'the client of graphql-sse receives a stream to its end', async () => {
  const all = await results({ query: EVENTS, variables: { id: ended, after: 0 } });
  assert(all.length > 1 && all.every((result, i) => result.data.chatSessionEvents.seq === i + 1), JSON.stringify(all));
});
await report.run('SSE-9', 'the client of graphql-sse ends a stream by disconnecting', async () => {
  const running = async () =>
    Number(/^parley_sse_subscriptions(?:{.*})? (.*)$/m.exec(await (await fetch(target.url.replace(/graphql$/, 'q/metrics'))).text())[1]);
  await new Promise((resolve, reject) => {
    const stop = client.subscribe({ query: EVENTS, variables: { id: open, after: 0 } }, {
      next: async () => {
        assert(await running() === 1, 'it is not counted');
        stop();
        resolve();
      },
      error: reject, complete: () => {},
    });
  });
  for (let i = 0; i < 50 && await running() > 0; i++) await sleep(100);
  assert(await running() === 0, 'the subscription goes on');
});
report.done();
