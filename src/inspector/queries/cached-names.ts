import type { QueryClient } from '@tanstack/react-query';

/** A thing that has been loaded in this session, by its name. */
export interface CachedName {
  readonly arn: string;
  readonly name: string;
}

/** The operations whose answers have runs, and those whose answers have templates. */
const OPERATIONS = {
  runs: new Set(['ListAssessmentRuns', 'DescribeAssessmentRuns']),
  templates: new Set(['ListAssessmentTemplates', 'DescribeAssessmentTemplates']),
} as const;

interface Nested {
  readonly pages?: unknown;
  readonly items?: unknown;
  readonly found?: unknown;
  readonly arn?: unknown;
  readonly name?: unknown;
}

/** What is named in an answer: one thing, a list of them, or pages of a list. */
function namesIn(data: unknown): readonly CachedName[] {
  if (Array.isArray(data)) return data.flatMap(namesIn);
  if (typeof data !== 'object' || data === null) return [];
  const { pages, items, found, arn, name } = data as Nested;
  if (typeof arn === 'string' && typeof name === 'string') return [{ arn, name }];
  return namesIn(pages ?? items ?? found);
}

/** The runs or templates that this session has loaded, of all accounts and regions, none twice. */
export function cachedNames(client: QueryClient, kind: keyof typeof OPERATIONS): readonly CachedName[] {
  const queries = client.getQueryCache().findAll({
    predicate: ({ queryKey }) => OPERATIONS[kind].has(String(queryKey[2])),
  });
  const names = queries.flatMap(({ state }) => namesIn(state.data));
  return [...new Map(names.map((each) => [each.arn, each])).values()];
}
