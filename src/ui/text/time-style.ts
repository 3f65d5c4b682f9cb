import { columnZone, readTimeStyle, type TimeStyle } from '../../domain/text/time-style';
import { words } from '../words';
import { usePersistedChoice } from '../controls/persisted-choice';

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
