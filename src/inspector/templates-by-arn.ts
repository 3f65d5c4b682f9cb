import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AssessmentTemplate } from '../domain/assessment';
import { describeAll } from './describe';
import { A_MINUTE, inspectorKey } from './query-key';
import type { InspectorScope } from './scope';
import { describeTemplates, templateQuery } from './templates';

const NONE: ReadonlyMap<string, AssessmentTemplate> = new Map();

/** Templates by their ARNs, described in tens. Those that could not be described are not in the map. */
export function templatesByArnQuery(scope: InspectorScope, arns: readonly string[]) {
  return queryOptions({
    queryKey: inspectorKey(scope, 'DescribeAssessmentTemplates', arns),
    staleTime: A_MINUTE,
    async queryFn({ signal, client }): Promise<ReadonlyMap<string, AssessmentTemplate>> {
      const items = await describeAll(arns, (batch) => describeTemplates(scope, batch, { signal }));
      const found = items.flatMap((item) => ('found' in item ? [item.found] : []));
      for (const template of found)
        client.setQueryData(templateQuery(scope, template.arn).queryKey, template);
      return new Map(found.map((template) => [template.arn, template]));
    },
    structuralSharing: false,
    placeholderData: (before) => before,
  });
}

/** The templates that rows name, by ARN, once they are known. */
export function useTemplates(
  scope: InspectorScope,
  arns: readonly string[],
): ReadonlyMap<string, AssessmentTemplate> {
  const { data } = useQuery({ ...templatesByArnQuery(scope, arns), enabled: arns.length > 0 });
  return data ?? NONE;
}
