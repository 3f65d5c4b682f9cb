import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration } from '../text/times';
import { endOfDay, notBefore, readDay, readDuration, readKey, readSeconds, startOfDay } from './query-string';

test('a day is one of the calendar, and no other text', () => {
  expect(readDay(' 2026-05-01 ')).toBe('2026-05-01');
  for (const text of ['2026-02-30', '2026-13-01', '2026-5-1', '20260501', 'yesterday', '', '0-0-0'])
    expect(readDay(text)).toBeUndefined();
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(readDay(day)).toBe(day);
      expect(startOfDay(day)).toBeLessThanOrEqual(date.getTime());
      expect(endOfDay(day)).toBeGreaterThanOrEqual(date.getTime());
    }),
  );
});

test('a day begins with its first millisecond and ends with its last', () => {
  expect(startOfDay('2026-05-01')).toBe(1_777_593_600_000);
  expect(endOfDay('2026-05-01')).toBe(1_777_679_999_999);
});

test('the ends of a range are in it, and the shortest and longest durations of the service', () => {
  expect([notBefore('2026-05-01', '2026-05-01'), notBefore(3, 3), notBefore(3, 2)]).toEqual([
    '2026-05-01',
    3,
    undefined,
  ]);
  expect(['179', '180', '86400', '86401'].map(readSeconds)).toEqual([undefined, 180, 86_400, undefined]);
});

test('a key counts by the characters that it is shown with', () => {
  const read = (key: string) => readKey(new URLSearchParams([['reason', key]]), 'reason');
  expect(read('a'.repeat(200))).toHaveLength(200);
  expect(read('a'.repeat(201))).toBeUndefined();
  expect(read('\u202E'.repeat(25))).toBe('⟨U+202E⟩'.repeat(25));
  expect(read('\u202E'.repeat(26))).toBeUndefined();
});

test('a duration is read as people type it, within what the service can filter by', () => {
  expect(readDuration('1 h')).toBe(3600);
  expect(readDuration('90min')).toBe(5400);
  expect(readDuration('1 hour 30 minutes')).toBe(5400);
  for (const text of ['', '1', 'h', '25 h', '1 min', '1 h now', '-1 h'])
    expect(readDuration(text)).toBeUndefined();
});

test('what is shown of a duration of whole minutes can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 1440 }), (minutes) => {
      expect(readDuration(formatDuration(minutes * 60))).toBe(minutes * 60);
    }),
  );
});

test('any text is read without an error, and seconds have one way of being written', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => [readDay(text), readDuration(text)]).not.toThrow();
      const seconds = readSeconds(text);
      if (seconds !== undefined) expect(String(seconds)).toBe(text);
    }),
  );
  expect(readSeconds('0900')).toBeUndefined();
  expect(readSeconds('86401')).toBeUndefined();
});
