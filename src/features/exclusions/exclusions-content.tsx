import { type KeyboardEvent, useRef } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import { exclusions } from '../../strings/exclusions';
import { Button } from '../../ui/controls/button';
import { focusAdjacentGroup } from '../../ui/controls/group-navigation';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ConcernGroups } from './concern-groups';
import { ExclusionGroups } from './exclusion-groups';
import { NotSuppression } from './exclusions-frame';
import { ExclusionsTools } from './exclusions-tools';
import type { ShownExclusions } from './use-shown-exclusions';

const { tools: words } = exclusions;

export interface ExclusionsContentProps {
  readonly place: AccountPlace;
  readonly shown: ShownExclusions;
  readonly loaded: number;
  readonly complete: boolean;
  /** The level of the groups' headings. */
  readonly level: 2 | 3;
}

/** The exclusions themselves: what they are narrowed to and grouped by, and the groups. */
export function ExclusionsContent({ place, shown, loaded, complete, level }: ExclusionsContentProps) {
  const container = useRef<HTMLDivElement>(null);
  const { rows, byType, byConcern, packages, view, change } = shown;
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
      <NotSuppression />
      <ExclusionsTools shown={shown} loaded={loaded} complete={complete} onStep={step} />
      {rows.length === 0 && (
        <EmptyState
          level={level}
          title={words.noMatch}
          text={words.noMatchText(loaded)}
          action={<Button onClick={() => change({ find: undefined })}>{words.clear}</Button>}
        />
      )}
      {byConcern && view.group ? (
        <ConcernGroups
          key={view.group}
          place={place}
          groups={byConcern}
          concern={view.group}
          packages={packages}
          view={view}
          change={change}
          level={level}
        />
      ) : (
        <ExclusionGroups place={place} groups={byType.groups} packages={packages} level={level} />
      )}
    </div>
  );
}
