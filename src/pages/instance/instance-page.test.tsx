// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { consoleConfig } from '../../../tests/support/console-config';
import { ConfigProvider } from '../../config/provider';
import { Problem } from '../../inspector/transport/problem';
import { InspectorProvider } from '../../inspector/queries/inspector-context';
import type { AccountInspector } from '../../inspector/transport/inspector';
import { createPrefetcher } from '../../inspector/queries/prefetch';
import { Component } from './instance-page';

vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
afterEach(cleanup);
// All that is loaded on demand is loaded here, on a machine that may have others to serve.
configure({ asyncUtilTimeout: 10_000 });

const config = consoleConfig();
const INSTANCE = 'i-0123456789abcdef0';
const own = 'arn:aws:inspector:us-west-2:123456789012:target/0-Target01/template/0-Templ001/run/';
const described = `${own}0-Describ1`;
const named = `${own}0-OnlyName`;
const denied = `${own}0-NotAllow`;
const next = `${own}0-NextPag1`;
const codes = new Map([
  [named, 'ITEM_DOES_NOT_EXIST'],
  [denied, 'ACCESS_DENIED'],
]);
const date = new Date('2019-10-05T12:00:00Z');

const run = (arn: string) => ({
  arn,
  name: `run ${arn.split('/').at(-1)}`,
  assessmentTemplateArn: arn.split('/run/')[0],
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: [],
  userAttributesForFindings: [],
  createdAt: date,
  startedAt: date,
  completedAt: date,
  stateChangedAt: date,
  dataCollected: true,
  stateChanges: [],
  findingCounts: {},
});
const exclusion = (arn: string) => ({
  arn,
  title: 'Agent not found',
  description: 'There is none.',
  recommendation: 'Install one.',
  scopes: [{ key: 'INSTANCE_ID', value: INSTANCE }],
});

interface Asked {
  readonly nextToken?: string;
  readonly assessmentRunArns?: readonly string[];
  readonly assessmentRunArn?: string;
  readonly exclusionArns?: readonly string[];
}

/** A page of three runs, of which one is described; the run known by its ARN only is the one that names the instance. */
function createInspector(fails: (asked: Asked) => boolean = () => false) {
  const lists: (string | undefined)[] = [];
  const answers: Readonly<Record<string, (asked: Asked) => unknown>> = {
    ListAssessmentRuns(asked) {
      lists.push(asked.nextToken);
      if (fails(asked))
        throw new Problem({
          kind: 'throttled',
          code: 'ThrottlingException',
          message: '',
          requestId: undefined,
          retryable: true,
        });
      return asked.nextToken === undefined
        ? { assessmentRunArns: [named, described, denied], nextToken: 'more' }
        : { assessmentRunArns: [next] };
    },
    DescribeAssessmentRuns: ({ assessmentRunArns = [] }) => ({
      assessmentRuns: assessmentRunArns.filter((arn) => !codes.has(arn)).map(run),
      failedItems: Object.fromEntries(
        assessmentRunArns.flatMap((arn) => {
          const failureCode = codes.get(arn);
          return failureCode === undefined ? [] : [[arn, { failureCode, retryable: false }]];
        }),
      ),
    }),
    ListExclusions: ({ assessmentRunArn = '' }) => ({
      exclusionArns: assessmentRunArn === named ? [`${named}/exclusion/0-Exclu001`] : [],
    }),
    DescribeExclusions: ({ exclusionArns = [] }) => ({
      exclusions: Object.fromEntries(exclusionArns.map((arn) => [arn, exclusion(arn)])),
      failedItems: {},
    }),
  };
  const inspector = {
    region: 'us-west-2',
    account: '123456789012',
    send: async (name: string, asked: Asked) => answers[name]?.(asked),
  } as unknown as AccountInspector;
  return { inspector, lists };
}

function open(inspector: AccountInspector) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <ConfigProvider config={config}>
      <QueryClientProvider client={client}>
        <InspectorProvider
          inspectors={{ of: () => inspector, warm: () => {} }}
          starter={createPrefetcher(client)}
        >
          <MemoryRouter initialEntries={[`/us-west-2/123456789012/instances/${INSTANCE}?runs=3`]}>
            <Routes>
              <Route path="/:region/:account/instances/:instanceId" Component={Component} />
            </Routes>
          </MemoryRouter>
        </InspectorProvider>
      </QueryClientProvider>
    </ConfigProvider>,
  );
  return client;
}

const rows = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

test('runs that could not be described are looked through too, by their ids, and said to come last', async () => {
  open(createInspector().inspector);
  await screen.findByText('Looked at the latest 3 of 3+ runs of this account and region.');
  expect(rows()).toEqual([
    expect.stringMatching(/^run 0-Describ1.*No exclusion names it$/),
    expect.stringMatching(/^0-OnlyName Run details were not saved.*Agent not found/),
    expect.stringMatching(/^0-NotAllow Could not be loaded/),
  ]);
  expect(screen.getByRole('link', { name: '0-OnlyName' }).getAttribute('href')).toMatch(
    /0-OnlyName\/exclusions\?find=i-/,
  );
  screen.getByText(/^1 run is not in this data itself/);
  screen.getByText(/^1 run could not be loaded/);
});

test('a next page that failed says so, and is what is tried again', async () => {
  let failing = true;
  const { inspector, lists } = createInspector(({ nextToken }) => failing && nextToken !== undefined);
  open(inspector);
  fireEvent.click(await screen.findByRole('button', { name: 'Show more runs' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/^The rest of the list could not be loaded/);
  failing = false;
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findByText('run 0-NextPag1');
  expect(lists).toEqual([undefined, 'more', 'more']);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a refresh that failed says so, and is what is tried again', async () => {
  let failing = false;
  const { inspector, lists } = createInspector(() => failing);
  const client = open(inspector);
  await screen.findByText(/^Looked at/);
  failing = true;
  void client.invalidateQueries();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/^The list could not be refreshed/);
  failing = false;
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(lists).toEqual([undefined, undefined, undefined]);
});
