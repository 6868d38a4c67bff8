// The bot answers from the FAQ, ends a chat that is answered, and hands the others to agents.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from './bot.mjs';

const { PARLEY_URL: parley, TOKEN_EMMA: bot, TOKEN_DAVID: admin } = process.env;
const wait = millis => new Promise(resolve => setTimeout(resolve, millis));

async function ask(query, variables, authorization) {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const response = await fetch(`${parley}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors ?? data.done?.userErrors?.length) throw new Error(JSON.stringify(errors ?? data.done.userErrors));
  return data;
}

const administer = async (mutation, input, wanted = '') => {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation($input: ${type}) { done: ${mutation}(input: $input) { userErrors { code message field } ${wanted} } }`;
  return (await ask(query, { input }, `Bearer ${admin}`)).done;
};

let topicId;
const bots = [];
before(async () => {
  const { users } = await ask('{ users(where: { loginName: { eq: "emma" } }) { nodes { id } } }', {}, `Bearer ${admin}`);
  const { chatTopic } = await administer('createChatTopic', { name: 'Answered by a bot', bot: { enabled: true, name: 'Robin' } }, 'chatTopic { id }');
  topicId = chatTopic.id;
  await administer('setChatTopicMember', { topicId, userId: users.nodes[0].id, canRespond: true });
  const { faqCategory } = await administer('createFaqCategory', { topicId, name: 'Invoices' }, 'faqCategory { id }');
  const article = { language: 'en', title: 'Pay an invoice', question: 'How can I pay my invoice?', answer: 'By card.', published: true };
  await administer('createFaqEntry', { faqCategoryId: faqCategory.id, ...article });
  // Two instances, as in production.
  for (let i = 0; i < 2; i++) bots.push(start(`${parley}/graphql`, `Bearer ${bot}`));
});
after(() => bots.forEach(stop => stop()));

async function customer(message) {
  const query = `mutation($input: RequestChatSessionInput!) { done: requestChatSession(input: $input) {
    sessionKey userErrors { code } chatSession { id } } }`;
  const { done } = await ask(query, { input: { topicId, name: 'Ada', email: 'ada@example.com', message } });
  const authorization = `ChatSession ${done.sessionKey}`;
  const session = async () =>
    (await ask('{ customerSession { status chatbotIsactive messages(first: 50) { nodes { seq text options { text } sender { kind } } } } }', {}, authorization))
      .customerSession;
  return {
    id: done.chatSession.id,
    session,
    /** The messages of the bot without its notices, once there are so many. */
    async answers(count) {
      for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
        const answers = (await session()).messages.nodes.filter(({ sender, text }) => sender.kind === 'BOT' && text !== null);
        if (answers.length >= count) return answers;
      }
      throw new Error(`The bot does not send message ${count}.`);
    },
    async until(condition, what) {
      for (const end = Date.now() + 60_000; !condition(await session()); await wait(50)) {
        if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
      }
    },
    /** The reason of the hand-off and the notes, which agents see. */
    async handOff() {
      const query = `query($id: ID!) { chatSession(id: $id) {
        handOffReason messages(first: 50, where: {visibility: {eq: AGENTS}}) { nodes { text } } } }`;
      const { chatSession } = await ask(query, { id: done.chatSession.id }, `Bearer ${admin}`);
      return { reason: chatSession.handOffReason, notes: chatSession.messages.nodes.map(({ text }) => text) };
    },
    say: (text, chosenFromSeq) =>
      ask(
        'mutation($input: SendChatMessageInput!) { done: sendChatMessage(input: $input) { userErrors { code message field } } }',
        { input: { chatSessionId: done.chatSession.id, text, chosenFromSeq } },
        authorization,
      ),
  };
}

test('question_withAnArticle_isAnswered_andTheChatEndsWhenItHelped', async () => {
  const ada = await customer('How do I pay an invoice?');
  const [answer] = await ada.answers(1);
  assert.equal(answer.text, 'Pay an invoice\n\nBy card.');
  await ada.say(answer.options[0].text, answer.seq);
  await ada.until(({ status }) => !['IN_QUEUE', 'CUSTOMER_LAST', 'USER_LAST'].includes(status), 'the chat has ended');
  assert.deepEqual((await ada.answers(1)).map(({ text }) => text), [answer.text]);
});

test('customer_whoWantsAPerson_isHandedOver', async () => {
  const ada = await customer('How do I pay an invoice?');
  const [answer] = await ada.answers(1);
  await ada.say(answer.options[1].text, answer.seq);
  await ada.until(({ chatbotIsactive }) => !chatbotIsactive, 'the bot has handed the chat over');
  assert.deepEqual(await ada.handOff(), {
    reason: 'CUSTOMER_ASKED',
    notes: ['Customer: How do I pay an invoice?\nBot: Pay an invoice\nCustomer: I want to talk to a person'],
  });
});

test('question_withoutAnArticle_isHandedOver_withASummaryForAgents', async () => {
  const ada = await customer();
  const [greeting] = await ada.answers(1);
  assert.equal(greeting.text, 'Hello! What is your question?');
  await ada.say('Do you sell umbrellas?');
  await ada.until(({ chatbotIsactive }) => !chatbotIsactive, 'the bot has handed the chat over');
  const { reason, notes } = await ada.handOff();
  assert.equal(reason, 'NO_ANSWER');
  // One note, though two instances follow the chat.
  assert.deepEqual(notes, ['The bot found no article for this.\nBot: Hello! What is your question?\nCustomer: Do you sell umbrellas?']);
});
