/** Exclusions by instance, by rules package, or by what is known of their instances. */

import { styled } from '@mui/material/styles';
import { useId, useMemo, useState } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Parameters } from '../../domain/address/query-string';
import type { ExclusionsView } from '../../domain/address/run-views';
import { packageName } from '../../domain/assessment/assessment';
import type { IdentityGroup } from '../../domain/exclusions/group-by-identity';
import type { Grouping } from '../../domain/exclusions/groupings';
import {
  type ExclusionGroup,
  type ScopeGroup,
  groupExclusions,
} from '../../domain/exclusions/group-exclusions';
import { GroupHead, GroupSection, Recommendation } from './groups-by-type';
import { CopyIds } from '../instances/copy-ids';
import { InstanceLink } from '../instances/instance-link';
import { HueMark } from './proportion-bar';
import { exclusions } from '../../strings/exclusions';
import { list } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { usePrinting } from '../../ui/layout/printing';
import { SafeText } from '../../ui/text/safe-text';

const { group: words, byScope: texts } = exclusions;

/** How many groups are added to the document at a time: a run has hundreds of instances. */
const STEP = 50;

/** A group of instances tells which they are, and perhaps out of how many. */
type Group = ScopeGroup | IdentityGroup;

interface GroupsByScopeProps {
  readonly place: AccountPlace;
  readonly groups: readonly Group[];
  readonly grouping: Grouping;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly view: ExclusionsView;
  readonly change: (changes: Parameters) => void;
  readonly level: 2 | 3;
}

/** The exclusions by anything but their type. Which groups are open stands in the address. */
export function GroupsByScope(props: GroupsByScopeProps) {
  const { place, groups, grouping, packages, view, change, level } = props;
  const [most, setMost] = useState(STEP);
  const printing = usePrinting();
  const { items, expandAll } = view;
  const toggle = (key: string): void =>
    change({ item: items.includes(key) ? items.filter((each) => each !== key) : [...items, key] });
  return (
    <>
      {groups.slice(0, printing ? groups.length : most).map((group) => {
        const key = group.subject ?? '-';
        return (
          <GroupView
            key={key}
            place={place}
            group={group}
            grouping={grouping}
            packages={packages}
            open={expandAll !== items.includes(key)}
            onToggle={() => toggle(key)}
            level={level}
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
  '& > li': { display: 'flex', gap: 8, padding: '4px 0' },
  '& > li > span[aria-hidden]': { marginTop: 6 },
  '& > li > div': { flex: 1, minWidth: 0 },
  '& p': { margin: '4px 0', maxWidth: '80ch' },
  '& small': { fontSize: 13, color: color.dim, overflowWrap: 'anywhere' },
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

/** How much a group is: of a named group of instances, how many of how many. */
function countsOf(group: Group, types: number): string {
  const counts = texts.counts(group.exclusions.length, types);
  if (!('instanceIds' in group) || group.instanceIds.length === 0) return counts;
  return `${texts.instances(group.instanceIds.length, group.total)} · ${counts}`;
}

interface GroupViewProps extends PartProps {
  readonly group: Group;
  readonly onToggle: () => void;
  readonly level: 2 | 3;
}

/** What one instance, one rules package or one group of instances could not be checked for; opened, what helps. */
function GroupView(props: GroupViewProps) {
  const { place, group, grouping, packages, open, onToggle, level } = props;
  const { subject } = group;
  // Here, not for all groups at once: of thousands of instances a hundred are shown.
  const types = useMemo(() => groupExclusions(group.exclusions).groups, [group]);
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
        <span>{countsOf(group, types.length)}</span>
      </GroupHead>
      <Types>
        {types.map((type) => (
          <li key={type.key}>
            <HueMark hue={type.cause} small />
            <div>
              <span lang="en">{type.title}</span>{' '}
              <Others place={place} grouping={grouping} packages={packages} open={open} type={type} />
              {open &&
                type.variants.map(({ description, recommendation }) => (
                  <div key={`${description}\n${recommendation}`} lang="en">
                    <p>
                      <SafeText text={description} />
                    </p>
                    <Recommendation>
                      <b>{words.recommendation}</b>
                      <p>
                        <SafeText text={recommendation} />
                      </p>
                    </Recommendation>
                  </div>
                ))}
            </div>
          </li>
        ))}
      </Types>
      <Button
        emphasis="plain"
        expanded={open}
        label={open ? texts.lessOf(name) : texts.moreOf(name)}
        onClick={onToggle}
      >
        {open ? texts.less : texts.more}
      </Button>
    </GroupSection>
  );
}
