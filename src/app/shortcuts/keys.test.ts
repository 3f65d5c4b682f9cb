import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BINDINGS, type Pending, readKey, SEQUENCE_TIME, type Shortcut } from './keys';

/** Presses keys one after the other, `apart` milliseconds from each other. */
function press(keys: readonly string[], apart = 100): Shortcut[] {
  let pending: Pending | undefined;
  const done: Shortcut[] = [];
  for (const [index, key] of keys.entries()) {
    const read = readKey(pending, key, index * apart);
    pending = read.pending;
    if (read.shortcut) done.push(read.shortcut);
  }
  return done;
}

test('every shortcut is reached by its keys', () => {
  for (const { shortcut, keys } of BINDINGS) expect(press(keys)).toEqual([shortcut]);
});

test('no shortcut hides another', () => {
  const texts = BINDINGS.map(({ keys }) => keys.join(' '));
  for (const text of texts)
    expect(texts.filter((other) => other === text || other.startsWith(`${text} `))).toEqual([text]);
});

test('a second key that comes too late, or does not fit, begins anew', () => {
  expect(press(['g', 't'], SEQUENCE_TIME)).toEqual(['templates']);
  expect(press(['g', 't'], SEQUENCE_TIME + 1)).toEqual([]);
  expect(press(['g', 'j'])).toEqual(['next-row']);
  expect(press(['g', 'g', 'r'])).toEqual(['runs']);
  expect(press(['t'])).toEqual([]);
});

test('whatever is pressed, a shortcut is always within reach', () => {
  const key = fc.oneof(fc.constantFrom('g', 't', 'r', 'j', '/', 'Enter', 'Shift'), fc.string());
  fc.assert(
    fc.property(fc.array(key), fc.constantFrom(...BINDINGS), (before, { shortcut, keys }) => {
      // An unfinished `g` may turn a lone first key into another shortcut; a key that means nothing ends it.
      expect(press([...before, 'Escape', ...keys]).at(-1)).toBe(shortcut);
    }),
  );
});
