/** The runs that were looked through for an instance: what each says of it, and the table of them. */

import { styled } from '@mui/material/styles';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type InstancePlace, paths, runPlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import { type Exclusion, packageName } from '../../domain/assessment/assessment';
import type { RunAnswer } from '../../domain/assessment/run-answer';
import { runBegan } from '../../domain/assessment/runs';
import { exclusionsOn, type InstanceInRun, instanceInRun } from '../../domain/coverage/instance-in-run';
import { namedPackages } from '../../domain/exclusions/exclusion-scopes';
import { groupExclusions } from '../../domain/exclusions/group-exclusions';
import { sorted } from '../../domain/lists/tables';
import { TypeMark } from '../../features/coverage/mark-legend';
import { isKnownByExclusions, runName, runRow, type RunRow } from '../../features/runs/run-row';
import { useInstancesOfRuns } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';
import { useListedAnswers, useRunAnswers } from '../../inspector/queries/run-answers';
import { runsQuery } from '../../inspector/queries/runs';
import { answers } from '../../strings/answers';
import { instance as words, instanceStrip as stripWords } from '../../strings/coverage';
import { list } from '../../strings/numbers';
import { runs } from '../../strings/runs';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { exportedTime } from '../../ui/table/exported-tables';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';
import type { StripRun } from './instance-strip';

/** A run that was looked at, and those of its exclusions that concern the instance. */
interface InstanceRun extends RunRow {
  readonly answer: RunAnswer;
  /** Asks once more, where that may help. */
  readonly retry: (() => void) | undefined;
  readonly named: readonly Exclusion[];
  /** What the run says of the instance in one word, as the strip has it. */
  readonly said?: InstanceInRun | undefined;
}

/**
 * What the account's runs say of an instance. The service cannot be asked by instance: the exclusions of
 * each run have to be looked through, also of those that could not be described: their ARN is enough.
 * Of these nobody knows when they were, so that they come last.
 *
 * @param most how many runs to look at, the latest of the loaded ones first
 */
export function useInstanceRuns(place: InstancePlace, most: number) {
  const inspector = useInspector(place);
  const query = useInfiniteQuery(runsQuery(inspector));
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  const loaded = useMemo((): readonly RunRow[] => {
    const rows = (query.data?.pages ?? []).flatMap(({ items }) => items.map(runRow));
    return sorted(rows, ({ run }) => run && runBegan(run), 'descending');
  }, [query.data]);
  const wanted = query.isSuccess && loaded.length < most && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (wanted) void fetchNextPage();
  }, [wanted, fetchNextPage]);

  const looked = useMemo(() => loaded.slice(0, most), [loaded, most]);
  const described = useMemo(() => looked.flatMap(({ run }) => run ?? []), [looked]);
  const listed = useMemo(() => looked.flatMap(({ arn, run }) => (run ? [] : [arn])), [looked]);
  const ofDescribed = useRunAnswers(inspector, described);
  const ofListed = useListedAnswers(inspector, listed);
  const answered = useMemo(() => {
    const known = new Map<string, Pick<InstanceRun, 'answer' | 'retry'>>([
      ...ofDescribed.map((each) => [each.run.arn, each] as const),
      ...ofListed.map((each) => [each.arn, each] as const),
    ]);
    return looked.flatMap((row): readonly InstanceRun[] => {
      const { answer, retry } = known.get(row.arn) ?? {};
      if (!answer) return [];
      const exclusions = answer.kind === 'loading' ? [] : answer.exclusions;
      const of = { run: row.run, exclusions, instances: undefined };
      return [{ ...row, answer, retry, named: exclusionsOn(place.instanceId, of) }];
    });
  }, [looked, ofDescribed, ofListed, place.instanceId]);
  const undescribed = useMemo(
    () => loaded.flatMap(({ run, failed = 'NO_ANSWER' }) => (run ? [] : [{ code: failed }])),
    [loaded],
  );
  const { strip, runs: rows } = useSaid(place, loaded, answered);
  return { list: query, loaded: loaded.length, undescribed, runs: rows, strip };
}

/**
 * What the runs say in a word: all loaded ones as pieces of a strip, the oldest first, and those that were looked at. Which instances
 * a run lists is asked only where its exclusions are silent.
 */
