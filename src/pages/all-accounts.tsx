import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router';
import { coverageSearch, type CoverageView, readCoverageView } from '../domain/address/coverage-views';
import { paths } from '../domain/address/paths';
import { regionName } from '../domain/address/regions';
import type { DataKind } from '../domain/assessment/account-data';
import { sorted } from '../domain/lists/tables';
import { isNeverFullyChecked } from '../domain/report/coverage-report';
import { AllAccountsFrame } from '../features/coverage/all-accounts-frame';
import { Overview } from '../features/coverage/overview';
import type { CoverageOfPlace } from '../inspector/queries/coverage';
import { allAccounts as words } from '../strings/coverage';
import { number } from '../strings/numbers';
import { problems } from '../strings/problems';
import { color } from '../theme/tokens';
import { Card } from '../ui/layout/page';
import { type PlainColumn, PlainTable } from '../ui/table/plain-table';

/** How many accounts and regions are added to the document at a time. */
const STEP = 50;

const Dim = styled('span')({ color: color.dim, whiteSpace: 'nowrap' });
const Name = styled(RouterLink)({ color: color.accent });

/** A figure of a place, or nothing where it has none that counts here. */
const figure = (
  header: string,
  kind: DataKind,
  of: (answer: NonNullable<CoverageOfPlace['answer']>) => number,
): PlainColumn<CoverageOfPlace> => ({
  header,
  align: 'right',
  value: ({ answer }) => (answer?.kind === kind ? of(answer) : null),
  cell: ({ answer }) => (answer?.kind === kind ? number(of(answer)) : '–'),
});

/** What the row of a place says beside its figures, as text. */
function remarkOf({ answer, problem }: CoverageOfPlace, kind: DataKind): string | null {
  if (problem) return problems[problem.kind].title;
  if (!answer) return words.reading;
  return answer.kind === kind ? (answer.reasons[0]?.title ?? null) : words.other[answer.kind];
}

/** What the row of a place says beside its figures: its most frequent reason, or why it has none. */
function Remark({
  place: { answer, problem },
  kind,
}: {
  readonly place: CoverageOfPlace;
  readonly kind: DataKind;
}) {
  if (problem) return <>{problems[problem.kind].title}</>;
  if (!answer) return <Dim>{words.reading}</Dim>;
  if (answer.kind !== kind) return <Dim>{words.other[answer.kind]}</Dim>;
  return <span lang="en">{answer.reasons[0]?.title ?? '–'}</span>;
}

const columnsOf = (kind: DataKind, { from, to }: CoverageView): readonly PlainColumn<CoverageOfPlace>[] => [
  {
    header: words.account,
    value: ({ name, account }) => `${name} (${account})`,
    cell: ({ name, account, region }) => (
      <>
        <Name to={{ pathname: paths.overview({ account, region }), search: coverageSearch({ from, to }) }}>
          {name}
        </Name>{' '}
        <Dim>{account}</Dim>
      </>
    ),
  },
  { header: words.region, value: ({ region }) => region, cell: ({ region }) => regionName(region) },
  figure(words.runs, kind, ({ runs }) => runs),
  figure(words.inScope, kind, ({ checks }) => checks.inScope),
  figure(words.notCompleted, kind, ({ checks }) => checks.notCompleted),
  figure(words.notKnown, kind, ({ checks }) => checks.notKnown),
  figure(words.never, kind, ({ instances }) => instances.filter(isNeverFullyChecked).length),
  {
    header: words.mainly,
    value: (place) => remarkOf(place, kind),
    cell: (place) => <Remark place={place} kind={kind} />,
  },
];

/** What was and was not checked over every account and region. */
export function Component() {
  return (
    <AllAccountsFrame {...words.overview} readView={readCoverageView}>
      {({ places, kind, sum }, view) => {
        // What could not be read comes first: nobody looks for it below a hundred rows.
        const rows = sorted(places, ({ problem }) => (problem ? 0 : 1), 'ascending');
        const table = (
          <Card flush title={words.table}>
            <PlainTable
              label={words.table}
              columns={columnsOf(kind, view)}
              rows={rows}
              step={STEP}
              rowId={({ account, region }) => `${region}/${account}`}
            />
          </Card>
        );
        return (
          <>
            {sum ? (
              <Overview
                answer={sum}
                toInstances={(which) => ({
                  pathname: paths.allInstances(),
                  search: coverageSearch({ ...view, ...which, template: undefined }),
                })}
                toRuns={undefined}
              >
                {table}
              </Overview>
            ) : (
              table
            )}
          </>
        );
      }}
    </AllAccountsFrame>
  );
}
