import { start } from './bot.mjs';

const { PARLEY_URL: url = 'http://127.0.0.1:8080', PARLEY_AUTHORIZATION: authorization } = process.env;
if (!authorization) throw new Error('PARLEY_AUTHORIZATION must be the value of the header, such as "Bearer …"');
const stop = start(`${url}/graphql`, authorization);
process.once('SIGTERM', stop).once('SIGINT', stop);
