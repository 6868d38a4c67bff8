import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { CustomerDetails, ParleyError } from '../shared';
import { controls } from './styles';
import type { Texts } from './texts';

type Field = 'NAME' | 'COMPANY' | 'EMAIL' | 'PHONE' | 'COUNTRY';

/** For each field: its name in the mutation's input, its label, and the attributes of its HTML element. */
const FIELDS: Record<Field, { input: keyof CustomerDetails; text: keyof Texts; type: string; autocomplete: string; max: number }> = {
  NAME: { input: 'name', text: 'name', type: 'text', autocomplete: 'name', max: 255 },
  EMAIL: { input: 'email', text: 'email', type: 'email', autocomplete: 'email', max: 255 },
  COMPANY: { input: 'companyName', text: 'company', type: 'text', autocomplete: 'organization', max: 255 },
  PHONE: { input: 'phone', text: 'phone', type: 'tel', autocomplete: 'tel', max: 32 },
  COUNTRY: { input: 'country', text: 'country', type: '', autocomplete: 'off', max: 0 },
};

/** A text to consent to, and its version if the topic has one. */
export interface Consent {
  readonly text: string;
  readonly version?: number;
}

/** The form before a chat, and the form for requests when nobody can answer. Fires "details" with what was entered. */
export class DetailsForm extends LitElement {
  static override properties = {
    texts: { attribute: false },
    fields: { attribute: false },
    known: { type: Boolean },
    consent: { attribute: false },
    values: { attribute: false },
    action: {},
    error: { attribute: false },
    busy: { type: Boolean },
    language: {},
    countries: { state: true },
  };
  declare texts: Texts;
  /** The fields that must be filled in. Name and e-mail are offered too, unless the customer is known. */
  declare fields: readonly Field[];
  /** Whether the site says who the customer is. */
  declare known: boolean;
  /** The consent that must be given; false if none is asked for. */
  declare consent: Consent | false;
  /** The values with which the fields begin. */
  declare values: CustomerDetails;
  /** Text of the button. */
  declare action: string;
  declare error: ParleyError | undefined;
  declare busy: boolean;
  declare language: string;
  /** Loaded when a country is asked for. */
  declare private countries: readonly [number, string][] | undefined;

  static override styles = [
    controls,
    css`
      .consent { display: flex; gap: 8px; align-items: baseline; }
    `,
  ];

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('fields') && this.fields.includes('COUNTRY')) void this.#loadCountries();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  override render() {
    const offered: readonly Field[] = this.known ? [] : ['NAME', 'EMAIL'];
    const shown = (Object.keys(FIELDS) as Field[]).filter(field => offered.includes(field) || this.fields.includes(field));
    return html`<form @submit=${this.#submit}>
      ${shown.map(field => this.#field(field))}
      <label>${this.texts.message} <textarea name="message" required maxlength="4000" dir="auto" .defaultValue=${this.values.message ?? ''}
          aria-invalid=${this.#isWrong('message', 'question')}></textarea></label>
      ${this.consent
        ? html`<label class="consent"><input type="checkbox" name="consented" required /> <span dir="auto">${this.consent.text}</span></label>`
        : nothing}
      ${this.error ? html`<p class="error" role="alert">${this.#worded(this.error)}</p>` : nothing}
      <button ?disabled=${this.busy}>${this.action}</button></form>`;
  }

  #field(field: Field) {
    const { input, text, type, autocomplete, max } = FIELDS[field];
    const required = this.fields.includes(field);
    return html`<label>${this.texts[text]}${required ? html` <span class="quiet">(${this.texts.required})</span>` : nothing}
      ${field === 'COUNTRY'
        ? this.#country()
        : html`<input name=${input} type=${type} autocomplete=${autocomplete} maxlength=${max} dir="auto"
          .defaultValue=${String(this.values[input] ?? '')} ?required=${required} aria-invalid=${this.#isWrong(input)} />`}</label>`;
  }

  #country() {
    return html`<select name="country" required aria-invalid=${this.#isWrong('country')}>
      <option></option>${this.countries?.map(([id, name]) => html`<option value=${id} ?selected=${id === this.values.country}>${name}</option>`)}</select>`;
  }

  async #loadCountries(): Promise<void> {
    const { countriesFor } = await import('./country-choice');
    this.countries = await countriesFor(this.language);
  }

  /** The texts of refused identities are for developers of the site. */
  #worded({ code, message }: ParleyError): string {
    return code.startsWith('IDENTITY') ? this.texts.notVerified : message;
  }

  #isWrong(...inputs: string[]): 'true' | 'false' {
    return inputs.some(input => this.error?.field.includes(input)) ? 'true' : 'false';
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const detail: Record<string, string | number | boolean | undefined> = {};
    for (const [name, value] of entries) {
      const text = String(value).trim();
      if (this.consent && name === 'consented') Object.assign(detail, { consented: true, consentVersion: this.consent.version });
      else if (text) detail[name] = name === 'country' ? Number(text) : text;
    }
    this.dispatchEvent(new CustomEvent<CustomerDetails>('details', { detail }));
  }
}
customElements.define('details-form', DetailsForm);
