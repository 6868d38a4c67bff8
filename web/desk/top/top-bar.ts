import { LitElement, css, html, nothing } from 'lit';
import type { Desk } from '../model/desk';
import { Watch } from '../model/observable';
import '../ui/drop-down';
import { icon } from '../ui/icons';
import { badges } from '../ui/mark-styles';
import { controls } from '../ui/styles';
import './notification-menu';
import './presence-menu';
import type { PresenceMenu } from './presence-menu';

/** The views, notifications, alerts, help and the agent's presence. Fires "help" and "sign-out". */
export class TopBar extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  static override styles = [
    controls,
    badges,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 4px;
        block-size: 56px;
        padding-inline: 16px 10px;
        border-block-end: 1px solid var(--line);
        background: var(--panel);
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 9px;
        margin-inline-end: 18px;
        font-size: 16px;
        font-weight: 700;
        letter-spacing: -0.01em;
      }
      .logo {
        display: grid;
        place-items: center;
        inline-size: 30px;
        block-size: 30px;
        border-radius: 9px;
        background: var(--accent);
        color: var(--on-accent);
      }
      .logo svg {
        inline-size: 17px;
        block-size: 17px;
      }
      nav {
        display: flex;
        gap: 4px;
      }
      .view {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        min-block-size: 36px;
        padding: 4px 12px;
        border: 0;
        border-radius: 9px;
        background: none;
        color: var(--quiet);
        font-weight: 600;
      }
      .view:hover {
        background: var(--hover);
        color: var(--text);
      }
      .view[aria-current='page'] {
        background: var(--soft);
        color: var(--accent);
      }
      .space {
        flex: 1;
      }
      .connection {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 4px 10px;
        border-radius: 8px;
        background: var(--warn-ground);
        color: var(--warn);
        font-weight: 600;
      }
      .bell {
        display: grid;
        color: var(--quiet);
      }
      .bell.on {
        color: var(--accent);
      }
      .alerts {
        display: grid;
        gap: 4px;
        padding: 4px 6px;
      }
      .alerts label {
        display: flex;
        gap: 10px;
        align-items: center;
        min-block-size: 32px;
      }
      .alerts input {
        inline-size: 16px;
        block-size: 16px;
        accent-color: var(--accent);
      }
      .alerts p {
        max-inline-size: 260px;
        font-size: 13px;
      }
      .alerts .problem {
        color: var(--danger);
      }
      @media (max-width: 760px) {
        header {
          padding-inline: 10px 4px;
        }
        h1 span:last-child,
        .view span,
        .connection span {
          position: absolute;
          clip-path: inset(50%);
        }
        h1 {
          margin-inline-end: 4px;
        }
        .help {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk, this.desk?.place, this.desk?.notifier, this.desk?.push]);
  }

  override render() {
    return html`<header>
      <h1><span class="logo">${icon('chats')}</span><span>Parley</span></h1>
      <nav aria-label="Views">${this.#view('chats', 'Chats')}${this.#view('history', 'History')}</nav>
      <span class="space"></span>
      <div role="status">
        ${this.desk.connection === 'online'
          ? nothing
          : html`<p class="connection">${icon('alert')}<span>Reconnecting… What you write is sent afterwards.</span></p>`}
      </div>
      <notification-menu .desk=${this.desk}></notification-menu>
      ${this.#alerts()}
      <button class="icon-button help" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => this.#fire('help')}>
        ${icon('help')}
      </button>
      <presence-menu .desk=${this.desk} @sign-out=${() => this.#fire('sign-out')}></presence-menu>
    </header>`;
  }

  showPresence(): void {
    this.renderRoot.querySelector<PresenceMenu>('presence-menu')?.show();
  }

  #view(view: 'chats' | 'history', text: string) {
    const { place } = this.desk;
    return html`<button class="view" aria-current=${place.view === view ? 'page' : 'false'} @click=${() => place.show(view)}>
      ${icon(view)}<span>${text}</span>
    </button>`;
  }

  #alerts() {
    const { notifier, push } = this.desk;
    const isOn = notifier.notifies || notifier.sounds || push?.isOn;
    const refusal = notifier.refusal ?? push?.refusal;
    const checked = (event: Event) => (event.target as HTMLInputElement).checked;
    return html`<drop-down label="Alerts">
      <span slot="button" class="bell ${isOn ? 'on' : ''}">${icon('bell')}</span>
      <div class="alerts">
        <p class="quiet">About new customers, long waits, offers and messages, while you look elsewhere.</p>
        <label><input type="checkbox" .checked=${notifier.notifies} @change=${(event: Event) => notifier.setNotifies(checked(event))} />Desktop notifications</label>
        <label><input type="checkbox" .checked=${notifier.sounds} @change=${(event: Event) => notifier.setSounds(checked(event))} />Sounds</label>
        ${push
          ? html`<label><input type="checkbox" ?disabled=${push.isBusy} .checked=${push.isOn} @change=${this.#switchPush} />Push notifications while the desk is closed</label>`
          : nothing}
        ${refusal ? html`<p class="problem" role="alert">${refusal}</p>` : nothing}
      </div>
    </drop-down>`;
  }

  /** The box shows the outcome, also after a refusal. */
  readonly #switchPush = async ({ target }: Event): Promise<void> => {
    const box = target as HTMLInputElement;
    await this.desk.push?.setOn(box.checked);
    box.checked = this.desk.push?.isOn ?? false;
  };

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
customElements.define('top-bar', TopBar);
