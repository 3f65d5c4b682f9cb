import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bestFits, fits, nothingFor, paletteGroups } from './options';
import { consoleConfig } from '../../../tests/support/console-config';
import type { CachedName } from '../../inspector/queries/cached-names';

const here = { region: 'us-west-2', account: '123456789012' };
const config = consoleConfig();
const TEMPLATE = `arn:aws:inspector:us-west-2:${here.account}:target/0-0kFIPusq/template/0-4r1V2mAw`;

test('of the loaded runs only those that are offered are looked into', () => {
  let read = 0;
  const runs = Array.from({ length: 50_000 }, (_, index): CachedName => ({
    get arn() {
      read += 1;
      return `${TEMPLATE}/run/0-${String(index).padStart(8, '0')}`;
    },
    name: `weekly ${index}`,
  }));
  const [group] = paletteGroups('week 4999', { config, here, recent: [], runs, templates: [] });
  expect(group?.options.map(({ label, path }) => [label, path])).toEqual(
    [4999, 14_999, 24_999, 34_999, 44_999, 49_990].map((index) => [
      `weekly ${index}`,
      `/us-west-2/${here.account}/runs/0-0kFIPusq/0-4r1V2mAw/0-${String(index).padStart(8, '0')}/exclusions`,
    ]),
  );
  expect(read).toBe(6);
});

test('a name that is longer than the service can be asked for is not offered as a filter', () => {
  const titlesFor = (query: string) =>
    paletteGroups(query, { config, here, recent: [], runs: [], templates: [] }).map(({ title }) => title);
  expect(titlesFor('x'.repeat(138))).toHaveLength(1);
  expect(titlesFor('x'.repeat(139))).toEqual([]);
});

test('an instance is found by its name, a run by its id', () => {
  const place = { ...here, instanceId: 'i-05d63b2c2cd80e506' };
  const instances = [{ place, text: 'i-05d63b2c2cd80e506 web-prod-044 ip-10-0-0-1', label: 'web-prod-044' }];
  const runs = [{ arn: `${TEMPLATE}/run/0-5PsFUbfs`, name: 'weekly' }];
  const found = (query: string) =>
    paletteGroups(query, { config, here, recent: [], runs, templates: [], instances })
      .flatMap(({ options }) => options)
      .map(({ label, path }) => [label, path]);
  const path = `/us-west-2/${here.account}/instances/i-05d63b2c2cd80e506`;
  expect(found('prod-044')[0]).toEqual(['web-prod-044', path]);
  expect(found('10-0-0-1')[0]).toEqual(['web-prod-044', path]);
  expect(found('0-5PsFUbfs')[0]?.[0]).toBe('weekly');
});

test('what leads nowhere is named as it is, and what cannot be seen in it too', () => {
  expect(nothingFor(' 0-AAAAAAAA ')).toMatch(/^No loaded run or template has the id 0-AAAAAAAA\./);
  expect(nothingFor('arn:aws:s3:::bucket\u202e')).toMatch(
    /^“arn:aws:s3:::bucket⟨U\+202E⟩” is not the ARN of/,
  );
  expect(nothingFor('nothing')).toBe('Nothing fits.');
  for (const query of ['0-AAAAAAAA', 'arn:aws:s3:::bucket'])
    expect(paletteGroups(query, { config, here, recent: [], runs: [], templates: [] })).toEqual([]);
});

test('of the last places those of the account that the reader is at come first, and few are asked for', () => {
  const other = '210987654321';
  const placeIn = (account: string, at: number) =>
    ({
      kind: 'run',
      place: {
        ...here,
        account,
        targetId: '0-0kFIPusq',
        templateId: '0-4r1V2mAw',
        runId: `0-${String(at).padStart(8, '0')}`,
      },
    }) as const;
  const recent = [0, 1, 2, 3, 4].flatMap((at) => [placeIn(other, at), placeIn(here.account, at)]);
  const [group] = paletteGroups('', { config, here, recent, runs: [], templates: [] });
  expect(group?.options.map(({ path }) => path.split('/')[2])).toEqual([
    ...Array.from({ length: 5 }, () => here.account),
    ...Array.from({ length: 3 }, () => other),
  ]);
});

describe('word search', () => {
  test('every word counts, case and order do not', () => {
    expect(fits('weekly WEB', 'web-prod weekly 2026-05-09')).toBe(true);
    expect(fits('weekly db', 'web-prod weekly 2026-05-09')).toBe(false);
    expect(fits('  ', 'anything')).toBe(true);
  });

  test('what begins with the query comes first', () => {
    const names = ['staging web', 'web-prod', 'db', 'web-test'];
    expect(bestFits('web', names, (name) => name, 2)).toEqual(['web-prod', 'web-test']);
    expect(bestFits('web', names, (name) => name, 9)).toEqual(['web-prod', 'web-test', 'staging web']);
  });

  test('only what fits is found, and nothing twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.string()), fc.nat(20), (query, names, most) => {
        const found = bestFits(query, names, (name) => name, most);
        expect(found).toHaveLength(Math.min(most, names.filter((name) => fits(query, name)).length));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test('they are the first of all that fit, those that begin with the query before the others', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'ab', 'ba', ' ');
    const text = fc.array(word, { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(text), fc.nat(6), (query, names, most) => {
        const all = names.filter((name) => fits(query, name));
        const begins = (name: string): boolean => name.toLowerCase().startsWith(query.trim().toLowerCase());
        expect(bestFits(query, names, (name) => name, most)).toEqual(
          [...all.filter(begins), ...all.filter((name) => !begins(name))].slice(0, most),
        );
      }),
    );
  });

  test('every text is read once, and none once enough begin with the query', () => {
    const textOf = vi.fn<(name: string) => string>((name) => name);
    bestFits('b', ['ab', 'cb', 'ba'], textOf, 2);
    expect(textOf).toHaveBeenCalledTimes(3);
    bestFits('b', ['ba', 'bb', 'bc'], textOf, 2);
    expect(textOf).toHaveBeenCalledTimes(5);
  });
});
