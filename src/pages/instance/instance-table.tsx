import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { type InstancePlace, paths, runPlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/views';
import { packageName } from '../../domain/assessment/rules-package-names';
import { namedPackages } from '../../domain/exclusions/concerned';
import { groupExclusions } from '../../domain/exclusions/exclusion-groups';
import { HueMark } from '../../features/exclusions/proportion-bar';
import { isKnownByExclusions, runName } from '../../features/runs/run-columns';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useScope } from '../../inspector/queries/provider';
import { isoUtc } from '../../domain/text/dates';
import { answers } from '../../strings/answers';
import { instance as words } from '../../strings/instance';
import { list } from '../../strings/numbers';
import { runs } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';
import type { InstanceRun } from './use-instance-runs';

const Quiet = styled('span')({ color: color.dim });

const Reasons = styled('ul')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& small': { fontSize: 13, color: color.dim },
});

interface ReasonProps {
  readonly answered: InstanceRun;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
}

/** Why a run could not check the instance, by type; or that it does not say. */
function Why({ answered: { answer, named }, packages }: ReasonProps) {
  if (answer.kind === 'loading') return <Quiet>{words.looking}</Quiet>;
  const gap = answer.kind === 'gap' && <Quiet>{answers[answer.why].word}</Quiet>;
  if (named.length === 0) return gap || <Quiet>{words.noneNamed}</Quiet>;
  return (
    <>
      <Reasons>
        {groupExclusions(named).groups.map(({ key, title, cause, packageArns }) => (
          <li key={key}>
            <HueMark hue={cause} small />
            <span lang="en">{title}</span>{' '}
            <small>
              {packageArns.length === 0
                ? words.everyPackage
                : list(packageArns.map((arn) => packageName(arn, packages)))}
            </small>
          </li>
        ))}
      </Reasons>
      {gap}
    </>
  );
}

/** Why a run could not check the instance, as text. */
function whyOf({ answer, named }: InstanceRun, packages: ReasonProps['packages']): string {
  if (answer.kind === 'loading') return words.looking;
  const gap = answer.kind === 'gap' ? [answers[answer.why].word] : [];
  const reasons = groupExclusions(named).groups.map(({ title, packageArns }) => {
    const where =
      packageArns.length === 0
        ? words.everyPackage
        : list(packageArns.map((arn) => packageName(arn, packages)));
    return `${title} (${where})`;
  });
  const all = [...reasons, ...gap];
  return all.length === 0 ? words.noneNamed : all.join('; ');
}

function columnsOf(
  place: InstancePlace,
  packages: ReasonProps['packages'],
): readonly PlainColumn<InstanceRun>[] {
  const search = changedSearch(new URLSearchParams(), { find: place.instanceId });
  return [
    {
      header: words.columns.run,
      value: (row) => runName(row),
      cell: (row) => {
        const of = runPlace(row.arn);
        if (!of) return runName(row);
        const to = row.named.length > 0 ? { pathname: paths.exclusions(of), search } : paths.run(of);
        const link = <Link to={to}>{runName(row)}</Link>;
        if (row.run) return link;
        return (
          <>
            {link} <Quiet>{isKnownByExclusions(row) ? runs.knownByExclusions : runs.couldNotDescribe}</Quiet>
          </>
        );
      },
    },
    {
      header: words.columns.start,
      times: true,
      value: ({ run }) => (run?.startedAt === undefined ? null : (isoUtc(run.startedAt) ?? null)),
      cell: ({ run }) => <TimeText at={run?.startedAt} />,
    },
    {
      header: words.columns.why,
      value: (answered) => whyOf(answered, packages),
      cell: (answered) => <Why answered={answered} packages={packages} />,
    },
  ];
}

export interface InstanceTableProps {
  readonly place: InstancePlace;
  readonly rows: readonly InstanceRun[];
  /** How many runs were looked at. */
  readonly remark: string;
}

/** The runs that were looked at, and what each says of the instance. */
export function InstanceTable({ place, rows, remark }: InstanceTableProps) {
  const packageArns = useMemo(() => [...namedPackages(rows.flatMap(({ named }) => named))], [rows]);
  const packages = useRulesPackages(useScope(place), packageArns);
  const columns = useMemo(() => columnsOf(place, packages), [place, packages]);
  return (
    <PlainTable label={words.table} columns={columns} rows={rows} rowId={({ arn }) => arn} remark={remark} />
  );
}
