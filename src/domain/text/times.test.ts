import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnZone,
  elapsedSeconds,
  formatDuration,
  isoUtc,
  readTimeStyle,
  TIME_STYLES,
  timeApart,
  timeText,
} from './times';

describe('dates', () => {
  test.each([
    [0, '0 s'],
    [45, '45 s'],
    [900, '15 min'],
    [3600, '1 h'],
    [3605, '1 h'],
    [5400, '1 h 30 min'],
    [86_400, '24 h'],
    [90_000, '1 d 1 h'],
    [61, '1 min 1 s'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });

  test('time that has passed is never less than nothing', () => {
    expect([elapsedSeconds(1000, 3999), elapsedSeconds(3999, 1000)]).toEqual([2, 0]);
  });
});

describe('time style', () => {
  const winter = Date.UTC(2019, 0, 4, 10, 11, 59);
  const summer = Date.UTC(2019, 6, 4, 2, 5);
  const timeZone = 'America/New_York';

  test('absolute times, in UTC and in the reader’s zone', () => {
    expect(timeText(winter, { style: 'utc', now: 0, timeZone })).toBe('2019-01-04 10:11');
    expect(timeText(winter, { style: 'utc', now: 0, zone: true, timeZone })).toBe('2019-01-04 10:11 UTC');
    expect(timeText(winter, { style: 'local', now: 0, timeZone })).toBe('2019-01-04 05:11');
    expect(timeText(winter, { style: 'local', now: 0, zone: true, timeZone })).toBe('2019-01-04 05:11 EST');
    expect(timeText(summer, { style: 'local', now: 0, zone: true, timeZone })).toBe('2019-07-03 22:05 EDT');
  });

  test.each([
    [0, 'this minute'],
    [59_000, 'this minute'],
    [90_000, '1 minute ago'],
    [3 * 3_600_000, '3 hours ago'],
    [86_400_000, 'yesterday'],
    [45 * 86_400_000, 'last month'],
    [800 * 86_400_000, '2 years ago'],
    [-7_200_000, 'in 2 hours'],
  ])('%i milliseconds before now is %s', (before, text) => {
    expect(timeText(winter - before, { style: 'relative', now: winter })).toBe(text);
  });

  test('in UTC it is ISO 8601 to the minute', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2015-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = isoUtc(date.getTime()) ?? '';
          expect(timeText(date.getTime(), { style: 'utc', now: 0 })).toBe(iso.slice(0, 16).replace('T', ' '));
        },
      ),
    );
  });

  test('of a year that ISO 8601 writes with a sign it has none', () => {
    expect(timeText(253_402_300_800_000, { style: 'utc', now: 0, zone: true })).toBe('10000-01-01 00:00 UTC');
  });

  test('what machines read has every instant that there is, and nothing for others', () => {
    expect(isoUtc(-1)).toBe('1969-12-31T23:59:59.999Z');
    expect(isoUtc(253_402_300_800_000)).toBe('+010000-01-01T00:00:00.000Z');
    expect(isoUtc(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
    for (const at of [8.64e15 + 1, -8.64e15 - 1, Infinity, Number.NaN]) expect(isoUtc(at)).toBeUndefined();
  });

  test('a column names the zone, where times have one', () => {
    expect(columnZone('utc', timeZone)).toBe('UTC');
    expect(columnZone('local', timeZone)).toBe('ET');
    expect(columnZone('relative', timeZone)).toBeUndefined();
  });

  test('a kept choice is read whatever it is', () => {
    for (const style of TIME_STYLES) expect(readTimeStyle(style)).toBe(style);
    expect(readTimeStyle(null)).toBe('utc');
    expect(readTimeStyle('{}')).toBe('utc');
  });
});

test('how far apart two moments are, in a unit of which there are at least two', () => {
  const apart = (from: string, to: string) => timeApart(Date.parse(to) - Date.parse(from));
  expect(apart('2026-05-09T02:00Z', '2026-05-09T05:00Z')).toEqual({ unit: 'hour', count: 3 });
  expect(apart('2026-05-09T02:00Z', '2026-05-16T02:00Z')).toEqual({ unit: 'day', count: 7 });
  expect(apart('2025-11-15T02:00Z', '2026-05-16T02:00Z')).toEqual({ unit: 'month', count: 6 });
  expect(apart('2019-03-09T02:00Z', '2026-05-16T02:00Z')).toEqual({ unit: 'year', count: 7 });
});
