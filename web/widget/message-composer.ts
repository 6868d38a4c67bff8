import { LitElement, css, html, nothing } from 'lit';
import { controls, unseen } from './styles';
import type { Texts } from './texts';

/** The field for the next message, what is put into it, the switch for the sound, and the end of the chat. Fires "send" with a text, "typing", "sound" and "end". */
export class MessageComposer extends LitElement {
  static override properties = {
    texts: { attribute: false },
    maxLength: { type: Number },
    sound: { type: Boolean },
    canEnd: { type: Boolean },
    isEnding: { state: true },
  };
  declare texts: Texts;
  /** The most characters of a message. */
  declare maxLength: number;
  declare sound: boolean;
  declare canEnd: boolean;
  /** Whether the customer is asked if the chat shall end. */
  declare private isEnding: boolean;

  static override styles = [
    controls,
    unseen,
    css`
      form { display: flex; gap: 8px; align-items: flex-end; margin-block-end: 8px; }
      form label { flex: 1; margin: 0; }
      textarea { margin: 0; min-block-size: 40px; max-block-size: 120px; }
      .actions { justify-content: space-between; align-items: center; }
      .actions label { margin: 0; }
    `,
  ];

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render() {
    const { texts } = this;
    return html`<form @submit=${this.#send}>
        <label><span class="unseen">${texts.write}</span><textarea name="text" dir="auto" rows="1" maxlength=${this.maxLength} placeholder=${texts.write}
            @input=${({ target }: Event) => this.#fire('typing', (target as HTMLTextAreaElement).value !== '')} @keydown=${this.#onKey}></textarea></label>
        <button aria-label=${texts.send}><span aria-hidden="true">➤</span></button></form>
      <div class="actions"><slot></slot>${this.isEnding
          ? html`<span>${texts.endConfirm}</span>
              <span class="actions"><button id="yes" @click=${() => this.#fire('end')}>${texts.yes}</button>
                <button class="plain" @click=${() => this.#ask(false)}>${texts.no}</button></span>`
          : html`<label><input type="checkbox" .checked=${this.sound} @change=${() => this.#fire('sound')} /> ${texts.sound}</label>
              ${this.canEnd ? html`<button id="end" class="plain" @click=${() => this.#ask(true)}>${texts.end}</button>` : nothing}`}</div>`;
  }

  #send(event: SubmitEvent): void {
    event.preventDefault();
    const field = this.renderRoot.querySelector('textarea')!;
    const text = field.value.trim();
    if (!text) return;
    this.#fire('send', text);
    field.value = '';
    field.focus();
  }

  /** Asks whether the chat shall end, or not any more. The focus stays where the customer is. */
  async #ask(isEnding: boolean): Promise<void> {
    this.isEnding = isEnding;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#yes, #end')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
customElements.define('message-composer', MessageComposer);
