/** What a run's exclusions are of, at a glance: their types as a bar of a few pixels, beside their number. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { TypeCount } from '../../domain/exclusions/type-counts';
import { readTypeCounts, type ToldTypes } from '../../inspector/transport/type-counts';
import { runs } from '../../strings/runs';
import { seriesRules } from '../../theme/series';
import { groundOf } from '../coverage/reason-looks';

const { count: words } = runs;

const Bar = styled('span')({
  ...seriesRules,
  display: 'flex',
  gap: 1,
  flex: '0 1 64px',
  height: 8,
  borderRadius: 2,
  overflow: 'hidden',
  '& > span': { minWidth: 2, flexBasis: 0, forcedColorAdjust: 'none', printColorAdjust: 'exact' },
});

/** Types that cannot be read are not known: the number stands alone, as with an endpoint that tells none. */
function typesOf(told: ToldTypes): readonly TypeCount[] {
  try {
    return readTypeCounts(told);
  } catch {
    return [];
  }
}

export interface TypesBarProps {
  /** The types of all exclusions of a run. */
  readonly told: ToldTypes;
}

/**
 * Every bar is as long as any other, with the types in the same order: rows differ by what their exclusions are of. Its
 * colours and patterns are those of the grid and the history; what they say is its name, and the words of its tip.
 */
export default function TypesBar({ told }: TypesBarProps) {
  const types = useMemo(() => typesOf(told), [told]);
  if (types.length === 0) return null;
  return (
    // What is drawn of elements is no file that an <img> could show.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <Bar role="img" aria-label={words.byType(types)} data-tip={words.typeLines(types)}>
      {types.map(({ key, count }) => (
        <span key={key} style={{ flexGrow: count, ...groundOf(key) }} />
      ))}
    </Bar>
  );
}
