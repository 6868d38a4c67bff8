import { ParleyError, type CustomerConversation } from '../shared';
import { pause } from '../shared/retry';
import type { CustomerVisit } from '../shared/visit';

type Attribute = NonNullable<CustomerVisit['attributes']>[number];

/** How often the page around the frame is asked. */
const ASK_MILLIS = 2_000;
/** The time after which a report that failed is sent again. */
const RETRY_MILLIS = 10_000;
/** Maximum length of an address in characters. */
const LONGEST = 2048;

/**
 * Reports where the customer is while a chat is open: the page around the frame, and what its site knows of the customer. It asks that page again and
 * again, because a site may change its address without loading another page. The customer may have several pages of the site: the page that is
 * visible is reported. It is loaded with the first chat, where sites report pages or attributes.
 */
export class SiteVisit {
  #reported = '';
  #isBusy = false;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly chat: CustomerConversation) {
    window.addEventListener('message', this.#receive);
    document.addEventListener('visibilitychange', this.#show);
    this.#timer = setInterval(() => this.#ask(), ASK_MILLIS);
    this.#ask();
  }

  close(): void {
    window.removeEventListener('message', this.#receive);
    document.removeEventListener('visibilitychange', this.#show);
    clearInterval(this.#timer);
  }

  /** Asks the page around the frame. Nothing of the question is secret. */
  #ask(): void {
    if (!document.hidden && this.chat.may('UPDATE_VISIT')) window.parent.postMessage({ type: 'parley-visit' }, '*');
  }

  /** Another page of the site may have been reported since this one was hidden. */
  readonly #show = (): void => {
    this.#reported = '';
    this.#ask();
  };

  /** Only sites that may show the widget are around the frame. */
  readonly #receive = ({ source, data }: MessageEvent): void => {
    if (source === window.parent && data?.type === 'parley-visit') void this.#report(data);
  };

  /** Reports an answer of the page, unless the chat has it. */
  async #report({ pageUrl, referrer, attributes }: Record<string, unknown>): Promise<void> {
    const state = JSON.stringify([this.chat.session?.id, pageUrl, referrer, attributes]);
    if (this.#isBusy || state === this.#reported || !this.chat.may('UPDATE_VISIT')) return;
    this.#isBusy = true;
    this.#reported = state;
    try {
      await this.chat.reportVisit({ pageUrl: addressOf(pageUrl), referrer: addressOf(referrer), attributes: attributesOf(attributes) });
    } catch (problem) {
      if (!(problem instanceof ParleyError) || problem.retryable) {
        this.#reported = '';
        await pause(RETRY_MILLIS);
      } else if (problem.field.length) {
        console.warn(`Parley refused ${problem.field.join('.')}: ${problem.message}`);
      }
    }
    this.#isBusy = false;
  }
}

/** The address as the service takes it: the page may be a local file, or have a very long query. Undefined if the site does not report it. */
function addressOf(address: unknown): string | null | undefined {
  if (address === undefined) return undefined;
  const bare = String(address).replace(/#.*/s, '');
  if (!/^https?:/i.test(bare)) return null;
  return [bare, bare.replace(/\?.*/s, '')].find(({ length }) => length <= LONGEST) ?? null;
}

/** The attributes in the JSON object of the site. Undefined if the site has none. */
function attributesOf(json: unknown): Attribute[] | undefined {
  if (json === undefined) return undefined;
  try {
    return Object.entries(JSON.parse(String(json)) ?? {}).flatMap(([name, value]) => (value === null ? [] : [{ name, ...valueOf(value) }]));
  } catch {
    console.warn('Parley: data-attributes is not a JSON object.');
    return undefined;
  }
}

function valueOf(value: unknown): Omit<Attribute, 'name'> {
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'object' && value && 'time' in value) return { timeValue: String(value.time) };
  return { textValue: String(value) };
}
