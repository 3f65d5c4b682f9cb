// @vitest-environment happy-dom
import fc from 'fast-check';
import { matchPath } from 'react-router';
import { expect, test } from 'vitest';
import {
  paths,
  readAccountPlace,
  readInstancePlace,
  readRunPlace,
  readTemplatePlace,
} from '../../src/domain/address/paths';
import { parseReturnTarget } from '../../src/auth/open-id-client';
import {
  readRunsView,
  readTemplatesView,
  runsParameters,
  templatesParameters,
} from '../../src/domain/address/list-views';
import {
  coverageSearch,
  readAllAccountsView,
  readInstancesView,
} from '../../src/domain/address/coverage-views';
import { readPreviewToken } from '../../src/domain/address/query-string';
import { readChangesView, readExclusionsView, readLookView } from '../../src/domain/address/run-views';

const RUNS = 10_000;

const part = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'us-west-2',
    'us-west-2\u200B',
    '123456789012',
    '123456789012\n',
    '１２３４５６７８９０１２',
    '0-0kFIPusq',
    '0-4r1V2mAw',
    '0-MKkpXXPE/..',
    '..',
    '.',
    '%2e%2e',
    '%2F',
    '%00',
    '%',
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    '//evil.example',
    'https://evil.example/',
    '\\evil.example',
    'x'.repeat(5000),
  ),
);
const parameters = fc.record(
  { region: part, account: part, targetId: part, templateId: part, runId: part, instanceId: part },
  { requiredKeys: [] },
);

/** A place is made of words that need no escaping, so the address made of it is the address that it was read from. */
const PLAIN = /^\/[a-z]{2}(?:-[a-z]+)+-\d\/\d{12}\/[\w/.-]+$/;

test('whatever an address names, it is a place of the right form, or said to be none', () => {
  fc.assert(
    fc.property(parameters, (raw) => {
      const account = readAccountPlace(raw);
      if (!('bad' in account)) expect(paths.runs(account)).toMatch(PLAIN);
      const template = readTemplatePlace(raw);
      if (!('bad' in template)) expect(paths.template(template)).toMatch(PLAIN);
      const run = readRunPlace(raw);
      if (!('bad' in run)) expect(paths.exclusions(run)).toMatch(PLAIN);
      const instance = readInstancePlace(raw);
      if (!('bad' in instance)) expect(paths.instance(instance, instance.instanceId)).not.toContain('//');
    }),
    { numRuns: RUNS },
  );
});

/** What `docs/url-contract.md` lets each parameter be; what is none of it is as if it were not there. */
const CONTRACT: Readonly<Record<string, RegExp>> = {
  name: /^(?:[^*]{1,138}|(?=[^]*\*)[^]{1,140})$/,
  target: /^0-[0-9A-Za-z]{8}$/,
  open: /^0-[0-9A-Za-z]{8}$/,
  with: /^0-[0-9A-Za-z]{8}$/,
  package: /^\d{12}\/0-[0-9A-Za-z]{8}$/,
  template: /^0-[0-9A-Za-z]{8}\/0-[0-9A-Za-z]{8}$/,
  shortest: /^[1-9]\d{2,4}$/,
  longest: /^[1-9]\d{2,4}$/,
  least: /^\d{1,7}$/,
  most: /^\d{1,7}$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
  status: /^(?:completed|completed-with-errors|in-progress|not-completed)$/,
  reason: /^[^]{1,200}$/,
  find: /^[^]{1,200}$/,
  type: /^[^]{1,200}$/,
  item: /^[^]{1,200}$/,
  new: /^[^]{1,200}$/,
  group: /^(?:instance|package)$/,
  sort: /^-?[a-z-]{1,20}$/i,
  data: /^(?:recorded|simulated)$/,
  token: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  runs: /^(?:[1-9]\d?|1\d\d|200)$/,
};

/** Every parameter as the console's readers read it, before anything of it is shown or sent. */
function readAll(search: URLSearchParams): Readonly<Record<string, string | readonly string[] | undefined>> {
  const changes = readChangesView(search);
  const exclusions = readExclusionsView(search);
  const instances = readInstancesView(search);
  return {
    ...templatesParameters(readTemplatesView(search)),
    ...runsParameters(readRunsView(search)),
    ...Object.fromEntries(
      new URLSearchParams(coverageSearch({ ...instances, ...readAllAccountsView(search) })),
    ),
    with: changes.compareWith,
    new: changes.open.new,
    type: exclusions.types,
    item: exclusions.items,
    group: exclusions.group,
    find: exclusions.find,
    token: readPreviewToken(search),
    runs: readLookView(search).runs?.toString(),
  };
}

test('whatever a query says, each parameter is read as the contract says, or is not there', () => {
  const values = fc.oneof(
    part,
    fc.constantFrom(
      '\u202E'.repeat(40),
      '\u202E'.repeat(200),
      'a'.repeat(139),
      'a'.repeat(200),
      'a'.repeat(201),
    ),
    fc.constantFrom('12345678-90ab-cdef-1234-567890abcdef', '2019-02-30', '2019-03-04', '900', '0900', '1e3'),
    fc.constantFrom(
      '0-4r1V2mAw',
      '0-0kFIPusq/0-4r1V2mAw',
      '758058086616/0-9hgA516p',
      'completed',
      '-name',
      '250',
    ),
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...Object.keys(CONTRACT)), values));
  fc.assert(
    fc.property(query, (pairs) => {
      for (const [name, read] of Object.entries(readAll(new URLSearchParams(pairs))))
        for (const value of [read].flat()) {
          if (value === undefined || name === 'show') continue;
          expect(`${name}=${value}`).toMatch(new RegExp(`^${name}=${CONTRACT[name]?.source.slice(1)}`));
        }
    }),
    { numRuns: RUNS / 4 },
  );
});

test('wherever a sign-in is to lead, it leads to a path of this origin', () => {
  const target = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`);
  fc.assert(
    fc.property(fc.oneof(part, target), (text) => {
      const path = parseReturnTarget(text);
      expect(new URL(path, 'https://console.example').origin).toBe('https://console.example');
      expect(matchPath('/callback', path.split(/[?#]/)[0] ?? '')).toBeNull();
    }),
    { numRuns: RUNS },
  );
});
