import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { runQuery, runsPoll, runsQuery, runsUnderWay } from './runs';
import type { AccountInspector } from '../transport/inspector';

const date = new Date('2018-10-05T12:00:00Z');

/** An account’s inspector with two runs, of which the second changes its state when `states` does. */
function createInspector(states: Record<string, string>) {
  const described: string[][] = [];
  const inspector = {
    region: 'us-west-2',
    account: '123456789012',
    async send(name: string, input: { assessmentRunArns?: string[] }) {
      if (name === 'ListAssessmentRuns') return { assessmentRunArns: Object.keys(states) };
      const arns = input.assessmentRunArns ?? [];
      described.push(arns);
      return {
        assessmentRuns: arns.flatMap((arn) =>
          states[arn] === 'GONE'
            ? []
            : {
                arn,
                name: arn,
                assessmentTemplateArn: 'template',
                state: states[arn],
                durationInSeconds: 3600,
                rulesPackageArns: [],
                userAttributesForFindings: [],
                createdAt: date,
                stateChangedAt: date,
                dataCollected: false,
                stateChanges: [],
                findingCounts: {},
              },
        ),
        failedItems: Object.fromEntries(
          arns
            .filter((arn) => states[arn] === 'GONE')
            .map((arn) => [arn, { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false }]),
        ),
      };
    },
  } as unknown as AccountInspector;
  return { inspector, described };
}

test('only the runs that are under way are looked at again, and the list shows what became of them', async () => {
  const states: Record<string, string> = { ended: 'COMPLETED', going: 'COLLECTING_DATA', odd: 'PAUSED' };
  const { inspector, described } = createInspector(states);
  const client = new QueryClient();
  const list = runsQuery(inspector);
  const { pages } = await client.infiniteQuery(list);
  const arns = runsUnderWay(pages);
  expect(arns).toEqual(['going']);
  states['going'] = 'COMPLETED_WITH_ERRORS';
  await client.query({ ...runsPoll(inspector, {}, arns), staleTime: 0 });
  expect(described).toEqual([['ended', 'going', 'odd'], ['going']]);
  const after = client.getQueryData(list.queryKey)?.pages ?? [];
  expect(after.flatMap(({ items }) => items.map((item) => 'found' in item && item.found.state))).toEqual([
    'COMPLETED',
    'COMPLETED_WITH_ERRORS',
    'PAUSED',
  ]);
  expect(runsUnderWay(after)).toEqual([]);
  expect(client.getQueryData(runQuery(inspector, 'going').queryKey)?.state).toBe('COMPLETED_WITH_ERRORS');
});

test('a look that failed takes no run away, and is repeated', async () => {
  const states: Record<string, string> = { going: 'COLLECTING_DATA' };
  const { inspector } = createInspector(states);
  const client = new QueryClient();
  const list = runsQuery(inspector);
  const { pages } = await client.infiniteQuery(list);
  states['going'] = 'GONE';
  await client.query({ ...runsPoll(inspector, {}, runsUnderWay(pages)), staleTime: 0 });
  const after = client.getQueryData(list.queryKey)?.pages ?? [];
  expect(after[0]?.items).toMatchObject([{ found: { state: 'COLLECTING_DATA' } }]);
  expect(runsUnderWay(after)).toEqual(['going']);
});

test('a run that cannot be described keeps its place in the list', async () => {
  const { inspector } = createInspector({ first: 'COMPLETED', second: 'GONE', third: 'FAILED' });
  const { pages } = await new QueryClient().infiniteQuery(runsQuery(inspector));
  expect(pages[0]?.items.map((item) => [item.arn, 'failed' in item])).toEqual([
    ['first', false],
    ['second', true],
    ['third', false],
  ]);
});
