import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { arnOfRun, arnOfTemplate, type RunPlace, runPlace } from '../../domain/address/paths';
import type { AssessmentRun, FailedItem } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/compared-runs';
import { describeAll } from '../transport/batcher';
import { required } from '../transport/convert';
import { eachPage } from '../transport/pages';
import { A_MINUTE, inspectorKey } from '../transport/query-key';
import type { InspectorScope } from '../transport/scope';
import { describeRuns, runQuery } from './runs';

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
export function templateRunsQuery(scope: InspectorScope, templateArn: string) {
  return queryOptions({
    queryKey: inspectorKey(scope, 'ListAssessmentRuns', { every: templateArn }),
    staleTime: A_MINUTE,
    async queryFn({ signal, client }): Promise<TemplateRuns> {
      const arns: string[] = [];
      const pages = eachPage(async (token) => {
        const { assessmentRunArns, nextToken } = await scope.send(
          'ListAssessmentRuns',
          {
            assessmentTemplateArns: [templateArn],
            maxResults: RUNS_PAGE,
            ...(token !== undefined && { nextToken: token }),
          },
          { signal },
        );
        return { items: required(assessmentRunArns, 'assessmentRunArns'), nextToken };
      });
      let more = false;
      for await (const { items, last } of pages) {
        arns.push(...items);
        more = arns.length > MOST_RUNS || (arns.length === MOST_RUNS && !last);
        if (more) break;
      }
      const items = await describeAll(arns.slice(0, MOST_RUNS), (batch) =>
        describeRuns(scope, batch, { signal }),
      );
      const runs = items.flatMap((item) => ('found' in item ? [item.found] : []));
      for (const run of runs) client.setQueryData(runQuery(scope, run.arn).queryKey, run);
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
  scope: InspectorScope,
  place: RunPlace,
  step: 1 | -1,
): Promise<RunPlace | undefined> {
  const { runs } = await client.query(templateRunsQuery(scope, arnOfTemplate(place)));
  const arns = runs.map(({ arn }) => arn);
  const index = arns.indexOf(arnOfRun(place));
  const neighbour = index < 0 ? undefined : arns[index + step];
  return neighbour === undefined ? undefined : runPlace(neighbour);
}
