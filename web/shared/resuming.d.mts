/** Options of createClient that reconnect for ever. */
export const patient: {
  retryAttempts: number;
  shouldRetry: () => boolean;
  retryWait: (attempts: number) => Promise<void>;
  retry: (attempts: number) => Promise<void>;
};

/** A client of graphql-ws or graphql-sse whose subscriptions resume after the last message. */
export function resuming<Client>(client: Client): Client;
