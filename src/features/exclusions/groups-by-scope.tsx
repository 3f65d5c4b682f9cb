/** Exclusions by instance, by rules package, or by what is known of their instances. */

import { styled } from '@mui/material/styles';
import { useId, useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import { packageName } from '../../domain/assessment/assessment';
import type { CheckCost } from '../../domain/coverage/count-checks';
import { scopesByCost } from '../../domain/coverage/scopes-by-cost';
import {
  groupByIdentity,
  groupByScope,
  type IdentityGroup,
  type ScopeGroup,
} from '../../domain/exclusions/group-by-scope';
import { type Grouping, isIdentityKind } from '../../domain/exclusions/groupings';
import { type ExclusionGroup, groupExclusions } from '../../domain/exclusions/group-exclusions';
import { Advice } from './advice';
import { GroupHead, GroupSection } from './groups-by-type';
import { CopyIds } from '../instances/copy-ids';
import { InstanceLink } from '../instances/instance-link';
import { HueMark } from './proportion-bar';
import type { ShownExclusions } from './shown-exclusions';
import { exclusionGroups as texts } from '../../strings/exclusion-groups';
import { costWords, exclusions } from '../../strings/exclusions';
import { list } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { useKeptNumber } from '../../ui/layout/kept-number';
import { usePrinting } from '../../ui/layout/printing';

const { group: words } = exclusions;

/** How many groups are added to the document at a time: a run has hundreds of instances. */
const STEP = 50;

/** A group of instances tells which they are, and perhaps out of how many. */
type Group = ScopeGroup | IdentityGroup;

interface GroupsByScopeProps {
  readonly place: AccountPlace;
  readonly shown: ShownExclusions;
  readonly grouping: Grouping;
}

/** The groups of what is shown, those that cost the most checks first. */
function useGroups({ rows, named, identities, instances, every }: ShownExclusions, grouping: Grouping) {
  const { packageArns } = every;
  return useMemo((): readonly Group[] => {
    const groups = isIdentityKind(grouping)
      ? groupByIdentity(rows, grouping, identities, instances)
      : groupByScope(rows, grouping, packageArns);
    return scopesByCost(groups, grouping, named);
  }, [rows, named, identities, instances, packageArns, grouping]);
}

/** The exclusions by anything but their type. Which groups are open stands in the address. */
export function GroupsByScope({ place, shown, grouping }: GroupsByScopeProps) {
  const { byType, costs, view, change, level } = shown;
  const groups = useGroups(shown, grouping);
  const [most, setMost] = useKeptNumber(`groups by ${grouping}`, STEP);
  const printing = usePrinting();
  const { items, expandAll } = view;
  const toggle = (key: string): void =>
    change({ item: items.includes(key) ? items.filter((each) => each !== key) : [...items, key] });
  return (
    <>
      <Advice types={byType.groups} costs={costs} view={view} change={change} level={level} />
      {groups.slice(0, printing ? groups.length : most).map((group) => {
        const key = group.subject ?? '-';
        return (
          <GroupView
            key={key}
            place={place}
            group={group}
            grouping={grouping}
            shown={shown}
            open={expandAll !== items.includes(key)}
            onToggle={() => toggle(key)}
          />
        );
      })}
      {groups.length > most && !printing && (
        <p>
          {words.shown(most, groups.length)}{' '}
          <Button onClick={() => setMost(most + STEP)}>
            {words.showNext(Math.min(STEP, groups.length - most))}
          </Button>
        </p>
      )}
    </>
  );
}

const Types = styled('ul')({
  margin: '6px 0 0',
  padding: 0,
  listStyleType: '""',
  '& > li': { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: 8, padding: '4px 0' },
  '& > li > span[aria-hidden]': { marginTop: 6 },
  '& small': { fontSize: 13, color: color.dim, overflowWrap: 'anywhere' },
  '& small:has(a)': { display: 'block', '& button': { minHeight: 24, padding: '0 4px' } },
});

/** How many instances are named of a type before the rest is a number. */
const FEW = 3;

interface PartProps {
  readonly place: AccountPlace;
  readonly grouping: Grouping;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly open: boolean;
}

/** On an instance's side the rules packages of a type, else its instances. */
function Others({ place, grouping, packages, open, type }: PartProps & { readonly type: ExclusionGroup }) {
  const printing = usePrinting();
  if (grouping === 'instance')
    return (
      <small>
        {type.packageArns.length === 0
          ? texts.everyPackage
          : list(type.packageArns.map((arn) => packageName(arn, packages)))}
      </small>
    );
  if (type.instanceIds.length === 0) return <small>{texts.everyInstance}</small>;
  const shown = open || printing ? type.instanceIds : type.instanceIds.slice(0, FEW);
  const rest = type.instanceIds.length - shown.length;
  return (
    <small>
      {shown.map((id) => (
        <span key={id}>
          <InstanceLink place={place} id={id} />{' '}
        </span>
      ))}
      {rest > 0 && words.andMore(rest)}
      {type.instanceIds.length > 1 && !printing && (
        <CopyIds ids={type.instanceIds} about={type.title} emphasis="plain" />
      )}
    </small>
  );
}

/** What a group is called. */
function nameOf(subject: string | undefined, grouping: Grouping, packages: PartProps['packages']): string {
  if (subject === undefined) return texts.none(grouping);
  if (grouping === 'package') return packageName(subject, packages);
  return subject === '' ? texts.emptyValue : subject;
}

/** How much a group is: what it costs, for a rules package as the instances that lack it; of a group of instances, how many of how many. */
function countsOf(
  group: Group,
  grouping: Grouping,
  cost: CheckCost | undefined,
  instances: number | undefined,
) {
  const ofPackage = grouping === 'package' && group.subject !== undefined;
  return [
    ...(ofPackage && cost ? texts.lacking(cost.whole, cost.partly, instances) : costWords(cost)),
    texts.exclusions(group.exclusions.length),
    ...('instanceIds' in group && group.instanceIds.length > 0
      ? [texts.instances(group.instanceIds.length, group.total)]
      : []),
  ].join(' · ');
}

interface GroupViewProps extends GroupsByScopeProps {
  readonly group: Group;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** What one instance, one rules package or one group of instances could not be checked for; opened, with all instances. */
function GroupView(props: GroupViewProps) {
  const { place, shown, group, grouping, open, onToggle } = props;
  const { costs, every, packages, level } = shown;
  const { subject } = group;
  // Here, not for all groups at once: of thousands of instances a hundred are shown.
  const types = useMemo(() => groupExclusions(group.exclusions).groups, [group]);
  const cost = useMemo(() => costs.ofScope(group, grouping), [costs, group, grouping]);
  const more = grouping !== 'instance' && types.some(({ instanceIds }) => instanceIds.length > FEW);
  const headingId = useId();
  const Heading = `h${level}` as const;
  const name = nameOf(subject, grouping, packages);
  return (
    <GroupSection aria-labelledby={headingId} data-group={subject ?? '-'}>
      <GroupHead>
        <Heading id={headingId} tabIndex={-1} data-heading="">
          {subject !== undefined && grouping === 'instance' ? (
            <InstanceLink place={place} id={subject} />
          ) : (
            name
          )}
        </Heading>
        <span>{countsOf(group, grouping, cost, every.instanceIds?.length)}</span>
      </GroupHead>
      <Types>
        {types.map((type) => (
          <li key={type.key}>
            <HueMark hue={type.cause} small />
            <div>
              <span lang="en">{type.title}</span>{' '}
              <Others place={place} grouping={grouping} packages={packages} open={open} type={type} />
            </div>
          </li>
        ))}
      </Types>
      {more && (
        <Button
          emphasis="plain"
          expanded={open}
          label={open ? texts.lessOf(name) : texts.moreOf(name)}
          onClick={onToggle}
        >
          {open ? texts.less : texts.more}
        </Button>
      )}
    </GroupSection>
  );
}
