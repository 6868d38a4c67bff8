import type { BlockChatCustomerInput, ChatTransferTarget, EndChatSessionInput, LinkChatSessionInput, ChatSessionLink, ChatPresence, TagAtDeskFragment } from '../../shared/gql/graphql';
import {
  DeskAcceptDocument,
  DeskAcceptNextDocument,
  DeskAcceptTransferDocument,
  DeskAssignDocument,
  DeskBlockDocument,
  DeskCancelTransferDocument,
  DeskCreateTicketDocument,
  DeskDeclineOfferDocument,
  DeskEndDocument,
  DeskHandOffDocument,
  DeskJoinDocument,
  DeskLeaveDocument,
  DeskLinkDocument,
  DeskRejectTransferDocument,
  DeskReopenDocument,
  DeskRequestTransferDocument,
  DeskReturnToQueueDocument,
  DeskSetAttachmentsDocument,
  DeskSetPresenceDocument,
  DeskTagsDocument,
  DeskTakeOverDocument,
  DeskUnlinkDocument,
} from '../../shared/gql/graphql';
import { acceptedAtDesk } from './actions';
import type { SessionAtDesk } from './conversation';
import type { Desk } from './desk';

/** Where refusals of an action are shown. */
export const AT = {
  queue: 'queue',
  presence: 'presence',
  transfer: 'transfer',
  ticket: 'ticket',
  end: 'end',
  block: 'block',
  offer: (sessionId: string) => `offer ${sessionId}`,
  chat: (sessionId: string) => `chat ${sessionId}`,
  links: (sessionId: string) => `links ${sessionId}`,
};

/** The actions of an agent at the desk. Each action runs at a place, where a refusal is shown, and returns whether it succeeded. */
export class DeskActions {
  constructor(private readonly desk: Desk) {}

