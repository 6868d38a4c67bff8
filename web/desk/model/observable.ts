import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A part of the desk's state that others observe. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** Calls the listener after each change. Returns a function that ends it. */
  observe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    this.#listeners.forEach(listener => listener());
  }
}

/** Renders a component again when one of its sources changes. */
export class Watch implements ReactiveController {
  readonly #ends = new Map<Observable, () => void>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sources: () => readonly (Observable | undefined)[],
  ) {
    host.addController(this);
  }

  /** The sources may have changed with the component's properties. */
  hostUpdate(): void {
    const wanted = new Set(this.sources());
    for (const [source, end] of this.#ends) {
      if (wanted.has(source)) continue;
      end();
      this.#ends.delete(source);
    }
    for (const source of wanted) {
      if (source && !this.#ends.has(source)) this.#ends.set(source, source.observe(() => this.host.requestUpdate()));
    }
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#ends.forEach(end => end());
    this.#ends.clear();
  }
}
