// What the pages share. The rest of the bundle's exports are for other front ends.
export * from './client';
export * from './conversation';
export * from './errors';
export * from './linkify';
export * from './outbox';