function useSaid(
  place: InstancePlace,
  loaded: readonly RunRow[],
  answered: readonly InstanceRun[],
): { readonly strip: readonly StripRun[]; readonly runs: readonly InstanceRun[] } {
  const silent = useMemo(
    () =>
      answered.flatMap(({ arn, run, answer, named }) =>
        run && answer.kind === 'known' && named.length === 0 ? [arn] : [],
      ),
    [answered],
  );
  const { instances, failed } = useInstancesOfRuns(useInspector(place), silent);
  return useMemo(() => {
    const known = new Map(answered.map((each) => [each.arn, each]));
    const asked = new Set(silent);
    const pieces = loaded.map((row): StripRun => {
      const { answer } = known.get(row.arn) ?? {};
      const listed = instances.get(row.arn);
      if (asked.has(row.arn) && !listed && !failed.has(row.arn)) return { ...row, said: { kind: 'loading' } };
      const of = { run: row.run, instances: listed };
      return { ...row, said: answer && instanceInRun(place.instanceId, { ...of, answer }) };
    });
    const dated = pieces.filter(({ run }) => run !== undefined);
    const said = new Map(pieces.map((piece) => [piece.arn, piece.said]));
    const rows = answered.map((row): InstanceRun => {
      const of = { run: row.run, instances: instances.get(row.arn) };
      const exclusions = row.answer.kind === 'loading' ? [] : row.answer.exclusions;
      const named = of.instances ? exclusionsOn(place.instanceId, { ...of, exclusions }) : row.named;
      return { ...row, named, said: said.get(row.arn) };
    });
    return {
      strip: [...dated.toReversed(), ...pieces.filter(({ run }) => run === undefined)],
      runs: rows,
    };
  }, [place.instanceId, loaded, answered, silent, instances, failed]);
}

const Quiet = styled('span')({ color: color.dim });

const Reasons = styled('ul')({
  margin: 0,
  padding: 0,
  listStyleType: '""',
  '& small': { fontSize: 13, color: color.dim },
});

/** What a run says of the instance that has no exclusion that concerns it. */
const noneText = (said: InstanceInRun | undefined): string =>
  said && said.kind !== 'not-completed' && said.kind !== 'loading'
    ? stripWords.kinds[said.kind]
    : words.noneNamed;

interface ReasonProps {
  readonly answered: InstanceRun;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
}

/** Why a run could not check the instance, by type; or that it does not say. */
function Why({ answered: { answer, named, said }, packages }: ReasonProps) {
  if (answer.kind === 'loading') return <Quiet>{words.looking}</Quiet>;
  const gap = answer.kind === 'gap' && <Quiet>{answers[answer.why].word}</Quiet>;
  if (named.length === 0) return gap || <Quiet>{noneText(said)}</Quiet>;
  return (
    <>
      <Reasons>
        {groupExclusions(named).groups.map(({ key, title, packageArns }) => (
          <li key={key}>
            <TypeMark type={key} />
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
function whyOf({ answer, named, said }: InstanceRun, packages: ReasonProps['packages']): string {
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
  return all.length === 0 ? noneText(said) : all.join('; ');
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
        // Beside words in the same line it must not be told by its colour alone.
        const link = (
          <Link to={to} underlined={!row.run}>
            {runName(row)}
          </Link>
        );
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
      value: ({ run }) => exportedTime(run?.startedAt),
      cell: ({ run }) => <TimeText at={run?.startedAt} />,
    },
    {
      header: words.columns.why,
      value: (answered) => whyOf(answered, packages),
      cell: (answered) => <Why answered={answered} packages={packages} />,
    },
  ];
}

interface InstanceTableProps {
  readonly place: InstancePlace;
  readonly rows: readonly InstanceRun[];
  /** How many runs were looked at. */
  readonly remark: string;
}

/** The runs that were looked at, and what each says of the instance. */
export function InstanceTable({ place, rows, remark }: InstanceTableProps) {
  const packageArns = useMemo(() => [...namedPackages(rows.flatMap(({ named }) => named))], [rows]);
  const packages = useRulesPackages(useInspector(place), packageArns);
  const columns = useMemo(() => columnsOf(place, packages), [place, packages]);
  return (
    <PlainTable label={words.table} columns={columns} rows={rows} rowId={({ arn }) => arn} remark={remark} />
  );
}
