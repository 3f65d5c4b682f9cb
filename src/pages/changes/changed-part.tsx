import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Exclusion } from '../../domain/assessment/assessment';
import { packageName } from '../../domain/assessment/rules-package-names';
import { concernedLists } from '../../domain/exclusions/concerned';
import { type ExclusionGroup, groupExclusions } from '../../domain/exclusions/exclusion-groups';
import { HueMark } from '../../features/exclusions/proportion-bar';
import { InstanceList } from '../../features/instances/instance-list';
import { changes as words } from '../../strings/changes';
import { list, number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Card } from '../../ui/layout/card';

const Quiet = styled('p')({ margin: 0, color: color.dim });

const Types = styled('ul')({
  margin: '8px 0 0',
  padding: 0,
  listStyle: 'none',
  '& > li': { padding: '10px 0' },
  '& > li + li': { borderTop: `1px solid ${color.line}` },
  '& h3 > span[lang]': { minWidth: 0, overflowWrap: 'anywhere' },
  '& h3': {
    display: 'flex',
    alignItems: 'center',
    margin: '0 0 6px',
    fontSize: 14,
    lineHeight: '20px',
    fontWeight: 600,
  },
  '& h3 small': { marginLeft: 12, fontSize: 13, fontWeight: 400, color: color.dim },
  '& p': { margin: '6px 0 4px' },
});

interface TypeProps {
  readonly place: AccountPlace;
  readonly group: ExclusionGroup;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One type of a part: whom it concerns. */
function ChangedType({ place, group, packages, open, onToggle }: TypeProps) {
  const lists = useMemo(
    () => concernedLists(group.variants.flatMap(({ exclusions }) => exclusions)),
    [group],
  );
  return (
    <li>
      <h3>
        <HueMark hue={group.cause} small />
        <span lang="en">{group.title}</span>
        <small>{words.type(group.count)}</small>
      </h3>
      {lists.map(({ packageArns, instances }) => (
        <div key={packageArns.join(' ')}>
          {packageArns.length > 0 && <p>{list(packageArns.map((arn) => packageName(arn, packages)))}</p>}
          {instances.length > 0 && (
            <InstanceList
              place={place}
              instances={instances}
              type={group.title}
              open={open}
              onToggle={onToggle}
            />
          )}
        </div>
      ))}
    </li>
  );
}

export interface ChangedPartProps {
  readonly place: AccountPlace;
  readonly title: string;
  readonly text: string;
  readonly exclusions: readonly Exclusion[];
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** The types whose full lists are open, by their keys. */
  readonly open: readonly string[];
  readonly onToggle: (type: string) => void;
}

/** What is new, still there or gone, by type. */
export function ChangedPart(props: ChangedPartProps) {
  const { place, title, text, exclusions, packages, open, onToggle } = props;
  const { groups } = useMemo(() => groupExclusions(exclusions), [exclusions]);
  return (
    <Card title={`${title} (${number(exclusions.length)})`}>
      <Quiet>{exclusions.length === 0 ? words.noneOf : text}</Quiet>
      {groups.length > 0 && (
        <Types>
          {groups.map((group) => (
            <ChangedType
              key={group.key}
              place={place}
              group={group}
              packages={packages}
              open={open.includes(group.key)}
              onToggle={() => onToggle(group.key)}
            />
          ))}
        </Types>
      )}
    </Card>
  );
}
