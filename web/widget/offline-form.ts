import { LitElement, css, html, nothing } from 'lit';
import type { CustomerConversation, CustomerDetails, ParleyError } from '../shared';
import type { Consent, DetailsForm } from './details-form';
import { controls } from './styles';
import { fill, variantOf, type Texts } from './texts';

/** The part for times at which nobody can answer: the reason, the next opening, and the form for a request. Fires "details" with what was entered. */
export class OfflineForm extends LitElement {
  static override properties = {
    // It changes within.
    chat: { attribute: false, hasChanged: () => true },
    texts: { attribute: false },
    language: {},
    consent: { attribute: false },
    values: { attribute: false },
    error: { attribute: false },
    busy: { type: Boolean },
  };
  declare chat: CustomerConversation;
  declare texts: Texts;
  declare language: string;
  /** The consent that the topic asks for. */
  declare consent: Consent;
  /** The values with which the fields begin. */
  declare values: CustomerDetails;
  declare error: ParleyError | undefined;
  declare busy: boolean;

  static override styles = [
    controls,
    css`
      h2 { font-size: 1em; margin: 0 0 6px; }
    `,
  ];

  override focus(): void {
    this.#form?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#form?.updateComplete;
    return isComplete;
  }

  override render() {
    const { chat, texts } = this;
    if (!chat.may('SUBMIT_OFFLINE_FORM')) return html`<p role="status">${texts.nobodyThere}</p>${this.#hours()}`;
    const { offlineTitle, offlineMessage } = chat.topic!.texts;
    const { requiredFields, collectConsent } = chat.topic!.widget.forms.offline;
    return html`${offlineTitle ? html`<h2 dir="auto">${offlineTitle}</h2>` : nothing}
      <p dir="auto">${offlineMessage ?? texts.closed}</p>
      ${this.#hours()}
      <details-form
        .texts=${texts}
        .language=${this.language}
        .fields=${requiredFields}
        .consent=${collectConsent && this.consent}
        .action=${texts.sendRequest}
        .error=${this.error}
        .values=${this.values}
        .busy=${this.busy}
        @details=${({ detail }: CustomEvent<CustomerDetails>) => this.dispatchEvent(new CustomEvent('details', { detail }))}
      ></details-form>`;
  }

  get #form(): DetailsForm | null {
    return this.renderRoot.querySelector('details-form');
  }

  /** Why the topic is closed today, and when it opens. */
  #hours() {
    const { isOpen, openingException, nextChangeAt } = this.chat.topic!;
    if (isOpen) return nothing;
    const time = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
    return html`${openingException?.text ? html`<p dir="auto">${openingException.text}</p>` : nothing}
    ${nextChangeAt
      ? html`<p>${fill(this.texts.opens, { time: new Date(nextChangeAt).toLocaleString(variantOf(this.language), time) })}</p>`
      : nothing}`;
  }
}
customElements.define('offline-form', OfflineForm);
