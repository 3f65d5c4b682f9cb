/** Exclusions as they are read: narrowed, grouped, and gone through group by group. */

import { styled } from '@mui/material/styles';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useMemo, useRef } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Identities } from '../../domain/assessment/instances';
import { identityKinds } from '../../domain/assessment/instance-groups';
import type { Grouping } from '../../domain/exclusions/groupings';
import type { Problem } from '../../inspector/transport/problem';
import { InstancesExtent } from '../instances/copy-ids';
import { KnownInstances } from '../instances/instance-link';
import { SavedViews } from '../saved-views/saved-views';
import { GroupsByType } from './groups-by-type';
import { Incomplete } from './partial-answer';
import type { ShownExclusions } from './shown-exclusions';
import { exclusions } from '../../strings/exclusions';
import { color, narrow, size } from '../../theme/tokens';
import { Button, IconButton } from '../../ui/controls/button';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/controls/icons';
import { useAnnouncement } from '../../ui/feedback/announcer';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { SearchField, SelectField } from '../../ui/filter/fields';
import { focusAdjacentGroup } from '../../ui/overlay/focus';

const { tools: words } = exclusions;

// Nearly all are read by type.
const GroupsByScope = lazy(async () => ({
  default: (await import('./groups-by-scope')).GroupsByScope,
}));

/** What an exclusion is, in the one line that keeps it from being taken for a suppression. */
const NotSuppression = styled('p')({ margin: '12px 0 0', fontSize: 12, color: color.dim });

interface ExclusionsListProps {
  readonly place: AccountPlace;
  readonly shown: ShownExclusions;
  /** Whether all of them are loaded: only a whole answer is an "of". */
  readonly complete: boolean;
}

interface ExclusionsContentProps extends ExclusionsListProps {
  /** Why what is shown is not all of it. */
  readonly problem: Problem | null;
  readonly onRetry: () => void;
  /** What stands in the place of the exclusions, or before all of it. */
  readonly children: ReactNode;
  /** What is to be known of the exclusions, above and below them. */
  readonly note?: ReactNode;
  readonly after?: ReactNode;
}

/** The exclusions of a run or of a preview, and what stands in their place or is to be known of them. */
export function ExclusionsContent(props: ExclusionsContentProps) {
  const { place, shown, complete, problem, onRetry, children, note, after } = props;
  return (
    <KnownInstances identities={shown.identities}>
      {children}
      {problem && <Incomplete loaded={shown.loaded} problem={problem} onRetry={onRetry} />}
      {note}
      {shown.loaded > 0 && <ExclusionsList place={place} shown={shown} complete={complete} />}
      {after}
    </KnownInstances>
  );
}

/** The exclusions themselves: what they are narrowed to and grouped by, and the groups. */
function ExclusionsList({ place, shown, complete }: ExclusionsListProps) {
  const container = useRef<HTMLDivElement>(null);
  const { rows, byType, costs, packages, view, narrowedTo, loaded, level, change } = shown;
  const extent = useMemo(
    () => ({ filtered: narrowedTo !== undefined, partial: !complete }),
    [narrowedTo, complete],
  );
  const step = (by: 1 | -1): void => void focusAdjacentGroup(container.current, by);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    // The keys are a second way to what the buttons of the tools do.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={container} onKeyDown={onKeyDown}>
      <NotSuppression>{exclusions.notSuppression}</NotSuppression>
      <ExclusionsTools shown={shown} complete={complete} onStep={step} />
      {rows.length === 0 && (
        <EmptyState
          level={level}
          title={words.noMatch}
          text={words.noMatchText(loaded)}
          action={<Button onClick={() => change({ find: undefined })}>{words.clear}</Button>}
        />
      )}
      <InstancesExtent extent={extent}>
        {view.group ? (
          <Suspense fallback={<Loading label={exclusions.loading} />}>
            <GroupsByScope key={view.group} place={place} shown={shown} grouping={view.group} />
          </Suspense>
        ) : (
          <GroupsByType
            place={place}
            groups={byType.groups}
            costs={costs}
            packages={packages}
            level={level}
          />
        )}
      </InstancesExtent>
    </div>
  );
}

const Bar = styled('div')({
  position: 'sticky',
  top: `var(--sticky-top, ${size.topBar}px)`,
  zIndex: 3,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '10px 0',
  background: color.paper,
  borderBottom: `1px solid ${color.line}`,
  [narrow]: { position: 'static' },
  '@media print': { display: 'none' },
});

/** The field with the way through what it leaves: a row of its own where there is little room. */
const Find = styled('div')({ display: 'flex', flex: '1 1 400px', alignItems: 'center', gap: 8, minWidth: 0 });

const Count = styled('span')({ color: color.dim, fontSize: 13, whiteSpace: 'nowrap' });

/** What can be grouped by: what is in the address already, too, though nothing may be known of it yet. */
function groupingsOf(identities: Identities, group: Grouping | undefined) {
  const offered: Grouping[] = ['instance', 'package', ...identityKinds(identities)];
  if (group && !offered.includes(group)) offered.push(group);
  return offered.map((value) => ({ value, label: words.by(value) }));
}

interface ExclusionsToolsProps extends Omit<ExclusionsListProps, 'place'> {
  /** Goes to the group after (1) or before (-1) the one that is being read. */
  readonly onStep: (step: 1 | -1) => void;
}

/** What exclusions are narrowed to and grouped by, and the way through the groups. */
function ExclusionsTools({ shown, complete, onStep }: ExclusionsToolsProps) {
  const { view, narrowedTo, rows, loaded, identities, change } = shown;
  const find = useCallback((text: string) => change({ find: text === '' ? undefined : text }), [change]);
  const groupings = useMemo(() => groupingsOf(identities, view.group), [identities, view.group]);
  const filtered = narrowedTo !== undefined;
  const count = (complete ? words.count : words.countOfLoaded)(rows.length, loaded);
  useAnnouncement(filtered ? count : undefined);
  return (
    <Bar>
      <Find>
        <SearchField
          label={words.find}
          hint={words.findHint}
          value={view.find ?? ''}
          onChange={find}
          maxLength={200}
        />
        {filtered && <Count>{count}</Count>}
        <span>
          <IconButton label={words.previous} onClick={() => onStep(-1)}>
            <ArrowUpIcon />
          </IconButton>
          <IconButton label={words.next} onClick={() => onStep(1)}>
            <ArrowDownIcon />
          </IconButton>
        </span>
      </Find>
      <SelectField
        label={words.group}
        none={words.byType}
        value={view.group}
        options={groupings}
        width={172}
        // The open groups of another grouping mean nothing in this one.
        onChange={(group) => change({ group, type: undefined, item: undefined, expand: undefined })}
      />
      <Button
        onClick={() =>
          change({ expand: view.expandAll ? undefined : 'all', type: undefined, item: undefined })
        }
      >
        {view.expandAll ? words.collapseAll : words.expandAll}
      </Button>
      <SavedViews kind="exclusions" />
    </Bar>
  );
}
