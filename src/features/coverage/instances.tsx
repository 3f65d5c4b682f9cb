import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { paths, runPlace } from '../../domain/address/paths';
import { INSTANCE_SORTS, type InstanceSort, type InstancesView } from '../../domain/address/coverage-views';
import { type Identities, IDENTITY_COLUMNS, identityText } from '../../domain/assessment/instances';
import { nextSort, type Sort, sorted, type SortKey, writeSort } from '../../domain/lists/tables';
import { parseArn } from '../../domain/address/arn';
import type { CoverageAnswer, CoveredInstance } from '../../domain/report/coverage-answer';
import { type DatedRun, isNeverFullyChecked } from '../../domain/report/coverage-report';
import { coverageColumn } from '../present-coverage/coverage-column';
import { stateOf } from '../present-coverage/coverage-today';
import { apartFrom, TodayFilter } from '../present-coverage/coverage-filter';
import type { CoverageToday } from '../../inspector/queries/today/coverage-today';
import { KnownInstances } from '../instances/known-instances';
import { CopyIds } from '../instances/copy-ids';
import { InstanceLink } from '../instances/instance-link';
import { coverage } from '../../strings/coverage';
import { presentCoverage } from '../../strings/present-coverage';
import { instances as instanceWords } from '../../strings/instances';
import { dayUtc, isoUtc } from '../../domain/text/times';
import { useSearchChange } from '../search-change';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { EmptyState } from '../../ui/feedback/states';
import { SearchField, SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/page';
import { exportedTime } from '../../ui/table/exported-tables';
import type { PlainColumn } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';
import { InstancesTable, placeOf } from './instances-table';

const { list: words } = coverage;
const { list: todayWords } = presentCoverage;

/** How many are added to the document at a time, so that thousands never are at once. */
const STEP = 100;

const Reason = styled('span')({ display: 'inline-block', minWidth: 'min(150px, 40vw)' });
/** Room for an id and a name. */
const Named = styled('span')({ display: 'inline-block', minWidth: 'min(256px, 40vw)' });
const Shown = styled('span')({ color: color.dim });
const Region = styled(Shown)({ whiteSpace: 'nowrap' });
const SHOW = [{ value: 'never', label: words.never }] as const;
const SHOW_WITH_TODAY = [...SHOW, { value: 'uncovered', label: todayWords.uncovered }] as const;

const SORT_KEYS: Readonly<Record<InstanceSort, (instance: CoveredInstance) => SortKey>> = {
  instance: ({ id }) => id,
  'not-fully': ({ notFullyChecked }) => notFullyChecked,
  fully: ({ fullyChecked }) => fullyChecked,
  'not-known': ({ notKnown }) => notKnown,
  runs: ({ runs }) => runs,
  last: ({ lastRunAt }) => lastRunAt,
};
/** How the list is sorted when nobody has chosen: as it comes. */
const MOST_FIRST: Sort<InstanceSort> = { column: 'not-fully', direction: 'descending' };
const firstDirection = (by: InstanceSort): Sort['direction'] =>
  by === 'instance' ? 'ascending' : 'descending';

const Last = styled('span')({ display: 'block', fontSize: 12, lineHeight: '16px', whiteSpace: 'nowrap' });

/** The run that last checked an instance fully. */
function LastChecked({ run }: { readonly run: DatedRun }) {
  const of = runPlace(run.arn);
  const day = run.at === undefined ? undefined : dayUtc(run.at);
  const shown = day === undefined ? words.lastUnknown : words.lastOn(day);
  return <Last>{of ? <Link to={paths.run(of)}>{shown}</Link> : shown}</Last>;
}

/** The names of accounts by their ids, where instances of several stand in one list. */
type AccountNames = ReadonlyMap<string, string>;

function columnsOf(
  titles: ReadonlyMap<string, string>,
  accounts: AccountNames | undefined,
  identities: Identities,
  today: CoverageToday | undefined,
): readonly PlainColumn<CoveredInstance>[] {
  const accountColumn: PlainColumn<CoveredInstance> = {
    header: words.account,
    value: (instance) => {
      const { region, account } = placeOf(instance);
      return `${account} ${region}`;
    },
    cell: (instance) => {
      const { region, account } = placeOf(instance);
      return (
        <>
          {accounts?.get(account) ?? account} <Region>{region}</Region>
        </>
      );
    },
  };
  return [
    {
      header: words.instance,
      value: ({ id }) => id,
      beside: IDENTITY_COLUMNS.map((column) => ({
        header: instanceWords.columns[column],
        value: ({ id }) => identities.get(id)?.[column] ?? null,
      })),
      sort: 'instance',
      cell: (instance) => {
        const link = <InstanceLink place={placeOf(instance)} id={instance.id} />;
        return identities.has(instance.id) ? <Named>{link}</Named> : link;
      },
    },
    ...(accounts ? [accountColumn] : []),
    {
      header: words.mainly,
      value: ({ reasons: [reason] }) => (reason ? (titles.get(reason.type) ?? reason.type) : null),
      cell: ({ reasons: [reason] }) =>
        reason ? <Reason lang="en">{titles.get(reason.type) ?? reason.type}</Reason> : words.noReason,
    },
    ...(today && today.documents.length > 0 ? [coverageColumn<CoveredInstance>(today)] : []),
    {
      header: words.notFully,
      sort: 'not-fully',
      align: 'right',
      value: ({ notFullyChecked }) => notFullyChecked,
      cell: ({ notFullyChecked }) => number(notFullyChecked),
    },
    {
      header: words.fully,
      sort: 'fully',
      align: 'right',
      value: ({ fullyChecked }) => fullyChecked,
      beside: [
        {
          header: words.lastFully,
          value: ({ lastFullyChecked }) => exportedTime(lastFullyChecked?.at),
        },
        { header: words.lastFullyRun, value: ({ lastFullyChecked }) => lastFullyChecked?.arn ?? null },
      ],
      cell: ({ fullyChecked, lastFullyChecked }) => (
        <>
          {number(fullyChecked)}
          {lastFullyChecked && <LastChecked run={lastFullyChecked} />}
        </>
      ),
    },
    {
      header: words.notKnown,
      sort: 'not-known',
      align: 'right',
      value: ({ notKnown }) => notKnown,
      cell: ({ notKnown }) => number(notKnown),
    },
    {
      header: words.seen,
      sort: 'runs',
      align: 'right',
      value: ({ runs }) => runs,
      cell: ({ runs }) => number(runs),
    },
    {
      header: words.last,
      value: ({ lastRunAt, lastRunArn }) =>
        lastRunAt === undefined ? lastRunArn : (isoUtc(lastRunAt) ?? null),
      sort: 'last',
      times: true,
      cell: ({ lastRunArn, lastRunAt }) => {
        const of = runPlace(lastRunArn);
        const shown =
          lastRunAt === undefined ? (parseArn(lastRunArn)?.id ?? lastRunArn) : <TimeText at={lastRunAt} />;
        return of ? <Link to={paths.run(of)}>{shown}</Link> : shown;
      },
    },
  ];
}

/** Whether an instance is one that a view shows. */
function isShown(
  { id, reasons, ...instance }: CoveredInstance,
  view: InstancesView,
  identities: Identities,
  today: CoverageToday | undefined,
): boolean {
  const state = today && stateOf(today, id);
  if (today && view.uncoveredOnly && (instance.notFullyChecked === 0 || state !== 'not-covered'))
    return false;
  if (today && view.today !== undefined && state !== view.today) return false;
  if (view.neverOnly && !isNeverFullyChecked(instance)) return false;
  if (view.reason !== undefined && !reasons.some(({ type }) => type === view.reason)) return false;
  const find = view.find?.trim().toLowerCase() ?? '';
  return id.includes(find) || identityText(identities.get(id)).toLowerCase().includes(find);
}

export interface InstancesProps {
  readonly view: InstancesView;
  readonly answer: Pick<CoverageAnswer, 'instances' | 'reasons'>;
  readonly accounts?: AccountNames;
  /** Who they are, as far as that is known. */
  readonly identities?: Identities;
  /** What the present service covers of them. */
  readonly today?: CoverageToday;
}

const NOBODY: Identities = new Map();

/** Instances, and how often each was fully checked; searched and narrowed by what stands in the address. */
export function Instances({ view, answer, accounts, identities = NOBODY, today }: InstancesProps) {
  const { instances, reasons } = answer;
  const change = useSearchChange();
  const { neverOnly, uncoveredOnly, today: todayOnly, reason, find, sort } = view;
  const shown = useMemo(() => {
    const narrowed = { neverOnly, uncoveredOnly, today: todayOnly, reason, find };
    const fitting = instances.filter((instance) => isShown(instance, narrowed, identities, today));
    return sort ? sorted(fitting, SORT_KEYS[sort.column], sort.direction) : fitting;
  }, [instances, neverOnly, uncoveredOnly, todayOnly, reason, find, sort, identities, today]);
  const apart = useMemo(() => {
    if (!today || !uncoveredOnly) return undefined;
    const others = { neverOnly, uncoveredOnly: false, reason, find };
    const notChecked = instances.filter(
      (instance) => instance.notFullyChecked > 0 && isShown(instance, others, identities, undefined),
    );
    return apartFrom(today, notChecked);
  }, [instances, neverOnly, uncoveredOnly, reason, find, identities, today]);
  const columns = useMemo(
    () => columnsOf(new Map(reasons.map(({ type, title }) => [type, title])), accounts, identities, today),
    [reasons, accounts, identities, today],
  );
  return (
    <Card
      flush
      tools={
        <>
          <SearchField
            label={words.find}
            value={find ?? ''}
            onChange={(text) => change({ find: text === '' ? undefined : text })}
          />
          <SelectField
            label={words.show}
            none={words.all}
            value={neverOnly ? 'never' : today && uncoveredOnly ? 'uncovered' : undefined}
            options={today ? SHOW_WITH_TODAY : SHOW}
            onChange={(show) => change({ show })}
          />
          <SelectField
            label={words.reason}
            none={words.anyReason}
            value={reason}
            options={reasons
              .filter(({ instances: concerned }) => concerned > 0)
              .map(({ type, title }) => ({ value: type, label: title }))}
            onChange={(type) => change({ reason: type })}
          />
          <Shown>{words.shown(shown.length, instances.length)}</Shown>
          <CopyIds ids={shown.map(({ id }) => id)} of={instances.length} />
          {today && (
            <TodayFilter
              today={today}
              value={todayOnly}
              apart={apart}
              onChange={(state) => change({ today: state })}
            />
          )}
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState {...coverage.noInstances} />
      ) : (
        <KnownInstances identities={identities}>
          <InstancesTable
            label={words.table}
            columns={columns}
            rows={shown}
            step={STEP}
            remark={[
              words.shown(shown.length, instances.length),
              ...(apart === undefined ? [] : [apart]),
            ].join('. ')}
            sorting={sort && { columnId: sort.column, direction: sort.direction }}
            onSort={(column) => {
              const by = INSTANCE_SORTS.find((each) => each === column);
              if (by) change({ sort: writeSort(nextSort(sort ?? MOST_FIRST, by, firstDirection(by))) });
            }}
            filtered={shown.length < instances.length}
          />
        </KnownInstances>
      )}
    </Card>
  );
}
