import { Misfit } from './misfit';
import type { Reader } from './readers';

/** 9999-12-31T23:59:59Z in seconds: what is larger was saved in milliseconds. */
const LAST_SECOND = 253_402_300_799;
const DATE =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)$/i;
const SECONDS = /^\d{1,12}(?:\.\d{1,9})?$/;

function fromSeconds(seconds: number, path: string): number {
  if (seconds >= 0 && seconds <= LAST_SECOND) return Math.round(seconds * 1000);
  throw new Misfit(path, 'must be a time in seconds since 1970');
}

function offsetMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function fromDate(value: string, path: string): number {
  const found = DATE.exec(value.trim());
  if (!found)
    throw new Misfit(
      path,
      'must be a time: seconds since 1970, or a date with its zone such as 2019-03-04T10:11:12Z or 2019-03-04 10:11:12+00:00',
    );
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone = 'Z'] = found;
  const fields = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = fields;
  const local = Date.UTC(y, m - 1, d, h, min, s);
  const back = new Date(local);
  // Date.UTC carries 30 February over into March; such a date is none.
  const real =
    back.getUTCFullYear() === y &&
    back.getUTCMonth() === m - 1 &&
    back.getUTCDate() === d &&
    back.getUTCHours() === h &&
    back.getUTCMinutes() === min &&
    back.getUTCSeconds() === s;
  const offset = offsetMinutes(zone);
  if (!real || Math.abs(offset) > 14 * 60) throw new Misfit(path, 'is not a date of the calendar');
  const at = local - offset * 60_000 + Math.round(Number(`0.${fraction}`) * 1000);
  return fromSeconds(at / 1000, path);
}

/**
 * A point in time in milliseconds, from every form that AWS's tools print: a number of seconds (CLI 1), a number in
 * quotes, an ISO date (CLI 2), or Python's `2019-03-04 10:11:12+00:00`. A date without its zone is refused.
 */
export const instant: Reader<number> = (value, path) => {
  if (typeof value === 'number') return fromSeconds(value, path);
  if (typeof value !== 'string') throw new Misfit(path, 'must be a time');
  return SECONDS.test(value) ? fromSeconds(Number(value), path) : fromDate(value, path);
};

/** The same as the wire has it: epoch seconds with a fraction. */
export const wireInstant: Reader<number> = (value, path) => instant(value, path) / 1000;
