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
import { readRunsView, readTemplatesView } from '../../src/domain/address/list-views';

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

test('whatever a query says, a view comes of it, and no text without an end', () => {
  const query = fc.array(
    fc.tuple(fc.oneof(fc.constantFrom('name', 'status', 'template', 'open'), part), part),
  );
  fc.assert(
    fc.property(query, (pairs) => {
      const search = new URLSearchParams(pairs);
      for (const view of [readRunsView(search), readTemplatesView(search)])
        for (const text of Object.values(view))
          if (typeof text === 'string') expect(text.length).toBeLessThanOrEqual(300);
    }),
    { numRuns: RUNS },
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
