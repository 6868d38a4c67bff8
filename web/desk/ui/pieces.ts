import { css, html, nothing } from 'lit';
import type { ChatPresence, TagAtDeskFragment } from '../../shared/gql/graphql';
import { reasonOf } from '../../shared/reason';
import type { Actions } from '../model/actions';
import { PRESENCE, initials, tint } from '../model/names';
import { icon } from './icons';

/** A circle with the initials of a name. */
export function avatar(name: string, options: { small?: boolean; presence?: ChatPresence } = {}) {
  return html`<span class="avatar t${tint(name)} ${options.small ? 'small' : ''}" aria-hidden="true"
    >${initials(name)}${options.presence ? html`<span class="dot ${options.presence}"></span>` : nothing}</span
  >`;
}

/** A presence in words. */
export function presenceText(presence: ChatPresence, reason?: string | null): string {
  return `${PRESENCE[presence]}${presence === 'AWAY' && reason ? `: ${reason}` : ''}`;
}

/** Why the last action at a place was refused. If a field of the form caused it, the text names the field. */
export function refusal(actions: Actions, place: string, form?: HTMLFormElement | null) {
  const problem = actions.refusal(place);
  if (!problem) return nothing;
  return html`<p class="refusal" role="alert">
    ${icon('alert')}<span>${reasonOf(problem, form)}</span>
    <button class="icon-button" aria-label="Dismiss" @click=${() => actions.dismiss(place)}>${icon('close')}</button>
  </p>`;
}

/** A tag with its colour. The colour is set by script, because the page's policy forbids it in HTML. */
export function tagMark({ name, color }: TagAtDeskFragment) {
  return html`<span class="tag"><span class="swatch" aria-hidden="true" .style=${`background: ${color}`}></span>${name}</span>`;
}

export const tagStyles = css`
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    overflow-wrap: anywhere;
  }
  .swatch {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 1px solid var(--strong-line);
    border-radius: 3px;
  }
`;
