/** The columns of a list of instances, and which of them its reader can choose. */

import { styled } from '@mui/material/styles';
import { parseArn } from '../../domain/address/arn';
import { type AccountPlace, paths, runPlace } from '../../domain/address/paths';
import { type Identities, IDENTITY_COLUMNS } from '../../domain/assessment/instances';
import type { CoveredInstance } from '../../domain/report/coverage-answer';
import type { DatedRun } from '../../domain/report/coverage-report';
import { dayUtc, isoUtc } from '../../domain/text/times';
import type { CoverageToday } from '../../inspector/queries/coverage-today';
import { coverage } from '../../strings/coverage';
import { instances as instanceWords } from '../../strings/instances';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { exportedTime } from '../../ui/table/exported-tables';
import type { PlainColumn } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';
import { InstanceLink } from './instance-link';
import { coverageColumn } from '../present-coverage/coverage-in-list';
import type { TableOffer } from '../../domain/lists/tables';
import { presentCoverage } from '../../strings/present-coverage';

const { list: words } = coverage;

/** Where there is room, the longest of usual reasons stands in one line. */
const Reason = styled('span')({
  display: 'inline-block',
  minWidth: 'min(var(--room, clamp(150px, 18vw, 260px)), 40vw)',
});
/** Room for an id and a name, which may come behind it; for an id at least. */
const Named = styled('span')({
  display: 'inline-block',
  minWidth: 'min(var(--room, 256px), max(40vw, 164px))',
});
const Region = styled('span')({ color: color.dim, whiteSpace: 'nowrap' });
const Last = styled('span')({ display: 'block', fontSize: 12, lineHeight: '16px', whiteSpace: 'nowrap' });

/** The names of accounts by their ids, where instances of several stand in one list. */
export type AccountNames = ReadonlyMap<string, string>;

/** Where an instance is: where its last run was. */
export function placeOf({ lastRunArn }: CoveredInstance): AccountPlace {
  const { region = '', account = '' } = parseArn(lastRunArn) ?? {};
  return { region, account };
}

/** The run that last checked an instance fully. */
function LastChecked({ run }: { readonly run: DatedRun }) {
  const of = runPlace(run.arn);
  const day = run.at === undefined ? undefined : dayUtc(run.at);
  const shown = day === undefined ? words.lastUnknown : words.lastOn(day);
  return <Last>{of ? <Link to={paths.run(of)}>{shown}</Link> : shown}</Last>;
}

export function instanceColumns(
  titles: ReadonlyMap<string, string>,
  accounts: AccountNames | undefined,
  identities: Identities,
  today: CoverageToday | undefined,
): readonly PlainColumn<CoveredInstance>[] {
  const accountColumn: PlainColumn<CoveredInstance> = {
    id: 'account',
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
      id: 'instance',
      header: words.instance,
      value: ({ id }) => id,
      beside: IDENTITY_COLUMNS.map((column) => ({
        header: instanceWords.columns[column],
        value: ({ id }) => identities.get(id)?.[column] ?? null,
      })),
      sort: 'instance',
      cell: (instance) => (
        <Named>
          <InstanceLink place={placeOf(instance)} id={instance.id} />
        </Named>
      ),
    },
    ...(accounts ? [accountColumn] : []),
    {
      id: 'mainly',
      header: words.mainly,
      value: ({ reasons: [reason] }) => (reason ? (titles.get(reason.type) ?? reason.type) : null),
      cell: ({ reasons: [reason] }) =>
        reason ? <Reason lang="en">{titles.get(reason.type) ?? reason.type}</Reason> : words.noReason,
    },
    ...(today && today.documents.length > 0 ? [coverageColumn<CoveredInstance>(today)] : []),
    {
      id: 'not-fully',
      header: words.notFully,
      sort: 'not-fully',
      align: 'right',
      value: ({ notFullyChecked }) => notFullyChecked,
      cell: ({ notFullyChecked }) => number(notFullyChecked),
    },
    {
      id: 'fully',
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
      id: 'not-known',
      header: words.notKnown,
      sort: 'not-known',
      align: 'right',
      value: ({ notKnown }) => notKnown,
      cell: ({ notKnown }) => number(notKnown),
    },
    {
      id: 'runs',
      header: words.seen,
      sort: 'runs',
      align: 'right',
      value: ({ runs }) => runs,
      cell: ({ runs }) => number(runs),
    },
    {
      id: 'last',
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

const AFTER_WHERE = ['mainly', 'today', 'not-fully', 'fully', 'not-known', 'runs', 'last'] as const;
const COLUMNS = ['instance', ...AFTER_WHERE] as const;
const COLUMNS_OF_ALL = ['instance', 'account', ...AFTER_WHERE] as const;

/** The instances of an account and region; thousands are added to the document some at a time. */
export const INSTANCE_TABLE = {
  id: 'instances',
  columns: COLUMNS,
  shown: COLUMNS,
  pageSize: 100,
} as const satisfies TableOffer;

/** Those of all accounts. */
export const ALL_INSTANCES_TABLE = {
  id: 'all-instances',
  columns: COLUMNS_OF_ALL,
  shown: COLUMNS_OF_ALL,
  pageSize: 100,
} as const satisfies TableOffer;

/** What the columns are called, by their ids. */
export const INSTANCE_HEADERS: Readonly<Record<(typeof COLUMNS_OF_ALL)[number], string>> = {
  instance: words.instance,
  account: words.account,
  mainly: words.mainly,
  today: presentCoverage.list.column,
  'not-fully': words.notFully,
  fully: words.fully,
  'not-known': words.notKnown,
  runs: words.seen,
  last: words.last,
};
