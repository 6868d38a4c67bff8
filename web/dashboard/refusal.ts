import { html, nothing } from 'lit';
import { ParleyError } from '../shared/errors';

/** Why a request failed, as text. */
export function reasonOf(problem: unknown): string {
  return problem instanceof ParleyError ? problem.message : 'Something unexpected happened. Reload the page.';
}

/** The reason in its place, with a button to try again if that may help. */
export function refusal(reason: string | undefined, again?: () => void) {
  if (!reason) return nothing;
  return html`<div class="refusal" role="alert">
    <span>${reason}</span>${again ? html`<button class="plain small" @click=${again}>Try again</button>` : nothing}
  </div>`;
}
