/** Varieties that count as one language, as they do for the service. */
const ALIASES: Record<string, string> = { no: 'nb', nn: 'nb' };

/** Name of a language by its BCP 47 tag. The tag itself if the browser has no name for it. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Whether two tags stand for the same language, such as de and de-AT. */
export function isSameLanguage(one: string, other: string): boolean {
  return baseOf(one) === baseOf(other);
}

function baseOf(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return ALIASES[base] ?? base;
}
