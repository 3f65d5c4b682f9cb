import { expect, test } from 'vitest';
import { asksForInstances, nothingFor, paletteGroups } from './options';
import { consoleConfig } from '../../../tests/support/console-config';
import type { SavedView } from '../../domain/address/saved-views';
import type { CachedName } from '../../inspector/queries/find-by-name';

const here = { region: 'us-west-2', account: '123456789012' };
const at = { pathname: '/', search: '' };
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
  const [group] = paletteGroups('week 4999', { config, here, at, recent: [], runs, templates: [] });
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
    paletteGroups(query, { config, here, at, recent: [], runs: [], templates: [] }).map(({ title }) => title);
  expect(titlesFor('x'.repeat(138))).toHaveLength(1);
  expect(titlesFor('x'.repeat(139))).toEqual([]);
});

test('an instance is found by its name, a run by its id', () => {
  const place = { ...here, instanceId: 'i-05d63b2c2cd80e506' };
  const instances = [
    { place, text: 'i-05d63b2c2cd80e506 web-prod-044 ip-10-0-0-1', label: 'web-prod-044', type: 't3.large' },
  ];
  const runs = [{ arn: `${TEMPLATE}/run/0-5PsFUbfs`, name: 'weekly' }];
  const found = (query: string) =>
    paletteGroups(query, { config, here, at, recent: [], runs, templates: [], instances })
      .flatMap(({ options }) => options)
      .map(({ label, path }) => [label, path]);
  const path = `/us-west-2/${here.account}/instances/i-05d63b2c2cd80e506`;
  expect(found('prod-044')[0]).toEqual(['web-prod-044', path]);
  expect(found('10-0-0-1')[0]).toEqual(['web-prod-044', path]);
  expect(found('web-prod').at(-1)).toEqual([
    'Instances that are known by “web-prod”',
    `/us-west-2/${here.account}/instances?find=web-prod`,
  ]);
  expect(found('0-5PsFUbfs')[0]?.[0]).toBe('weekly');
});

test('of many instances the first by name are offered, and that there are more is said', () => {
  const instances = [10, 9, 8, 2, 1, 7, 6, 5].map((index) => ({
    place: { ...here, instanceId: `i-0000000${100 - index}` },
    text: `i-0000000${100 - index} web-${index}`,
    label: `web-${index}`,
    type: undefined,
  }));
  const sources = { config, here, at, recent: [], runs: [], templates: [], instances };
  const [some] = paletteGroups('web', sources);
  expect(some?.title).toBe('Instances: the first 6 by name; there are more');
  expect(some?.options.map(({ label }) => label)).toEqual([
    'web-1',
    'web-2',
    'web-5',
    'web-6',
    'web-7',
    'web-8',
  ]);
  expect(paletteGroups('web-1', sources)[0]?.title).toBe('Instances');
});

test('before anything is typed the pages of where the reader is are offered', () => {
  const many = consoleConfig({ [here.account]: [here.region], ['9'.repeat(12)]: ['us-west-2'] });
  const groups = paletteGroups('', { config: many, here, at, recent: [], runs: [], templates: [] });
  const home = `/us-west-2/${here.account}`;
  expect(groups[0]?.options.slice(0, 6).map(({ path }) => path)).toEqual([
    `${home}/overview`,
    `${home}/templates`,
    `${home}/runs`,
    `${home}/instances`,
    `${home}/about`,
    '/accounts',
  ]);
});

test('what leads nowhere is named as it is, and what cannot be seen in it too', () => {
  expect(nothingFor(' 0-AAAAAAAA ')).toMatch(/^No loaded run or template has the id 0-AAAAAAAA\./);
  expect(nothingFor('arn:aws:s3:::bucket\u202e')).toMatch(
    /^“arn:aws:s3:::bucket⟨U\+202E⟩” is not the ARN of/,
  );
  expect(nothingFor('nothing')).toBe('Nothing fits.');
  for (const query of ['0-AAAAAAAA', 'arn:aws:s3:::bucket'])
    expect(paletteGroups(query, { config, here, at, recent: [], runs: [], templates: [] })).toEqual([]);
});

test('the last places of each account are offered, those of where the reader is first, and no more than can be asked for', () => {
  const accounts = ['1', '2', '3', '4'].map((digit) => digit.repeat(12));
  const many = consoleConfig(Object.fromEntries(accounts.map((id) => [id, ['us-west-2']])));
  const recent = accounts.flatMap((account) =>
    Array.from(
      { length: 5 },
      (_, index) =>
        ({
          kind: 'run',
          place: {
            region: 'us-west-2',
            account,
            targetId: '0-0kFIPusq',
            templateId: '0-4r1V2mAw',
            runId: `0-0000000${index}`,
          },
        }) as const,
    ),
  );
  const groupsFor = (query: string) =>
    paletteGroups(query, {
      config: many,
      here: { region: 'us-west-2', account: '2'.repeat(12) },
      at,
      recent,
      runs: [],
      templates: [],
    }).filter(({ options }) => options.some((option) => option.recent));
  expect(
    groupsFor('').map(({ options }) => [options.length, options[0]?.path.split('/')[2]?.slice(0, 1)]),
  ).toEqual([
    [5, '2'],
    [5, '1'],
    [5, '3'],
  ]);
  // Those of any other account are found by its name or id.
  expect(groupsFor('44444').map(({ options }) => options.map(({ label }) => label))).toEqual([
    ['0-00000000', '0-00000001', '0-00000002', '0-00000003', '0-00000004'],
  ]);
  expect(groupsFor('nothing of the kind')).toEqual([]);
});

test('saved views lead to where the reader is, and those of one place there', () => {
  const run = `/us-west-2/${here.account}/runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs`;
  const views: readonly SavedView[] = [
    { kind: 'runs', name: 'Weekly of web', search: '?template=0-a%2F0-b', place: here },
    { kind: 'runs', name: 'Elsewhere', search: '?target=0-a', place: { ...here, account: '999999999999' } },
    { kind: 'instances', name: 'Never checked', search: '?show=never' },
    { kind: 'exclusions', name: 'By group', search: '?group=asg' },
  ];
  const found = (query: string, pathname: string) =>
    paletteGroups(query, {
      config,
      here,
      at: { pathname, search: '' },
      recent: [],
      runs: [],
      templates: [],
      views,
    })
      .filter(({ title }) => title === 'Saved views')
      .flatMap(({ options }) => options.map(({ label, path }) => [label, path]));
  const home = `/us-west-2/${here.account}`;
  expect(found('', home)).toEqual([
    ['Never checked', `${home}/instances?show=never`],
    ['Weekly of web', `${home}/runs?template=0-a%2F0-b`],
  ]);
  expect(found('by group', home)).toEqual([]);
  expect(found('by group', `${run}/exclusions`)).toEqual([['By group', `${run}/exclusions?group=asg`]]);
  expect(found('view of instances', home)).toEqual([['Never checked', `${home}/instances?show=never`]]);
});

test('instances are asked for by parts of names, not by what leads to a place, nor by ids of runs', () => {
  for (const text of ['web', ' t3.large ', 'i-05d6']) expect(asksForInstances(text, here), text).toBe(true);
  for (const text of ['', 'w', ' w ', '0-5PsFUbfs', 'arn:aws:s3:::x', 'i-05d63b2c2cd80e506', 'x'.repeat(201)])
    expect(asksForInstances(text, here), text).toBe(false);
});
