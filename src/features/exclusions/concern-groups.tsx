import { useState } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { ExclusionsView, Parameters } from '../../domain/address/views';
import type { Concern, ConcernGroup as Group } from '../../domain/exclusions/exclusion-groups';
import { exclusions } from '../../strings/exclusions';
import { Button } from '../../ui/controls/button';
import { ConcernGroup } from './concern-group';

const { group: words } = exclusions;

/** How many groups are added to the document at a time: a run has hundreds of instances. */
const STEP = 50;

export interface ConcernGroupsProps {
  readonly place: AccountPlace;
  readonly groups: readonly Group[];
  readonly concern: Concern;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly view: ExclusionsView;
  readonly change: (changes: Parameters) => void;
  readonly level: 2 | 3;
}

/** The exclusions by instance or by rules package. Which groups are open stands in the address. */
export function ConcernGroups(props: ConcernGroupsProps) {
  const { place, groups, concern, packages, view, change, level } = props;
  const [most, setMost] = useState(STEP);
  const { items, expandAll } = view;
  const toggle = (key: string): void =>
    change({ item: items.includes(key) ? items.filter((each) => each !== key) : [...items, key] });
  return (
    <>
      {groups.slice(0, most).map((group) => {
        const key = group.subject ?? '-';
        return (
          <ConcernGroup
            key={key}
            place={place}
            group={group}
            concern={concern}
            packages={packages}
            open={expandAll !== items.includes(key)}
            onToggle={() => toggle(key)}
            level={level}
          />
        );
      })}
      {groups.length > most && (
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
