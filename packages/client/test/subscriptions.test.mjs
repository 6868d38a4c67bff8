import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import WebSocket from 'ws';
import { CustomerMessagesDocument, ParleyClient } from '../../../target/npm/client/index.js';
import { agent, customer, following, Network, until, wait, write } from './kit.mjs';

let network, ada, client;
const received = [];

before(async () => (network = await new Network().open()));
beforeEach(async () => {
  client?.close();
  network.heads.length = 0;
  network.blocksSockets = false;
  received.length = 0;
  ada = await customer();
});
after(async () => {
  client.close();
  await network.down();
});

/** Follows the messages of the customer. */
function follow(options) {
  client = new ParleyClient({ url: network.url, authorization: () => ada.authorization, webSocketImpl: WebSocket, ...options });
  client.subscribe(CustomerMessagesDocument, { id: ada.id, after: ada.after }, {
    next: ({ chatMessages }) => received.push(chatMessages.seq),
    error: error => received.push(error.code),
  });
}

const all = count => until(() => received.length >= count, `${count} messages have come`);

for (const transport of ['websocket', 'sse']) {
  test(`${transport}_whoseConnectionBreaks_resumesWithoutGapOrDuplicate`, async () => {
    follow({ transport });
    for (let i = 0; i < 3; i++) {
      await write(ada, 3);
      network.cut();
      await write(ada, 2);
    }

    await all(15);
    await wait(500);
    assert.deepEqual(received, following(ada, 15));
    assert.equal(client.connection, 'online');
  });

  test(`${transport}_whileServiceIsDown_reconnects`, async () => {
    follow({ transport });
    await write(ada, 1);
    await all(1);
    await network.down();
    await until(() => client.connection === 'connecting', 'the loss is noticed');
    await write(ada, 2);
    await network.open();

    await all(3);
    assert.deepEqual(received, following(ada, 3));
  });

  test(`${transport}_withRefusedToken_asksForAnother`, async () => {
    const asked = [];
    client = new ParleyClient({
      url: network.url,
      transport,
      webSocketImpl: WebSocket,
      authorization: refused => {
        asked.push(refused);
        return refused ? agent : 'Bearer outdated';
      },
    });
    client.subscriptions.subscribe({ query: 'subscription { desk { __typename } }' }, {
      next: ({ data, errors }) => received.push(data ? 'data' : errors),
      error: problem => received.push(problem),
      complete: () => {},
    });

    await all(1);
    assert.equal(received[0], 'data');
    assert.deepEqual(asked.slice(0, 2), [undefined, 'Bearer outdated']);
  });
}

test('auto_whereSocketsCanBeOpened_usesOne', async () => {
  follow();
  await write(ada, 2);

  await all(2);
  assert.equal(network.sockets, 1);
  assert.equal(network.streams, 0);
});

test('auto_whereSocketsAreBlocked_usesEventStreams', async () => {
  network.blocksSockets = true;
  follow();
  await write(ada, 2);

  await all(2);
  assert.deepEqual(received, following(ada, 2));
  assert.equal(client.connection, 'online');
  assert.ok(network.sockets >= 2, 'one failure is not enough');
});

test('auto_whenSocketsBecomeBlocked_movesSubscriptionsWithoutGapOrDuplicate', async () => {
  follow();
  await write(ada, 3);
  await all(3);
  network.blocksSockets = true;
  network.cut();
  await write(ada, 3);

  await all(6);
  await wait(500);
  assert.deepEqual(received, following(ada, 6));
  assert.ok(network.streams >= 1);
});

test('auto_whileServiceIsDown_keepsToSockets', async () => {
  follow();
  await write(ada, 1);
  await all(1);
  await network.down();
  await wait(5000);
  await write(ada, 1);
  await network.open();

  await all(2);
  assert.equal(network.streams, 0);
});

test('withoutAnyWebSocket_eventStreamsAreUsed', { skip: typeof globalThis.WebSocket !== 'undefined' }, async () => {
  follow({ webSocketImpl: undefined });
  await write(ada, 1);

  await all(1);
  assert.equal(network.sockets, 0);
});

test('unsubscribing_endsTheStream', async () => {
  client = new ParleyClient({ url: network.url, authorization: () => ada.authorization, transport: 'sse' });
  const end = client.subscribe(CustomerMessagesDocument, { id: ada.id, after: ada.after }, {
    next: ({ chatMessages }) => {
      received.push(chatMessages.seq);
      end();
    },
  });
  await write(ada, 3);

  await all(1);
  await wait(1000);
  assert.deepEqual(received, following(ada, 1));
});

test('subscription_thatIsRefused_endsWithItsCode', async () => {
  for (const transport of ['websocket', 'sse']) {
    follow({ transport, authorization: () => undefined });
    await all(1);
    client.close();
    assert.equal(typeof received[0], 'string');
    assert.notEqual(received[0], 'UNREACHABLE');
    received.length = 0;
  }
});
