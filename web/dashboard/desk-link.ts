import { html, nothing } from 'lit';
import { until } from 'lit/directives/until.js';

let served: Promise<boolean> | undefined;

/** Whether the desk is served too. */
function isServed(): Promise<boolean> {
  served ??= fetch('/pages.json')
    .then(async response => ((await response.json()) as { desk?: boolean }).desk === true)
    .catch(() => false);
  return served;
}

/** A link to the desk, or to a session there. Nothing if the desk is not served. */
export function deskLink(text: string, sessionId?: string) {
  const link = html`<a href=${sessionId ? `/desk#/chats/${encodeURIComponent(sessionId)}` : '/desk'}>${text}</a>`;
  return until(
    isServed().then(is => (is ? link : nothing)),
    nothing,
  );
}
