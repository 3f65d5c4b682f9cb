import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { MOST_LOOKED_AT } from '../../domain/address/run-views';
import { loadMoreRuns } from '../../strings/run-and-template-pages';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';

const Quiet = styled('span')({ color: color.dim, '&:focus': { outline: 'none' } });

export interface LoadMoreRunsProps {
  /** How many runs are looked at, if there are so many. */
  readonly most: number;
  /** How many more one press looks at. */
  readonly few: number;
  /** How many are loaded and not looked at. */
  readonly rest: number;
  /** There are more than are loaded. */
  readonly further?: boolean;
  readonly busy?: boolean;
  /** Called with how many to look at from now on. */
  readonly onMore: (most: number) => void;
}

/** The button that looks at more runs. Where no more are looked at, that is said in its place. */
export function LoadMoreRuns({ most, few, rest, further = false, busy = false, onMore }: LoadMoreRunsProps) {
  const pressed = useRef(false);
  const end = useRef<HTMLSpanElement>(null);
  const left = rest > 0 || further;
  const next = Math.min(few, MOST_LOOKED_AT - most);
  const offered = left && next > 0;
  // The button that was pressed goes with the last runs; the focus stays where it was.
  useEffect(() => {
    if (offered || !pressed.current) return;
    pressed.current = false;
    if (document.activeElement === document.body) end.current?.focus({ preventScroll: true });
  }, [offered]);
  const more = (): void => {
    pressed.current = true;
    onMore(most + next);
  };
  return (
    <>
      {offered && (
        <Button busy={busy} onClick={more}>
          {rest > 0 ? loadMoreRuns.atMore(Math.min(next, rest)) : loadMoreRuns.further}
        </Button>
      )}
      <Quiet ref={end} tabIndex={-1}>
        {left && !offered && loadMoreRuns.limit(MOST_LOOKED_AT)}
      </Quiet>
    </>
  );
}
