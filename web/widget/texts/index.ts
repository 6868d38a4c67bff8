import type { Texts } from './en';

export type { Texts } from './en';

const english = async () => (await import('./en')).en;
const norwegian = async () => (await import('./nb')).nb;

/** The languages. Each is loaded when it is needed. */
const LANGUAGES: Record<string, () => Promise<Texts>> = {
  en: english,
  nb: norwegian,
  no: norwegian,
  nn: norwegian,
  sv: async () => (await import('./sv')).sv,
  da: async () => (await import('./da')).da,
  fi: async () => (await import('./fi')).fi,
  de: async () => (await import('./de')).de,
  fr: async () => (await import('./fr')).fr,
  nl: async () => (await import('./nl')).nl,
};

/** The texts in the first of the wanted languages that exists, or else in English, and that language. */
export async function textsIn(wanted: readonly string[]): Promise<{ language: string; texts: Texts }> {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    const load = LANGUAGES[language];
    if (load) return { language, texts: await load() };
  }
  return { language: 'en', texts: await english() };
}

/** The reader's variant of a language, such as "en-GB" for "en": times and numbers are written as the reader is used to. */
export function variantOf(language: string): string {
  return navigator.languages.find(tag => tag.toLowerCase().startsWith(language)) ?? language;
}

/** The text with its placeholders filled in. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
