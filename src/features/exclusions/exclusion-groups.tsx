import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ExclusionGroup as Group } from '../../domain/exclusions/exclusion-groups';
import type { AccountPlace } from '../../domain/address/paths';
import { changedSearch, readExclusionsView } from '../../domain/address/views';
import { ExclusionGroup } from './exclusion-group';

export interface ExclusionGroupsProps {
  readonly place: AccountPlace;
  readonly groups: readonly Group[];
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly level: 2 | 3;
}

/** All types of a run or a preview. Which of their lists are open stands in the address. */
export function ExclusionGroups({ place, groups, packages, level }: ExclusionGroupsProps) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { types, expandAll } = readExclusionsView(search);
  const latest = useRef({ search, types });
  useEffect(() => {
    latest.current = { search, types };
  });

  // The same function from render to render, so that opening one type does not render the others.
  const toggle = useCallback(
    (key: string): void => {
      const { search: now, types: open } = latest.current;
      const type = open.includes(key) ? open.filter((each) => each !== key) : [...open, key];
      void navigate({ search: changedSearch(now, { type }) }, { replace: true, preventScrollReset: true });
    },
    [navigate],
  );

  const container = useRef<HTMLDivElement>(null);
  // With everything open the types of the address are the closed ones.
  const [linked] = useState(expandAll ? undefined : types[0]);
  const landed = groups.some(({ key }) => key === linked);
  useEffect(() => {
    // A link to an open type shows that type; later the reader scrolls alone.
    if (!landed) return;
    [...(container.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])]
      .find(({ dataset }) => dataset['group'] === linked)
      ?.scrollIntoView({ block: 'start' });
  }, [landed, linked]);

  return (
    <div ref={container}>
      {groups.map((group) => (
        <ExclusionGroup
          key={group.key}
          place={place}
          group={group}
          packages={packages}
          open={expandAll !== types.includes(group.key)}
          onToggle={toggle}
          level={level}
        />
      ))}
    </div>
  );
}
