// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useRuns, useTemplates } from './lookups';
import { runQuery } from './runs';
import type { AccountInspector } from '../transport/inspector';
import { templateQuery } from './templates';

afterEach(cleanup);

const date = new Date('2018-10-05T12:00:00Z');

/** An account’s inspector in which everything exists but what is called `gone`, and the ARNs of each Describe call. */
function createInspector() {
  const calls: string[][] = [];
  const answer = (name: string, arns: readonly string[]) => ({
    [name]: arns
      .filter((arn) => arn !== 'gone')
      .map((arn) => ({
        arn,
        name: arn,
        assessmentTargetArn: 'target',
        assessmentTemplateArn: 'template',
        state: 'COMPLETED',
        durationInSeconds: 3600,
        rulesPackageArns: [],
        userAttributesForFindings: [],
        assessmentRunCount: 0,
        createdAt: date,
        stateChangedAt: date,
        dataCollected: true,
        stateChanges: [],
        findingCounts: {},
      })),
    failedItems: arns.includes('gone')
      ? { gone: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } }
      : {},
  });
  const inspector = {
    region: 'us-west-2',
    account: '123456789012',
    async send(name: string, input: { assessmentRunArns?: string[]; assessmentTemplateArns?: string[] }) {
      const arns = input.assessmentRunArns ?? input.assessmentTemplateArns ?? [];
      calls.push(arns);
      return answer(name === 'DescribeAssessmentRuns' ? 'assessmentRuns' : 'assessmentTemplates', arns);
    },
  } as unknown as AccountInspector;
  return { inspector, calls };
}

const named = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);

test.each([
  ['templates', useTemplates, templateQuery],
  ['runs', useRuns, runQuery],
])('a page more of rows asks for the %s that are new with it, and for no other', async (_, use, queryOf) => {
  const { inspector, calls } = createInspector();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const first = [...named('a', 11), 'gone'];
  const { result, rerender } = renderHook((arns: readonly string[]) => use(inspector, arns), {
    wrapper,
    initialProps: first,
  });
  await waitFor(() => expect(result.current.size).toBe(11));
  expect(calls).toEqual([named('a', 10), ['a10', 'gone']]);
  const before = result.current;
  rerender(first);
  expect(result.current).toBe(before);

  rerender([...first, 'b0', 'a0']);
  await waitFor(() => expect(result.current.get('b0')?.name).toBe('b0'));
  expect(result.current.get('a10')?.name).toBe('a10');
  expect(calls.slice(2)).toEqual([['b0']]);
  // A thing's own page has it then, too.
  expect(client.getQueryData(queryOf(inspector, 'b0').queryKey)?.name).toBe('b0');
});
