import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AssessmentRun } from '../domain/assessment';
import { describeAll } from './describe';
import { A_MINUTE, inspectorKey } from './query-key';
import { describeRuns, runQuery } from './runs';
import type { InspectorScope } from './scope';

const NONE: ReadonlyMap<string, AssessmentRun> = new Map();

/** Runs by their ARNs, described in tens. Those that could not be described are not in the map. */
export function runsByArnQuery(scope: InspectorScope, arns: readonly string[]) {
  return queryOptions({
    queryKey: inspectorKey(scope, 'DescribeAssessmentRuns', arns),
    staleTime: A_MINUTE,
    async queryFn({ signal, client }): Promise<ReadonlyMap<string, AssessmentRun>> {
      const items = await describeAll(arns, (batch) => describeRuns(scope, batch, { signal }));
      const found = items.flatMap((item) => ('found' in item ? [item.found] : []));
      for (const run of found) client.setQueryData(runQuery(scope, run.arn).queryKey, run);
      return new Map(found.map((run) => [run.arn, run]));
    },
    structuralSharing: false,
  });
}

/** The last runs that templates name, by ARN, once they are known. */
export function useLastRuns(
  scope: InspectorScope,
  arns: readonly string[],
): ReadonlyMap<string, AssessmentRun> {
  const { data } = useQuery({ ...runsByArnQuery(scope, arns), enabled: arns.length > 0 });
  return data ?? NONE;
}
