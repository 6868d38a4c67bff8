import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { Watch } from '../model/observable';
import { dialogStyles } from '../ui/dialog-styles';
import { icon } from '../ui/icons';
import { refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

/** A form in a dialog that does something with the chat. It closes when that was done, and shows a refusal otherwise. */
export abstract class ChatDialog extends LitElement {
  static override properties: PropertyDeclarations = { desk: { attribute: false }, conversation: { attribute: false }, isOpen: { state: true } };
  declare desk: Desk;
  declare conversation: Conversation;
  declare private isOpen: boolean;

  static override styles: CSSResultGroup = [controls, fields, dialogStyles];

  /** The place at which the desk shows what runs and what was refused, of AT. */
  protected abstract readonly place: string;

  constructor() {
    super();
    new Watch(this, () => [this.desk?.running]);
  }

  /** Whether the focus begins at the button that submits the form. */
  protected readonly startsAtAction: boolean = false;

  protected abstract heading(): string;

  /** The fields of the form. */
  protected abstract content(): TemplateResult;

  /** The text of the button that submits the form. */
  protected abstract action(): string;

  /** Does what the form says. Returns whether it was done. */
  protected abstract submit(entries: FormData): Promise<boolean>;

  async show(): Promise<void> {
    this.desk.running.dismiss(this.place);
    this.isOpen = true;
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => (this.isOpen = false)}>${this.isOpen ? this.#form() : nothing}</dialog>`;
  }

  #form() {
    return html`<form @submit=${this.#submit}>
      <div class="head">
        <h2 id="heading">${this.heading()}</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${() => this.#dialog?.close()}>${icon('close')}</button>
      </div>
      <div class="content">${this.content()} ${refusal(this.desk.running, this.place, this.renderRoot.querySelector('form'))}</div>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.#dialog?.close()}>Cancel</button>
        <button class="button primary" ?autofocus=${this.startsAtAction} ?disabled=${this.desk.running.isRunning(this.place)}>${this.action()}</button>
      </div>
    </form>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (await this.submit(new FormData(event.target as HTMLFormElement))) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
