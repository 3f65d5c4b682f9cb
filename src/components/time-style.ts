import { columnZone, readTimeStyle, type TimeStyle } from '../domain/time-style';
import { common } from '../strings/common';
import { useKeptChoice } from './kept-choice';

/** How the reader wants times to be shown, and the function that changes it. */
export function useTimeStyle(): readonly [TimeStyle, (style: TimeStyle) => void] {
  return useKeptChoice('times', readTimeStyle);
}

/** The header of a column of times, which names their zone: `Start (UTC)`. */
export function useTimeHeader(): (header: string) => string {
  const [style] = useTimeStyle();
  const zone = columnZone(style);
  return (header) => (zone === undefined ? header : common.inZone(header, zone));
}
