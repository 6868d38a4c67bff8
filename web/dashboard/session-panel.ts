import { html, nothing, type PropertyValues } from 'lit';
import type { ParleyClient } from '../shared/client';
import type { Choice } from './choice-menu';
import { days } from './format';
import { labelsOfKey, type Group } from './groups';
import { PageElement } from './page-element';
import { groupingOf, zoneOf, type Period } from './periods';
import { sessionsNow, sessionsOf } from './sessions-filter';
import { PARTS, type Part, type View } from './view';
import './session-list';
import './session-view';

// For exports and transcripts. Browsers may not load again what they could not load, so it comes with the rest.
void import('../shared/download').catch(() => {});

const PART_NAMES: Record<Part, string> = { all: 'All', accepted: 'Accepted', missed: 'Missed', rated: 'Rated' };

/** The sessions behind a figure, and one of them, at the side of the page. Fires "go" with the change of the view, and "changed" after an action. */
export class SessionPanel extends PageElement {
  static override properties = {
    client: { attribute: false },
    view: { attribute: false },
    period: { attribute: false },
    groups: { attribute: false },
    topics: { attribute: false },
  };
  declare client: ParleyClient;
  declare view: View;
  declare period: Period;
  declare groups: readonly Group[];
  declare topics: readonly Choice[];

  get #isOpen(): boolean {
    return this.view.list !== undefined || this.view.session !== undefined;
  }

  override render() {
    return html`<dialog
      class="panel"
      aria-labelledby="panel-title"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#close();
      }}
      @click=${(event: Event) => event.target === event.currentTarget && this.#close()}
    >
      ${this.#isOpen ? this.#content() : nothing}
    </dialog>`;
  }

  override updated(changed: PropertyValues): void {
    const dialog = this.querySelector('dialog')!;
    if (this.#isOpen && !dialog.open) dialog.showModal();
    else if (!this.#isOpen && dialog.open) dialog.close();
    const before = changed.get('view') as View | undefined;
    if (this.#isOpen && before && before.session !== this.view.session) dialog.querySelector<HTMLElement>('#panel-title')?.focus();
  }

  #content() {
    const { list, session } = this.view;
    return html`<div class="sheet">
      <header>
        ${session && list ? html`<button class="plain small" @click=${() => this.fire('go', { session: undefined })}>← Back</button>` : nothing}
        <h2 id="panel-title" tabindex="-1">${session ? 'Chat' : this.#title(list!)}</h2>
        <button class="plain small" @click=${() => this.#close()}>Close</button>
      </header>
      ${session
        ? html`<session-view .client=${this.client} .sessionId=${session} .zone=${zoneOf(this.view)}></session-view>`
        : this.#list(list!)}
    </div>`;
  }

  #list(list: string) {
    const [now, topic] = list.split(':');
    const isLive = now === 'now-waiting' || now === 'now-active';
    const where = isLive
      ? sessionsNow(now, topic ? [topic] : this.view.topics)
      : sessionsOf(this.view, this.period, list, this.view.part);
    return html`${isLive ? nothing : this.#parts()}
      ${where
        ? html`<session-list
            .client=${this.client}
           
            .where=${where}
            .isLive=${isLive}
            .zone=${zoneOf(this.view)}
          ></session-list>`
        : html`<p class="nothing">These chats can’t be listed. Choose a shorter period.</p>`}`;
  }

  #parts() {
    return html`<div class="segments" role="group" aria-label="Which chats">
      ${PARTS.map(
        part => html`<button aria-pressed=${part === this.view.part} @click=${() => this.fire('go', { part })}>${PART_NAMES[part]}</button>`,
      )}
    </div>`;
  }

  #title(list: string): string {
    const [now, topic] = list.split(':');
    const place = topic ? ` in ${this.topics.find(({ id }) => id === topic)?.name ?? 'the topic'}` : '';
    if (now === 'now-waiting') return `Waiting now${place}`;
    if (now === 'now-active') return `Active chats${place}`;
    if (list === 'total') return days(this.period.first, this.period.last);
    const group = this.groups.find(({ key }) => key === list);
    try {
      return group?.label ?? (labelsOfKey(groupingOf(this.view, this.period), list, zoneOf(this.view)).label || 'Chats');
    } catch {
      return 'Chats';
    }
  }

  #close(): void {
    this.fire('go', { list: undefined, part: 'all', session: undefined });
  }
}
customElements.define('session-panel', SessionPanel);
