import { LitElement, css, html, nothing } from 'lit';
import { ParleyClient } from './client';
import { ParleyError } from './errors';
import { SignedInUserDocument } from './gql/graphql';
import { arrive, depart, SignInError, type OidcSettings } from './oidc';

/** A person who has signed in to the desk or the dashboard. */
export interface SignedIn {
  readonly name: string;
  /**
   * The Authorization header with a token that is valid.
   *
   * @param refused the header that the service has just refused
   */
  authorization(refused?: string): Promise<string>;
  /** Forgets the sign-in, and leaves the page. */
  signOut(): void;
}

/** The content of /pages.json: the demo users of dev mode, or the identity provider, or nothing. */
interface PagesSettings {
  demoUsers?: readonly string[];
  oidc?: OidcSettings;
}

/** A person whose name is not known yet. */
type Credentials = Pick<SignedIn, 'authorization' | 'signOut'>;

/** Set when the person signs out, so that the page does not lead to the identity provider at once. */
const SIGNED_OUT = 'parley.signed-out';
const DEMO_USER = 'parley.demo-user';

/** Shows the sign-in when necessary, and resolves when the person has signed in. `host` is the element that it is drawn in. */
export async function signIn(host: HTMLElement): Promise<SignedIn> {
  const panel = document.createElement('sign-in-panel') as SignInPanel;
  host.append(panel);
  for (;;) {
    try {
      const credentials = await identify(panel);
      const name = await nameOf(credentials);
      if (name !== null) {
        panel.remove();
        return { ...credentials, name };
      }
      await panel.ask('No user of the CRM has the login name that you have signed in with.', ['Sign in as another user']);
      credentials.signOut();
      await new Promise(() => {});
    } catch (problem) {
      const isKnown = problem instanceof SignInError || problem instanceof ParleyError;
      sessionStorage.removeItem(DEMO_USER);
      await panel.ask(`You could not be signed in. ${isKnown ? problem.message : 'The identity provider cannot be reached.'}`, ['Try again']);
    }
  }
}

async function identify(panel: SignInPanel): Promise<Credentials> {
  const response = await fetch('/pages.json');
  const { demoUsers, oidc } = (await response.json()) as PagesSettings;
  if (demoUsers) return demoUser(panel, demoUsers);
  if (!oidc) throw new SignInError('Sign-in is not configured: PARLEY_PAGES_OIDC_CLIENT_ID has no value.');
  const session = await arrive(oidc);
  if (!session) {
    if (sessionStorage.getItem(SIGNED_OUT)) await panel.ask('You have signed out.', ['Sign in']);
    sessionStorage.removeItem(SIGNED_OUT);
    return depart(oidc);
  }
  session.onExpired = () => void signInAgain(oidc);
  return {
    authorization: refused => session.authorization(refused),
    signOut: () => {
      sessionStorage.setItem(SIGNED_OUT, 'true');
      session.signOut();
    },
  };
}

/** The demo user of this tab. The choice outlives a reload of the page, which live reload makes often. */
async function demoUser(panel: SignInPanel, users: readonly string[]): Promise<Credentials> {
  const login = sessionStorage.getItem(DEMO_USER) ?? (await panel.ask('Dev mode has no passwords. Sign in as:', users));
  sessionStorage.setItem(DEMO_USER, login);
  return {
    authorization: async () => `Dev ${login}`,
    signOut: () => {
      sessionStorage.removeItem(DEMO_USER);
      location.reload();
    },
  };
}

/** The display name of the caller's user. Null if there is no such user. */
async function nameOf({ authorization }: Credentials): Promise<string | null> {
  const client = new ParleyClient({ url: new URL('/graphql', location.href).href, authorization });
  return (await client.query(SignedInUserDocument, {})).viewer.user?.displayName ?? null;
}

/** The tokens can't be renewed: the person signs in again, and comes back to the same address. */
async function signInAgain(oidc: OidcSettings): Promise<void> {
  const panel = document.createElement('sign-in-panel') as SignInPanel;
  panel.modal = true;
  document.body.append(panel);
  for (;;) {
    await panel.ask('Your sign-in has expired.', ['Sign in again']);
    await depart(oidc).catch(() => {});
  }
}

/** A text and buttons, in the page or over it. */
class SignInPanel extends LitElement {
  static override properties = { modal: { type: Boolean }, text: { state: true }, choices: { state: true } };
  declare modal: boolean;
  declare private text: string;
  declare private choices: readonly string[];
  #choose: (choice: string) => void = () => {};

  static override styles = css`
    section {
      max-inline-size: 24rem;
      margin: 15vh auto 0;
      padding: 1.5rem;
    }
    dialog {
      border: 1px solid GrayText;
      border-radius: 12px;
      max-inline-size: 24rem;
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 50%);
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    button {
      font: inherit;
      cursor: pointer;
      border: 1px solid transparent;
      border-radius: 8px;
      padding: 8px 16px;
      background: #17446b;
      color: #fff;
    }
    button:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: 2px;
    }
  `;

  /** Shows a text, and resolves with the label of the button that is clicked. */
  async ask(text: string, choices: readonly string[]): Promise<string> {
    this.text = text;
    this.choices = choices;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog?.open === false) dialog.showModal();
    const choice = await new Promise<string>(resolve => (this.#choose = resolve));
    this.choices = [];
    return choice;
  }

  override render() {
    if (!this.text) return nothing;
    const content = html`<h1>Sign in</h1>
      <p role="status">${this.text}</p>
      <div class="choices">${this.choices.map(choice => html`<button @click=${() => this.#choose(choice)}>${choice}</button>`)}</div>`;
    return this.modal
      ? html`<dialog aria-label="Sign in" @cancel=${(event: Event) => event.preventDefault()}>${content}</dialog>`
      : html`<section>${content}</section>`;
  }
}
customElements.define('sign-in-panel', SignInPanel);
