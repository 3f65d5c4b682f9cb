import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createAssessment } from '../assessment/create-assessment';
import type { Services } from '../inspector/operation';
import { openAccount } from '../store/open-account';
import { describeCoverage, describeCoverageInTurns, prepareCoverage } from './describe-coverage';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

function open(example: string): Services {
  const { store, startsAt } = openAccount({
    folder: fileURLToPath(new URL(`../../accounts/${example}`, import.meta.url)),
    dataDirectory: ':memory:',
    reset: false,
    newUuid: () => '00000000-0000-4000-8000-000000000000',
    clock: { now: () => Date.UTC(2026, 4, 21) },
  });
  opened.push(store);
  return {
    store,
    clock: { now: () => startsAt },
    assessment: store.kind === 'simulated' ? createAssessment(store) : undefined,
    pageCap: 500,
    previewMilliseconds: 0,
    newId: () => '0-00000000',
    newToken: () => '00000000-0000-4000-8000-000000000000',
  } as unknown as Services;
}
const asked = (services: Services, input: object = {}) =>
  describeCoverage(
    services,
    {
      region: services.store.regions[0] ?? '',
      accountId: services.store.accountId,
      arn: 'arn:aws:iam::1:user/a',
      allow: ['inspector:*'],
    },
    input,
  );

test('what a recorded account was asked for is kept, for each question by itself', () => {
  const services = open('recorded-example');
  const all = asked(services);
  expect(asked(services)).toBe(all);
  const part = asked(services, { from: 1_546_300_800 });
  expect(part.runs).toBeLessThan(all.runs);
  expect(asked(services, { from: 1_546_300_800 })).toBe(part);
  expect(asked(services)).toBe(all);
});

test('a simulated account is added up anew each time: its runs go on', () => {
  const services = open('example');
  const first = asked(services);
  expect(asked(services)).toEqual(first);
  expect(asked(services)).not.toBe(first);
});

const askedInTurns = (services: Services) =>
  describeCoverageInTurns(
    services,
    {
      region: services.store.regions[0] ?? '',
      accountId: services.store.accountId,
      arn: 'arn:aws:iam::1:user/a',
      allow: ['inspector:*'],
    },
    {},
  );

test('in turns the figures are the same, and who asks for what is being added up waits for that', async () => {
  const services = open('recorded-example');
  const [first, second] = await Promise.all([askedInTurns(services), askedInTurns(services)]);
  expect(second).toBe(first);
  expect(first).toEqual(asked(open('recorded-example')));
  const simulated = open('example');
  expect(await askedInTurns(simulated)).toEqual(asked(simulated));
});

test('who asks while the server still prepares gets the same answer', async () => {
  const services = open('recorded-example');
  let askedMeanwhile: ReturnType<typeof askedInTurns> | undefined;
  await prepareCoverage(services, () => {
    askedMeanwhile ??= askedInTurns(services);
    return Promise.resolve(true);
  });
  expect(await askedMeanwhile).toBe(asked(services));
});

test('a recorded account is prepared while there is time, and not when there is none', async () => {
  const late = open('recorded-example');
  await prepareCoverage(late, () => Promise.resolve(false));
  let turns = 0;
  const services = open('recorded-example');
  await prepareCoverage(services, () => {
    turns += 1;
    return Promise.resolve(true);
  });
  expect(turns).toBeGreaterThanOrEqual(services.store.regions.length);
  expect(asked(services)).toEqual(asked(late));
});
