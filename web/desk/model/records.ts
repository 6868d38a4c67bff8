import type { ParleyClient } from '../../shared';
import {
  DeskFindCompaniesDocument,
  DeskFindPersonsDocument,
  DeskFindProjectsDocument,
  DeskFindSalesDocument,
  DeskFindTicketsDocument,
  DeskRecordsDocument,
  type ChatSessionLink,
  type DeskRecordsQuery,
  type LinkChatSessionInput,
} from '../../shared/gql/graphql';
import { reasonOf } from '../../shared/reason';
import { Observable } from './observable';

export type Records = NonNullable<DeskRecordsQuery['chatSession']>;

/** A record that a search finds, to link it. */
export interface FoundRecord {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

/** The CRM records that belong to a session. */
export class RecordsOfSession extends Observable {
  records: Records | undefined;
  /** Name of the country that the customer chose. */
  country: string | undefined;
  problem: string | undefined;

  constructor(
    private readonly client: ParleyClient,
    private readonly sessionId: string,
  ) {
    super();
    void this.read();
  }

  async read(): Promise<void> {
    try {
      this.records = (await this.client.query(DeskRecordsDocument, { id: this.sessionId })).chatSession ?? undefined;
      this.problem = undefined;
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
    this.changed();
    if (this.records?.country) await this.#nameCountry(this.records.country);
  }

  async #nameCountry(id: number): Promise<void> {
    try {
      const { countryNames } = await import('../../shared/country-list');
      this.country = (await countryNames(this.client, 'en'))(id) ?? `Country ${id}`;
      this.changed();
    } catch {
      // The panel is then without the country. The next reading names it.
    }
  }

  /** Finds records to link. All words must occur. */
  async find(kind: ChatSessionLink, text: string): Promise<readonly FoundRecord[]> {
    const words = text.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    return FINDERS[kind](this.client, words);
  }
}

/** The input field of linkChatSession for each kind of record. */
export const LINK_FIELDS = {
  PERSON: 'personId',
  CONTACT: 'contactId',
  TICKET: 'ticketId',
  SALE: 'saleId',
  PROJECT: 'projectId',
} as const satisfies Record<ChatSessionLink, keyof LinkChatSessionInput>;

const list = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');

const FINDERS: Record<ChatSessionLink, (client: ParleyClient, words: string[]) => Promise<readonly FoundRecord[]>> = {
  PERSON: async (client, words) => {
    const where = words.map(contains => ({
      or: [{ firstName: { contains } }, { lastName: { contains } }, { email: { contains } }, { contact: { name: { contains } } }],
    }));
    const { persons } = await client.query(DeskFindPersonsDocument, { where: { and: where } });
    return persons.nodes.map(person => ({
      id: person.id,
      title: [person.firstName, person.lastName].filter(Boolean).join(' '),
      detail: list([person.contact?.name, person.email]),
    }));
  },
  CONTACT: async (client, words) => {
    const where = words.map(contains => ({ or: [{ name: { contains } }, { organizationNumber: { contains } }] }));
    const { contacts } = await client.query(DeskFindCompaniesDocument, { where: { and: where } });
    return contacts.nodes.map(({ id, name, department, organizationNumber }) => ({ id, title: name, detail: list([department, organizationNumber]) }));
  },
  TICKET: async (client, words) => {
    const number = words.length === 1 && /^#?\d+$/.test(words[0] ?? '') ? words[0]!.replace('#', '') : undefined;
    const where = number ? { databaseId: { eq: number } } : { and: words.map(contains => ({ title: { contains } })) };
    const { tickets } = await client.query(DeskFindTicketsDocument, { where });
    return tickets.nodes.map(({ id, databaseId, title, owner }) => ({ id, title, detail: list([`#${databaseId}`, owner?.displayName]) }));
  },
  SALE: async (client, words) => {
    const where = words.map(contains => ({ or: [{ heading: { contains } }, { contact: { name: { contains } } }] }));
    const { sales } = await client.query(DeskFindSalesDocument, { where: { and: where } });
    return sales.nodes.map(({ id, heading, amount }) => ({ id, title: heading ?? 'Sale', detail: money(amount) }));
  },
  PROJECT: async (client, words) => {
    const { projects } = await client.query(DeskFindProjectsDocument, { where: { and: words.map(contains => ({ name: { contains } })) } });
    return projects.nodes.map(({ id, name }) => ({ id, title: name, detail: '' }));
  },
};

/** An amount of money, in the reader's way of writing. */
export function money(amount: { amount: string; currencyCode: string | null } | null): string {
  if (!amount) return '';
  const number = Number(amount.amount);
  if (!amount.currencyCode) return number.toLocaleString();
  return number.toLocaleString(undefined, { style: 'currency', currency: amount.currencyCode, maximumFractionDigits: 0 });
}
