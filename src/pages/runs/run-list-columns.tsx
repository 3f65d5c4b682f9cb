import { useMemo, useRef } from 'react';
import { parseArn, targetArn } from '../../domain/address/arn';
import { arnOfTemplate, paths, runPlace, type RunPlace } from '../../domain/address/paths';
import { packageName, shortPackageName } from '../../domain/assessment/rules-package-names';
import { RUN_SORTS } from '../../domain/lists/table-preferences';
import { ExclusionCount } from '../../features/exclusions/exclusion-count';
import { runColumns, runName, type RunRow, runTimeColumns } from '../../features/runs/run-columns';
import { useExclusionStatus } from '../../inspector/queries/exclusion-status';
import { useScope } from '../../inspector/queries/provider';
import { useWarmExclusions } from '../../inspector/queries/use-warm-exclusions';
import { list } from '../../strings/numbers';
import { runs } from '../../strings/runs';
import { Link } from '../../ui/controls/link';
import { useInView } from '../../ui/layout/measure';
import type { Column } from '../../ui/table/columns';
import { Mono } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';
import type { RunNames } from './run-names';

interface Props {
  readonly row: RunRow;
  readonly search?: string;
}

function Counted({ row, place, search }: Props & { readonly place: RunPlace }) {
  const cell = useRef<HTMLSpanElement>(null);
  const status = useExclusionStatus(useScope(place), row.arn, row.run, useInView(cell));
  const attention = useWarmExclusions(place);
  return (
    <span ref={cell}>
      <ExclusionCount
        place={place}
        name={runName(row)}
        status={status}
        attention={attention}
        {...(search !== undefined && { search })}
      />
    </span>
  );
}

/** The Exclusions cell of a run: it asks for the number when it is seen. */
export function ExclusionsCell(props: Props) {
  const place = runPlace(props.row.arn);
  return place ? <Counted {...props} place={place} /> : null;
}

const { columns: headers } = runs;
const sortable: ReadonlySet<string> = new Set(RUN_SORTS);

function allColumns({ templates, targets, packages }: RunNames, search: string): readonly Column<RunRow>[] {
  return [
    ...runColumns((row) => <ExclusionsCell row={row} search={search} />),
    {
      id: 'template',
      header: headers.template,
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
      header: headers.target,
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
    {
      id: 'completed',
      header: headers.completed,
      times: true,
      width: 150,
      cell: ({ run }) => <TimeText at={run?.completedAt} />,
    },
    {
      id: 'rules-packages',
      header: headers['rules-packages'],
      width: '16%',
      cell: ({ run }) =>
        run
          ? list(run.rulesPackageArns.map((arn) => shortPackageName(packageName(arn, packages))))
          : runs.noName,
    },
    {
      id: 'id',
      header: headers.id,
      width: 110,
      cell: ({ arn }) => <Mono>{parseArn(arn)?.id ?? arn}</Mono>,
    },
  ];
}

/**
 * The columns of the list of runs that the reader chose; a run's template and target are read off its ARN
 * and then named.
 */
export function useRunListColumns(
  names: RunNames,
  search: string,
  chosen: readonly string[],
): readonly Column<RunRow>[] {
  const { templates, targets, packages } = names;
  return useMemo(
    () =>
      allColumns({ templates, targets, packages }, search)
        .filter(({ id }) => chosen.includes(id))
        .map((column) => ({ ...column, sort: sortable.has(column.id) })),
    [templates, targets, packages, search, chosen],
  );
}
