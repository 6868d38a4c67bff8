import { LitElement, css, html, nothing } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatSessionLink } from '../../shared/gql/graphql';
import { safeHref } from '../../shared/linkify';
import type { Conversation, SessionAtDesk } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { Watch } from '../model/observable';
import type { Records } from '../model/records';
import { icon } from '../ui/icons';
import { avatars, badges } from '../ui/mark-styles';
import { avatar, refusal } from '../ui/pieces';
import { controls } from '../ui/styles';
import { customerStyles } from './customer-styles';
import './link-dialog';
import type { LinkDialog } from './link-dialog';
import { companyCard, linkedRecord, personCard, salesList, sessionsList, suggestedPerson, ticketsList, type Unlink } from './record-cards';

/** The customer of the chat that is open: what the customer entered, and the records of the CRM. Fires "ticket". */
export class CustomerPanel extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  static override styles = [
    controls,
    badges,
    avatars,
    customerStyles,
    css`
      :host {
        display: block;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => {
      const { sessionId } = this.desk?.place ?? {};
      return [this.desk?.place, this.desk?.running, this.#conversation, sessionId ? this.desk.records(sessionId) : undefined];
    });
  }

  override render() {
    const session = this.#conversation?.session;
    if (!session) return nothing;
    const { records, country, problem } = this.desk.records(session.id);
    return html`<button class="button small back" @click=${() => this.desk.place.showCustomer(false)}>${icon('back')}Back to the chat</button>
      ${this.#entered(session, country)} ${refusal(this.desk.running, AT.links(session.id))}
      ${problem ? html`<p class="refusal" role="alert"><span>${problem}</span><button class="link" @click=${() => this.desk.records(session.id).read()}>Try again</button></p>` : nothing}
      ${records ? this.#records(session, records) : nothing}
      <link-dialog .desk=${this.desk} .sessionId=${session.id}></link-dialog>`;
  }

  get #conversation(): Conversation | undefined {
    const id = this.desk?.place.sessionId;
    return id ? this.desk.conversations.known(id) : undefined;
  }

  /** The details that the customer entered. */
  #entered(session: SessionAtDesk, country: string | undefined) {
    const name = customerName(session);
    const row = (name: Parameters<typeof icon>[0], label: string, value: unknown) =>
      value ? html`<div><dt title=${label}>${icon(name)}<span class="hidden">${label}</span></dt><dd>${value}</dd></div>` : nothing;
    return html`<section class="entered">
      <div class="top">${avatar(name)}
        <div><h2>${name}</h2><p class="quiet">${session.customer ? 'Known to the CRM' : 'Visitor'}${session.customerVerified ? ' · verified by the site' : ''}${session.consented ? ' · has consented' : ''}</p></div>
      </div>
      <dl>
        ${row('mail', 'E-mail', session.email && html`<a href="mailto:${session.email}">${session.email}</a>`)}
        ${row('phone', 'Phone', session.phone && html`<a href="tel:${session.phone}">${session.phone}</a>`)}
        ${row('company', 'Company', session.companyName)} ${row('globe', 'Country', country)} ${row('page', 'Page', pageLink(session.visit?.pageUrl))}
        ${row('out', 'Came from', pageLink(session.visit?.referrer))} ${row('clock', 'Requested', new Date(session.whenRequested).toLocaleString())}
      </dl>
    </section>
    ${this.#attributes(session)}`;
  }

  /** The attributes that the site gave. */
  #attributes({ attributes }: SessionAtDesk) {
    if (!attributes.nodes.length) return nothing;
    return html`<section class="attributes">
      <h3>From the site</h3>
      <dl>${attributes.nodes.map(attribute => html`<div><dt>${attribute.name}</dt><dd dir="auto">${valueOf(attribute)}</dd></div>`)}</dl>
    </section>`;
  }

  #records(session: SessionAtDesk, records: Records) {
    const { customer, contact, ticket, sale, project } = records;
    const company = customer?.contact ?? contact;
    const withLists = customer ?? contact;
    const mayLink = this.#conversation?.may('LINK') ?? false;
    const mayUnlink = this.#conversation?.may('UNLINK') ?? false;
    const unlink = (link: ChatSessionLink): Unlink => (mayUnlink ? { act: () => this.desk.actions.unlink(session.id, link), isBusy: this.#isLinking(session) } : undefined);
    const add = (link: ChatSessionLink, text: string) =>
      mayLink ? html`<button class="link add" @click=${() => this.#link(link)}>${icon('link')}${text}</button>` : nothing;
    return html`<section>
        <h3>Person</h3>
        ${customer
          ? personCard(customer, session, unlink('PERSON'))
          : html`<p class="quiet">Not known to the CRM.</p>${mayLink ? this.#suggested(session, records) : nothing}${add('PERSON', 'Link a person')}`}
      </section>
      <section>
        <h3>Company</h3>
        ${company
          ? companyCard(company, customer?.contact ? undefined : unlink('CONTACT'))
          : html`<p class="quiet">None.</p>${add('CONTACT', 'Link a company')}`}
      </section>
      ${ticket || sale || project || mayLink ? this.#linked(records, add, unlink) : nothing}
      ${withLists ? html`${ticketsList(withLists.tickets)}${salesList(withLists.sales)}` : nothing}
      ${customer ? sessionsList(customer.chatSessions, id => this.desk.place.open(id, { view: 'history' })) : nothing}`;
  }

  /** The persons with the e-mail address that the customer typed. */
  #suggested(session: SessionAtDesk, { suggestedCustomers }: Records) {
    const people = suggestedCustomers?.nodes ?? [];
    if (!people.length) return nothing;
    return html`<p class="quiet">This e-mail address belongs to a person of the CRM. Anyone can type it: ask before you link.</p>
      ${people.map(person => suggestedPerson(person, session, {
        act: () => this.desk.actions.link(session.id, { personId: person.id }),
        isBusy: this.#isLinking(session),
      }))}`;
  }

  #isLinking({ id }: SessionAtDesk): boolean {
    return this.desk.running.isRunning(AT.links(id));
  }

  /** The records that the chat is about. */
  #linked({ ticket, sale, project }: Records, add: (link: ChatSessionLink, text: string) => unknown, unlink: (link: ChatSessionLink) => Unlink) {
    const mayCreate = !ticket && this.#conversation?.may('CREATE_TICKET');
    return html`<section>
      <h3>About this chat</h3>
      ${ticket ? linkedRecord('ticket', `#${ticket.databaseId} ${ticket.title}`, unlink('TICKET')) : nothing}
      ${sale ? linkedRecord('sale', sale.heading ?? 'Sale', unlink('SALE')) : nothing}
      ${project ? linkedRecord('project', project.name, unlink('PROJECT')) : nothing}
      <div class="adds">
        ${mayCreate
          ? html`<button class="button small" @click=${() => this.dispatchEvent(new CustomEvent('ticket'))}>${icon('ticket')}Create ticket</button>`
          : nothing}
        ${ticket ? nothing : add('TICKET', 'Link a ticket')} ${sale ? nothing : add('SALE', 'Link a sale')}
        ${project ? nothing : add('PROJECT', 'Link a project')}
      </div>
    </section>`;
  }

  #link(kind: ChatSessionLink): void {
    void this.renderRoot.querySelector<LinkDialog>('link-dialog')?.show(kind);
  }
}
customElements.define('customer-panel', CustomerPanel);

/** A link to a page of the site, which must not learn where the agent came from. */
function pageLink(address: string | null | undefined) {
  const href = address ? safeHref(address) : undefined;
  return href && html`<a href=${href} target="_blank" rel="noopener noreferrer">${href.replace(/^https?:\/\//, '')}</a>`;
}

function valueOf({ textValue, numberValue, booleanValue, timeValue }: SessionAtDesk['attributes']['nodes'][number]): string {
  if (timeValue !== null) return new Date(timeValue).toLocaleString();
  if (booleanValue !== null) return booleanValue ? 'yes' : 'no';
  return textValue ?? String(numberValue);
}
