/** Assessment templates, in lists and one by one, with their tags and all of their runs. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { arnOfRun, arnOfTemplate, type RunPlace, runPlace } from '../../domain/address/paths';
import type { AssessmentRun, AssessmentTemplate, FailedItem } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/runs';
import type { TemplatesFilter as ServiceFilter } from '../../domain/lists/view-filters';
import { required, toFailedItems, toTags, toTemplate } from '../transport/convert';
import { listInOneAnswer } from '../transport/list-answer';
import {
  describeAll,
  type DescribeAnswer,
  describeOne,
  eachPage,
  orEndOfData,
  type Page,
} from '../transport/list-describe';
import { A_MINUTE, inspectorKey } from '../transport/query-cache';
import type { AccountInspector, SendOptions } from '../transport/inspector';
import { describeRuns, keptPage, runQuery, wireFilter } from './runs';

/** The filter of a list of templates. */
export interface TemplatesFilter extends ServiceFilter {
  /** How many templates a call asks for, 100 if it is not said. A page may be shorter. */
  readonly pageSize?: number | undefined;
}

/** An account has 500 templates at most, so that one or a few pages hold them all. */
const TEMPLATES_PAGE = 100;

/** One call of at most ten ARNs. */
export async function describeTemplates(
  inspector: AccountInspector,
  arns: readonly string[],
  options: SendOptions,
): Promise<DescribeAnswer<AssessmentTemplate>> {
  const answer = await inspector.send(
    'DescribeAssessmentTemplates',
    { assessmentTemplateArns: [...arns] },
    options,
  );
  return {
    found: required(answer.assessmentTemplates, 'assessmentTemplates').map(toTemplate),
    failed: toFailedItems(answer.failedItems),
  };
}

/** The assessment templates of an account and region, page by page. */
export function templatesQuery(inspector: AccountInspector, filter: TemplatesFilter = {}) {
  return infiniteQueryOptions({
    queryKey: inspectorKey(inspector, 'ListAssessmentTemplates', filter),
    staleTime: A_MINUTE,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<AssessmentTemplate>) => last.nextToken,
    async queryFn({ pageParam, signal, client }): Promise<Page<AssessmentTemplate>> {
      const { targetArns } = filter;
      const input = {
        maxResults: filter.pageSize ?? TEMPLATES_PAGE,
        ...(pageParam !== undefined && { nextToken: pageParam }),
        ...(targetArns && { assessmentTargetArns: [...targetArns] }),
        ...wireFilter(filter),
      };
      const listed = listInOneAnswer(inspector, 'ListDescribedTemplates', input, signal, async () => {
        const answer = await inspector.send('ListAssessmentTemplates', input, { signal });
        const arns = required(answer.assessmentTemplateArns, 'assessmentTemplateArns');
        const items = await describeAll(arns, (some) => describeTemplates(inspector, some, { signal }));
        return { items, nextToken: answer.nextToken };
      });
      return keptPage(client, inspector, await orEndOfData(listed), pageParam);
    },
  });
}

/** One assessment template. Fails with kind `not-found` when there is none of this ARN. */
export function templateQuery(inspector: AccountInspector, arn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'DescribeAssessmentTemplates', arn),
    staleTime: A_MINUTE,
    queryFn: ({ signal }) =>
      describeOne(arn, (arns) => describeTemplates(inspector, arns, { signal, priority: 'drawer' })),
  });
}

/** The tags of a template (no other thing of Inspector has any). */
export function tagsQuery(inspector: AccountInspector, templateArn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'ListTagsForResource', templateArn),
    staleTime: A_MINUTE,
    async queryFn({ signal }) {
      const { tags } = await inspector.send('ListTagsForResource', { resourceArn: templateArn }, { signal });
      return toTags(tags);
    },
  });
}

/** One page of ListAssessmentRuns. */
const RUNS_PAGE = 500;

/** A history longer than this is cut: it says so. Ten runs are one call. */
const MOST_RUNS = 1000;

/** All runs of a template. */
export interface TemplateRuns {
  /** The latest first, by their start (else their creation). */
  readonly runs: readonly AssessmentRun[];
  /** Those that were listed and could not be described, with the reason. */
  readonly undescribed: readonly FailedItem[];
  /** There are more than were looked at. */
  readonly more: boolean;
}

/** The runs of a template, up to {@link MOST_RUNS}: what is compared with each other. */
export function templateRunsQuery(inspector: AccountInspector, templateArn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'ListAssessmentRuns', { every: templateArn }),
    staleTime: A_MINUTE,
    async queryFn({ signal, client }): Promise<TemplateRuns> {
      const arns: string[] = [];
      const listed = async (token: string | undefined) => {
        const { assessmentRunArns, nextToken } = await inspector.send(
          'ListAssessmentRuns',
          {
            assessmentTemplateArns: [templateArn],
            maxResults: RUNS_PAGE,
            ...(token !== undefined && { nextToken: token }),
          },
          { signal },
        );
        return { items: required(assessmentRunArns, 'assessmentRunArns'), nextToken };
      };
      const pages = eachPage<string>((token) => orEndOfData(listed(token)));
      let more = false;
      for await (const { items, last } of pages) {
        arns.push(...items);
        more = arns.length > MOST_RUNS || (arns.length === MOST_RUNS && !last);
        if (more) break;
      }
      const items = await describeAll(arns.slice(0, MOST_RUNS), (batch) =>
        describeRuns(inspector, batch, { signal }),
      );
      const runs = items.flatMap((item) => ('found' in item ? [item.found] : []));
      for (const run of runs) client.setQueryData(runQuery(inspector, run.arn).queryKey, run);
      return {
        runs: runs.toSorted((a, b) => runBegan(b) - runBegan(a)),
        undescribed: items.flatMap((item) => ('failed' in item ? [item.failed] : [])),
        more,
      };
    },
  });
}

/**
 * The run before (-1) or after (1) another one of its template's runs, the latest first, which are asked for
 * when they are not known yet; undefined when there is none.
 *
 * @throws Problem when the list cannot be loaded
 */
export async function adjacentRun(
  client: QueryClient,
  inspector: AccountInspector,
  place: RunPlace,
  step: 1 | -1,
): Promise<RunPlace | undefined> {
  const { runs } = await client.query(templateRunsQuery(inspector, arnOfTemplate(place)));
  const arns = runs.map(({ arn }) => arn);
  const index = arns.indexOf(arnOfRun(place));
  const neighbour = index < 0 ? undefined : arns[index + step];
  return neighbour === undefined ? undefined : runPlace(neighbour);
}
