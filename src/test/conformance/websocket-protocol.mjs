#!/usr/bin/env node
// The protocol graphql-transport-ws, as PROTOCOL.md of graphql-ws describes it: by raw frames, and by the graphql-ws client.
// usage: node websocket-protocol.mjs http://127.0.0.1:8080 --sub=DOCUMENT --long=DOCUMENT [--bad=DOCUMENT] [--init-payload=JSON] [--init-timeout-ms=15000]
//   --sub           a subscription that sends something and then ends by itself
//   --long          a subscription that sends something and goes on
//   --bad           a document that does not validate
//   --init-payload  the payload of connection_init, such as credentials
import WebSocket from 'ws';
import { createClient } from 'graphql-ws';
import { alive, args, assert, preflight, Report, sleep } from './kit.mjs';
const t = args();
const rep = new Report('websocket-protocol');
await preflight(t);
const { sub: SUB, long: LONG, bad: BAD = 'subscription { noSuchField }' } = t.options;
assert(SUB && LONG, 'give two subscriptions, with --sub and --long');
const QUERY = '{ __typename }';
const INIT_WAIT = Number(t.options['init-timeout-ms'] ?? 30_000);
const payload = t.options['init-payload'] ? JSON.parse(t.options['init-payload']) : undefined;
const init = JSON.stringify({ type: 'connection_init', ...(payload && { payload }) });

class Conn {
  static open(proto = 'graphql-transport-ws') {
    return new Promise((res, rej) => {
      const c = new Conn();
      c.ws = new WebSocket(t.ws, proto || undefined, { handshakeTimeout: 8000 });
      c.msgs = [];
      c.waiters = [];
      c.closed = null;
      const wake = () => {
        for (const w of [...c.waiters]) w();
      };
      c.ws.on('message', d => {
        let m;
        try {
          m = JSON.parse(d.toString());
        } catch {
          m = { raw: d.toString() };
        }
        c.msgs.push(m);
        wake();
      });
      c.ws.on('pong', () => {
        c.wsPong = true;
        wake();
      });
      c.ws.on('close', (code, reason) => {
        c.closed = { code, reason: reason.toString() };
        wake();
      });
      c.ws.on('open', () => res(c));
      c.ws.on('error', e => {
        c.error = e;
        if (c.ws.readyState !== 1) rej(e);
      });
    });
  }
  send(o) {
    this.ws.send(typeof o === 'string' || Buffer.isBuffer(o) ? o : JSON.stringify(o));
  }
  async until(f, ms = 5000, what = 'event') {
    const end = Date.now() + ms;
    for (;;) {
      const r = f(this);
      if (r) return r;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`no ${what} in ${ms} ms; got ${JSON.stringify(this.msgs.slice(-3))} closed=${JSON.stringify(this.closed)}`);
      await new Promise(r => {
        let x;
        const w = () => {
          this.waiters = this.waiters.filter(y => y !== w);
          clearTimeout(x);
          r();
        };
        x = setTimeout(w, left);
        this.waiters.push(w);
      });
    }
  }
  msg(type, id, ms) {
    return this.until(c => c.msgs.find(m => m.type === type && (id === undefined || m.id === id)), ms, `'${type}'${id ? ' for ' + id : ''}`);
  }
  code(ms = 5000) {
    return this.until(c => c.closed, ms, 'close');
  }
  kill() {
    try {
      this.ws.terminate();
    } catch {}
  }
}
const acked = async () => {
  const c = await Conn.open();
  c.send(init);
  await c.msg('connection_ack');
  return c;
};
const expectClose = async (c, code, reason) => {
  const x = await c.code();
  assert(x.code === code, `closed with ${x.code} '${x.reason}', want ${code}`);
  if (reason && !reason.test(x.reason)) return { warning: `code ${code} is right, reason is '${x.reason}', PROTOCOL.md says ${reason}` };
};
const test = (id, title, fn) =>
  rep.run(id, title, async () => {
    const used = [];
    const o = Conn.open;
    Conn.open = async (...a) => {
      const c = await o.apply(Conn, a);
      used.push(c);
      return c;
    };
    try {
      return await fn();
    } finally {
      Conn.open = o;
      used.forEach(c => c.kill());
    }
  });

