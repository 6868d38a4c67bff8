import { css, html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { CannedReply, Conversation } from '../model/conversation';

const PAUSE_MILLIS = 120;
const COMMAND = /^\/([^\n]*)$/;

export const pickerStyles = css`
  .replies {
    max-block-size: 300px;
    overflow-y: auto;
    margin: 0;
    padding: 6px;
    border-block-end: 1px solid var(--line);
    list-style: none;
  }
  .reply {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 12px;
    padding: 6px 10px;
    border-radius: 8px;
    cursor: pointer;
  }
  .reply[aria-selected='true'] {
    background: var(--soft);
  }
  .reply b {
    font-weight: 600;
  }
  .reply kbd {
    font: 12px var(--font);
    color: var(--quiet);
  }
  .reply span {
    grid-column: 1 / -1;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-size: 13px;
    color: var(--quiet);
  }
`;

/** The canned replies that the composer offers while its text begins with a slash. */
export class ReplyPicker implements ReactiveController {
  #replies: readonly CannedReply[] = [];
  #selected = 0;
  #asked: string | undefined;
  #isLoading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly insert: (reply: CannedReply) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Id of the selected option, for screen readers. */
  get active(): string | typeof nothing {
    return this.#replies.length ? `reply-${this.#selected}` : nothing;
  }

  get isOpen(): boolean {
    return this.#replies.length > 0;
  }

  /** Follows the text of the composer. */
  follow(conversation: Conversation): void {
    const search = COMMAND.exec(conversation.draft)?.[1];
    if (search === undefined) {
      this.close();
      return;
    }
    this.#asked = search;
    this.#isLoading = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(conversation, search), PAUSE_MILLIS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
    this.#isLoading = false;
    this.#show([]);
  }

  /** Handles a key of the composer. Returns whether the key is used up. */
  onKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === 'Enter' && this.#isLoading && !shiftKey) return true;
    if (!this.isOpen) return false;
    if (key === 'Escape') this.close();
    else if (key === 'ArrowDown') this.#select(this.#selected + 1);
    else if (key === 'ArrowUp') this.#select(this.#selected - 1);
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) this.#choose(this.#selected);
    else return false;
    return true;
  }

  render() {
    if (!this.isOpen) return nothing;
    return html`<ul class="replies" id="replies" role="listbox" aria-label="Canned replies">
      ${this.#replies.map(
        ({ title, shortcut, text }, index) => html`<li
          class="reply"
          id="reply-${index}"
          role="option"
          aria-selected=${index === this.#selected}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => this.#choose(index)}
        >
          <b>${title}</b>${shortcut ? html`<kbd>/${shortcut}</kbd>` : nothing}<span dir="auto">${text}</span>
        </li>`,
      )}
    </ul>`;
  }

  async #load(conversation: Conversation, search: string): Promise<void> {
    const found = await conversation.cannedReplies(search);
    if (this.#asked !== search) return;
    this.#isLoading = false;
    this.#show(found);
  }

  #show(replies: readonly CannedReply[]): void {
    this.#replies = replies;
    this.#selected = 0;
    this.host.requestUpdate();
  }

  #select(index: number): void {
    this.#selected = (index + this.#replies.length) % this.#replies.length;
    this.host.requestUpdate();
  }

  #choose(index: number): void {
    const reply = this.#replies[index];
    this.close();
    if (reply) this.insert(reply);
  }
}
