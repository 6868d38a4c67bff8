// A bot that answers customers from the FAQ, and hands the chat to an agent when it can't help. It needs nothing but the public API.
import { accepted, ParleyClient } from '@parley/client';
import WebSocket from 'ws';

const HELPED = 'That helps, thank you';
const PERSON = 'I want to talk to a person';

/** The sessions in which it is the bot's turn. */
const TURNS = `subscription Turns($after: String) {
  chatSessionsChanged(after: $after, where: { chatbotIsactive: { eq: true }, status: { in: [IN_QUEUE, CUSTOMER_LAST] } }) {
    cursor
    changes { kind chatSessionId chatSession { version } }
  }
}`;

const SESSION = `query Session($id: ID!) {
  chatSession(id: $id) {
    version status chatbotIsactive topic { id }
    messages(last: 3) { nodes { text sender { kind } } }
  }
}`;

const ARTICLES = `query Articles($topicId: ID!, $text: String!) {
  faqSuggestions(topicId: $topicId, text: $text, first: 1) { title answer }
}`;

const SEND = `mutation Send($input: SendChatMessageInput!) {
  done: sendChatMessage(input: $input) { userErrors { code message field } }
}`;

const HAND_OFF = `mutation HandOff($input: HandOffChatSessionInput!) {
  done: handOffChatSession(input: $input) { userErrors { code message field } }
}`;

const END = `mutation End($input: EndChatSessionInput!) {
  done: endChatSession(input: $input) { userErrors { code message field } }
}`;

/** Codes that say that somebody else was faster: an agent, another instance of this bot, or the customer with one more message. */
const TOO_LATE = new Set(['VERSION_CONFLICT', 'BOT_NOT_ACTIVE', 'SESSION_ENDED', 'NOT_FOUND']);

const SPEAKERS = { CUSTOMER: 'Customer', BOT: 'Bot' };

/** The last messages for an agent, each with its first line. */
function summaryOf(messages) {
  return messages
    .filter(({ text, sender }) => text && sender.kind in SPEAKERS)
    .map(({ text, sender }) => `${SPEAKERS[sender.kind]}: ${Array.from(text.split('\n')[0]).slice(0, 200).join('')}`)
    .join('\n');
}

/**
 * Starts the bot. Returns a function that stops it.
 *
 * @param url address of the API, which ends with /graphql
 * @param authorization value of the Authorization header, with the role bot; its user responds in the topics
 */
export function start(url, authorization) {
  const client = new ParleyClient({ url, authorization: () => authorization, webSocketImpl: WebSocket });

  const act = async (mutation, input) => accepted((await client.mutate(mutation, input)).done);

  async function turn(chatSessionId) {
    const { chatSession: session } = await client.query(SESSION, { id: chatSessionId });
    if (!session?.chatbotIsactive || !['IN_QUEUE', 'CUSTOMER_LAST'].includes(session.status)) return;
    // Each change of the session makes the answer outdated. Parley refuses it then.
    const seen = { chatSessionId, expectedVersion: session.version };
    const messages = session.messages.nodes;
    const last = messages.at(-1);
    const question = last?.sender.kind === 'CUSTOMER' ? last.text?.trim() : '';
    if (!question) {
      await act(SEND, { ...seen, text: 'Hello! What is your question?' });
    } else if (question === HELPED) {
      await act(END, seen);
    } else if (question === PERSON) {
      await act(HAND_OFF, { ...seen, reason: 'CUSTOMER_ASKED', summary: summaryOf(messages) });
    } else {
      const { faqSuggestions } = await client.query(ARTICLES, { topicId: session.topic.id, text: question.slice(0, 1000) });
      if (faqSuggestions.length > 0) {
        const [{ title, answer }] = faqSuggestions;
        await act(SEND, { ...seen, text: `${title}\n\n${answer}`, options: [HELPED, PERSON] });
      } else {
        // Agents see both, customers do not.
        await act(HAND_OFF, { ...seen, reason: 'NO_ANSWER', summary: `The bot found no article for this.\n${summaryOf(messages)}` });
      }
    }
  }

  return client.subscribe(TURNS, {}, {
    next: ({ chatSessionsChanged: { changes } }) => {
      for (const { kind, chatSessionId } of changes) {
        if (kind === 'LEAVE') continue;
        turn(chatSessionId).catch(error => {
          if (!TOO_LATE.has(error.code)) console.error(`Session ${chatSessionId}: ${error.code ?? error.message}`);
        });
      }
    },
    error: error => {
      console.error(`The bot stops: ${error.code}`);
      process.exitCode = 1;
    },
  });
}
