import { Observable } from './observable';

export type View = 'chats' | 'history';

/** Where the agent is, which the address of the page says after the #: the view, the chat, and in narrow windows the pane. */
export class Place extends Observable {
  view: View = 'chats';
  sessionId: string | undefined;
  /** Number of a message to scroll to, from a search. */
  seq: number | undefined;
  showsCustomer = false;

  constructor() {
    super();
    window.addEventListener('popstate', () => this.#read());
    this.#read();
  }

  open(sessionId: string, options: { view?: View; seq?: number } = {}): void {
    this.#go(options.view ?? this.view, sessionId, options.seq);
  }

  show(view: View): void {
    this.#go(view, view === this.view ? this.sessionId : undefined);
  }

  /** Leaves the chat, to the list of the view. */
  leave(): void {
    this.#go(this.view);
  }

  showCustomer(shows: boolean): void {
    this.showsCustomer = shows;
    this.changed();
  }

  #go(view: View, sessionId?: string, seq?: number): void {
    const parts = [view, sessionId && encodeURIComponent(sessionId), sessionId && seq].filter(part => part !== undefined);
    const hash = `#/${parts.join('/')}`;
    if (hash !== location.hash) history.pushState(null, '', hash);
    this.#read();
  }

  #read(): void {
    const [view, sessionId, seq] = location.hash.replace(/^#\//, '').split('/');
    this.view = view === 'history' ? 'history' : 'chats';
    this.sessionId = sessionId ? decodeURIComponent(sessionId) : undefined;
    this.seq = seq ? Number(seq) : undefined;
    this.showsCustomer = false;
    this.changed();
  }
}
