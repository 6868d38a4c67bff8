// In a browser, with each example: an agent's sessions come and go without a reload, over a broken connection too, and an answer reaches the customer.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const parley = process.env.PARLEY_URL;
const agent = `Bearer ${process.env.PARLEY_TOKEN}`;
const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: PLACES.find(existsSync), args: ['--no-sandbox'] });
});
after(() => browser.close());

async function ask(query, variables, authorization) {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const response = await fetch(`${parley}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors ?? data.done?.userErrors?.length) throw new Error(JSON.stringify(errors ?? data.done.userErrors));
  return data;
}

/** A customer with a name whose session the agent has accepted. */
async function accepted(name) {
  const { viewer } = await ask('{ viewer { memberships { topic { id } } } }', {}, agent);
  for (const { topic } of viewer.memberships) {
    const { done } = await ask(
      `mutation($input: RequestChatSessionInput!) { done: requestChatSession(input: $input) {
        sessionKey chatSession { id status } userErrors { code } } }`,
      { input: { topicId: topic.id, name, email: 'ada@example.com', message: 'Hello?' } },
    );
    if (done.chatSession.status !== 'IN_QUEUE') continue;
    await ask(
      'mutation($input: AcceptChatSessionInput!) { done: acceptChatSession(input: $input) { userErrors { code message } } }',
      { input: { chatSessionId: done.chatSession.id } },
      agent,
    );
    return { id: done.chatSession.id, authorization: `ChatSession ${done.sessionKey}` };
  }
  throw new Error('no topic of the agent has a queue');
}

const end = id =>
  ask('mutation($input: EndChatSessionInput!) { done: endChatSession(input: $input) { userErrors { code } } }', { input: { chatSessionId: id } }, agent);

/** Serves an example. Returns its address, and a function that ends it. */
async function served(example) {
  const server = spawn(process.execPath, ['../serve.mjs', `../${example}/dist`, '0', parley], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await new Promise(resolve => server.stdout.once('data', data => resolve([String(data)])));
  return { url: line.trim(), stop: () => server.kill() };
}

for (const example of ['react-apollo', 'react-relay', 'svelte-urql']) {
  test(`${example}_followsTheAgentsSessions_andSendsAMessage`, async () => {
    const { url, stop } = await served(example);
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      const problems = [];
      page.on('pageerror', error => problems.push(error.message));
      const first = await accepted(`First of ${example}`);
      await page.goto(`${url}#${encodeURIComponent(agent)}`);
      await page.getByRole('heading', { name: `First of ${example}` }).waitFor();

      const second = await accepted(`Second of ${example}`);
      const item = page.getByRole('listitem').filter({ hasText: `Second of ${example}` });
      await item.waitFor();
      await item.getByLabel('Answer').fill('Good morning!');
      await item.getByRole('button', { name: 'Send' }).click();
      await page.waitForFunction(() => [...document.querySelectorAll('input')].every(input => input.value === ''));
      const { customerSession } = await ask('{ customerSession { messages(last: 1) { nodes { text } } } }', {}, second.authorization);
      assert.equal(customerSession.messages.nodes[0].text, 'Good morning!');

      await context.setOffline(true);
      await end(first.id);
      await context.setOffline(false);
      await page.getByRole('heading', { name: `First of ${example}` }).waitFor({ state: 'detached' });
      assert.equal(await item.count(), 1);
      // An agent can have a few sessions only.
      await end(second.id);
      await item.waitFor({ state: 'detached' });
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
      stop();
    }
  });
}
