import { expect, test } from 'vitest';
import { parseConfig } from '../../config/config';
import type { CachedName } from '../../inspector/queries/cached-names';
import { paletteGroups } from './options';

const here = { region: 'us-west-2', account: '123456789012' };
const config = parseConfig({
  issuer: 'https://sign-in.example.org',
  clientId: 'console',
  accounts: [
    {
      id: here.account,
      identityPoolId: 'us-west-2:00000000-0000-0000-0000-000000000000',
      regions: [here.region],
    },
  ],
});
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
