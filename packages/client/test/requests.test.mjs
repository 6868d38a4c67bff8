import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { accepted, EndChatDocument, ParleyClient, ParleyError, SendMessageDocument, SignedInUserDocument, WidgetDocument } from '../../../target/npm/client/index.js';
import { agent, customer, Network, texts } from './kit.mjs';

let network, ada, client;

before(async () => (network = await new Network().open()));
beforeEach(async () => {
  ada = await customer();
  network.heads.length = 0;
  client = new ParleyClient({ url: network.url, authorization: () => ada.authorization });
});
after(() => network.down());

const refusedWith = code => error => error instanceof ParleyError && error.code === code;

test('mutation_whoseResponseIsLost_takesEffectOnce', async () => {
  network.losses = 2;

  const { sendChatMessage } = await client.mutate(SendMessageDocument, { chatSessionId: ada.id, text: 'Once' });

  assert.equal(sendChatMessage.chatMessage.text, 'Once');
  assert.equal(network.heads.length, 3);
  assert.deepEqual(await texts(ada), ['Once']);
});

test('mutation_withoutInputVariable_isNotRepeated', async () => {
  network.losses = 1;
  const query = `mutation { sendChatMessage(input: { chatSessionId: "${ada.id}", text: "Perhaps" }) { userErrors { code } } }`;

  await assert.rejects(client.request({ query }), refusedWith('UNREACHABLE'));

  assert.equal(network.heads.length, 1);
});

test('query_whoseResponseIsLost_isRepeated', async () => {
  network.losses = 1;

  const { chatTopic } = await client.query(WidgetDocument, { topicId: ada.topicId });

  assert.equal(chatTopic.id, ada.topicId);
});

test('request_whileServiceIsDown_isUnreachable', async () => {
  await network.down();
  try {
    await assert.rejects(client.query(WidgetDocument, { topicId: ada.topicId }), refusedWith('UNREACHABLE'));
  } finally {
    await network.open();
  }
});

test('refusedMutation_throwsItsCodeAndField', async () => {
  const { sendChatMessage } = await client.mutate(SendMessageDocument, { chatSessionId: ada.id, text: 'x'.repeat(10_001) });

  assert.throws(
    () => accepted(sendChatMessage),
    error => refusedWith('MESSAGE_TOO_LONG')(error) && error.field.includes('text') && !error.retryable,
  );
});

test('refusedRequest_throwsItsCode', async () => {
  await assert.rejects(client.query(WidgetDocument, { topicId: 'nonsense' }), refusedWith('BAD_ID'));
});

test('refusedToken_isReplacedOnce', async () => {
  const asked = [];
  const desk = new ParleyClient({
    url: network.url,
    authorization: refused => {
      asked.push(refused);
      return refused ? agent : 'Bearer outdated';
    },
  });

  assert.ok((await desk.query(SignedInUserDocument, {})).viewer.user);
  assert.deepEqual(asked, [undefined, 'Bearer outdated']);

  const wrong = new ParleyClient({ url: network.url, authorization: () => 'Bearer outdated' });
  await assert.rejects(wrong.query(SignedInUserDocument, {}), refusedWith('UNAUTHENTICATED'));
});

test('mutation_withItsOwnKey_keepsIt', async () => {
  const input = { chatSessionId: ada.id, idempotencyKey: 'a-key-that-is-long-enough-0001' };
  await client.mutate(EndChatDocument, input);

  const { endChatSession } = await client.mutate(EndChatDocument, input);

  assert.deepEqual(endChatSession.userErrors, []);
});