await test('W01', 'handshake selects the graphql-transport-ws subprotocol', async () => {
  const c = await Conn.open();
  assert(c.ws.protocol === 'graphql-transport-ws', 'selected ' + JSON.stringify(c.ws.protocol));
});
await test('W02', 'unknown subprotocol is not accepted (4406 or a refused handshake)', async () => {
  let c;
  try {
    c = await Conn.open('nonsense');
  } catch (e) {
    return 'handshake refused: ' + e.message;
  }
  const x = await c.code(3000).catch(() => null);
  assert(x, 'the connection stays open');
  if (x.code !== 4406) return { warning: 'closed with ' + x.code };
});
await test('W03', 'no subprotocol at all is not accepted (4406 or a refused handshake)', async () => {
  let c;
  try {
    c = await Conn.open(null);
  } catch (e) {
    return 'handshake refused: ' + e.message;
  }
  const x = await c.code(3000).catch(() => null);
  if (!x) {
    c.send(init);
    const a = await c.msg('connection_ack', undefined, 1500).catch(() => null);
    throw new Error(a ? 'a client with no subprotocol gets connection_ack' : 'the connection stays open, and nothing is answered');
  }
  if (x.code !== 4406) return { warning: 'closed with ' + x.code };
});
await test('W04', 'connection_init -> connection_ack', async () => {
  await acked();
});
await test('W05', 'ping -> pong, also before connection_init', async () => {
  const c = await Conn.open();
  c.send({ type: 'ping', payload: { n: 1 } });
  await c.msg('pong');
});
await test('W06', 'ping -> pong after ack', async () => {
  const c = await acked();
  c.send({ type: 'ping' });
  await c.msg('pong');
});
await test('W07', 'an unasked pong is ignored', async () => {
  const c = await acked();
  c.send({ type: 'pong' });
  c.send({ type: 'ping' });
  await c.msg('pong');
  assert(!c.closed, 'closed');
});
await test('W08', 'WebSocket-level ping frame is answered', async () => {
  const c = await acked();
  c.ws.ping('k');
  await c.until(x => x.wsPong, 4000, 'pong frame');
});
await test('W09', 'subscribe -> next* -> complete', async () => {
  const c = await acked();
  c.send({ id: 'a', type: 'subscribe', payload: { query: SUB } });
  await c.msg('complete', 'a', 10000);
  const n = c.msgs.filter(m => m.type === 'next' && m.id === 'a');
  assert(n.length >= 1, 'no next');
  assert(
    n.every(m => m.payload?.data),
    'next without data',
  );
  return `${n.length} next`;
});
await test('W10', 'query over the socket: one next, then complete', async () => {
  const c = await acked();
  c.send({ id: 'q', type: 'subscribe', payload: { query: QUERY } });
  await c.msg('complete', 'q');
  const n = c.msgs.filter(m => m.type === 'next');
  assert(n.length === 1, n.length + ' next');
});
await test('W11', 'variables and operationName are honoured', async () => {
  const c = await acked();
  c.send({
    id: 'v',
    type: 'subscribe',
    payload: { query: 'query A{a:__typename} query B($s:Boolean!){b:__typename @include(if:$s)}', operationName: 'B', variables: { s: true } },
  });
  const m = await c.msg('next', 'v');
  assert(m.payload.data.b, JSON.stringify(m));
});
await test('W12', "validation failure -> 'error' with an array of GraphQL errors; the socket stays open", async () => {
  const c = await acked();
  c.send({ id: 'e', type: 'subscribe', payload: { query: BAD } });
  const m = await c.until(x => x.msgs.find(m => m.id === 'e') || x.closed, 5000, 'answer');
  assert(m.type, 'closed: ' + JSON.stringify(c.closed));
  assert(m.type === 'error', `got '${m.type}' ${JSON.stringify(m.payload).slice(0, 200)}`);
  assert(Array.isArray(m.payload) && m.payload[0]?.message, 'payload ' + JSON.stringify(m.payload).slice(0, 200));
  await sleep(200);
  c.send({ type: 'ping' });
  await c.msg('pong');
  assert(!c.msgs.some(x => x.type === 'complete' && x.id === 'e'), "'complete' was sent after 'error'");
});
await test('W13', "syntax error -> 'error'; the socket stays open", async () => {
  const c = await acked();
  c.send({ id: 's', type: 'subscribe', payload: { query: '{ {' } });
  const m = await c.until(x => x.msgs.find(m => m.id === 's') || x.closed);
  if (m.code === 4500 || m.code === 4400)
    return {
      warning: `closed with ${m.code} '${m.reason}' (the reference server does this too; one bad query then drops every subscription on the socket)`,
    };
  assert(m.type === 'error', m.type ? `got '${m.type}' ${JSON.stringify(m.payload).slice(0, 160)}` : 'closed ' + JSON.stringify(m));
});
await test('W14', 'client complete stops the stream', async () => {
  const c = await acked();
  c.send({ id: 'l', type: 'subscribe', payload: { query: LONG } });
  const got = await c.msg('next', 'l', 5000).catch(() => null);
  c.send({ id: 'l', type: 'complete' });
  await sleep(700);
  const n = c.msgs.length;
  await sleep(900);
  assert(c.msgs.length === n, 'messages still arrive after complete');
  assert(!c.closed, 'closed');
  if (!got) return { warning: 'the stream sent nothing, so only silence was seen (give --long= a stream that sends)' };
});
await test('W15', 'complete for an unknown id is ignored', async () => {
  const c = await acked();
  c.send({ id: 'nope', type: 'complete' });
  c.send({ type: 'ping' });
  await c.msg('pong');
  assert(!c.closed, 'closed');
});
await test('W16', 'an id may be used again after complete', async () => {
  const c = await acked();
  for (let i = 0; i < 2; i++) {
    c.send({ id: 'r', type: 'subscribe', payload: { query: QUERY } });
    await c.until(x => x.msgs.filter(m => m.type === 'complete').length > i);
  }
  assert(!c.closed, 'closed');
});
await test('W17', 'an id may be used again after the client completed it', async () => {
  const c = await acked();
  c.send({ id: 'r', type: 'subscribe', payload: { query: LONG } });
  await sleep(300);
  c.send({ id: 'r', type: 'complete' });
  await sleep(300);
  c.send({ id: 'r', type: 'subscribe', payload: { query: QUERY } });
  await c.msg('complete', 'r');
  assert(!c.closed, 'closed ' + JSON.stringify(c.closed));
});
await test('W18', '10 subscriptions at once on one socket, each completes on its own', async () => {
  const c = await acked();
  for (let i = 0; i < 10; i++) c.send({ id: 'm' + i, type: 'subscribe', payload: { query: SUB } });
  for (let i = 0; i < 10; i++) await c.msg('complete', 'm' + i, 15000);
  for (let i = 0; i < 10; i++)
    assert(
      c.msgs.some(m => m.id === 'm' + i && m.type === 'next'),
      'none for m' + i,
    );
});

