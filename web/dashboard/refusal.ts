import { html, nothing } from 'lit';

/** The reason in its place, with a button to try again if that may help. */
export function refusal(reason: string | undefined, again?: () => void) {
  if (!reason) return nothing;
  return html`<div class="refusal" role="alert">
    <span>${reason}</span>${again ? html`<button class="plain small" @click=${again}>Try again</button>` : nothing}
  </div>`;
}
