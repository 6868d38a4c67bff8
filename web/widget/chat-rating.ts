import { LitElement, css, html } from 'lit';
import { controls, unseen } from './styles';
import { fill, type Texts } from './texts';

const STARS = [1, 2, 3, 4, 5];

/** Stars and a comment. Fires "rate" with both. */
export class ChatRating extends LitElement {
  static override properties = { texts: { attribute: false }, heading: {}, given: { type: Number }, chosen: { state: true } };
  declare texts: Texts;
  declare heading: string;
  /** The rating that the service has. */
  declare given: number | null;
  declare chosen: number;

  static override styles = [
    controls,
    unseen,
    css`
      fieldset { border: 0; padding: 0; margin: 0; }
      .stars label { display: inline-block; font-size: 28px; line-height: 1; padding: 4px; cursor: pointer; color: var(--quiet); }
      .stars label.on { color: var(--star); }
      .stars input { position: absolute; opacity: 0; }
      .stars label:focus-within { outline: 2px solid var(--focus); border-radius: 6px; }
    `,
  ];

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render() {
    const chosen = this.chosen ?? this.given ?? 0;
    return html`<form @submit=${this.#submit}>
      <fieldset>
        <legend dir="auto">${this.heading}</legend>
        <div class="stars">
          ${STARS.map(
            star => html`<label class=${star <= chosen ? 'on' : ''}>
              <input type="radio" name="rating" value=${star} required .checked=${star === chosen} @change=${() => (this.chosen = star)} />
              <span aria-hidden="true">★</span><span class="unseen">${fill(this.texts.stars, { count: star })}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <label>${this.texts.comment}<textarea name="comment" maxlength="1024" dir="auto"></textarea></label>
      <div class="actions">
        <button>${this.texts.sendRequest}</button>
        ${this.given ? html`<span role="status">${this.texts.rated}</span>` : ''}
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const detail = { rating: Number(entries.get('rating')), comment: String(entries.get('comment') ?? '').trim() };
    this.dispatchEvent(new CustomEvent('rate', { detail }));
  }
}
customElements.define('chat-rating', ChatRating);