await test('W19', "an id may be used again after an 'error'", async () => {
  const c = await acked();
  c.send({ id: 'r', type: 'subscribe', payload: { query: BAD } });
  await c.msg('error', 'r');
  c.send({ id: 'r', type: 'subscribe', payload: { query: QUERY } });
  await c.until(x => x.closed || x.msgs.find(m => m.type === 'complete' && m.id === 'r'));
  assert(!c.closed, 'closed ' + JSON.stringify(c.closed));
});
await test('W20', 'a mutation over the socket runs once and completes', async () => {
  const c = await acked();
  c.send({ id: 'm', type: 'subscribe', payload: { query: 'mutation{__typename}' } });
  await c.msg('complete', 'm');
  const m = c.msgs.filter(x => x.type === 'next');
  assert(m.length === 1 && m[0].payload.data.__typename, JSON.stringify(m));
});

await test('C4400a', '4400 for text that is not JSON', async () => {
  const c = await acked();
  c.send('hello');
  return expectClose(c, 4400);
});
await test('C4400b', '4400 for an unknown message type', async () => {
  const c = await acked();
  c.send({ type: 'nonsense' });
  return expectClose(c, 4400);
});
await test('C4400c', '4400 for a message with no type', async () => {
  const c = await acked();
  c.send({ id: '1' });
  return expectClose(c, 4400);
});
await test('C4400d', '4400 for subscribe with no id', async () => {
  const c = await acked();
  c.send({ type: 'subscribe', payload: { query: QUERY } });
  return expectClose(c, 4400);
});
await test('C4400e', '4400 for subscribe with no query', async () => {
  const c = await acked();
  c.send({ id: '1', type: 'subscribe', payload: {} });
  return expectClose(c, 4400);
});
await test('C4400f', '4400 for subscribe with no payload', async () => {
  const c = await acked();
  c.send({ id: '1', type: 'subscribe' });
  return expectClose(c, 4400);
});
await test('C4400g', '4400 for a JSON array', async () => {
  const c = await acked();
  c.send('[]');
  return expectClose(c, 4400);
});
await test('C4400h', '4400 for query that is a number', async () => {
  const c = await acked();
  c.send({ id: '1', type: 'subscribe', payload: { query: 1 } });
  return expectClose(c, 4400);
});
await test('C4400i', '4400 for variables that are a string', async () => {
  const c = await acked();
  c.send({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: 'x' } });
  return expectClose(c, 4400);
});
await test('C4400j', '4400 for an empty id', async () => {
  const c = await acked();
  c.send({ id: '', type: 'subscribe', payload: { query: QUERY } });
  return expectClose(c, 4400);
});
await test('C4400k', 'a binary frame closes (4400, 1003) or is ignored, never 1011/1006', async () => {
  const c = await acked();
  c.ws.send(Buffer.from([0, 159, 146, 150]));
  const x = await c.code(2000).catch(() => null);
  if (x) assert([4400, 1003, 1007].includes(x.code), 'closed with ' + x.code + ' ' + x.reason);
});
await test('C4401', '4401 for subscribe before connection_ack', async () => {
  const c = await Conn.open();
  c.send({ id: '1', type: 'subscribe', payload: { query: QUERY } });
  return expectClose(c, 4401, /Unauthorized/);
});
await test('C4429', '4429 for a second connection_init', async () => {
  const c = await acked();
  c.send(init);
  return expectClose(c, 4429, /Too many initialisation requests/);
});
await test('C4409', '4409 for a second subscribe with a live id', async () => {
  const c = await acked();
  c.send({ id: 'dup', type: 'subscribe', payload: { query: LONG } });
  await sleep(150);
  c.send({ id: 'dup', type: 'subscribe', payload: { query: LONG } });
  return expectClose(c, 4409, /Subscriber for dup already exists/);
});
await test('C4408', `4408 when no connection_init comes (waits up to ${INIT_WAIT} ms)`, async () => {
  const c = await Conn.open();
  const t0 = Date.now();
  const x = await c.code(INIT_WAIT);
  assert(x.code === 4408, `closed with ${x.code} ${x.reason}`);
  return `after ${Date.now() - t0} ms, '${x.reason}'`;
});
await test('X01', '1 MiB frame: clean close or error, the service lives', async () => {
  const c = await acked();
  c.send({ id: 'big', type: 'subscribe', payload: { query: '{__typename}' + '#'.padEnd(1 << 20, 'x') } });
  const r = await c.until(x => x.closed || x.msgs.find(m => m.id === 'big'), 8000, 'answer');
  assert(await alive(t), 'service does not answer');
  return JSON.stringify(r).slice(0, 120);
});
await test('X02', '3000 nested selections over the socket: the service lives', async () => {
  const c = await acked();
  c.send({ id: 'deep', type: 'subscribe', payload: { query: '{a'.repeat(3000) + '}'.repeat(3000) } });
  const r = await c.until(x => x.closed || x.msgs.find(m => m.id === 'deep'), 8000, 'answer');
  assert(await alive(t), 'service does not answer');
  return JSON.stringify(r).slice(0, 160);
});
await test('X03', 'abrupt TCP drop of 20 sockets with live streams leaves the service well', async () => {
  const cs = await Promise.all(Array.from({ length: 20 }, acked));
  cs.forEach(c => c.send({ id: 'z', type: 'subscribe', payload: { query: LONG } }));
  await sleep(300);
  cs.forEach(c => c.kill());
  await sleep(500);
  assert(await alive(t), 'service does not answer');
});

