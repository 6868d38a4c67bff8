// What the checks share: arguments, the report, and waiting for the service.

/** node x.mjs BASE_URL [--name=value | --name] ...: the address of the GraphQL endpoint, over HTTP and WebSocket, and the options. */
export function args(argv = process.argv.slice(2)) {
  const positions = [];
  const options = {};
  for (const argument of argv) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name) options[name] = value ?? true;
    else positions.push(argument);
  }
  if (!positions.length) {
    console.error('usage: node <script> http://127.0.0.1:8080 [--name=value] ...');
    process.exit(2);
  }
  const { origin, hostname } = new URL(positions[0]);
  // The checks also send what a service must survive.
  if (!/^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname)) {
    console.error('refused: the service must listen on a loopback address');
    process.exit(2);
  }
  return { url: `${origin}/graphql`, ws: `${origin.replace(/^http/, 'ws')}/graphql`, options };
}

/** Prints each check as it ends, and at the end how many passed. */
export class Report {
  counts = { ok: 0, FAIL: 0, warn: 0 };

  constructor(name) {
    this.name = name;
  }

  row(status, id, title, reason) {
    this.counts[status]++;
    const details = reason ? `\n       ${String(reason).replace(/\s+/g, ' ').slice(0, 400)}` : '';
    console.log(`${status.padEnd(4)} ${id} ${title}${details}`);
  }

  /** Runs a check. It fails by throwing; it may return a remark, or {warning} where the service may do what it does. */
  async run(id, title, check) {
    try {
      const result = await check();
      if (result?.warning) this.row('warn', id, title, result.warning);
      else this.row('ok', id, title, result);
    } catch (failure) {
      this.row('FAIL', id, title, failure.message ?? failure);
    }
  }

  /** Ends the process: with 1 if a check has failed. */
  done() {
    const { ok, FAIL, warn } = this.counts;
    console.log(`${this.name}: ${ok} passed, ${FAIL} failed, ${warn} warnings`);
    // Sockets that a check left open would keep the process alive.
    setTimeout(() => process.exit(FAIL ? 1 : 0), 50);
  }
}

export const sleep = millis => new Promise(resolve => setTimeout(resolve, millis));

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

/** Whether the service answers a query. */
export async function alive({ url }) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: AbortSignal.timeout(8000),
    });
    return (await answer.json()).data?.__typename !== undefined;
  } catch {
    return false;
  }
}

/** Ends the process if no GraphQL service answers within some seconds. */
export async function preflight(target) {
  for (let i = 0; i < 5; i++) {
    if (await alive(target)) return;
    await sleep(1000);
  }
  console.error(`no GraphQL service answers at ${target.url}`);
  process.exit(2);
}
