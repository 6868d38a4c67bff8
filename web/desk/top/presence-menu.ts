import { LitElement, css, html } from 'lit';
import type { ChatPresence } from '../../shared/gql/graphql';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { Watch } from '../model/observable';
import '../ui/drop-down';
import type { DropDown } from '../ui/drop-down';
import { icon } from '../ui/icons';
import { avatars } from '../ui/mark-styles';
import { menuStyles } from '../ui/menu-styles';
import { avatar, presenceText, refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

const REASONS = ['Lunch', 'Meeting', 'Back soon'];

/** The agent's presence and how to change it, and the sign-out. */
export class PresenceMenu extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  static override styles = [
    controls,
    fields,
    avatars,
    menuStyles,
    css`
      .who {
        display: grid;
        text-align: start;
        line-height: 1.25;
        max-inline-size: 170px;
      }
      .who b {
        font-weight: 600;
      }
      .state {
        font-size: 12px;
        color: var(--quiet);
      }
      form {
        display: flex;
        gap: 8px;
        padding: 4px 10px 8px;
      }
      form .button {
        flex: none;
      }
      .refusal {
        margin: 4px;
        max-inline-size: 280px;
      }
      @media (max-width: 760px) {
        .who {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.lists, this.desk?.running]);
  }

  override render() {
    const user = this.desk.lists.user ?? this.desk.viewer.user;
    const presence = user?.presence ?? 'AWAY';
    const name = user?.displayName ?? this.desk.person.name;
    const isBusy = this.desk.running.isRunning(AT.presence);
    return html`<drop-down label="Presence: ${name}">
      <span slot="button">${avatar(name, { small: true, presence })}</span>
      <span slot="button" class="who"><b class="cut">${name}</b><span class="state cut">${presenceText(presence, user?.awayReason)}</span></span>
      <button class="item" aria-pressed=${presence === 'PRESENT'} ?disabled=${isBusy} @click=${() => this.#set('PRESENT', null)}>
        <span class="dot PRESENT" aria-hidden="true"></span>Present
      </button>
      ${REASONS.map(
        reason => html`<button class="item" aria-pressed=${presence === 'AWAY' && user?.awayReason === reason} ?disabled=${isBusy} @click=${() => this.#set('AWAY', reason)}>
          <span class="dot" aria-hidden="true"></span>Away: ${reason}
        </button>`,
      )}
      <form @submit=${this.#onReason}>
        <input name="reason" aria-label="Another reason to be away" placeholder="Another reason" maxlength="255" autocomplete="off" />
        <button class="button" ?disabled=${isBusy}>Away</button>
      </form>
      ${refusal(this.desk.running, AT.presence)}
      <div class="line"></div>
      <button class="item" @click=${this.#signOut}>${icon('out')}Sign out</button>
    </drop-down>`;
  }

  /** Opens the menu. */
  show(): void {
    const menu = this.renderRoot.querySelector<DropDown>('drop-down');
    if (!menu) return;
    menu.open = true;
    menu.focus();
  }

  async #set(presence: ChatPresence, reason: string | null): Promise<void> {
    if (await this.desk.actions.setPresence(presence, reason)) this.renderRoot.querySelector<DropDown>('drop-down')?.close();
  }

  #onReason(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const reason = String(new FormData(form).get('reason') ?? '').trim();
    form.reset();
    void this.#set('AWAY', reason || null);
  }

  #signOut(): void {
    this.dispatchEvent(new CustomEvent('sign-out'));
  }
}
customElements.define('presence-menu', PresenceMenu);
