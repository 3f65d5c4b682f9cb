import { styled } from '@mui/material/styles';
import { type ComponentProps, useMemo } from 'react';
import { INSTANCE_SORTS, type InstanceSort, type InstancesView } from '../../domain/address/coverage-views';
import type { Identities } from '../../domain/assessment/instances';
import { nextSort, type Sort, sorted, writeSort } from '../../domain/lists/tables';
import type { CoverageAnswer, CoveredInstance } from '../../domain/report/coverage-answer';
import { groupName, readGroupName } from '../../domain/assessment/instance-groups';
import { apartFrom, TodayFilter } from '../present-coverage/coverage-in-list';
import type { CoverageToday } from '../../inspector/queries/coverage-today';
import { groupLabel, InstanceGroups, useGroupings, useInGroup, useInstanceGroups } from './instance-groups';
import {
  type AccountNames,
  ALL_INSTANCES_TABLE,
  INSTANCE_HEADERS,
  INSTANCE_TABLE,
  instanceColumns,
} from './instance-columns';
import { KnownInstances } from './instance-link';
import { CopyIds } from './copy-ids';
import { SavedViews } from '../saved-views/saved-views';
import { coverage } from '../../strings/coverage';
import { presentCoverage } from '../../strings/present-coverage';
import { useSearchChange } from '../address';
import { changedSearch } from '../../domain/address/query-string';
import { useSearchParams } from 'react-router';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { EmptyState } from '../../ui/feedback/states';
import { SearchField, SelectField } from '../../ui/filter/fields';
import { Card } from '../../ui/layout/page';
import { ColumnsButton, useTablePreferences } from '../lists/list-tools';
import { InstancesTable, isShown, SORT_KEYS } from './instances-table';

const { list: words } = coverage;
const { list: todayWords } = presentCoverage;

const Shown = styled('span')({ color: color.dim });
const SHOW = [{ value: 'never', label: words.never }] as const;
const SHOW_WITH_TODAY = [...SHOW, { value: 'uncovered', label: todayWords.uncovered }] as const;

/** How the list is sorted when nobody has chosen: as it comes. */
const MOST_FIRST: Sort<InstanceSort> = { column: 'not-fully', direction: 'descending' };
const firstDirection = (by: InstanceSort): Sort['direction'] =>
  by === 'instance' ? 'ascending' : 'descending';

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
  const [search] = useSearchParams();
  const { neverOnly, uncoveredOnly, today: todayOnly, reason, find, sort } = view;
  // Two accounts may have groups of one name.
  const group = accounts ? undefined : view.group;
  const inGroup = useInGroup(group, view.inGroup, identities);
  const groupings = useGroupings(identities, group);
  const shown = useMemo(() => {
    const narrowed = { neverOnly, uncoveredOnly, today: todayOnly, reason, find };
    const fitting = instances.filter((instance) => isShown(instance, narrowed, identities, today, inGroup));
    return sort ? sorted(fitting, SORT_KEYS[sort.column], sort.direction) : fitting;
  }, [instances, neverOnly, uncoveredOnly, todayOnly, reason, find, sort, identities, today, inGroup]);
  const apart = useMemo(() => {
    if (!today || !uncoveredOnly) return undefined;
    const others = { neverOnly, uncoveredOnly: false, reason, find };
    const notChecked = instances.filter(
      (instance) => instance.notFullyChecked > 0 && isShown(instance, others, identities, undefined, inGroup),
    );
    return apartFrom(today, notChecked);
  }, [instances, neverOnly, uncoveredOnly, reason, find, identities, today, inGroup]);
  const titles = useMemo(() => new Map(reasons.map(({ type, title }) => [type, title])), [reasons]);
  const columns = useMemo(
    () => instanceColumns(titles, accounts, identities, today),
    [titles, accounts, identities, today],
  );
  const offer = accounts ? ALL_INSTANCES_TABLE : INSTANCE_TABLE;
  const [preferences, onPreferences] = useTablePreferences(offer);
  const only = group && readGroupName(view.inGroup ?? '');
  const list = (
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
          {!accounts && (
            <SelectField
              label={coverage.groups.group}
              none={coverage.groups.none}
              value={group}
              options={groupings}
              onChange={(by) => change({ group: by, in: undefined })}
            />
          )}
          {group && only && (
            <Button onClick={() => change({ in: undefined })}>
              {coverage.groups.only(groupLabel(only.subject, group))} · {coverage.groups.all}
            </Button>
          )}
          <Shown>{words.shown(shown.length, instances.length)}</Shown>
          <CopyIds ids={shown.map(({ id }) => id)} of={instances.length} />
          <SavedViews kind={accounts ? 'allInstances' : 'instances'} />
          <ColumnsButton
            offer={offer}
            headers={INSTANCE_HEADERS}
            preferences={preferences}
            onChange={onPreferences}
            scrolls
          />
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
            step={preferences.pageSize}
            shown={preferences.columns}
            widths={preferences.widths}
            onWidth={(id, width) =>
              onPreferences({ ...preferences, widths: { ...preferences.widths, [id]: width } })
            }
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
  return (
    <>
      {group && !only && (
        <GroupsOf
          instances={shown}
          kind={group}
          identities={identities}
          titles={titles}
          toGroup={(subject) => ({ search: changedSearch(search, { in: groupName(subject) }) })}
        />
      )}
      {list}
    </>
  );
}

interface GroupsOfProps extends Omit<ComponentProps<typeof InstanceGroups>, 'groups'> {
  readonly instances: readonly CoveredInstance[];
  readonly identities: Identities;
}

/** The instances that are shown, in groups. */
function GroupsOf({ instances, identities, ...props }: GroupsOfProps) {
  return <InstanceGroups groups={useInstanceGroups(instances, props.kind, identities)} {...props} />;
}
