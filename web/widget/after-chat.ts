import { LitElement, css, html, nothing } from 'lit';
import type { CustomerConversation } from '../shared';
import './chat-rating';
import './chat-transcript';
import type { Texts } from './texts';

/** Something that the panel does, and whether the focus then goes to what has come in its place. */
export type Attempt = readonly [action: () => Promise<void>, movesFocus?: boolean];

/** The parts that follow the end of a chat: they are loaded then. Fires "try" with something to do. */
export class AfterChat extends LitElement {
  static override properties = {
    // It changes within.
    chat: { attribute: false, hasChanged: () => true },
    texts: { attribute: false },
    language: {},
    mailed: { state: true },
  };
  declare chat: CustomerConversation;
  declare texts: Texts;
  declare language: string;
  declare private mailed: boolean;

  static override styles = css`
    h2 { font-size: 1em; margin: 0 0 6px; }
  `;

  override focus(): void {
    const panel = this.getRootNode() as ShadowRoot;
    (this.#rating ?? panel.querySelector<HTMLElement>('button'))?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#rating?.updateComplete;
    return isComplete;
  }

  override render() {
    const { chat, texts } = this;
    const { postChatTitle, postChatMessage, ratingText } = chat.topic!.texts;
    const { enabled } = chat.topic!.widget.forms.postChat;
    return html`${enabled && postChatTitle ? html`<h2 dir="auto">${postChatTitle}</h2>` : nothing}
      <p role="status">${texts.ended}</p>
      ${enabled && postChatMessage ? html`<p dir="auto">${postChatMessage}</p>` : nothing}
      ${chat.may('RATE')
        ? html`<chat-rating
            .texts=${texts}
            .heading=${ratingText ?? texts.rate}
            .given=${chat.session!.rating}
            @rate=${({ detail }: CustomEvent<{ rating: number; comment: string }>) => this.#try(() => chat.rate(detail.rating, detail.comment))}
          ></chat-rating>`
        : nothing}
      <chat-transcript
        .texts=${texts}
        .email=${chat.may('SEND_TRANSCRIPT') ? chat.session!.email : null}
        .available=${chat.session!.transcriptAvailable}
        .mailed=${this.mailed}
        @download=${() => this.#try(() => this.#saveTranscript())}
        @mail=${() => this.#try(() => this.#mailTranscript())}
      ></chat-transcript>`;
  }

  get #rating(): LitElement | null {
    return this.renderRoot.querySelector<LitElement>('chat-rating');
  }

  async #saveTranscript(): Promise<void> {
    const { save } = await import('../shared/browser');
    save('chat.html', await this.chat.transcript(this.language));
  }

  async #mailTranscript(): Promise<void> {
    await this.chat.mailTranscript(this.language);
    this.mailed = true;
  }

  #try(...detail: Attempt): void {
    this.dispatchEvent(new CustomEvent('try', { detail }));
  }
}
customElements.define('after-chat', AfterChat);
