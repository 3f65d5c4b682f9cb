import type { QueryClient } from '@tanstack/react-query';
import { arnOfRun, arnOfTemplate, type RunPlace, runPlace } from '../domain/paths';
import { runsQuery } from './runs';
import type { InspectorScope } from './scope';

/** How many pages of a template's runs are looked through for a run. */
const MOST_PAGES = 10;

/**
 * The run before (-1) or after (1) another one in the list of its template's runs, which is asked for when it
 * is not known yet; undefined when there is none.
 *
 * @throws Problem when the list cannot be loaded
 */
export async function neighbouringRun(
  client: QueryClient,
  scope: InspectorScope,
  place: RunPlace,
  step: 1 | -1,
): Promise<RunPlace | undefined> {
  const { pages } = await client.fetchInfiniteQuery({
    ...runsQuery(scope, { templateArns: [arnOfTemplate(place)] }),
    pages: MOST_PAGES,
  });
  const arns = pages.flatMap(({ items }) => items.map(({ arn }) => arn));
  const index = arns.indexOf(arnOfRun(place));
  const neighbour = index < 0 ? undefined : arns[index + step];
  return neighbour === undefined ? undefined : runPlace(neighbour);
}
