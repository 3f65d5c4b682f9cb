import { styled } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type AccountPlace, paths, runPlace } from '../../domain/address/paths';
import {
  changedSearch,
  type InstancesView,
  type Parameters,
  readInstancesView,
} from '../../domain/address/views';
import { parseArn } from '../../domain/address/arn';
import type { CoverageAnswer, CoveredInstance } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import { CoverageFrame } from '../../features/coverage/coverage-frame';
import { InstanceLink } from '../../features/instances/instance-list';
import { coverage } from '../../strings/coverage';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { Link } from '../../ui/controls/link';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SearchField, SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/card';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';

const { list: words } = coverage;

/** How many are added to the document at a time, so that thousands never are at once. */
const STEP = 100;

const Reason = styled('span')({ display: 'inline-block', minWidth: 'min(220px, 40vw)' });
const Shown = styled('span')({ color: color.dim });
const More = styled('div')({ padding: '12px 16px', borderTop: `1px solid ${color.line}` });
const SHOW = [{ value: 'never', label: words.never }] as const;

function columnsOf(
  place: AccountPlace,
  titles: ReadonlyMap<string, string>,
): readonly PlainColumn<CoveredInstance>[] {
  return [
    { header: words.instance, cell: ({ id }) => <InstanceLink place={place} id={id} /> },
    {
      header: words.mainly,
      cell: ({ reasons: [reason] }) =>
        reason ? <Reason lang="en">{titles.get(reason.type) ?? reason.type}</Reason> : words.noReason,
    },
    { header: words.notFully, align: 'right', cell: ({ notFullyChecked }) => number(notFullyChecked) },
    { header: words.fully, align: 'right', cell: ({ fullyChecked }) => number(fullyChecked) },
    { header: words.notKnown, align: 'right', cell: ({ notKnown }) => number(notKnown) },
    { header: words.seen, align: 'right', cell: ({ runs }) => number(runs) },
    {
      header: words.last,
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
function isShown({ id, reasons, ...instance }: CoveredInstance, view: InstancesView): boolean {
  if (view.neverOnly && !isNeverFullyChecked(instance)) return false;
  if (view.reason !== undefined && !reasons.some(({ type }) => type === view.reason)) return false;
  return view.find === undefined || id.includes(view.find.trim().toLowerCase());
}

interface InstancesProps {
  readonly place: AccountPlace;
  readonly view: InstancesView;
  readonly answer: CoverageAnswer;
}

function Instances({ place, view, answer: { instances, reasons } }: InstancesProps) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [most, setMost] = useState(STEP);
  const { neverOnly, reason, find } = view;
  const shown = useMemo(
    () => instances.filter((instance) => isShown(instance, { neverOnly, reason, find })),
    [instances, neverOnly, reason, find],
  );
  const columns = useMemo(
    () => columnsOf(place, new Map(reasons.map(({ type, title }) => [type, title]))),
    [place, reasons],
  );
  const change = (changes: Parameters): void => {
    setMost(STEP);
    void navigate({ search: changedSearch(search, changes) }, { replace: true, preventScrollReset: true });
  };
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
            value={neverOnly ? 'never' : undefined}
            options={SHOW}
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
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState {...coverage.noInstances} />
      ) : (
        <PlainTable
          label={words.table}
          columns={columns}
          rows={shown.slice(0, most)}
          rowId={({ id }) => id}
        />
      )}
      {shown.length > most && (
        <More>
          <Button onClick={() => setMost(most + STEP)}>
            {words.more(Math.min(STEP, shown.length - most))}
          </Button>
        </More>
      )}
    </Card>
  );
}

/** Every instance of an account and region, and how often it was fully checked. */
export function Component() {
  return (
    <CoverageFrame {...coverage.instances} readView={readInstancesView}>
      {(place, answer, view) => <Instances place={place} answer={answer} view={view} />}
    </CoverageFrame>
  );
}
