import { ParleyClient } from '../shared/client';
import { countryChoices } from '../shared/country-list';
import { backOff } from '../shared/retry';

/** The countries that a customer can choose, in a language. It is loaded when a form asks for the country, which can't be sent without one. */
export async function countriesFor(language: string): Promise<readonly [id: number, name: string][]> {
  const client = new ParleyClient({ url: new URL('/graphql', location.href).href });
  for (let failures = 0; ; failures++) {
    try {
      return await countryChoices(client, language);
    } catch {
      await backOff(failures);
    }
  }
}
