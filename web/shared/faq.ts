// Keeps the errors in the chunk of the client, which each page has loaded.
import './client';
import type { ParleyClient } from './client';
import { accepted } from './errors';
import { AnswerFaqDocument, FaqSuggestionsDocument, type FaqSuggestionsQuery } from './gql/faq/graphql';

/** An article of the FAQ, as customers get it. */
export type FaqArticle = FaqSuggestionsQuery['faqSuggestions'][number];

/** Maximum length of a question in characters. */
const LONGEST = 1000;

/** The FAQ of a topic, for a customer who may have a session. */
export class Faq {
  constructor(
    private readonly client: ParleyClient,
    private readonly topicId: string,
    private readonly chatSessionId: string,
  ) {}

  /** Articles that may answer a question, the best first. */
  async suggestions(question: string, language: string): Promise<readonly FaqArticle[]> {
    const text = [...question].slice(0, LONGEST).join('');
    return (await this.client.query(FaqSuggestionsDocument, { topicId: this.topicId, text, language })).faqSuggestions;
  }

  /** Goes on to the queue, unless the service asks whether articles helped: then it has no article for the question. */
  async begin(messages: readonly { notice: { kind: string } | null }[]): Promise<void> {
    if (!messages.some(({ notice }) => notice?.kind === 'FAQ_QUESTION')) await this.answer(false);
  }

  /** Says whether the FAQ helped, and the article that the customer has read. The session changes by an event. */
  async answer(helped: boolean, faqEntryId?: string): Promise<void> {
    const { chatSessionId } = this;
    const answer = helped ? 'HELPED' : 'DID_NOT_HELP';
    accepted((await this.client.mutate(AnswerFaqDocument, { chatSessionId, answer, faqEntryId: faqEntryId ?? null })).answerFaq);
  }
}
