import { Suspense, useMemo, useState, type FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { graphql, RelayEnvironmentProvider, useFragment, useLazyLoadQuery, useMutation, useSubscription } from 'react-relay';
import type { GraphQLSubscriptionConfig } from 'relay-runtime';
import type { appSendMutation } from './__generated__/appSendMutation.graphql';
import type { app_session$key } from './__generated__/app_session.graphql';
import type { appSessionsSubscription } from './__generated__/appSessionsSubscription.graphql';
import type { appViewerQuery } from './__generated__/appViewerQuery.graphql';
import { environment } from './environment';

type Changes = NonNullable<appSessionsSubscription['response']['chatSessionsChanged']>;
type Session = app_session$key & { readonly id: string };

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
  const config = useMemo<GraphQLSubscriptionConfig<appSessionsSubscription>>(
    () => ({
      subscription: graphql`
        subscription appSessionsSubscription($where: ChatSessionFilter!, $after: String) {
          chatSessionsChanged(where: $where, after: $after) {
            reset
            cursor
            changes { kind chatSessionId chatSession { id ...app_session } }
          }
        }
      `,
      variables: { where: { user: { loginName: { eq: login } }, phase: { eq: 'ACTIVE' } } },
      onNext: response => {
        const changes = response?.chatSessionsChanged;
        if (changes) setSessions(list => applied(list, changes));
      },
    }),
    [login],
  );
  useSubscription(config);
  return (
    <ul>
      {[...sessions.values()].map(session => (
        <SessionItem key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionItem(props: { session: app_session$key }) {
  const session = useFragment(
    graphql`
      fragment app_session on ChatSession {
        id
        name
        unreadCount
      }
    `,
    props.session,
  );
  return (
    <li>
      <h2>{session.name ?? 'A customer'}</h2>
      <p>{session.unreadCount} unread</p>
      <Answer sessionId={session.id} />
    </li>
  );
}

function Answer({ sessionId }: { sessionId: string }) {
  const [problem, setProblem] = useState<string>();
  const [send, isSending] = useMutation<appSendMutation>(graphql`
    mutation appSendMutation($input: SendChatMessageInput!) {
      sendChatMessage(input: $input) { userErrors { code message } }
    }
  `);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    send({
      variables: { input: { chatSessionId: sessionId, text } },
      onCompleted: ({ sendChatMessage }) => {
        setProblem(sendChatMessage?.userErrors[0]?.message);
        if (!sendChatMessage?.userErrors.length) form.reset();
      },
      onError: error => setProblem(error.message),
    });
  };
  return (
    <form onSubmit={submit}>
      <label>
        Answer <input name="text" required />
      </label>
      <button disabled={isSending}>Send</button>
      {problem && <p role="alert">{problem}</p>}
    </form>
  );
}

function App() {
  const { viewer } = useLazyLoadQuery<appViewerQuery>(
    graphql`
      query appViewerQuery {
        viewer { user { loginName displayName } }
      }
    `,
    {},
  );
  return (
    <main>
      <h1>{viewer.user ? `Sessions of ${viewer.user.displayName}` : 'Sessions'}</h1>
      {viewer.user && <Sessions login={viewer.user.loginName} />}
    </main>
  );
}

createRoot(document.querySelector('#app')!).render(
  <RelayEnvironmentProvider environment={environment}>
    <Suspense fallback={<p>Loading…</p>}>
      <App />
    </Suspense>
  </RelayEnvironmentProvider>,
);
