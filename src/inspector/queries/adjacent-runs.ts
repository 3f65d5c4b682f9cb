import type { QueryClient } from '@tanstack/react-query';
import { arnOfRun, arnOfTemplate, type RunPlace, runPlace } from '../../domain/address/paths';
import type { InspectorScope } from '../transport/scope';
import { templateRunsQuery } from './template-runs';

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
