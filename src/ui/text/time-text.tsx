import { isoUtc } from '../../domain/text/dates';
import { timeText } from '../../domain/text/time-style';
import { words } from '../words';
import { useMinuteClock } from './minute-clock';
import { useTimeStyle } from './time-style';

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
  const absolute = timeText(at, { style: 'utc', now, zone: true });
  return (
    <time dateTime={iso} {...(style !== 'utc' && { title: absolute })}>
      {timeText(at, { style, now, zone })}
    </time>
  );
}
