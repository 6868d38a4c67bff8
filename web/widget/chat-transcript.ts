import { LitElement, html, nothing } from 'lit';
import { controls } from './styles';
import { fill, type Texts } from './texts';

/** Offers the conversation as a file and by e-mail, as far as the topic does. Fires "download" and "mail". */
export class ChatTranscript extends LitElement {
  static override properties = { texts: { attribute: false }, available: { type: Boolean }, email: {}, mailed: { type: Boolean } };
  declare texts: Texts;
  /** Whether the customer may read the transcript. */
  declare available: boolean;
  /** The address to which the service would send it. Null if it would not. */
  declare email: string | null;
  /** Whether the customer has asked for the e-mail. */
  declare mailed: boolean;

  static override styles = [controls];

  override render() {
    const values = { email: this.email ?? '' };
    return html`<div class="actions">
        ${this.available ? html`<button class="plain" @click=${() => this.#fire('download')}>${this.texts.download}</button>` : nothing}
        ${this.email && !this.mailed
          ? html`<button class="plain" @click=${() => this.#fire('mail')}>${fill(this.texts.mail, values)}</button>`
          : nothing}
      </div>
      ${this.email && this.mailed ? html`<p role="status">${fill(this.texts.mailed, values)}</p>` : nothing}`;
  }

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
customElements.define('chat-transcript', ChatTranscript);
