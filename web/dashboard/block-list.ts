import { html, nothing } from 'lit';
import type { ParleyClient } from '../shared/client';
import { customerName } from '../shared/customer-name';
import { accepted } from '../shared/errors';
import { AdministrationBlocksDocument, AdministrationLiftBlockDocument, type AdministrationBlocksQuery } from '../shared/gql/administration/graphql';
import { reasonOf } from '../shared/reason';
import { date } from './format';
import { PageElement } from './page-element';
import { refusal } from './refusal';

type Block = AdministrationBlocksQuery['chatBlocks']['nodes'][number];

/** The blocks that are in force, the latest first, with a button to lift each. */
export class BlockList extends PageElement {
  static override properties = {
    client: { attribute: false },
    zone: {},
    blocks: { state: true },
    problem: { state: true },
    done: { state: true },
    isBusy: { state: true },
  };
  declare client: ParleyClient;
  declare zone: string;
  declare private blocks: readonly Block[] | undefined;
  declare private problem: string | undefined;
  declare private done: string | undefined;
  declare private isBusy: boolean;

  #next: string | null = null;

  override firstUpdated(): void {
    void this.#load();
  }

  override render() {
    const { blocks, problem } = this;
    if (!blocks) return problem ? refusal(problem, () => void this.#load()) : html`<p role="status" class="nothing">Reading…</p>`;
    return html`<div class="list-bar"><p role="status" tabindex="-1">${this.done ?? this.#count(blocks.length)}</p></div>
      ${refusal(problem)}
      ${blocks.length ? this.#table(blocks) : html`<p class="nothing">No customers are blocked. Agents block a customer at the desk.</p>`}
      ${this.#next ? html`<button class="plain more" @click=${() => void this.#load(this.#next)}>Show more</button>` : nothing}`;
  }

  #count(length: number): string {
    return `${length}${this.#next ? ' or more' : ''} ${length === 1 ? 'block' : 'blocks'}`;
  }

  #table(blocks: readonly Block[]) {
    return html`<div class="table sessions" role="region" aria-label="Blocked customers" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" class="text">Topic</th>
            <th scope="col" class="text">Reason</th>
            <th scope="col" class="text">Blocked</th>
            <th scope="col" class="text">Until</th>
            <th scope="col"><span class="hidden">Lift</span></th>
          </tr>
        </thead>
        <tbody>
          ${blocks.map((block, index) => this.#row(block, index))}
        </tbody>
      </table>
    </div>`;
  }

  #row(block: Block, index: number) {
    const { topic, reason, blockedAt, blockedBy, endsAt } = block;
    return html`<tr>
      <th scope="row" class="wrap">${matchOf(block)}</th>
      <td class="text">${topic?.name ?? 'All topics'}</td>
      <td class="text wrap">${reason ?? '–'}</td>
      <td class="text">${this.#time(blockedAt)}${blockedBy ? html`<span class="quiet company">by ${blockedBy.displayName}</span>` : nothing}</td>
      <td class="text">${endsAt ? this.#time(endsAt) : 'No end'}</td>
      <td><button class="plain small" aria-label=${`Lift the block of ${matchOf(block)}`} ?disabled=${this.isBusy} @click=${() => void this.#lift(block, index)}>Lift</button></td>
    </tr>`;
  }

  #time(at: string): string {
    return date(at, this.zone, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  }

  async #load(after: string | null = null): Promise<void> {
    this.problem = undefined;
    const where = { liftedAt: { isNull: true }, or: [{ endsAt: { isNull: true } }, { endsAt: { gt: new Date().toISOString() } }] };
    try {
      const { chatBlocks } = await this.client.query(AdministrationBlocksDocument, { where, after });
      this.#next = chatBlocks.pageInfo.hasNextPage ? chatBlocks.pageInfo.endCursor : null;
      this.blocks = [...(after ? (this.blocks ?? []) : []), ...chatBlocks.nodes];
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  async #lift(block: Block, index: number): Promise<void> {
    this.isBusy = true;
    this.problem = this.done = undefined;
    try {
      accepted((await this.client.mutate(AdministrationLiftBlockDocument, { chatBlockId: block.id })).liftChatBlock);
      this.blocks = this.blocks?.filter(({ id }) => id !== block.id);
      this.done = `The block of ${matchOf(block)} is lifted.`;
    } catch (problem) {
      this.problem = reasonOf(problem);
    } finally {
      this.isBusy = false;
    }
    await this.updateComplete;
    // The button may be gone. The focus goes to the one in its place.
    const buttons = this.querySelectorAll<HTMLElement>('tbody button');
    (buttons[Math.min(index, buttons.length - 1)] ?? this.querySelector<HTMLElement>('[role=status]'))?.focus();
  }
}
customElements.define('block-list', BlockList);

/** The customer of the session that a block came from, and what it matches. The id of a verified customer is not readable. */
function matchOf({ chatSession, email, network }: Block): string {
  return [chatSession && customerName(chatSession), email, network].filter(Boolean).join(', ') || 'a verified customer';
}
