import { isoUtc, minuteUtc } from '../domain/dates';
import { common } from '../strings/common';

export interface TimeTextProps {
  /** Milliseconds since the epoch; undefined where there is no such time. */
  readonly at: number | undefined;
  /** Adds the zone. A table has it in the column's header instead. */
  readonly zone?: boolean;
}

/** An absolute time in UTC, to the minute. */
export function TimeText({ at, zone = false }: TimeTextProps) {
  const text = at === undefined ? undefined : minuteUtc(at);
  if (at === undefined || text === undefined) return <>{common.noTime}</>;
  return <time dateTime={isoUtc(at)}>{zone ? `${text} UTC` : text}</time>;
}
