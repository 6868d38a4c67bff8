// The entry of the npm package @parley/client.
export * from '.';
export * from './gql/graphql';
export type { LiveSink, Payload, Transport } from './live';
export { patient, resuming } from './resuming.mjs';
