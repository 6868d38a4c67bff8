import type { ParleyClient } from '../../shared';
import { reasonOf } from '../../shared/reason';
import { pause } from '../../shared/retry';
import { Observable } from './observable';
import type { Place } from './place';

/** Paths for which the service worker of the desk is. */
const SCOPE = '/desk';
/** The longest time for which a sign-out waits for the service. */
const PATIENCE_MILLIS = 2_000;

/**
 * Pushes to this browser while the desk is closed. They are off until the agent switches them on. The choice belongs to the agent: at the sign-out the
 * browser gets no more pushes, and at the next sign-in it gets them again.
 */
export class DeskPush extends Observable {
  /** Why pushes could not be switched on. */
  refusal: string | undefined;
  /** Whether the service or the browser has not answered yet. */
  isBusy = false;
  /** Id of this browser at the service. */
  #id: Promise<string> | undefined;
  readonly #choice: string;

  constructor(
    private readonly client: ParleyClient,
    private readonly key: string,
    private readonly place: Place,
    userId: string,
  ) {
    super();
    this.#choice = `parley.desk.push.${userId}`;
    navigator.serviceWorker.addEventListener('message', this.#onMessage);
    // The push service may have given the browser another address.
    if (this.isOn) this.#subscribe().catch(() => {});
  }

  get isOn(): boolean {
    return localStorage.getItem(this.#choice) === 'true' && Notification.permission === 'granted';
  }

  /** Switches pushes. To be called on a click, because the browser may ask for permission. */
  async setOn(wanted: boolean): Promise<void> {
    this.refusal = undefined;
    this.isBusy = true;
    this.changed();
    try {
      if (!wanted) await this.#unsubscribe();
      else if ((await Notification.requestPermission()) === 'granted') await this.#subscribe();
      else this.refusal = 'The browser does not allow notifications of this page. You can change it in the settings of the page.';
    } catch (problem) {
      this.refusal = problem instanceof DOMException ? 'The push service of the browser is not available.' : reasonOf(problem);
    }
    localStorage.setItem(this.#choice, String(wanted && !this.refusal));
    this.isBusy = false;
    this.changed();
  }

  /** Ends the pushes to this browser until the next sign-in. */
  async close(): Promise<void> {
    navigator.serviceWorker.removeEventListener('message', this.#onMessage);
    if (this.isOn) await Promise.race([this.#unsubscribe().catch(() => {}), pause(PATIENCE_MILLIS)]);
  }

  /** The push service accepts no more pushes then, even if this service can't be reached. */
  async #unsubscribe(): Promise<void> {
    const id = await this.#id?.catch(() => undefined);
    this.#id = undefined;
    await (await import('../../shared/browser-push')).unsubscribeBrowser(SCOPE);
    if (id) await (await import('../../shared/push-subscriptions')).removeBrowser(this.client, id);
  }

  async #subscribe(): Promise<void> {
    this.#id = this.#add();
    await this.#id;
  }

  async #add(): Promise<string> {
    const [{ subscribeBrowser }, { addBrowser }] = await Promise.all([import('../../shared/browser-push'), import('../../shared/push-subscriptions')]);
    return addBrowser(this.client, await subscribeBrowser(SCOPE, this.key));
  }

  /** A click on a notification opens its chat here. */
  readonly #onMessage = ({ data }: MessageEvent): void => {
    if (data?.type === 'parley-open') this.place.open(String(data.chatSessionId), { view: 'chats' });
  };
}
