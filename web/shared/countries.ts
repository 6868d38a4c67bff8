/** Numbers of ISO 3166 that have been replaced by those of successors. */
const REPLACED = new Set([172, 200, 230, 249, 278, 280, 530, 532, 536, 582, 720, 736, 810, 830, 886, 890, 891]);
const LAST = 894;

/** Name of a country by its ISO 3166 number. Undefined if there is no such country. */
export function countryName(id: number, language: string): string | undefined {
  try {
    const region = new Intl.Locale(`und-${String(id).padStart(3, '0')}`).region;
    return region && /^[A-Z]{2}$/.test(region) && region !== 'ZZ' ? new Intl.DisplayNames(language, { type: 'region' }).of(region) : undefined;
  } catch {
    return undefined;
  }
}

/** The numbers and names of all countries of ISO 3166, in the order of the language. */
export function countriesIn(language: string): [id: number, name: string][] {
  const countries: [number, string][] = [];
  for (let id = 1; id <= LAST; id++) {
    const name = REPLACED.has(id) ? undefined : countryName(id, language);
    if (name) countries.push([id, name]);
  }
  return countries.sort(([, one], [, other]) => one.localeCompare(other, language));
}
