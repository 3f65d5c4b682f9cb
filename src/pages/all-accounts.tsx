import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import { Link as RouterLink } from 'react-router';
import { coverageSearch, type CoverageView, readCoverageView } from '../domain/address/coverage-views';
import { runsSearch } from '../domain/address/list-views';
import { paths } from '../domain/address/paths';
import { regionName } from '../domain/address/regions';
import type { MarkedKind } from '../domain/assessment/account-data';
import { sorted } from '../domain/lists/tables';
import type { CoverageAnswer } from '../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../domain/report/coverage-report';
import { classCell, isScopeWhole } from '../domain/report/figure-words';
import type { CheckCounts } from '../domain/report/judge-run';
import { AllAccountsFrame, isUnderWay } from '../features/coverage/all-accounts-frame';
import { lookedText } from '../features/coverage/coverage-frame';
import { Overview } from '../features/coverage/overview';
import type { CoverageOfPlace } from '../inspector/queries/coverage';
import { useTemplatesAnywhere } from '../inspector/queries/lookups';
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

type Answer = NonNullable<CoverageOfPlace['answer']>;

/** A figure of a place, or nothing where it has none that counts here. */
const figure = (
  header: string,
  kind: MarkedKind,
  of: (answer: Answer) => number | string,
): PlainColumn<CoverageOfPlace> => ({
  header,
  align: 'right',
  value: ({ answer }) => (answer?.kind === kind ? of(answer) : null),
  cell({ answer }) {
    if (answer?.kind !== kind) return '–';
    const found = of(answer);
    return typeof found === 'number' ? number(found) : found;
  },
});

/** The checks of a class: where there may be more of them, it says so. */
const ofClass = (key: keyof CheckCounts) => (answer: Answer) =>
  classCell(answer.checks, key, isScopeWhole(answer));

/** What the row of a place says beside its figures, as text. */
function remarkOf(place: CoverageOfPlace, kind: MarkedKind): string | null {
  return stateOf(place, kind) ?? place.answer?.reasons[0]?.title ?? null;
}

/** Why a place has no figures here, or not all of them; undefined where nothing is missing. */
function stateOf(
  { answer, problem, progress, isFetching }: CoverageOfPlace,
  kind: MarkedKind,
): string | undefined {
  if (problem && !isFetching) return problems[problem.kind].title;
  if (!answer) return isFetching ? words.reading : words.notRead;
  if (answer.kind !== kind) return words.other[answer.kind];
  return progress && !progress.complete ? lookedText(progress) : undefined;
}

/** What the row of a place says beside its figures: its most frequent reason, or why it has none. */
function Remark({ place, kind }: { readonly place: CoverageOfPlace; readonly kind: MarkedKind }) {
  const state = stateOf(place, kind);
  if (state !== undefined) return place.problem ? <>{state}</> : <Dim>{state}</Dim>;
  return <span lang="en">{place.answer?.reasons[0]?.title ?? '–'}</span>;
}

const columnsOf = (kind: MarkedKind, { from, to }: CoverageView): readonly PlainColumn<CoverageOfPlace>[] => [
  {
    header: words.account,
    value: ({ name, account }) => (name === account ? name : `${name} (${account})`),
    cell: ({ name, account, region }) => (
      <>
        <Name to={{ pathname: paths.overview({ account, region }), search: coverageSearch({ from, to }) }}>
          {name}
        </Name>{' '}
        {name !== account && <Dim>{account}</Dim>}
      </>
    ),
  },
  { header: words.region, value: ({ region }) => region, cell: ({ region }) => regionName(region) },
  figure(words.runs, kind, ({ runs }) => runs),
  figure(words.inScope, kind, ofClass('inScope')),
  figure(words.notCompleted, kind, ofClass('notCompleted')),
  figure(words.notKnown, kind, ofClass('notKnown')),
  figure(words.never, kind, ({ instances }) => instances.filter(isNeverFullyChecked).length),
  {
    header: words.mainly,
    value: (place) => remarkOf(place, kind),
    cell: (place) => <Remark place={place} kind={kind} />,
  },
];

interface OverviewOfAllProps {
  readonly sum: CoverageAnswer;
  readonly unread: number;
  readonly places: readonly CoverageOfPlace[];
  readonly view: CoverageView;
  readonly children: ReactNode;
}

function OverviewOfAll({ sum, unread, places, view, children }: OverviewOfAllProps) {
  const accounts = useMemo(() => new Map(places.map(({ account, name }) => [account, name])), [places]);
  const { needsALook } = sum;
  const isSettled = !places.some(isUnderWay);
  // Before all have come others may take their place: their names would be asked for in vain.
  const arns = useMemo(
    () => (isSettled && needsALook ? needsALook.templates.map(({ arn }) => arn) : []),
    [isSettled, needsALook],
  );
  return (
    <Overview
      answer={sum}
      unread={unread}
      accounts={accounts}
      templates={useTemplatesAnywhere(arns)}
      toInstances={(which) => ({
        pathname: paths.allInstances(),
        search: coverageSearch({ ...view, ...which, template: undefined }),
      })}
      toRuns={undefined}
      toRunsOf={(template) => ({
        pathname: paths.runs(template),
        search: runsSearch({ from: view.from, to: view.to, template }),
      })}
    >
      {children}
    </Overview>
  );
}

/** What was and was not checked over every account and region. */
export function Component() {
  return (
    <AllAccountsFrame {...words.overview} savedViews="allAccounts" readView={readCoverageView}>
      {({ places, kind, sum, unread }, view) => {
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
              <OverviewOfAll sum={sum} unread={unread} places={places} view={view}>
                {table}
              </OverviewOfAll>
            ) : (
              table
            )}
          </>
        );
      }}
    </AllAccountsFrame>
  );
}
