import { Observable } from './observable';

/** The time, which changes every second while the page is visible. */
class Clock extends Observable {
  now = Date.now();

  constructor() {
    super();
    setInterval(() => !document.hidden && this.#tick(), 1000);
    document.addEventListener('visibilitychange', () => this.#tick());
  }

  #tick(): void {
    this.now = Date.now();
    this.changed();
  }
}

export const clock = new Clock();
