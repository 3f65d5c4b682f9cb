import { useMemo } from 'react';
import type { Column } from '../../components/data-table';
import { Link } from '../../components/link';
import { runColumns, type RunRow, runTimeColumns } from '../../components/run-columns';
import { targetArn } from '../../domain/arn';
import { arnOfTemplate, paths, runPlace } from '../../domain/paths';
import { useTargets } from '../../inspector/lookups';
import type { InspectorScope } from '../../inspector/scope';
import { useTemplates } from '../../inspector/templates-by-arn';
import { runs } from '../../strings/runs';
import { ExclusionsCell } from './exclusions-cell';

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/** The columns of the list of runs; a run's template and target are read off its ARN and then named. */
export function useRunListColumns(
  scope: InspectorScope,
  rows: readonly RunRow[],
  search: string,
): readonly Column<RunRow>[] {
  const places = rows.flatMap(({ arn }) => runPlace(arn) ?? []);
  const templates = useTemplates(scope, unique(places.map(arnOfTemplate)));
  const targets = useTargets(
    scope,
    unique(places.map(({ region, account, targetId }) => targetArn(region, account, targetId))),
  );
  return useMemo(
    () => [
      ...runColumns((row) => <ExclusionsCell row={row} search={search} />),
      {
        id: 'template',
        header: runs.columns.template,
        width: '14%',
        cell: ({ arn }) => {
          const place = runPlace(arn);
          if (!place) return null;
          const name = templates.get(arnOfTemplate(place))?.name ?? place.templateId;
          return <Link to={paths.template(place)}>{name}</Link>;
        },
      },
      {
        id: 'target',
        header: runs.columns.target,
        width: '11%',
        cell: ({ arn }) => {
          const place = runPlace(arn);
          return (
            place &&
            (targets.get(targetArn(place.region, place.account, place.targetId))?.name ?? place.targetId)
          );
        },
      },
      ...runTimeColumns,
    ],
    [templates, targets, search],
  );
}
