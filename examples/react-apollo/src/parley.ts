import { ParleyClient } from '@parley/client';

/**
 * A real page signs the agent in. This one takes the value of the Authorization header from its fragment. Dev mode knows the user anna.
 */
export const parley = new ParleyClient({
  url: new URL('/graphql', location.href).href,
  authorization: () => decodeURIComponent(location.hash.slice(1)) || 'Dev anna',
});
