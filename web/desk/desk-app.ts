import { LitElement, css, html, nothing } from 'lit';
import type { ChatView } from './chat/chat-view';
import './chat/chat-view';
import './customer/customer-panel';
import './lists/chats-pane';
import './lists/history-pane';
import { forgetUnsent } from './model/conversations';
import type { Desk } from './model/desk';
import { Watch } from './model/observable';
import './top/help-dialog';
import type { HelpDialog } from './top/help-dialog';
import { Shortcuts, type Command } from './top/shortcuts';
import './top/top-bar';
import type { TopBar } from './top/top-bar';

/** The desk: lists on the left, the chat in the middle, its customer on the right. Narrow windows show one of them. */
export class DeskApp extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;
  readonly #shortcuts = new Shortcuts(command => this.#run(command));

  static override styles = css`
    :host {
      display: grid;
      grid-template: auto minmax(0, 1fr) / 340px minmax(0, 1fr) 320px;
      block-size: 100dvh;
    }
    top-bar {
      grid-column: 1 / -1;
    }
    .lists,
    .customer {
      background: var(--panel);
      min-block-size: 0;
      min-inline-size: 0;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .lists {
      border-inline-end: 1px solid var(--line);
    }
    .customer {
      border-inline-start: 1px solid var(--line);
    }
    /* Lists and chat are columns of the page, and both belong to its main part. */
    main {
      display: contents;
    }
    .chat {
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      min-block-size: 0;
      min-inline-size: 0;
    }
    .chat.alone {
      grid-column: 2 / -1;
    }
    @media (max-width: 1180px) {
      :host {
        grid-template-columns: 320px minmax(0, 1fr);
      }
      .customer {
        display: none;
      }
      .customer.shown {
        display: grid;
        position: fixed;
        z-index: 10;
        inset: 56px 0 0 auto;
        inline-size: min(340px, 100vw);
        box-shadow: var(--shadow);
      }
    }
    @media (max-width: 760px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
      .chat.alone {
        grid-column: auto;
      }
      .lists.behind,
      .chat.behind {
        display: none;
      }
      .customer.shown {
        inline-size: 100vw;
        border: 0;
      }
    }
  `;

  constructor() {
    super();
    new Watch(this, () => [this.desk?.place, this.desk?.lists]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#shortcuts.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#shortcuts.onKey);
    this.desk.close();
  }

  override render() {
    const { place } = this.desk;
    const hasChat = place.sessionId !== undefined;
    return html`<top-bar .desk=${this.desk} @help=${() => this.#run('help')} @sign-out=${this.#signOut}></top-bar>
      <main>
        <nav class="lists ${hasChat ? 'behind' : ''}" aria-label=${place.view === 'chats' ? 'Chats' : 'History'}>
          ${place.view === 'chats' ? html`<chats-pane .desk=${this.desk}></chats-pane>` : html`<history-pane .desk=${this.desk}></history-pane>`}
        </nav>
        <div class="chat ${hasChat ? '' : 'alone behind'}"><chat-view .desk=${this.desk}></chat-view></div>
      </main>
      ${hasChat
        ? html`<aside class="customer ${place.showsCustomer ? 'shown' : ''}" aria-label="Customer">
            <customer-panel .desk=${this.desk} @ticket=${() => this.#run('ticket')}></customer-panel>
          </aside>`
        : nothing}
      <help-dialog .shortcuts=${this.#shortcuts}></help-dialog>`;
  }

  override updated(): void {
    const unread = this.desk.lists.sessions.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
    document.title = unread ? `(${unread}) Desk` : 'Desk';
  }

  #run(command: Command): void {
    const chat = this.renderRoot.querySelector<ChatView>('chat-view');
    const { place, actions } = this.desk;
    const commands: Record<Command, () => unknown> = {
      search: () => this.#search(),
      'accept-next': () => actions.acceptNext(),
      next: () => this.#step(1),
      previous: () => this.#step(-1),
      write: () => chat?.focus(),
      note: () => chat?.focus(),
      transfer: () => chat?.transfer(),
      ticket: () => chat?.createTicket(),
      end: () => chat?.end(),
      presence: () => this.renderRoot.querySelector<TopBar>('top-bar')?.showPresence(),
      chats: () => place.show('chats'),
      history: () => place.show('history'),
      help: () => this.renderRoot.querySelector<HelpDialog>('help-dialog')?.show(),
      leave: () => (place.showsCustomer ? place.showCustomer(false) : place.leave()),
    };
    commands[command]();
  }

  /** Opens the chat after the present one, or before it. */
  #step(by: number): void {
    const { place, lists, history } = this.desk;
    const ids = (place.view === 'chats' ? lists.sessions : history.sessions).map(({ id }) => id);
    if (!ids.length) return;
    const index = place.sessionId ? ids.indexOf(place.sessionId) : -1;
    const id = ids[index < 0 ? 0 : (index + by + ids.length) % ids.length];
    if (id) place.open(id);
  }

  async #search(): Promise<void> {
    this.desk.place.show('history');
    await this.updateComplete;
    const pane = this.renderRoot.querySelector<LitElement>('history-pane');
    await pane?.updateComplete;
    pane?.focus();
  }

  async #signOut(): Promise<void> {
    forgetUnsent();
    await this.desk.push?.close();
    this.desk.close();
    this.desk.person.signOut();
  }
}
customElements.define('desk-app', DeskApp);
