import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import WebSocket from 'ws';
import { CustomerConversation } from '../../../target/npm/client/index.js';
import { customer, memoryStore, Network, texts, until } from './kit.mjs';

let network, ada, store, chat;

before(async () => (network = await new Network().open()));
beforeEach(async () => {
  chat?.close();
  ada = await customer();
  store = memoryStore();
  store.setItem(`parley.session.${ada.topicId}`, JSON.stringify({ id: ada.id, key: ada.authorization.split(' ')[1] }));
  chat = await opened();
});
after(async () => {
  chat.close();
  await network.down();
});

async function opened() {
  const conversation = new CustomerConversation(network.url, ada.topicId, store, () => {}, { webSocketImpl: WebSocket });
  await conversation.open();
  return conversation;
}

const sent = () => until(() => chat.pending.length === 0, 'all messages are sent');

test('messages_writtenOffline_areSentOnceAndInOrder_afterAReload', async () => {
  await network.down();
  chat.send('One');
  chat.send('Two');
  // The page is closed, and opened again later.
  chat.close();
  await network.open();
  chat = await opened();
  chat.send('Three');

  await sent();
  assert.deepEqual(await texts(ada), ['One', 'Two', 'Three']);
});

test('message_whoseConfirmationIsLost_isSentOnce', async () => {
  network.losses = 3;
  chat.send('Once');
  chat.send('Then');

  await sent();
  assert.deepEqual(await texts(ada), ['Once', 'Then']);
});

test('message_whoseConfirmationIsLostBeforeAReload_isSentOnce', async () => {
  network.losses = 1;
  chat.send('Once');
  await until(() => network.losses === 0, 'the response is lost');
  chat.close();
  chat = await opened();

  await sent();
  assert.deepEqual(await texts(ada), ['Once']);
});

test('message_thatIsRefused_staysWithTheReason_andHoldsUpNoOther', async () => {
  chat.send('x'.repeat(10_001));
  chat.send('Fine');

  await until(() => chat.pending.length === 1 && chat.pending[0].refused, 'only the refused message is left');
  assert.equal(chat.pending[0].refused.code, 'MESSAGE_TOO_LONG');
  assert.deepEqual(await texts(ada), ['Fine']);
  chat.discard(chat.pending[0]);
  assert.equal(chat.pending.length, 0);
});

test('conversation_inTwoTabs_showsTheMessagesOfBoth', async () => {
  const other = await opened();
  try {
    chat.send('From the first');
    await until(() => other.messages.some(({ text }) => text === 'From the first'), 'the second tab has it');
    other.send('From the second');
    await until(() => chat.messages.some(({ text }) => text === 'From the second'), 'the first tab has it');
  } finally {
    other.close();
  }
});
