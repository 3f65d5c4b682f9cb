import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { cachedInstances, cachedNames } from './find-by-name';

test('finds the names of what was loaded, as a list or alone, once', () => {
  const client = new QueryClient();
  const set = (operation: string, input: unknown, data: unknown) =>
    client.setQueryData(['123456789012', 'us-west-2', operation, input], data);
  set(
    'ListAssessmentRuns',
    {},
    {
      pages: [
        {
          items: [
            { arn: 'a', found: { arn: 'a', name: 'first' } },
            { arn: 'b', failed: { code: 'X' } },
          ],
        },
        { items: [{ arn: 'c', found: { arn: 'c', name: 'third' } }] },
      ],
      pageParams: [],
    },
  );
  set('DescribeAssessmentRuns', 'a', { arn: 'a', name: 'first' });
  set('DescribeAssessmentTemplates', 't', { arn: 't', name: 'template' });
  set('ListExclusions', 'a', { rows: [{ arn: 'e', name: 'no run' }] });
  expect(cachedNames(client, 'runs')).toEqual([
    { arn: 'a', name: 'first' },
    { arn: 'c', name: 'third' },
  ]);
  expect(cachedNames(client, 'templates')).toEqual([{ arn: 't', name: 'template' }]);
  client.clear();
});

test('what is still being loaded has no names', () => {
  const client = new QueryClient();
  client.setQueryData(['1', 'r', 'ListAssessmentRuns', {}], undefined);
  expect(cachedNames(client, 'runs')).toEqual([]);
});

test('instances are found by what is known of them, each once', () => {
  const client = new QueryClient();
  const known = [
    {
      id: 'i-1234abcd',
      said: [{ sources: [], facts: { hostname: 'ip-10-0-0-1', tags: [{ key: 'Name', value: 'web-1' }] } }],
    },
  ];
  for (const input of [['i-1234abcd'], ['i-1234abcd', 'i-2']])
    client.setQueryData(['123456789012', 'us-west-2', 'DescribeInstances', input], { known, answer: {} });
  client.setQueryData(['123456789012', 'us-west-2', 'DescribeInstances', ['i-3']], undefined);
  const [found, ...more] = cachedInstances(client);
  expect(more).toEqual([]);
  expect(found?.place).toEqual({ account: '123456789012', region: 'us-west-2', instanceId: 'i-1234abcd' });
  expect(found?.label).toBe('web-1');
  expect(found?.text).toContain('ip-10-0-0-1');
});