// The graphql-ws client itself
const client = o => createClient({ url: t.ws, webSocketImpl: WebSocket, connectionParams: payload, retryAttempts: 0, ...o });
const collect = (c, query) =>
  new Promise((res, rej) => {
    const out = [];
    c.subscribe({ query }, { next: v => out.push(v), error: rej, complete: () => res(out) });
  });
const lim = (p, ms = 12000) =>
  Promise.race([
    p,
    sleep(ms).then(() => {
      throw new Error(`nothing in ${ms} ms`);
    }),
  ]);
const err = e => (Array.isArray(e) ? e.map(x => x.message).join('; ') : e.code ? `close ${e.code} ${e.reason}` : e.message || String(e));
const ctest = (id, title, fn) =>
  rep.run(id, title, () =>
    fn().catch(e => {
      throw new Error(err(e));
    }),
  );
await ctest('G01', 'graphql-ws client: subscription runs to the end', async () => {
  const c = client();
  try {
    const r = await lim(collect(c, SUB));
    assert(r.length >= 1 && r[0].data, JSON.stringify(r));
  } finally {
    c.dispose();
  }
});
await ctest('G02', 'graphql-ws client: 5 subscriptions and 5 queries on one socket', async () => {
  let n = 0;
  const c = client({ on: { connected: () => n++ } });
  try {
    await lim(Promise.all([...Array(5)].flatMap(() => [collect(c, SUB), collect(c, QUERY)])));
    assert(n === 1, n + ' sockets');
  } finally {
    c.dispose();
  }
});
await ctest('G03', 'graphql-ws client: validation error reaches the error callback as GraphQL errors', async () => {
  const c = client();
  try {
    await lim(collect(c, BAD)).then(
      () => {
        throw new Error('completed');
      },
      e => {
        assert(Array.isArray(e), 'not GraphQL errors: ' + err(e));
      },
    );
  } finally {
    c.dispose();
  }
});
await ctest('G04', 'graphql-ws client: keep-alive pings are answered', async () => {
  let pongs = 0;
  const c = client({
    lazy: false,
    keepAlive: 300,
    on: {
      pong: received => {
        if (received) pongs++;
      },
    },
  });
  try {
    await sleep(1500);
    assert(pongs >= 2, pongs + ' pongs');
  } finally {
    c.dispose();
  }
});
await ctest('G05', 'graphql-ws client: reconnects after the socket is cut and goes on', async () => {
  let sock,
    opened = 0;
  const c = client({
    retryAttempts: 3,
    shouldRetry: () => true,
    retryWait: () => sleep(100),
    on: {
      opened: s => {
        sock = s;
        opened++;
      },
    },
  });
  try {
    let n = 0,
      cutAt = 0;
    await lim(
      new Promise((res, rej) => {
        c.subscribe(
          { query: LONG },
          {
            next: () => {
              n++;
              if (!cutAt) {
                cutAt = n;
                sock.terminate();
              } else if (opened > 1) res();
            },
            error: rej,
            complete: () => rej(new Error('completed')),
          },
        );
      }),
    );
    assert(opened === 2, opened + ' connections');
  } finally {
    c.dispose();
  }
});
rep.done();
