import { countryName } from '../shared/countries';

/** English, in the way of the reader's country if the browser is set to English. */
const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en-GB';

const count = new Intl.NumberFormat(LOCALE);
const decimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
const percentWithSign = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const dates = new Map<string, Intl.DateTimeFormat>();

/** How a figure is shown. */
export type Unit = 'count' | 'seconds' | 'share' | 'rating' | 'decimal' | 'hours';

/** A figure as text. Null is a dash. */
export function figure(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return '–';
  switch (unit) {
    case 'count':
      return count.format(value);
    case 'seconds':
      return duration(value);
    case 'share':
      return percent.format(value);
    case 'hours':
      return `${decimal.format(value / 3600)} h`;
    case 'rating':
    case 'decimal':
      return decimal.format(value);
  }
}

/** A duration in seconds: "42s", "3m 05s", "1h 04m" or "2d 3h". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${two(whole % 60)}s`;
  if (whole < 86_400) return `${Math.floor(whole / 3600)}h ${two(Math.floor((whole % 3600) / 60))}m`;
  return `${Math.floor(whole / 86_400)}d ${Math.floor((whole % 86_400) / 3600)}h`;
}

/** Time since then as a clock shows it: "4:05" or "1:04:05". */
export function ticking(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** Change of a figure against the one before: "+12 %". Null if there is nothing to compare. */
export function change(value: number | null | undefined, previous: number | null | undefined): number | null {
  if (value === null || value === undefined || !previous) return null;
  return (value - previous) / previous;
}

export function signedPercent(share: number): string {
  return percentWithSign.format(share);
}

/** A difference of shares in percentage points: "-3 pts". */
export function signedPoints(difference: number): string {
  return `${signedPercent(difference).replace('%', '')} pts`;
}

/** A date or a time in a time zone. */
export function date(at: Date | string, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = zone + JSON.stringify(options);
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
    dates.set(key, format);
  }
  return format.format(new Date(at));
}

export function dateTime(at: Date | string, zone: string): string {
  return date(at, zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** "16–22 Nov 2026", for a first and a last day. */
export function days(first: string, last: string): string {
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return format.formatRange(new Date(first), new Date(last));
}

let nameOfCountry = (id: number): string | undefined => countryName(id, 'en');

/** Takes the names of countries that the service has. */
export function nameCountries(names: typeof nameOfCountry): void {
  nameOfCountry = names;
}

/** Name of a country by its id. */
export function country(id: number | null): string {
  return id === null ? 'No country' : (nameOfCountry(id) ?? `Country ${id}`);
}

/** An enum value as words: "CLOSED_FROM_QUEUE" is "Closed from queue". */
export function words(value: string): string {
  const text = value.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
