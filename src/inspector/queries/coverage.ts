/** What was and was not checked over many runs, as our own endpoint adds it up: of one account and region, and of all. */
import { QueriesObserver, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useConfig } from '../../config/provider';
import { type AccountPlace, arnOfTemplate } from '../../domain/address/paths';
import type { CoverageView } from '../../domain/address/coverage-views';
import { CAUSES } from '../../domain/exclusions/group-exclusions';
import type { CoverageAnswer, CoveredInstance, MonthReport } from '../../domain/report/coverage-answer';
import type { ReasonReport } from '../../domain/report/coverage-report';
import type { CheckCounts } from '../../domain/report/judge-run';
import { badAnswer, type Problem } from '../transport/problem';
import { A_MINUTE, inspectorKey, type InspectorKey } from '../transport/query-cache';
import type { InspectorScope } from '../transport/scope';
import { listOf, type Members, membersOf, number, optional, text, time } from '../transport/wire-members';
import { useStartContext } from './provider';

function toChecks(value: unknown, member: string): CheckCounts {
  const counts = membersOf(value, member);
  const count = (name: keyof CheckCounts): number => number(counts[name], `${member}.${name}`);
  return {
    inScope: count('inScope'),
    checked: count('checked'),
    notCompleted: count('notCompleted'),
    partly: count('partly'),
    notEvaluated: count('notEvaluated'),
    notKnown: count('notKnown'),
  };
}

function toCounts(value: unknown, member: string): Readonly<Record<string, number>> {
  const counts = Object.entries(membersOf(value, member));
  return Object.fromEntries(counts.map(([key, count]) => [key, number(count, `${member}.${key}`)]));
}

const toTypeCounts = (value: unknown, member: string) =>
  listOf(value, member, (item) => ({
    type: text(item['type'], `${member}.type`),
    checks: number(item['checks'], `${member}.checks`),
  }));

function toReason(item: Members): ReasonReport {
  const count = (name: 'exclusions' | 'runs' | 'instances' | 'checks' | 'completes'): number =>
    number(item[name], `reasons.${name}`);
  return {
    type: text(item['type'], 'reasons.type'),
    title: text(item['title'], 'reasons.title'),
    cause: CAUSES.find((cause) => cause === item['cause']) ?? 'unknown',
    exclusions: count('exclusions'),
    runs: count('runs'),
    instances: count('instances'),
    checks: count('checks'),
    completes: count('completes'),
    heldBackBy: toTypeCounts(item['heldBackBy'], 'reasons.heldBackBy'),
  };
}

const toMonth = (item: Members): MonthReport => ({
  month: text(item['month'], 'months.month'),
  runs: number(item['runs'], 'months.runs'),
  checks: toChecks(item['checks'], 'months.checks'),
  byType: toCounts(item['byType'], 'months.byType'),
});

const toInstance = (item: Members): CoveredInstance => ({
  id: text(item['id'], 'instances.id'),
  runs: number(item['runs'], 'instances.runs'),
  fullyChecked: number(item['fullyChecked'], 'instances.fullyChecked'),
  notFullyChecked: number(item['notFullyChecked'], 'instances.notFullyChecked'),
  notKnown: number(item['notKnown'], 'instances.notKnown'),
  checks: toChecks(item['checks'], 'instances.checks'),
  reasons: toTypeCounts(item['reasons'], 'instances.reasons'),
  lastRunArn: text(item['lastRunArn'], 'instances.lastRunArn'),
  lastRunAt: optional(item['lastRunAt'], 'instances.lastRunAt', time),
});

/** The first second of a day in UTC, or its last one. */
const secondOf = (day: string, end = false): number =>
  Date.parse(`${day}T${end ? '23:59:59' : '00:00:00'}Z`) / 1000;

/**
 * What was and was not checked over all runs of a region, or over those of a view. Only our own endpoint can tell in one
 * answer: any other one does not know the operation, and the query fails with kind `invalid`.
 */
export function coverageQuery(
  scope: InspectorScope,
  place: AccountPlace,
  { from, to, template }: CoverageView,
) {
  const input = {
    ...(from !== undefined && { from: secondOf(from) }),
    ...(to !== undefined && { to: secondOf(to, true) }),
    ...(template && { assessmentTemplateArn: arnOfTemplate({ ...place, ...template }) }),
  };
  return queryOptions<CoverageAnswer, Problem, CoverageAnswer, InspectorKey>({
    queryKey: inspectorKey(scope, 'DescribeCoverage', input),
    staleTime: A_MINUTE,
    retryOnMount: ({ state }) => state.error?.kind !== 'invalid',
    async queryFn({ signal }) {
      const answer = await scope.send('DescribeCoverage', input, { signal });
      const { kind } = answer;
      if (kind !== 'simulated' && kind !== 'recorded') throw badAnswer('kind is not known.');
      return {
        kind,
        runs: number(answer['runs'], 'runs'),
        checks: toChecks(answer['checks'], 'checks'),
        gaps: toCounts(answer['gaps'], 'gaps'),
        runsOfUnknownScope: number(answer['runsOfUnknownScope'], 'runsOfUnknownScope'),
        reasons: listOf(answer['reasons'], 'reasons', toReason),
        months: listOf(answer['months'], 'months', toMonth),
        instances: listOf(answer['instances'], 'instances', toInstance),
      };
    },
  });
}

/** The figures of one account and region among those of all: there, on their way, or why they cannot be read. */
export interface CoverageOfPlace extends AccountPlace {
  readonly name: string;
  readonly answer: CoverageAnswer | undefined;
  readonly problem: Problem | undefined;
  /** Asks once more. */
  readonly retry: () => void;
}

const nothingToRetry = (): void => undefined;

/** Milliseconds between two looks at what has come: hundreds of answers must not draw hundreds of pages. */
const EVERY = 250;

/** The figures of every account and region of the configuration, as they come. One that fails fails alone. */
export function useAllCoverage({ from, to }: Omit<CoverageView, 'template'>): readonly CoverageOfPlace[] {
  const { accounts } = useConfig();
  const { scopes } = useStartContext();
  const client = useQueryClient();
  const places = useMemo(
    () =>
      accounts.flatMap(({ id, name, regions }) =>
        regions.map((region) => ({
          name,
          account: id,
          region,
          answer: undefined,
          problem: undefined,
          retry: nothingToRetry,
        })),
      ),
    [accounts],
  );
  const [shown, setShown] = useState<readonly CoverageOfPlace[]>(places);
  useEffect(() => {
    const observer = new QueriesObserver(
      client,
      places.map((place) => coverageQuery(scopes.scope(place), place, { from, to })),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      const results = observer.getCurrentResult();
      setShown(
        places.map((place, index) => {
          const { data, error, refetch } = results[index] ?? {};
          return {
            ...place,
            answer: data as CoverageAnswer | undefined,
            problem: data === undefined ? (error ?? undefined) : undefined,
            retry: () => void refetch?.(),
          };
        }),
      );
    };
    const unsubscribe = observer.subscribe(() => {
      timer ??= setTimeout(show, EVERY);
    });
    show();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client, scopes, places, from, to]);
  return shown;
}
