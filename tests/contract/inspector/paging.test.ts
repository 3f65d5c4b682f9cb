import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Principal, Services } from '../../../emulator/inspector/operation';
import { dispatch } from '../../../emulator/inspector/dispatch';
import { REGION, SIMULATED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

/** Walks through the lists of a real store, in this process: thousands of calls. */
const emulator = smallEmulator({ pageCap: 500 });
let services: Services;
beforeAll(() => {
  ({ services } = emulator);
});

const principal: Principal = { accountId: SIMULATED, region: REGION, arn: 'arn', allow: ['inspector:*'] };
const call = (operation: string, input: object) =>
  dispatch(services, principal, operation, input) as Record<string, unknown>;

const arnOf = (id: number) => `${small.weekly}/run/0-${String(id).padStart(8, 'w')}`;

function putRun(id: number, createdAt: number): void {
  const like = services.store.run(small.runs[0] ?? '');
  if (!like) throw new Error('the small account has this run');
  services.store.putRun({ ...like, arn: arnOf(id), name: `walk ${id}`, createdAt });
}

test('any page size and any runs coming and going: those that stay are seen once, newest first', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(60), { maxLength: 25 }),
      fc.array(fc.record({ add: fc.boolean(), id: fc.nat(60), age: fc.nat(5) }), { maxLength: 15 }),
      fc.integer({ min: 1, max: 7 }),
      (ids, changes, maxResults) => {
        for (let id = 0; id <= 60; id += 1) services.store.deleteRun(arnOf(id));
        // Few different times, so that many runs are of one age.
        for (const id of ids) putRun(id, 1000 + (id % 5));
        const steady = new Set(ids.map(arnOf));
        const left = [...changes];
        const seen: string[] = [];
        let nextToken: unknown;
        do {
          const input = {
            filter: { namePattern: 'walk *' },
            maxResults,
            ...(nextToken !== undefined && { nextToken }),
          };
          const page = call('ListAssessmentRuns', input);
          seen.push(...(page.assessmentRunArns as string[]));
          nextToken = page.nextToken;
          const [change] = left.splice(0, 1);
          if (!change) continue;
          if (change.add && !services.store.run(arnOf(change.id))) putRun(change.id, 1000 + change.age);
          if (!change.add) {
            services.store.deleteRun(arnOf(change.id));
            steady.delete(arnOf(change.id));
          }
        } while (nextToken !== undefined);
        expect([...steady].filter((arn) => !seen.includes(arn))).toEqual([]);
        const once = seen.filter((arn) => steady.has(arn));
        expect(new Set(once).size).toBe(once.length);
        const ages = once.map((arn) => services.store.run(arn)?.createdAt ?? 0);
        expect(ages).toEqual(ages.toSorted((a, b) => b - a));
      },
    ),
    { numRuns: 60 },
  );
});

test('exclusions are walked whole with any page size', () => {
  const item = {
    title: 't',
    description: 'd',
    recommendation: 'r',
    scopes: [{ key: 'INSTANCE_ID', value: 'i' }],
  };
  putRun(99, 1000);
  const arns = Array.from(
    { length: 501 },
    (_, i) => `${arnOf(99)}/exclusion/0-${String(i).padStart(8, '0')}`,
  );
  services.store.putExclusions(
    arnOf(99),
    arns.map((arn) => ({ arn, ...item })),
  );
  for (const maxResults of [1, 99, 100, 167, 500]) {
    const walked: string[] = [];
    let nextToken: unknown;
    do {
      const page = call('ListExclusions', {
        assessmentRunArn: arnOf(99),
        maxResults,
        ...(nextToken !== undefined && { nextToken }),
      });
      walked.push(...(page.exclusionArns as string[]));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(walked).toEqual(arns);
  }
  expect(call('ListExclusions', { assessmentRunArn: arnOf(99) }).exclusionArns).toHaveLength(100);
});

test('with the cap of the model a page of exclusions has a hundred at most', () => {
  services = { ...services, pageCap: 100 };
  const page = call('ListExclusions', { assessmentRunArn: arnOf(99), maxResults: 500 });
  expect(page.exclusionArns).toHaveLength(100);
  expect(page.nextToken).toBeDefined();
});
