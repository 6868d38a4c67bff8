#!/usr/bin/env node
// GraphQL over HTTP: the server audits of graphql-http. All must pass, also those of the levels SHOULD and MAY.
// usage: node http-audit.mjs http://127.0.0.1:8080
import { serverAudits } from 'graphql-http';
import { args, preflight, Report } from './kit.mjs';

const { url } = args();
const report = new Report('http-audit');
await preflight({ url });

const fetchFn = (address, init = {}) => fetch(address, { ...init, signal: AbortSignal.timeout(15_000) });

async function describe(response) {
  return response ? ` | HTTP ${response.status} ${response.headers.get('content-type')} | ${(await response.clone().text()).slice(0, 160)}` : '';
}

for (const audit of serverAudits({ url, fetchFn })) {
  await report.run(audit.id, audit.name, async () => {
    const result = await audit.fn();
    if (result.status !== 'ok') throw new Error(result.reason + (await describe(result.response)));
  });
}
report.done();
