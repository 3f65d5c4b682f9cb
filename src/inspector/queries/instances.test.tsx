// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Problem } from '../transport/problem';
import type { AccountInspector } from '../transport/inspector';
import { useIdentities } from './instances';
import { createPrefetcher } from './prefetch';
import { InspectorProvider } from './inspector-context';

afterEach(cleanup);

const place = { region: 'us-west-2', account: '123456789012' };
const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-Target01/template/0-Templ001/run/0-Run00001';
const TARGET = RUN.slice(0, RUN.indexOf('/template/'));

/** What the endpoint is: ours, AWS's, or another one that does not know the operation. */
type Endpoint = 'ours' | 'aws' | 'other' | 'denied';

const problem = (kind: 'invalid' | 'access-denied') =>
  new Problem({ kind, code: kind, message: kind, requestId: undefined, retryable: false });

function open(endpoint: Endpoint) {
  const calls: { readonly name: string; readonly ids: number }[] = [];
  const inspector = {
    ...place,
    awsEndpoint: endpoint === 'aws',
    async send(name: string, { instanceIds = [] }: { readonly instanceIds?: readonly string[] }) {
      calls.push({ name, ids: instanceIds.length });
      if (name === 'ListAssessmentRunAgents')
        return { assessmentRunAgents: [{ agentId: 'i-1', agentHealth: 'HEALTHY', autoScalingGroup: 'web' }] };
      if (name === 'PreviewAgents') return { agentPreviews: [{ agentId: 'i-1', hostname: 'host.example' }] };
      if (endpoint === 'other') throw problem('invalid');
      if (endpoint === 'denied') throw problem('access-denied');
      const said = [
        { sources: [{ kind: 'fleet', name: 'fleet.json' }], facts: { hostname: 'ours.example' } },
      ];
      return { instances: instanceIds.map((instanceId) => ({ instanceId, said })) };
    },
  } as unknown as AccountInspector;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <InspectorProvider
        inspectors={{ of: () => inspector, warm: () => {} }}
        starter={createPrefetcher(client)}
      >
        {children}
      </InspectorProvider>
    </QueryClientProvider>
  );
  return { calls, client, wrapper };
}

const agents = { runArn: RUN, targetArn: TARGET };

describe('where nobody but Inspector can tell', () => {
  test.each(['aws', 'other'] as const)('its own answers about agents do (%s)', async (endpoint) => {
    const { calls, wrapper } = open(endpoint);
    const { result } = renderHook(() => useIdentities(place, ['i-1'], true, agents), { wrapper });
    await waitFor(() => expect(result.current.get('i-1')?.autoScalingGroup).toBe('web'));
    await waitFor(() => expect(result.current.get('i-1')?.hostname).toBe('host.example'));
    const asked = calls.filter(({ name }) => name === 'DescribeInstances').length;
    expect(asked).toBe(endpoint === 'aws' ? 0 : 1);
  });

  test('a run alone is asked about alone, and nothing at all where nothing is named', async () => {
    const { calls, wrapper } = open('aws');
    const { result, rerender } = renderHook((of: object) => useIdentities(place, ['i-1'], true, of), {
      wrapper,
      initialProps: {},
    });
    expect([result.current.size, calls.length]).toEqual([0, 0]);
    rerender({ runArn: RUN });
    await waitFor(() => expect(result.current.size).toBe(1));
    expect(calls.map(({ name }) => name)).toEqual(['ListAssessmentRunAgents']);
  });
});

describe('our own endpoint', () => {
  test('is asked in batches of 500; of a list that still grows only about whole ones, and about none twice', async () => {
    const { calls, wrapper } = open('ours');
    const ids = Array.from({ length: 1100 }, (_, index) => `i-${index}`);
    const { result, rerender } = renderHook(
      ({ count, settled }: { readonly count: number; readonly settled: boolean }) =>
        useIdentities(place, ids.slice(0, count), settled, agents),
      { wrapper, initialProps: { count: 700, settled: false } },
    );
    await waitFor(() => expect(result.current.size).toBe(500));
    rerender({ count: 1100, settled: true });
    await waitFor(() => expect(result.current.size).toBe(1100));
    expect(calls.map(({ name, ids: asked }) => `${name} ${asked}`).toSorted()).toEqual([
      'DescribeInstances 100',
      'DescribeInstances 500',
      'DescribeInstances 500',
    ]);
    expect(result.current.get('i-7')?.hostname).toBe('ours.example');
  });

  test('that does not allow it leaves ids alone, and is not asked in another way', async () => {
    const { calls, client, wrapper } = open('denied');
    const { result, rerender } = renderHook(() => useIdentities(place, ['i-1'], true, agents), { wrapper });
    const states = () => client.getQueryCache().getAll();
    await waitFor(() => expect(states().map(({ state }) => state.status)).toContain('error'));
    rerender();
    await waitFor(() => expect(client.isFetching()).toBe(0));
    expect(result.current.size).toBe(0);
    expect(calls.map(({ name }) => name)).toEqual(['DescribeInstances']);
  });
});
