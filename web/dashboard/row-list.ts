import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ParleyClient } from '../shared/client';
import { ParleyError } from '../shared/errors';
import { reasonOf } from '../shared/reason';
import { PageElement } from './page-element';
import { refusal } from './refusal';

/** Rows of the administration, and what came of the last change. */
export abstract class RowList<T> extends PageElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    rows: { state: true },
    problem: { state: true },
    done: { state: true },
    isBusy: { state: true },
  };
  declare client: ParleyClient;
  /** Undefined until they are read. */
  declare protected rows: readonly T[] | undefined;
  /** Why the last change failed. */
  declare protected problem: string | undefined;
  /** Text about the last change that succeeded. */
  declare protected done: string | undefined;
  declare protected isBusy: boolean;

  protected abstract read(): Promise<readonly T[]>;

  protected abstract content(rows: readonly T[]): TemplateResult;

  override firstUpdated(): void {
    void this.load();
  }

  override render() {
    const { rows, problem } = this;
    if (rows) return this.content(rows);
    return problem ? refusal(problem, () => void this.load()) : html`<p role="status" class="nothing">Reading…</p>`;
  }

  protected table(label: string, heads: readonly unknown[], rows: unknown) {
    return html`<div class="table sessions" role="region" aria-label=${label} tabindex="0">
      <table>
        <thead>
          <tr>
            ${heads.map((head, index) => html`<th scope="col" class=${index ? 'text' : ''}>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  }

  protected async load(): Promise<void> {
    this.problem = undefined;
    try {
      this.rows = await this.read();
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  /** Changes something. The action returns what was done. */
  protected async change(action: () => Promise<string>, form?: HTMLFormElement): Promise<void> {
    this.isBusy = true;
    this.problem = this.done = undefined;
    try {
      this.done = await action();
    } catch (problem) {
      // Somebody else has changed the object. The form stays, and the next attempt has the new version.
      if (problem instanceof ParleyError && problem.code === 'VERSION_CONFLICT') await this.load();
      this.problem = reasonOf(problem, form);
    } finally {
      this.isBusy = false;
    }
  }
}
