/** Instances by Auto Scaling group or by a tag: how many of each group were not fully checked. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { To } from 'react-router';
import type { Identities } from '../../domain/assessment/instances';
import type { IdentityKind } from '../../domain/exclusions/groupings';
import {
  groupFinder,
  groupInstances,
  identityKinds,
  type InstanceGroup,
  readGroupName,
} from '../../domain/assessment/instance-groups';
import type { CoveredInstance } from '../../domain/report/coverage-answer';
import { isNeverFullyChecked } from '../../domain/report/coverage-report';
import { coverage } from '../../strings/coverage';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';

const { groups: words } = coverage;

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });

type Group = InstanceGroup<CoveredInstance>;

/** How many groups are added to the document at a time. */
const STEP = 20;
/** How many the overview names. */
const FEW = 10;

/** The instances in groups, the worst first. */
export function useInstanceGroups(
  instances: readonly CoveredInstance[],
  kind: IdentityKind,
  identities: Identities,
): readonly Group[] {
  return useMemo(() => {
    const groupOf = groupFinder(kind, identities);
    return groupInstances(
      instances,
      ({ id }) => groupOf(id),
      ({ notFullyChecked }) => notFullyChecked > 0,
    );
  }, [instances, kind, identities]);
}

/** What a group is called. */
export function groupLabel(subject: string | undefined, kind: IdentityKind): string {
  if (subject === undefined) return words.notTold(kind);
  return subject === '' ? words.emptyValue : subject;
}

const neverIn = ({ items }: Group): number => items.filter(isNeverFullyChecked).length;
const checksIn = ({ items }: Group): number =>
  items.reduce((sum, { checks }) => sum + checks.notCompleted, 0);

/** The type that takes out the most checks of a group. */
function mainlyOf({ items }: Group): string | undefined {
  const counts = new Map<string, number>();
  for (const { reasons } of items)
    for (const { type, checks } of reasons) counts.set(type, (counts.get(type) ?? 0) + checks);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

const columnsOf = ({
  kind,
  titles,
  toGroup,
}: Pick<InstanceGroupsProps, 'kind' | 'titles' | 'toGroup'>): readonly PlainColumn<Group>[] => [
  {
    header: words.by(kind),
    value: ({ subject }) => groupLabel(subject, kind),
    cell: ({ subject }) => <Link to={toGroup(subject)}>{groupLabel(subject, kind)}</Link>,
  },
  {
    header: words.notFully,
    value: ({ open, items }) => words.notFullyOf(open, items.length),
    cell: ({ open, items }) => words.notFullyOf(open, items.length),
  },
  {
    header: words.never,
    align: 'right',
    value: neverIn,
    cell: (group) => number(neverIn(group)),
  },
  {
    header: words.checks,
    align: 'right',
    value: checksIn,
    cell: (group) => number(checksIn(group)),
  },
  {
    header: words.mainly,
    value: (group) => {
      const type = mainlyOf(group);
      return type === undefined ? null : (titles.get(type) ?? type);
    },
    cell: (group) => {
      const type = mainlyOf(group);
      return type === undefined ? coverage.list.noReason : <span lang="en">{titles.get(type) ?? type}</span>;
    },
  },
];

interface InstanceGroupsProps {
  readonly groups: readonly Group[];
  readonly kind: IdentityKind;
  /** The titles of types by their keys. */
  readonly titles: ReadonlyMap<string, string>;
  /** Where the instances of a group are. */
  readonly toGroup: (subject: string | undefined) => To;
}

/** All groups as a table. */
export function InstanceGroups({ groups, ...props }: InstanceGroupsProps) {
  const title = words.title(words.by(props.kind));
  return (
    <Card flush title={title}>
      <Text>{words.text}</Text>
      <PlainTable
        label={title}
        columns={columnsOf(props)}
        rows={groups}
        step={STEP}
        rowId={({ subject }) => groupLabel(subject, props.kind)}
      />
    </Card>
  );
}

/** The Auto Scaling groups with instances that were not fully checked, for an overview; nothing where no group is known. */
export function GroupsThatNeedALook({ groups, ...props }: Omit<InstanceGroupsProps, 'kind'>) {
  const open = groups.filter(({ subject, open: some }) => subject !== undefined && some > 0);
  if (open.length === 0) return null;
  const named = open.slice(0, FEW);
  return (
    <Card flush title={words.look}>
      <Text>{words.lookText(named.length, open.length)}</Text>
      <PlainTable
        label={words.look}
        columns={columnsOf({ ...props, kind: 'asg' })}
        rows={named}
        rowId={({ subject }) => subject ?? ''}
      />
    </Card>
  );
}

/** Whether an instance is in the group that an address names; each is where it names none. */
function inGroupOf(
  group: IdentityKind | undefined,
  name: string | undefined,
  identities: Identities,
): (id: string) => boolean {
  const wanted = readGroupName(name ?? '');
  if (!group || !wanted) return () => true;
  const groupOf = groupFinder(group, identities);
  return (id) => (groupOf(id) ?? undefined) === wanted.subject;
}

/** The same function while the address and what is known stay the same. */
export function useInGroup(
  ...[group, name, identities]: Parameters<typeof inGroupOf>
): (id: string) => boolean {
  return useMemo(() => inGroupOf(group, name, identities), [group, name, identities]);
}

/**
 * What a list of instances can be grouped by: what is in the address already, too, though nothing may be known of it yet. Auto Scaling groups are
 * offered from the beginning, so that the choice does not push the list down when names come.
 */
export function useGroupings(identities: Identities, group: IdentityKind | undefined) {
  return useMemo(() => {
    const known = new Set<IdentityKind>(['asg', ...identityKinds(identities), ...(group ? [group] : [])]);
    return [...known].map((value) => ({ value, label: coverage.groups.by(value) }));
  }, [identities, group]);
}
