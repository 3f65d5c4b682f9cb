// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { coverageState, type PresentCoverage } from '../../domain/present-coverage/instance-coverage';
import { Problem } from '../transport/problem';
import type { AccountInspector } from '../transport/inspector';
import { createPrefetcher } from './prefetch';
import { InspectorProvider } from './inspector-context';
import { useCoverageToday, useInstancesOfAll } from './coverage-today';

afterEach(cleanup);

const place = { region: 'us-west-2', account: '123456789012' };
const document = { document: 'list-coverage.json', region: '', instances: 1, more: false };

/** Renders a hook under endpoints that answer so about instances, by their accounts. */
function rendered<Result>(
  hook: () => Result,
  answer: (asked: readonly string[], account: string) => unknown,
  awsEndpoint = false,
) {
  const inspectors = new Map<string, AccountInspector>();
  const inspectorOf = ({ account, region }: typeof place): AccountInspector => {
    const before = inspectors.get(account);
    if (before) return before;
    const inspector = {
      account,
      region,
      awsEndpoint,
      send: async (_name: string, { instanceIds = [] }: { readonly instanceIds?: readonly string[] }) =>
        answer(instanceIds, account),
    } as unknown as AccountInspector;
    inspectors.set(account, inspector);
    return inspector;
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <InspectorProvider inspectors={{ of: inspectorOf, warm: () => {} }} starter={createPrefetcher(client)}>
        {children}
      </InspectorProvider>
    </QueryClientProvider>
  );
  return renderHook(hook, { wrapper }).result;
}

/** As a list reads it. */
const stateOf = ({ asked, scans, documentsFor }: PresentCoverage, id: string) =>
  asked.has(id) ? coverageState(scans.get(id) ?? [], documentsFor.get(id) ?? []) : undefined;

const problem = (kind: 'invalid' | 'access-denied') =>
  new Problem({ kind, code: kind, message: kind, requestId: undefined, retryable: false });

/** Asks an endpoint that answers so about instances. */
const ask = (ids: readonly string[], answer: (asked: readonly string[]) => unknown, awsEndpoint = false) =>
  rendered(() => useCoverageToday(place, ids), answer, awsEndpoint);

test('what documents say, instance by instance, over several batches; each document once', async () => {
  const ids = Array.from({ length: 501 }, (_, index) => `i-${index}`);
  const result = ask(ids, (asked) => ({
    coverageDocuments: [document],
    instances: asked
      .filter((id) => id === 'i-0' || id === 'i-500')
      .map((instanceId) => ({
        instanceId,
        said: [],
        scans: [
          { scanType: 'PACKAGE', statusCode: 'ACTIVE', lastScannedAt: 2, document: 'list-coverage.json' },
        ],
      })),
  }));
  await waitFor(() => expect(result.current.pending).toBe(false));
  expect(result.current.documents).toEqual([document]);
  expect([...result.current.scans.keys()]).toEqual(['i-0', 'i-500']);
  expect(result.current.scans.get('i-0')?.[0]?.lastScannedAt).toBe(2000);
  expect(result.current.asked.size).toBe(501);
});

test.each([
  ['AWS’s endpoint', true, () => ({})],
  [
    'one that does not know the operation',
    false,
    () => {
      throw problem('invalid');
    },
  ],
  ['one of ours from before there was such data', false, () => ({ instances: [] })],
] as const)('%s has no data on it', async (_, aws, answer) => {
  const result = ask(['i-1'], answer, aws);
  await waitFor(() => expect(result.current.asked.has('i-1')).toBe(true));
  expect(result.current).toMatchObject({ documents: [], pending: false, problem: undefined });
});

test.each([
  [
    'who may not ask',
    () => {
      throw problem('access-denied');
    },
    'access-denied',
  ],
  [
    'an answer that cannot be read',
    () => ({ coverageDocuments: [], instances: [{ instanceId: 'i-1', said: [], scans: [{ scanType: 7 }] }] }),
    'bad-answer',
  ],
  [
    'a status that is none',
    () => ({
      instances: [
        { instanceId: 'i-1', said: [], scans: [{ scanType: 'PACKAGE', statusCode: 'FINE', document: 'd' }] },
      ],
    }),
    'bad-answer',
  ],
])('%s: nothing is known of the instance, not even that there is no data', async (_, answer, kind) => {
  const result = ask(['i-1'], answer);
  await waitFor(() => expect(result.current.problem?.kind).toBe(kind));
  expect(result.current.asked.has('i-1')).toBe(false);
});

test('what cannot be seen in a text of an answer is named', async () => {
  const result = ask(['i-1'], () => ({
    coverageDocuments: [{ ...document, document: 'list\u202e.json' }],
    instances: [
      { instanceId: 'i-1', said: [], scans: [{ scanType: 'A\u0000', reason: 'B\u202e', document: 'd' }] },
    ],
  }));
  await waitFor(() => expect(result.current.pending).toBe(false));
  expect(result.current.documents[0]?.document).toBe('list⟨U+202E⟩.json');
  expect(result.current.scans.get('i-1')?.[0]).toMatchObject({ scanType: 'A⟨U+0000⟩', reason: 'B⟨U+202E⟩' });
});

test('over several accounts each has its own documents: what one does not name is not in that data, what another has none for is not in this', async () => {
  const instances = [
    { ...place, id: 'i-1' },
    { region: 'eu-west-1', account: '210987654321', id: 'i-2' },
    { region: 'eu-west-1', account: '210987654321', id: 'i-3' },
    { region: 'eu-west-1', account: '333333333333', id: 'i-4' },
  ];
  const result = rendered(
    () => useInstancesOfAll(instances),
    (asked, account) => {
      if (account === '333333333333') throw problem('access-denied');
      const has = account === '210987654321';
      return {
        coverageDocuments: has ? [document] : [],
        instances: asked
          .filter((id) => id !== 'i-3')
          .map((instanceId) => ({
            instanceId,
            said: [
              { sources: [{ kind: 'fleet', name: 'fleet.json' }], facts: { hostname: `host-${instanceId}` } },
            ],
            ...(has && {
              scans: [{ scanType: 'PACKAGE', statusCode: 'INACTIVE', document: document.document }],
            }),
          })),
      };
    },
  );
  await waitFor(() => expect(result.current.today.pending).toBe(false));
  const { today, identities } = result.current;
  expect(instances.map(({ id }) => [id, identities.get(id)?.hostname, stateOf(today, id)])).toEqual([
    ['i-1', 'host-i-1', 'no-data'],
    ['i-2', 'host-i-2', 'not-covered'],
    ['i-3', undefined, 'not-in-data'],
    // It could not be asked about.
    ['i-4', undefined, undefined],
  ]);
  expect(today.problem?.kind).toBe('access-denied');
});
