import { html, nothing } from 'lit';
import type {
  CompanyAtDeskFragment,
  PersonAtDeskFragment,
  SaleAtDeskFragment,
  SessionInListFragment,
  TicketAtDeskFragment,
} from '../../shared/gql/graphql';
import { clock } from '../model/clock';
import { STATUS, ago, day } from '../model/names';
import { money } from '../model/records';
import { icon, type Icon } from '../ui/icons';
import { avatar } from '../ui/pieces';

interface ListOf<Row> {
  readonly nodes: readonly Row[];
  readonly totalCount: number;
}

/** Links a record, or removes the link to it. */
export interface LinkAction {
  readonly act: () => unknown;
  /** Whether a link is being changed. Another action would be dropped. */
  readonly isBusy: boolean;
}

/** Removes the link to a record. Undefined if the agent may not. */
export type Unlink = LinkAction | undefined;

const unlinkButton = (what: string, unlink: Unlink) =>
  unlink
    ? html`<button class="icon-button" aria-label="Remove the link to ${what}" title="Remove the link" ?disabled=${unlink.isBusy} @click=${unlink.act}>${icon('unlink')}</button>`
    : nothing;

/** A person. Leaves out what the customer has entered too. */
export function personCard(person: PersonAtDeskFragment, entered: Entered, unlink: Unlink) {
  return card(person, entered, unlinkButton(nameOf(person), unlink));
}

/** A person who the customer may be, with a button to link it. */
export function suggestedPerson(person: PersonAtDeskFragment, entered: Entered, { act, isBusy }: LinkAction) {
  const company = person.contact?.name;
  return card(
    person,
    entered,
    html`<button class="button small" aria-label="Link ${nameOf(person)}${company ? `, ${company}` : ''}" ?disabled=${isBusy} @click=${act}>Link</button>`,
  );
}

interface Entered {
  readonly email: string | null;
  readonly phone: string | null;
}

const nameOf = (person: PersonAtDeskFragment) => [person.firstName, person.lastName].filter(Boolean).join(' ');

function card(person: PersonAtDeskFragment, entered: Entered, button: unknown) {
  const name = nameOf(person);
  return html`<div class="card">
    ${avatar(name, { small: true })}
    <div>
      <p class="title">${name} ${person.retired ? html`<span class="chip warn">has left</span>` : nothing}</p>
      <p class="quiet">${[person.title, person.department].filter(Boolean).join(', ')}</p>
      ${person.email && person.email !== entered.email ? html`<p><a href="mailto:${person.email}">${person.email}</a></p>` : nothing}
      ${person.phone && person.phone !== entered.phone ? html`<p><a href="tel:${person.phone}">${person.phone}</a></p>` : nothing}
    </div>
    ${button}
  </div>`;
}

export function companyCard({ name, department, organizationNumber, stopped }: CompanyAtDeskFragment, unlink: Unlink) {
  return html`<div class="card">
    <span class="picture">${icon('company')}</span>
    <div>
      <p class="title">${name} ${stopped ? html`<span class="chip danger">stopped</span>` : nothing}</p>
      <p class="quiet">${[department, organizationNumber].filter(Boolean).join(' · ')}</p>
    </div>
    ${unlinkButton(name, unlink)}
  </div>`;
}

export function linkedRecord(kind: Icon, title: string, unlink: Unlink) {
  return html`<div class="card">
    <span class="picture">${icon(kind)}</span>
    <div><p class="title">${title}</p></div>
    ${unlinkButton(title, unlink)}
  </div>`;
}

export function ticketsList({ nodes, totalCount }: ListOf<TicketAtDeskFragment>) {
  if (!totalCount) return nothing;
  return section('Open tickets', totalCount, nodes, ({ databaseId, title, createdAt, status, owner }) =>
    html`<p class="title cut">${title}</p>
      <p class="quiet">#${databaseId} · ${day(createdAt)}${owner ? ` · ${owner.displayName}` : ''}${status === 'POSTPONED' ? ' · postponed' : ''}</p>`,
  );
}

export function salesList({ nodes, totalCount }: ListOf<SaleAtDeskFragment>) {
  if (!totalCount) return nothing;
  return section('Open sales', totalCount, nodes, ({ heading, amount, probability, closesAt }) =>
    html`<p class="title cut">${heading ?? 'Sale'}</p>
      <p class="quiet">${[money(amount), probability === null ? '' : `${probability} %`, day(closesAt)].filter(Boolean).join(' · ')}</p>`,
  );
}

export function sessionsList({ nodes, totalCount }: ListOf<SessionInListFragment>, open: (id: string) => void) {
  if (!totalCount) return nothing;
  return section('Other chats', totalCount, nodes, session =>
    html`<button class="past" @click=${() => open(session.id)}>
      <span class="title cut">${session.lastMessage ?? session.topic.name}</span>
      <span class="quiet">${session.topic.name} · ${STATUS[session.status]} · ${ago(session.whenRequested, clock.now)}</span>
    </button>`,
  );
}

function section<Row>(heading: string, totalCount: number, rows: readonly Row[], row: (row: Row) => unknown) {
  return html`<section>
    <h3>${heading} <span class="count">${totalCount}</span></h3>
    <ul class="rows">
      ${rows.map(each => html`<li>${row(each)}</li>`)}
    </ul>
  </section>`;
}
