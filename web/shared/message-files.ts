import { LitElement, css, html, nothing } from 'lit';

interface MessageFile {
  readonly attachmentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly url: string;
}

const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const UNITS = ['B', 'KB', 'MB', 'GB'];

/** The files of a message: images as pictures, and others as links. Their addresses expire, so that a click asks for the present one. */
export class MessageFiles extends LitElement {
  static override properties = { files: { attribute: false }, fresh: { attribute: false }, problem: { state: true } };
  declare files: readonly MessageFile[];
  /** Returns the present address of a file. */
  declare fresh: (id: string) => Promise<string>;
  /** Why a file can't be read. */
  declare private problem: string | undefined;

  /** The present addresses of images whose first address had expired. */
  readonly #urls = new Map<string, string>();

  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 6px;
      white-space: normal;
    }
    a {
      max-inline-size: 100%;
      color: inherit;
      overflow-wrap: anywhere;
    }
    /* The height is known before the image, so that nothing moves when it arrives. */
    img {
      display: block;
      block-size: 160px;
      max-inline-size: 100%;
      object-fit: scale-down;
      border-radius: 8px;
    }
    :focus-visible {
      outline: 2px solid;
      outline-offset: 2px;
    }
  `;

  override render() {
    return html`${this.files.map(file => this.#file(file))}${this.problem ? html`<span role="alert">${this.problem}</span>` : nothing}`;
  }

  #file(file: MessageFile) {
    const { name, mediaType, size, attachmentId } = file;
    const url = this.#urls.get(attachmentId) ?? file.url;
    const content = SHOWN.has(mediaType)
      ? html`<img src=${url} alt=${name} @error=${() => this.#showAgain(attachmentId)} />`
      : html`<bdi>${name}</bdi> (${sizeOf(size)})`;
    return html`<a href=${url} @click=${(event: Event) => this.#open(event, file)}>${content}</a>`;
  }

  /** Shows an image in a tab of its own, and saves other files. */
  async #open(event: Event, { attachmentId, name, mediaType }: MessageFile): Promise<void> {
    event.preventDefault();
    this.problem = undefined;
    try {
      const href = await this.fresh(attachmentId);
      const how = SHOWN.has(mediaType) ? { target: '_blank', rel: 'noopener' } : { download: name };
      const link = document.createElement('a');
      Object.assign(link, { href, ...how });
      link.click();
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : String(problem);
    }
  }

  /** The address of the image has probably expired. */
  async #showAgain(id: string): Promise<void> {
    if (this.#urls.has(id)) return;
    this.#urls.set(id, await this.fresh(id).catch(() => ''));
    this.requestUpdate();
  }
}
customElements.define('message-files', MessageFiles);

function sizeOf(bytes: number): string {
  const unit = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Math.max(1, Math.round(bytes / 1024 ** unit))} ${UNITS[unit]}`;
}
