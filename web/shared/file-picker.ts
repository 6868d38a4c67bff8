import { LitElement, css, html, nothing } from 'lit';
import type { SendFileOptions } from './uploads';

/** Sends a file. */
export type SendFile = (file: File, options: SendFileOptions) => Promise<void>;

/** A file that waits, is on its way, or was refused. */
interface Sending {
  readonly file: File;
  readonly send: SendFile;
  /** The part that was uploaded, from 0 to 1. */
  part: number;
  /** Why it was not sent. */
  problem?: string | undefined;
  /** Whether another attempt may succeed. */
  mayRetry?: boolean;
  abort: AbortController;
}

/**
 * A button that attaches files, and the files on their way, which are sent one after the other. Files may also be dropped or pasted on the element
 * around it that "area" names. The content of the element is the icon of the button. It has no box of its own, so that the list and the button
 * take part in the layout around it.
 */
export class FilePicker extends LitElement {
  static override properties = { send: { attribute: false }, texts: { attribute: false }, area: {}, sending: { state: true }, isOver: { state: true } };
  declare send: SendFile;
  declare texts: { attach: string; cancel: string; discard: string; retry: string };
  /** Tag of the element around it that takes files. */
  declare area: string;
  declare private sending: readonly Sending[];
  /** Whether files are dragged over the area. */
  declare private isOver: boolean;

  #area: Element | undefined;
  #isRunning = false;

  static override styles = css`
    :host {
      display: contents;
    }
    button {
      font: inherit;
      color: inherit;
      background: none;
      border: 1px solid currentColor;
      border-radius: 8px;
      padding: 4px 10px;
      cursor: pointer;
    }
    .over {
      outline: 2px dashed;
      outline-offset: 2px;
    }
    :focus-visible {
      outline: 2px solid;
      outline-offset: 2px;
    }
    ul {
      flex: 1 0 100%;
      max-block-size: 160px;
      overflow-y: auto;
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      padding: 4px;
    }
    bdi {
      flex: 1 1 100px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    progress {
      flex: 0 1 100px;
      min-inline-size: 40px;
      accent-color: currentColor;
    }
    p {
      flex: 1 0 100%;
      margin: 0;
      order: 1;
    }
  `;

  constructor() {
    super();
    this.sending = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    let host: Element = this;
    while (host.localName !== this.area && host.getRootNode() instanceof ShadowRoot) host = (host.getRootNode() as ShadowRoot).host;
    this.#area = host;
    for (const [type, listener] of this.#listeners) host.addEventListener(type, listener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const [type, listener] of this.#listeners) this.#area?.removeEventListener(type, listener);
  }

  override render() {
    return html`${this.sending.length ? html`<ul>${this.sending.map(each => this.#row(each))}</ul>` : nothing}
      <input type="file" multiple hidden @change=${this.#onChoice} />
      <button part="button" id="attach" class=${this.isOver ? 'over' : ''} type="button" @click=${() => this.renderRoot.querySelector('input')!.click()}>
        <slot><span aria-hidden="true">📎</span></slot> ${this.texts.attach}
      </button>`;
  }

  #row(each: Sending) {
    const { file, part, problem, mayRetry } = each;
    const { cancel, discard, retry } = this.texts;
    return html`<li>
      <bdi>${file.name}</bdi>
      ${problem ? html`<p role="alert">${problem}</p>` : html`<progress max="1" .value=${part} aria-label=${file.name}></progress>`}
      ${problem && mayRetry ? html`<button type="button" @click=${() => this.#retry(each)}>${retry}</button>` : nothing}
      <button type="button" @click=${() => this.#drop(each)}>${problem ? discard : cancel}</button>
    </li>`;
  }

  #onChoice({ target }: Event): void {
    const input = target as HTMLInputElement;
    this.#take(input.files);
    input.value = '';
  }

  readonly #onDrag = (event: Event): void => {
    if (!(event as DragEvent).dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  };

  readonly #onLeave = (): void => {
    this.isOver = false;
  };

  readonly #onDrop = (event: Event): void => {
    this.isOver = false;
    this.#accept(event, (event as DragEvent).dataTransfer);
  };

  readonly #onPaste = (event: Event): void => this.#accept(event, (event as ClipboardEvent).clipboardData);

  readonly #listeners = [
    ['dragover', this.#onDrag],
    ['dragleave', this.#onLeave],
    ['drop', this.#onDrop],
    ['paste', this.#onPaste],
  ] as const;

  /** Text that is pasted may come with a picture of it, from office programs: the text is meant. */
  #accept(event: Event, data: DataTransfer | null): void {
    if (!data?.files.length || (event.type === 'paste' && data.types.includes('text/plain'))) return;
    event.preventDefault();
    this.#take(data.files);
  }

  #take(files: FileList | null): void {
    const added = [...(files ?? [])].map(file => ({ file, send: this.send, part: 0, abort: new AbortController() }));
    this.sending = [...this.sending, ...added];
    void this.#sendAll();
  }

  /** Sends the files one after the other, in the order in which they were chosen. */
  async #sendAll(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    let next: Sending | undefined;
    while ((next = this.sending.find(({ problem }) => !problem))) await this.#sendOne(next);
    this.#isRunning = false;
  }

  async #sendOne(each: Sending): Promise<void> {
    const { file, send, abort } = each;
    try {
      const progress = (part: number) => {
        each.part = part;
        this.requestUpdate();
      };
      await send(file, { progress, signal: abort.signal });
      this.#remove(each);
    } catch (problem) {
      if (abort.signal.aborted) return;
      each.problem = problem instanceof Error ? problem.message : String(problem);
      each.mayRetry = (problem as { retryable?: boolean }).retryable ?? false;
      this.requestUpdate();
    }
  }

  #retry(each: Sending): void {
    each.problem = undefined;
    each.part = 0;
    this.requestUpdate();
    this.#focus();
    void this.#sendAll();
  }

  /** Cancels the upload, or forgets one that was refused. */
  #drop(each: Sending): void {
    each.abort.abort();
    this.#remove(each);
    this.#focus();
  }

  #remove(each: Sending): void {
    this.sending = this.sending.filter(other => other !== each);
  }

  /** The button that had the focus has gone. */
  #focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#attach')?.focus();
  }
}
customElements.define('file-picker', FilePicker);
