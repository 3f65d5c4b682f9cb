import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AssessmentTemplate } from '../../domain/assessment/assessment';
import { describeAll, type DescribeAnswer, type Described } from '../transport/batcher';
import { required, toFailedItems, toNextToken, toTags, toTemplate } from '../transport/convert';
import { failedItemProblem } from '../transport/problem';
import { A_MINUTE, inspectorKey } from '../transport/query-key';
import type { InspectorScope, SendOptions } from '../transport/scope';

/** What ListAssessmentTemplates can filter by; what is undefined does not filter. */
export interface TemplatesFilter {
  /** A name, or a part of one with `*` for what may stand around it. */
  readonly namePattern?: string | undefined;
  readonly targetArns?: readonly string[] | undefined;
  readonly rulesPackageArns?: readonly string[] | undefined;
  /** The range of the duration in seconds, both ends included. */
  readonly shortestSeconds?: number | undefined;
  readonly longestSeconds?: number | undefined;
  /** How many templates a call asks for, 100 if it is not said. A page may be shorter. */
  readonly pageSize?: number | undefined;
}

/** One page of a list, in the list's order. A page may be short or empty while more follow. */
export interface Page<Thing> {
  readonly items: readonly Described<Thing>[];
  readonly nextToken: string | undefined;
  /** When it was read, in milliseconds. */
  readonly readAt: number;
}

/** An account has 500 templates at most, so that one or a few pages hold them all. */
const TEMPLATES_PAGE = 100;

/** One call of at most ten ARNs. */
export async function describeTemplates(
  scope: InspectorScope,
  arns: readonly string[],
  options: SendOptions,
): Promise<DescribeAnswer<AssessmentTemplate>> {
  const answer = await scope.send(
    'DescribeAssessmentTemplates',
    { assessmentTemplateArns: [...arns] },
    options,
  );
  return {
    found: required(answer.assessmentTemplates, 'assessmentTemplates').map(toTemplate),
    failed: toFailedItems(answer.failedItems),
  };
}

/** The model's DurationRange, where there is something to filter by. */
export function durationRange(minSeconds: number | undefined, maxSeconds: number | undefined) {
  if (minSeconds === undefined && maxSeconds === undefined) return {};
  return {
    durationRange: {
      ...(minSeconds !== undefined && { minSeconds }),
      ...(maxSeconds !== undefined && { maxSeconds }),
    },
  };
}

function wireFilter({ namePattern, rulesPackageArns, shortestSeconds, longestSeconds }: TemplatesFilter) {
  const filter = {
    ...(namePattern !== undefined && { namePattern }),
    ...(rulesPackageArns && { rulesPackageArns: [...rulesPackageArns] }),
    ...durationRange(shortestSeconds, longestSeconds),
  };
  return Object.keys(filter).length > 0 ? { filter } : {};
}

/** The assessment templates of an account and region, page by page. */
export function templatesQuery(scope: InspectorScope, filter: TemplatesFilter = {}) {
  return infiniteQueryOptions({
    queryKey: inspectorKey(scope, 'ListAssessmentTemplates', filter),
    staleTime: A_MINUTE,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<AssessmentTemplate>) => last.nextToken,
    async queryFn({ pageParam, signal }): Promise<Page<AssessmentTemplate>> {
      const { targetArns } = filter;
      const listed = await scope.send(
        'ListAssessmentTemplates',
        {
          maxResults: filter.pageSize ?? TEMPLATES_PAGE,
          ...(pageParam !== undefined && { nextToken: pageParam }),
          ...(targetArns && { assessmentTargetArns: [...targetArns] }),
          ...wireFilter(filter),
        },
        { signal },
      );
      return {
        items: await describeAll(required(listed.assessmentTemplateArns, 'assessmentTemplateArns'), (arns) =>
          describeTemplates(scope, arns, { signal }),
        ),
        nextToken: toNextToken(listed.nextToken, pageParam),
        readAt: Date.now(),
      };
    },
  });
}

/** One assessment template. Fails with kind `not-found` when there is none of this ARN. */
export function templateQuery(scope: InspectorScope, arn: string) {
  return queryOptions({
    queryKey: inspectorKey(scope, 'DescribeAssessmentTemplates', arn),
    staleTime: A_MINUTE,
    async queryFn({ signal }): Promise<AssessmentTemplate> {
      const [item] = await describeAll([arn], (arns) =>
        describeTemplates(scope, arns, { signal, priority: 'drawer' }),
      );
      if (item && 'found' in item) return item.found;
      throw failedItemProblem(arn, item?.failed.code ?? 'NO_ANSWER', item?.failed.retryable ?? true);
    },
  });
}

/** The tags of a template (no other thing of Inspector has any). */
export function tagsQuery(scope: InspectorScope, templateArn: string) {
  return queryOptions({
    queryKey: inspectorKey(scope, 'ListTagsForResource', templateArn),
    staleTime: A_MINUTE,
    async queryFn({ signal }) {
      const { tags } = await scope.send('ListTagsForResource', { resourceArn: templateArn }, { signal });
      return toTags(tags);
    },
  });
}