  acceptNext(): Promise<boolean> {
    return this.#run(AT.queue, async () => {
      const { acceptNextChatSession } = await this.#client.mutate(DeskAcceptNextDocument, {});
      this.#open(acceptedAtDesk(acceptNextChatSession).chatSession?.id);
    });
  }

  accept(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.queue, async () => {
      const { acceptChatSession } = await this.#client.mutate(DeskAcceptDocument, { chatSessionId });
      this.#open(acceptedAtDesk(acceptChatSession).chatSession?.id);
    });
  }

  /** Accepts a waiting chat that the service offers to the agent. */
  acceptWaiting(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.offer(chatSessionId), async () => {
      const { acceptChatSession } = await this.#client.mutate(DeskAcceptDocument, { chatSessionId });
      this.#open(acceptedAtDesk(acceptChatSession).chatSession?.id);
    });
  }

  declineOffer(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.offer(chatSessionId), async () =>
      acceptedAtDesk((await this.#client.mutate(DeskDeclineOfferDocument, { chatSessionId })).declineChatOffer),
    );
  }

  assign(chatSessionId: string, userId: string): Promise<boolean> {
    return this.#run(AT.transfer, async () =>
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskAssignDocument, { chatSessionId, userId })).assignChatSession)),
    );
  }

  acceptOffer(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.offer(chatSessionId), async () => {
      const { acceptChatTransfer } = await this.#client.mutate(DeskAcceptTransferDocument, { chatSessionId });
      this.#open(acceptedAtDesk(acceptChatTransfer).chatSession?.id);
    });
  }

  rejectOffer(chatSessionId: string, reason: string): Promise<boolean> {
    return this.#run(AT.offer(chatSessionId), async () => {
      const input = { chatSessionId, reason: reason || null };
      acceptedAtDesk((await this.#client.mutate(DeskRejectTransferDocument, input)).rejectChatTransfer);
    });
  }

  transfer(chatSessionId: string, target: ChatTransferTarget, reason: string): Promise<boolean> {
    return this.#run(AT.transfer, async () => {
      const input = { chatSessionId, target, reason: reason || null };
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskRequestTransferDocument, input)).requestChatTransfer));
    });
  }

  cancelTransfer(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () =>
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskCancelTransferDocument, { chatSessionId })).cancelChatTransfer)),
    );
  }

  returnToQueue(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () =>
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskReturnToQueueDocument, { chatSessionId })).returnChatSessionToQueue)),
    );
  }

  takeOver(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskTakeOverDocument, { chatSessionId })).takeOverChatSession));
      this.#open(chatSessionId);
    });
  }

  /** Joins the conversation of a colleague, who sees it. */
  join(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskJoinDocument, { chatSessionId })).joinChatSession));
      await this.desk.conversations.known(chatSessionId)?.load();
    });
  }

  leave(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskLeaveDocument, { chatSessionId })).leaveChatSession));
      await this.desk.conversations.known(chatSessionId)?.load();
    });
  }

  handOff(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () =>
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskHandOffDocument, { chatSessionId })).handOffChatSession)),
    );
  }

  /** Allows or forbids files of the customer. */
  allowFiles(chatSessionId: string, fromCustomer: boolean): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () =>
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskSetAttachmentsDocument, { chatSessionId, fromCustomer })).setChatSessionAttachments)),
    );
  }

  /** Ends a chat, or notes afterwards how it ended. */
  end(chatSessionId: string, details: Omit<EndChatSessionInput, 'chatSessionId'>): Promise<boolean> {
    return this.#run(AT.end, async () =>
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskEndDocument, { chatSessionId, ...details })).endChatSession)),
    );
  }

  /** The tags that can be chosen, by name. */
  async tags(): Promise<readonly TagAtDeskFragment[]> {
    return (await this.#client.query(DeskTagsDocument, {})).chatTags.nodes;
  }

  reopen(chatSessionId: string): Promise<boolean> {
    return this.#run(AT.chat(chatSessionId), async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskReopenDocument, { chatSessionId })).reopenChatSession));
      this.#open(chatSessionId);
    });
  }

  setPresence(presence: ChatPresence, awayReason: string | null): Promise<boolean> {
    return this.#run(AT.presence, async () => {
      const { setPresence } = await this.#client.mutate(DeskSetPresenceDocument, { presence, awayReason });
      const { user } = acceptedAtDesk(setPresence);
      if (user) this.desk.lists.take(user);
    });
  }

  link(chatSessionId: string, links: Omit<LinkChatSessionInput, 'chatSessionId'>): Promise<boolean> {
    return this.#run(AT.links(chatSessionId), async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskLinkDocument, { chatSessionId, ...links })).linkChatSession));
      await this.desk.records(chatSessionId).read();
    });
  }

  unlink(chatSessionId: string, link: ChatSessionLink): Promise<boolean> {
    return this.#run(AT.links(chatSessionId), async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskUnlinkDocument, { chatSessionId, links: [link] })).unlinkChatSession));
      await this.desk.records(chatSessionId).read();
    });
  }

  block(input: BlockChatCustomerInput): Promise<boolean> {
    return this.#run(AT.block, async () => {
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskBlockDocument, input)).blockChatCustomer));
    });
  }

  createTicket(chatSessionId: string, title: string): Promise<boolean> {
    return this.#run(AT.ticket, async () => {
      const input = { chatSessionId, ...(title && { title }) };
      this.#take(acceptedAtDesk((await this.#client.mutate(DeskCreateTicketDocument, input)).createTicketFromChatSession));
      await this.desk.records(chatSessionId).read();
    });
  }

  get #client() {
    return this.desk.client;
  }

  #run(place: string, action: () => Promise<unknown>): Promise<boolean> {
    return this.desk.running.run(place, action);
  }

  #take({ chatSession }: { chatSession: SessionAtDesk | null }): void {
    if (chatSession) this.desk.conversations.known(chatSession.id)?.take(chatSession);
  }

  #open(sessionId: string | undefined): void {
    if (sessionId) this.desk.place.open(sessionId, { view: 'chats' });
  }
}
