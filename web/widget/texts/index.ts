import { en, type Texts } from './en';

export type { Texts } from './en';

/** The languages besides English, which is always there. */
const LANGUAGES: Record<string, () => Promise<Texts>> = {
  nb: async () => (await import('./nb')).nb,
  no: async () => (await import('./nb')).nb,
  nn: async () => (await import('./nb')).nb,
  sv: async () => (await import('./sv')).sv,
  da: async () => (await import('./da')).da,
  fi: async () => (await import('./fi')).fi,
  de: async () => (await import('./de')).de,
  fr: async () => (await import('./fr')).fr,
  nl: async () => (await import('./nl')).nl,
};

/** The texts in the first of the wanted languages that exists, and that language. */
export async function textsIn(wanted: readonly string[]): Promise<{ language: string; texts: Texts }> {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (language === 'en') break;
    const load = LANGUAGES[language];
    if (load) return { language, texts: await load() };
  }
  return { language: 'en', texts: en };
}

/** The reader's variant of a language, such as "en-GB" for "en": times and numbers are written as the reader is used to. */
export function variantOf(language: string): string {
  return navigator.languages.find(tag => tag.toLowerCase().startsWith(language)) ?? language;
}

/** The text with its placeholders filled in. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
