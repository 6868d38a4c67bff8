import { html, nothing } from 'lit';
import { customerName } from '../shared/customer-name';
import { accepted } from '../shared/errors';
import { AdministrationBlocksDocument, AdministrationLiftBlockDocument, type AdministrationBlocksQuery } from '../shared/gql/administration/graphql';
import { date } from './format';
import { refusal } from './refusal';
import { RowList } from './row-list';

type Block = AdministrationBlocksQuery['chatBlocks']['nodes'][number];

const HEADS = ['Customer', 'Topic', 'Reason', 'Blocked', 'Until', html`<span class="hidden">Lift</span>`];

/** The blocks that are in force, the latest first, with a button to lift each. */
export class BlockList extends RowList<Block> {
  static override properties = { zone: {} };
  declare zone: string;

  #next: string | null = null;

  protected override content(blocks: readonly Block[]) {
    return html`<div class="list-bar"><p role="status" tabindex="-1">${this.done ?? this.#count(blocks.length)}</p></div>
      ${refusal(this.problem)}
      ${blocks.length
        ? this.table('Blocked customers', HEADS, blocks.map((block, index) => this.#row(block, index)))
        : html`<p class="nothing">No customers are blocked. Agents block a customer at the desk.</p>`}
      ${this.#next ? html`<button class="plain more" @click=${() => void this.load()}>Show more</button>` : nothing}`;
  }

  #count(length: number): string {
    return `${length}${this.#next ? ' or more' : ''} ${length === 1 ? 'block' : 'blocks'}`;
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

  /** The rows and the next page. */
  protected override async read() {
    const where = { liftedAt: { isNull: true }, or: [{ endsAt: { isNull: true } }, { endsAt: { gt: new Date().toISOString() } }] };
    const { chatBlocks } = await this.client.query(AdministrationBlocksDocument, { where, after: this.#next });
    this.#next = chatBlocks.pageInfo.hasNextPage ? chatBlocks.pageInfo.endCursor : null;
    return [...(this.rows ?? []), ...chatBlocks.nodes];
  }

  async #lift(block: Block, index: number): Promise<void> {
    await this.change(async () => {
      accepted((await this.client.mutate(AdministrationLiftBlockDocument, { chatBlockId: block.id })).liftChatBlock);
      this.rows = this.rows?.filter(({ id }) => id !== block.id);
      return `The block of ${matchOf(block)} is lifted.`;
    });
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
