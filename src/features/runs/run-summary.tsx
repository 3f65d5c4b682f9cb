import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { GroupedExclusions } from '../../domain/exclusions/exclusion-groups';
import type { RunExclusions } from '../../inspector/queries/run-exclusions';
import { exclusions as words } from '../../strings/exclusions';
import { Button } from '../../ui/controls/button';
import { useAnnounce } from '../../ui/feedback/announcer';
import { ExclusionsSummary } from '../exclusions/exclusions-summary';
import { LoadingProgress } from '../exclusions/loading-progress';

const Place = styled('div')({ '&:focus': { outline: 'none' } });

export interface RunSummaryProps {
  readonly data: RunExclusions;
  readonly grouped: GroupedExclusions;
  readonly instances: number | undefined;
  readonly share: number | undefined;
  readonly isFetching: boolean;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** What a run's exclusions come to once all are there; until then how far they are, with the way to stop and to go on. */
export function RunSummary(props: RunSummaryProps) {
  const { data, grouped, instances, share, isFetching, onStop, onGoOn } = props;
  const announce = useAnnounce();
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const { complete } = data;
  // The button that was pressed goes when everything is there; the focus stays where it was.
  useEffect(() => {
    if (!complete || !pressed.current) return;
    pressed.current = false;
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [complete]);

  const toggle = (): void => {
    pressed.current = true;
    if (isFetching) {
      onStop();
      announce(words.stopped);
    } else onGoOn();
  };
  const { loaded, listed, listComplete } = data.progress;
  // Rows are shown some at a time; who stopped has those that are shown.
  const there = isFetching ? loaded : data.rows.length + data.failed.length;
  const progress = words.progress(there, listed, !listComplete);
  return (
    <Place ref={place} tabIndex={-1}>
      {complete ? (
        <ExclusionsSummary
          grouped={grouped}
          listed={data.progress.listed}
          instances={instances}
          share={share}
        />
      ) : (
        <LoadingProgress
          label={words.loading}
          text={isFetching ? progress : words.stoppedAt(progress)}
          share={listComplete ? there / listed : undefined}
          stopped={!isFetching}
          action={
            <Button emphasis="plain" onClick={toggle}>
              {isFetching ? words.stop : words.goOn}
            </Button>
          }
        />
      )}
    </Place>
  );
}
