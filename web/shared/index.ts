// The client of the API, which all pages use.
export * from './client';
export * from './conversation';
export * from './errors';
export * from './linkify';
export * from './outbox';
