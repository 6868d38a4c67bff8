import { ParleyError } from '../../shared';
import type { DeskRefusalFragment } from '../../shared/gql/graphql';
import { Observable } from './observable';

/** Actions that run, and why those that were refused failed. Each belongs to a place of the page, which shows it. */
export class Actions extends Observable {
  readonly #running = new Set<string>();
  readonly #refusals = new Map<string, unknown>();

  isRunning(place: string): boolean {
    return this.#running.has(place);
  }

  /** Why the last action at the place failed. */
  refusal(place: string): unknown {
    return this.#refusals.get(place);
  }

  dismiss(place: string): void {
    if (this.#refusals.delete(place)) this.changed();
  }

  /** Runs an action, unless one runs at the place already. Returns whether it succeeded. */
  async run(place: string, action: () => Promise<unknown>): Promise<boolean> {
    if (this.#running.has(place)) return false;
    this.#running.add(place);
    this.#refusals.delete(place);
    this.changed();
    try {
      await action();
      return true;
    } catch (problem) {
      this.#refusals.set(place, problem);
      return false;
    } finally {
      this.#running.delete(place);
      this.changed();
    }
  }
}

/** The payload of a mutation. Throws its first user error, with the name of the agent who was faster. */
export function acceptedAtDesk<P extends { userErrors: readonly DeskRefusalFragment[] }>(payload: P): P {
  const [error] = payload.userErrors;
  if (!error) return payload;
  const first = error.code === 'ALREADY_ACCEPTED' && error.currentUser?.displayName;
  throw new ParleyError(error.code, first ? `${first} was first and has accepted this chat.` : error.message, error);
}
