import { useSyncExternalStore } from 'react';
import { columnZone, isoUtc, readTimeStyle, type TimeStyle, timeText } from '../../domain/text/times';
import { usePersistedChoice } from '../controls/persisted-choice';
import { words } from '../words';

const MINUTE = 60_000;

const thisMinute = (): number => Math.floor(Date.now() / MINUTE) * MINUTE;

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE);
  return () => clearInterval(timer);
}

const never = (): (() => void) => () => undefined;

/** The time to the minute, in milliseconds since the epoch. It goes on only while `moving`. */
function useMinuteClock(moving: boolean): number {
  return useSyncExternalStore(moving ? everyMinute : never, thisMinute);
}

/** How the reader wants times to be shown, and the function that changes it. */
export function useTimeStyle(): readonly [TimeStyle, (style: TimeStyle) => void] {
  return usePersistedChoice('times', readTimeStyle);
}

/** The header of a column of times, which names their zone: `Start (UTC)`. */
export function useTimeHeader(): (header: string) => string {
  const [style] = useTimeStyle();
  const zone = columnZone(style);
  return (header) => (zone === undefined ? header : words.inZone(header, zone));
}

export interface TimeTextProps {
  /** Milliseconds since the epoch; undefined where there is no such time. */
  readonly at: number | undefined;
  /** Names the zone. A table has it in the column's header instead. */
  readonly zone?: boolean;
}

/** A time as the reader wants times, to the minute, and exactly for machines. */
export function TimeText({ at, zone = false }: TimeTextProps) {
  const [style] = useTimeStyle();
  const now = useMinuteClock(style === 'relative');
  const iso = at === undefined ? undefined : isoUtc(at);
  if (at === undefined || iso === undefined) return <>{words.noTime}</>;
  return (
    <time dateTime={iso} {...(style !== 'utc' && { title: timeText(at, { style: 'utc', now, zone: true }) })}>
      {timeText(at, { style, now, zone })}
    </time>
  );
}
