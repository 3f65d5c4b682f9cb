/** A filter cannot tell of what is known by its ARN alone: a list that it leaves such things out of is no whole answer. */
import { ListAssessmentRunsCommand, ListFindingsCommand } from '@aws-sdk/client-inspector';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectorClient } from '../support/emulator';
import { writeAccountFolder } from '../support/sparse-accounts';
import { testServer } from '../support/test-servers';

const ACCOUNT = '111122223333';
const keys = { accessKeyId: 'AKIAFILTERSXXXXXXXX1', secretAccessKey: 'filters' };
const TEMPLATE = `arn:aws:inspector:us-west-2:${ACCOUNT}:target/0-Target01/template/0-Templ001`;
/** One that is described, and one that a list alone names. */
const [described, named] = [`${TEMPLATE}/run/0-Run00001`, `${TEMPLATE}/run/0-Run00002`];
const [high, unread] = [`${described}/finding/0-Find0001`, `${described}/finding/0-Find0002`];

const path = mkdtempSync(join(tmpdir(), 'filters-'));
const folder = writeAccountFolder(
  path,
  ACCOUNT,
  {
    'list-assessment-runs.json': { assessmentRunArns: [described, named] },
    'describe-assessment-runs.json': {
      assessmentRuns: [
        {
          arn: described,
          name: 'weekly',
          state: 'COMPLETED',
          durationInSeconds: 3600,
          rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'],
          createdAt: 1_538_000_000,
          dataCollected: true,
          findingCounts: { High: 1, Low: 1 },
        },
      ],
    },
    'list-findings.json': { assessmentRunArn: described, findingArns: [high, unread] },
    'describe-findings.json': {
      findings: [{ arn: high, severity: 'High', createdAt: 1_538_000_000, updatedAt: 1_538_000_000 }],
    },
    'list-findings.0-Run00002.json': { assessmentRunArn: named, findingArns: [] },
  },
  keys,
);
const server = testServer(() => ({ accounts: [folder] }));
let client: ReturnType<typeof inspectorClient>;
beforeAll(() => {
  client = inspectorClient(server.origin, keys);
});
afterAll(() => {
  client.destroy();
  rmSync(path, { recursive: true, force: true });
});

const REFUSED = 'NoSuchEntityException';
/** What the first page names, and the refusal behind it, if there is one. */
async function ask(
  send: (page: {
    readonly nextToken?: string;
  }) => Promise<{ items: string[] | undefined; nextToken: string | undefined }>,
) {
  const found: string[] = [];
  let page: { readonly nextToken?: string } = {};
  try {
    for (;;) {
      const { items = [], nextToken } = await send(page);
      found.push(...items);
      if (nextToken === undefined) return [found, 'end'];
      page = { nextToken };
    }
  } catch (error) {
    return [found, (error as Error).name];
  }
}

describe('runs', () => {
  test.each([
    ['without a filter', undefined, [described, named], 'end'],
    ['a filter that asks for nothing', { states: [] }, [described, named], 'end'],
    ['a filter that some fit', { states: ['COMPLETED' as const] }, [described], REFUSED],
    ['a filter that none fits that is known', { states: ['FAILED' as const] }, [], REFUSED],
  ])('%s', async (_what, filter, found, end) => {
    const answer = await ask(async (page) => {
      const { assessmentRunArns, nextToken } = await client.send(
        new ListAssessmentRunsCommand({ ...page, ...(filter && { filter }) }),
      );
      return { items: assessmentRunArns, nextToken };
    });
    expect(answer).toEqual([found, end]);
  });
});

describe('findings', () => {
  test.each([
    ['without a filter', [described], undefined, [high, unread], 'end'],
    ['a filter that one fits', [described], { severities: ['High' as const] }, [high], REFUSED],
    ['a filter that none fits that is known', [described], { severities: ['Low' as const] }, [], REFUSED],
    ['of a run that has none', [named], { severities: ['Low' as const] }, [], 'end'],
  ])('%s', async (_what, assessmentRunArns, filter, found, end) => {
    const answer = await ask(async (page) => {
      const { findingArns, nextToken } = await client.send(
        new ListFindingsCommand({ assessmentRunArns, ...page, ...(filter && { filter }) }),
      );
      return { items: findingArns, nextToken };
    });
    expect(answer).toEqual([found, end]);
  });
});
