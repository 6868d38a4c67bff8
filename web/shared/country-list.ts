import type { ParleyClient } from './client';
import { countriesIn, countryName } from './countries';
import { CountriesDocument } from './gql/countries/graphql';

/** The ids and names of the countries that a customer can choose: those of the service, or those of ISO 3166 if it has none. */
export async function countryChoices(client: ParleyClient, language: string): Promise<readonly [id: number, name: string][]> {
  const { countries } = await client.query(CountriesDocument, { language });
  if (!countries.length) return countriesIn(language);
  return countries.flatMap(({ countryId, name, deleted }) => (deleted ? [] : [[countryId, name] as [number, string]]));
}

/** Names a country by its id. */
type Names = (id: number) => string | undefined;

/** The names by language, so that a page reads them once. */
const named = new Map<string, Promise<Names>>();

/** Returns a function that names a country by its id, as the service does, or as ISO 3166 does if the service has no countries. */
export function countryNames(client: ParleyClient, language: string): Promise<Names> {
  const names = named.get(language) ?? readNames(client, language);
  named.set(language, names);
  names.catch(() => named.delete(language));
  return names;
}

async function readNames(client: ParleyClient, language: string): Promise<Names> {
  const { countries } = await client.query(CountriesDocument, { language });
  if (!countries.length) return id => countryName(id, language);
  const names = new Map(countries.map(({ countryId, name }) => [countryId, name]));
  return id => names.get(id);
}
