import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { SendFile } from '../../shared/file-picker';
import type { CannedReply, Colleague, Conversation } from '../model/conversation';
import { PRESENCE, count } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { controls } from '../ui/styles';
import { CompletionList, completionStyles } from './completion-list';

const SHOW_LIMIT_AT = 0.85;
const MAX_OPTIONS = 8;
/** The most characters of all quick replies together, as the service stores them. */
const OPTIONS_LENGTH = 255;
/** A search for canned replies. */
const COMMAND = /^\/([^\n]*)$/;
/** A name before the cursor, of at most two words. */
const MENTION = /(?:^|\s)@([^\s@]*(?: [^\s@]*)?)$/;
const FILES = { attach: 'Attach files', cancel: 'Cancel', discard: 'Discard', retry: 'Try again' };

/** Where the agent writes messages and notes. */
export class ChatComposer extends LitElement {
  static override properties = { conversation: { attribute: false }, maxLength: { type: Number } };
  declare conversation: Conversation;
  /** Maximum length of a message, in characters. */
  declare maxLength: number;

  readonly #replies = new CompletionList<CannedReply>(this, {
    label: 'Canned replies',
    holdsEnter: true,
    find: search => this.conversation.cannedReplies(search),
    row: ({ title, shortcut, text }) => html`<b>${title}</b>${shortcut ? html`<kbd>/${shortcut}</kbd>` : nothing}<span dir="auto">${text}</span>`,
    choose: reply => this.#insert(reply),
  });

  readonly #colleagues = new CompletionList<Colleague>(this, {
    label: 'Colleagues',
    holdsEnter: false,
    find: search => this.conversation.colleagues(search),
    row: ({ displayName, presence }) => html`<b>${displayName}</b><small>${PRESENCE[presence]}</small>`,
    choose: colleague => void this.#mention(colleague),
  });

  static override styles = [
    controls,
    completionStyles,
    css`
      form {
        max-inline-size: 860px;
        margin: 0 auto 16px;
        border: 1px solid var(--strong-line);
        border-radius: 14px;
        background: var(--panel);
      }
      form:focus-within {
        border-color: var(--accent);
        box-shadow: 0 0 0 1px var(--accent);
      }
      form.note {
        border-color: var(--note-line);
        background: var(--note);
      }
      form.note:focus-within {
        box-shadow: 0 0 0 1px var(--note-line);
      }
      textarea {
        display: block;
        inline-size: 100%;
        min-block-size: 46px;
        max-block-size: 200px;
        padding: 12px 14px 4px;
        border: 0;
        outline: 0;
        resize: none;
        field-sizing: content;
        font: inherit;
        color: var(--text);
        background: none;
      }
      textarea:focus-visible {
        outline: 0;
      }
      ::placeholder {
        color: var(--quiet);
        opacity: 1;
      }
      .note ::placeholder {
        color: var(--note-text);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        padding: 4px 8px 8px;
      }
      .tab,
      file-picker::part(button) {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        min-block-size: 30px;
        padding: 2px 10px;
        border: 0;
        border-radius: 8px;
        background: none;
        color: var(--quiet);
        font-size: 13px;
        font-weight: 600;
      }
      .tab svg.icon,
      file-picker svg.icon {
        inline-size: 14px;
        block-size: 14px;
      }
      .tab:hover,
      file-picker::part(button):hover {
        background: var(--hover);
        color: var(--text);
      }
      .tab[aria-pressed='true'] {
        background: var(--soft);
        color: var(--accent);
      }
      .note .tab[aria-pressed='true'] {
        background: var(--panel);
        color: var(--note-text);
      }
      .note .tab[aria-pressed='false'],
      .note file-picker::part(button) {
        color: var(--note-text);
      }
      .options {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0;
        padding: 4px 14px;
        border: 0;
      }
      .options input {
        inline-size: 150px;
        padding: 4px 10px;
        border: 1px solid var(--strong-line);
        border-radius: 14px;
        font: inherit;
        font-size: 13px;
        color: var(--text);
        background: none;
      }
      .options p {
        flex: 1 0 100%;
        margin: 0;
        font-size: 12px;
        color: var(--danger);
      }
      .space {
        flex: 1;
        text-align: end;
        padding-inline-end: 8px;
        font-size: 12px;
        color: var(--quiet);
      }
      .note .space {
        color: var(--note-text);
      }
      .space.over {
        color: var(--danger);
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.conversation]);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('conversation')) this.#closeLists();
  }

  override render() {
    const { conversation } = this;
    const mayWrite = conversation.may('SEND_MESSAGE');
    const mayNote = conversation.may('WRITE_NOTE');
    if (!mayWrite && !mayNote) return nothing;
    const isNote = this.#isNote;
    const name = isNote ? 'Write a note for your colleagues' : 'Write a message';
    const isOffline = conversation.unsent.length > 0;
    const list = this.#list;
    return html`<form class=${isNote ? 'note' : ''} @submit=${this.#send}>
      ${list.render()}
      <textarea
        rows="1"
        dir="auto"
        aria-label=${name}
        placeholder=${isNote ? `${name}… @ mentions one` : `${name}… Enter sends`}
        maxlength=${this.maxLength}
        aria-controls=${list.isOpen ? 'completions' : nothing}
        aria-activedescendant=${list.active}
        .value=${conversation.draft}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      ></textarea>
      ${isNote ? nothing : this.#options()}
      <div class="bar">
        <button type="button" class="tab" aria-pressed=${!isNote} ?disabled=${!mayWrite} @click=${() => this.switchTo(false)}>Message</button>
        <button type="button" class="tab" aria-pressed=${isNote} ?disabled=${!mayNote} title="Note (Alt+N)" @click=${() => this.switchTo(true)}>
          ${icon('note')}Note
        </button>
        ${isNote ? nothing : html`<button type="button" class="tab" title="Canned replies (/)" ?disabled=${conversation.draft !== ''} @click=${this.#offerReplies}>/ Replies</button>`}
        ${isNote ? nothing : html`<button type="button" class="tab" aria-expanded=${conversation.draftOptions !== undefined} title="Quick replies that the customer may choose from" @click=${this.#toggleOptions}>${icon('options')}Options</button>`}
        ${this.#files()}
        <span class="space ${this.#left < 0 ? 'over' : ''}">${this.#hint(isOffline)}</span>
        <button class="button small primary" ?disabled=${!conversation.draft.trim() || this.#areOptionsTooLong}>${icon('send')}${isNote ? 'Add note' : 'Send'}</button>
      </div>
    </form>`;
  }

  /** Moves the focus into the text. */
  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  switchTo(note: boolean): void {
    this.conversation.writesNote = note;
    this.#closeLists();
    if (note) void this.conversation.typing(false);
    this.requestUpdate();
    this.focus();
  }

  get #isNote(): boolean {
    return this.conversation.may('WRITE_NOTE') && (this.conversation.writesNote || !this.conversation.may('SEND_MESSAGE'));
  }

  get #left(): number {
    return this.maxLength - this.conversation.draft.length;
  }

  #hint(isUnsent: boolean) {
    if (this.conversation.draft.length > this.maxLength * SHOW_LIMIT_AT) return count(this.#left, 'character left', 'characters left');
    return isUnsent ? 'Messages that are not sent yet are kept' : nothing;
  }

  /** The fields for quick replies: those that are filled in, and the next one. */
  #options() {
    const options = this.conversation.draftOptions;
    if (!options) return nothing;
    const fields = options.length < MAX_OPTIONS ? [...options, ''] : options;
    return html`<fieldset class="options">
      <legend class="hidden">Quick replies</legend>
      ${fields.map(
        (option, index) => html`<input
          aria-label="Quick reply ${index + 1}"
          placeholder="Quick reply ${index + 1}"
          dir="auto"
          autocomplete="off"
          .value=${option}
          @input=${({ target }: Event) => this.#setOption(index, (target as HTMLInputElement).value)}
        />`,
      )}
      ${this.#areOptionsTooLong ? html`<p role="alert">These quick replies are too long together.</p>` : nothing}
    </fieldset>`;
  }

  get #areOptionsTooLong(): boolean {
    return !this.#isNote && JSON.stringify(this.conversation.writtenOptions).length > OPTIONS_LENGTH;
  }

  async #toggleOptions(): Promise<void> {
    const { conversation } = this;
    conversation.draftOptions = conversation.draftOptions ? undefined : [];
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.options input, textarea')?.focus();
  }

  #setOption(index: number, text: string): void {
    const options = [...(this.conversation.draftOptions ?? [])];
    options[index] = text;
    while (options.length && !options.at(-1)) options.pop();
    this.conversation.draftOptions = options;
    this.requestUpdate();
  }

  /** Files that are added to a note stay hidden from the customer. */
  #files() {
    const { conversation } = this;
    if (!conversation.may('ATTACH_FILE')) return nothing;
    // Most topics allow no files.
    void import('../../shared/file-picker').catch(() => {});
    const isNote = this.#isNote;
    const send: SendFile = (file, options) => conversation.attach(file, { ...options, isNote });
    return html`<file-picker area="chat-view" .texts=${FILES} .send=${send}>${icon('clip')}</file-picker>`;
  }

  #onInput({ target }: Event): void {
    const field = target as HTMLTextAreaElement;
    this.conversation.draft = field.value;
    if (!this.conversation.draft) this.conversation.draftReplyId = undefined;
    if (this.#isNote) this.#colleagues.follow(this.#nameBefore(field.selectionStart));
    else {
      this.#replies.follow(COMMAND.exec(this.conversation.draft)?.[1]);
      void this.conversation.typing(this.conversation.draft.trim() !== '');
    }
    this.requestUpdate();
  }

  #offerReplies(): void {
    this.conversation.draft = '/';
    this.#replies.follow('');
    this.requestUpdate();
    this.focus();
  }

  #insert({ cannedReplyId, text }: CannedReply): void {
    this.conversation.draft = text;
    this.conversation.draftReplyId = cannedReplyId;
    this.requestUpdate();
    this.focus();
  }

  /** The name after an @ before the cursor. Nothing after a name that was chosen. */
  #nameBefore(cursor: number): string | undefined {
    const { draft, mentioned } = this.conversation;
    const name = MENTION.exec(draft.slice(0, cursor))?.[1];
    return name !== undefined && mentioned.some(({ displayName }) => name.startsWith(displayName)) ? undefined : name;
  }

  /** Completes the name before the cursor. */
  async #mention(colleague: Colleague): Promise<void> {
    const { conversation } = this;
    const field = this.renderRoot.querySelector('textarea')!;
    const cursor = field.selectionStart;
    const name = MENTION.exec(conversation.draft.slice(0, cursor))?.[1] ?? '';
    const before = `${conversation.draft.slice(0, cursor - name.length)}${colleague.displayName} `;
    conversation.draft = before + conversation.draft.slice(cursor);
    conversation.mentioned = [...conversation.mentioned, colleague];
    this.requestUpdate();
    await this.updateComplete;
    field.focus();
    field.setSelectionRange(before.length, before.length);
  }

  /** The list that completes what is typed now. */
  get #list(): CompletionList<CannedReply> | CompletionList<Colleague> {
    return this.#isNote ? this.#colleagues : this.#replies;
  }

  #closeLists(): void {
    this.#replies.close();
    this.#colleagues.close();
  }

  #onKey(event: KeyboardEvent): void {
    if (!event.isComposing && this.#list.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.altKey && event.code === 'KeyN') {
      event.preventDefault();
      this.switchTo(!this.#isNote);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.#send(event);
    }
  }

  #send(event: Event): void {
    event.preventDefault();
    const text = this.conversation.draft.trim();
    if (!text || this.#areOptionsTooLong) return;
    this.#closeLists();
    this.conversation.sendDraft(this.#isNote);
    this.requestUpdate();
  }
}
customElements.define('chat-composer', ChatComposer);
