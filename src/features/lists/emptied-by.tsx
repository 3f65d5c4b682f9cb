/** Which of a list's filters leave nothing: what is offered where several of them together find none. */

import { useQueries } from '@tanstack/react-query';
import { useId } from 'react';
import type { ViewFilter } from '../../domain/lists/view-filters';
import { listExports } from '../../strings/list-extras';
import { Button } from '../../ui/controls/button';

export interface EmptiedByProps {
  /** The filters of the list, each with its words. */
  readonly chosen: readonly (ViewFilter & { readonly words: string })[];
  /** Whether there are rows without one of them. */
  readonly findsWithout: (filter: ViewFilter) => Promise<boolean>;
  readonly onRemove: (filter: ViewFilter) => void;
}

/** A button for each filter without which there are rows: the others empty the list only together. */
export default function EmptiedBy({ chosen, findsWithout, onRemove }: EmptiedByProps) {
  const id = useId();
  const found = useQueries({
    queries: chosen.map((filter) => ({
      queryKey: ['emptied-by', id, chosen, filter],
      queryFn: () => findsWithout(filter),
      gcTime: 0,
      retry: false,
    })),
  });
  return chosen.map(
    (filter, index) =>
      found[index]?.data === true && (
        <Button key={`${filter.property} ${filter.value}`} onClick={() => onRemove(filter)}>
          {listExports.removeFilter(filter.words)}
        </Button>
      ),
  );
}
