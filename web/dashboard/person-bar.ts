import { html } from 'lit';
import type { Connection, ParleyClient } from '../shared/client';
import type { SignedIn } from '../shared/sign-in';
import { deskLink } from './desk-link';
import { PageElement } from './page-element';

const CONNECTION_NAMES: Record<Connection, string> = { online: 'Live', connecting: 'Connecting…', offline: 'Connecting…' };

/** Whether the page is live, and who has signed in. */
export class PersonBar extends PageElement {
  static override properties = { person: { attribute: false }, client: { attribute: false }, connection: { state: true } };
  declare person: SignedIn;
  declare client: ParleyClient;
  declare private connection: Connection;

  #end = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = this.client.onConnection(connection => (this.connection = connection));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  override render() {
    return html`${deskLink('Desk')}
      <span class="connection ${this.connection}" role="status">${CONNECTION_NAMES[this.connection]}</span>
      <span class="name">${this.person.name}</span>
      <button class="plain small" @click=${() => this.person.signOut()}>Sign out</button>`;
  }
}
customElements.define('person-bar', PersonBar);
