/** A day of the calendar: 2026-11-27. */
export type Day = string;

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether the browser knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The time zone of the browser. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All time zones by name, with UTC. */
export function allZones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** The day on which a time falls. */
export function dayIn(zone: string, at: Date): Day {
  return wallClock(zone, at).toISOString().slice(0, 10);
}

/** Hour of the day of a time, from 0. */
export function hourIn(zone: string, at: Date): number {
  return wallClock(zone, at).getUTCHours();
}

/** The time at which a day, or an hour of it, begins. If clocks skip it, the first time after. */
export function startOf(zone: string, day: Day, hour = 0): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  let at = wall;
  for (let i = 0; i < 2; i++) at = wall - (wallClock(zone, new Date(at)).getTime() - at);
  return new Date(at);
}

/** The time on another day at which clocks show the same. */
export function sameTimeOn(zone: string, day: Day, at: Date): Date {
  const sinceMidnight = wallClock(zone, at).getTime() % DAY_MS;
  return new Date(startOf(zone, day).getTime() + sinceMidnight);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the month that is so many months after the one of the day. */
export function firstOfMonth(day: Day, months = 0): Day {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** The time that clocks of the zone show, as if it were UTC. */
function wallClock(zone: string, at: Date): Date {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) parts[type] = value;
  const { year, month, day, hour, minute, second } = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${String(at.getUTCMilliseconds()).padStart(3, '0')}Z`);
}
