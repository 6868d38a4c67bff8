import { gql } from '@apollo/client';
import { ApolloProvider, useMutation, useQuery, useSubscription } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { apollo } from './apollo';

interface Session {
  id: string;
  name: string | null;
  unreadCount: number;
}

const VIEWER = gql`
  query Viewer {
    viewer { user { loginName displayName } }
  }
`;

const SESSIONS = gql`
  subscription Sessions($where: ChatSessionFilter!, $after: String) {
    chatSessionsChanged(where: $where, after: $after) {
      reset
      cursor
      changes { kind chatSessionId chatSession { id name unreadCount } }
    }
  }
`;

const SEND = gql`
  mutation Send($input: SendChatMessageInput!) {
    sendChatMessage(input: $input) { userErrors { code message } }
  }
`;

interface Changes {
  reset: boolean;
  changes: { kind: string; chatSessionId: string; chatSession: Session | null }[];
}

/** The list after a message of the subscription. */
function applied(sessions: ReadonlyMap<string, Session>, { reset, changes }: Changes): Map<string, Session> {
  const next = new Map(reset ? [] : sessions);
  for (const { kind, chatSessionId, chatSession } of changes) {
    if (kind === 'LEAVE' || !chatSession) next.delete(chatSessionId);
    else next.set(chatSessionId, chatSession);
  }
  return next;
}

function Sessions({ login }: { login: string }) {
  const [sessions, setSessions] = useState<ReadonlyMap<string, Session>>(new Map());
  useSubscription<{ chatSessionsChanged: Changes }>(SESSIONS, {
    variables: { where: { user: { loginName: { eq: login } }, phase: { eq: 'ACTIVE' } } },
    ignoreResults: true,
    onData: ({ data: { data } }) => data && setSessions(list => applied(list, data.chatSessionsChanged)),
  });
  return (
    <ul>
      {[...sessions.values()].map(session => (
        <li key={session.id}>
          <h2>{session.name ?? 'A customer'}</h2>
          <p>{session.unreadCount} unread</p>
          <Answer session={session} />
        </li>
      ))}
    </ul>
  );
}

function Answer({ session }: { session: Session }) {
  const [send, { data, error, loading }] = useMutation<{ sendChatMessage: { userErrors: { message: string }[] } }>(SEND);
  const problem = error?.message ?? data?.sendChatMessage.userErrors[0]?.message;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    const { data: answer } = await send({ variables: { input: { chatSessionId: session.id, text } } });
    if (!answer?.sendChatMessage.userErrors.length) form.reset();
  };
  return (
    <form onSubmit={event => void submit(event)}>
      <label>
        Answer <input name="text" required />
      </label>
      <button disabled={loading}>Send</button>
      {problem && <p role="alert">{problem}</p>}
    </form>
  );
}

function App() {
  const { data } = useQuery<{ viewer: { user: { loginName: string; displayName: string } | null } }>(VIEWER);
  const user = data?.viewer.user;
  return (
    <main>
      <h1>{user ? `Sessions of ${user.displayName}` : 'Sessions'}</h1>
      {user && <Sessions login={user.loginName} />}
    </main>
  );
}

createRoot(document.querySelector('#app')!).render(
  <ApolloProvider client={apollo}>
    <App />
  </ApolloProvider>,
);
