import { styled } from '@mui/material/styles';
import { useLayoutEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type LegendItem, MarkLegend } from '../../features/coverage/mark-legend';
import { markOf, markRules } from '../../features/coverage/reason-looks';
import { shareText } from '../../domain/text/numbers';
import { number } from '../../strings/numbers';
import { history as words } from '../../strings/grid-changes-history';
import { color } from '../../theme/tokens';
import { useRovingFocus } from '../../ui/controls/roving';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { TipArea } from '../../ui/overlay/tip';
import { words as uiWords } from '../../ui/words';
import { type Bar, barText, heightOf } from './history-bars';

const HEIGHT = 220;
const BELOW = 24;
/** The narrowest that a bar's label is read in, in CSS pixels, and the widest that a bar gets. */
const SLOT = 54;
const BAR = 64;

/** The axis stays where it is while the bars beside it scroll. */
const Figure = styled('div')({ ...markRules, display: 'flex', minWidth: 0 });

const Axis = styled('div')({
  position: 'relative',
  flex: 'none',
  width: 44,
  height: HEIGHT,
  fontSize: 11,
  lineHeight: '14px',
  color: color.dim,
  '& > span': { position: 'absolute', right: 8, transform: 'translateY(50%)' },
});

const Scroller = styled('section')({
  position: 'relative',
  flex: '1 1 0',
  minWidth: 0,
  overflowX: 'auto',
  overflowY: 'hidden',
});

const Plot = styled('div')({
  position: 'relative',
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: `minmax(${SLOT}px, 1fr)`,
  height: HEIGHT + BELOW,
  '& > i': { position: 'absolute', left: 0, right: 0, height: 1, background: color.line },
  '& > a': {
    position: 'relative',
    height: HEIGHT + BELOW,
    color: color.dim,
    textDecoration: 'none',
    '&:hover': { background: `color-mix(in srgb, ${color.accentQuiet} 60%, transparent)` },
    '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
  },
});

const Stack = styled('span')({
  position: 'absolute',
  left: 0,
  right: 0,
  bottom: BELOW,
  margin: '0 auto',
  display: 'flex',
  flexDirection: 'column-reverse',
  gap: 1,
  width: '70%',
  maxWidth: BAR,
  // The whole bar is as high as its number, and is seen however small that is. What its parts need to be seen is
  // taken from the others, or left out at the top: four parts of nothing would look like something.
  minHeight: 2,
  overflow: 'hidden',
  '& > span': {
    display: 'block',
    flexBasis: 0,
    minHeight: 2,
    '&::before': { display: 'none' },
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  // Not known, and not a number: it reaches to the top and is hatched.
  '& > span[data-mark="not-evaluated"]': { flexGrow: 1 },
});

const Label = styled('span')({
  position: 'absolute',
  left: 0,
  right: 0,
  bottom: 4,
  fontSize: 11,
  lineHeight: '14px',
  textAlign: 'center',
  whiteSpace: 'nowrap',
});

/** As high as a few marks need, before they are known. */
const LegendRow = styled('div')({
  marginTop: 12,
  minHeight: 62,
  '@media (max-width: 599.95px)': { minHeight: 190 },
});

/** A round number of at least `most`, for the top of the scale. */
function roundUp(most: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))));
  return [1, 1.5, 2, 3, 4, 6, 8, 10].map((times) => times * unit).find((top) => top >= most) ?? most;
}

/** Runs by their month; by their day where a month has several. */
function labelsOf(bars: readonly Bar[]): readonly (string | undefined)[] {
  const days = bars.map(({ day }) => day?.slice(2));
  const months = days.map((day) => day?.slice(0, 5));
  return new Set(months).size === bars.length ? months : days;
}

export interface HistoryChartProps {
  /** The oldest run first. */
  readonly bars: readonly Bar[];
  readonly scale: 'number' | 'share';
  readonly legend: readonly LegendItem[];
  /** Shows or hides a type. */
  readonly onPress: (key: string) => void;
}

/**
 * The history as stacked bars, the oldest run first, over the whole width. Each bar leads to its run's exclusions and says its
 * numbers under the pointer and the focus. A run that is not known is a hatched gap, not a zero.
 */
export function HistoryChart({ bars, scale, legend, onPress }: HistoryChartProps) {
  const scroller = useRef<HTMLElement>(null);
  const most = bars.reduce((high, bar) => Math.max(high, heightOf(bar)), 0);
  const top = scale === 'share' ? 1 : roundUp(most);
  const roving = useRovingFocus(
    bars.map(({ arn }) => arn),
    bars.at(-1)?.arn,
  );
  // Where not all runs fit, the latest are looked for first.
  const count = bars.length;
  useLayoutEffect(() => {
    if (scroller.current && count > 0) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, [count]);
  const labels = labelsOf(bars);
  const ticks = [0, top / 2, top].filter((value) => scale === 'share' || Number.isInteger(value));
  const high = (value: number): string => `${(value / top) * 100}%`;
  return (
    <TipArea>
      <Figure>
        <Axis aria-hidden="true">
          {ticks.map((value) => (
            <span key={value} style={{ bottom: high(value) }}>
              {scale === 'share' ? shareText(value, 0) : number(value)}
            </span>
          ))}
        </Axis>
        <Scroller ref={scroller} aria-label={uiWords.scrolls(words.chart)}>
          <Plot
            role="toolbar"
            aria-label={words.chartText[scale](
              bars.length,
              scale === 'share' ? shareText(most, 0) : number(most),
            )}
            onKeyDown={roving.onKeyDown}
            style={{ minWidth: bars.length * SLOT }}
          >
            {ticks.map((value) => (
              <i key={value} style={{ bottom: BELOW + (value / top) * (HEIGHT - 1) }} />
            ))}
            {bars.map((bar, index) => (
              <Link
                key={bar.arn}
                to={bar.to ?? '.'}
                data-roving=""
                tabIndex={roving.tabIndexOf(bar.arn)}
                onFocus={() => roving.onFocusOf(bar.arn)}
                data-tip={barText(bar, scale)}
              >
                <VisuallyHidden>{barText(bar, scale).replaceAll('\n', '; ')}</VisuallyHidden>
                {(bar.gap !== undefined || heightOf(bar) > 0) && (
                  <Stack
                    aria-hidden="true"
                    style={{ height: bar.gap === undefined ? (heightOf(bar) / top) * HEIGHT : HEIGHT }}
                  >
                    {bar.parts?.map(({ key, value }) => (
                      <span key={key} data-mark={markOf(key)} style={{ flexGrow: value / heightOf(bar) }} />
                    ))}
                    {bar.gap !== undefined && <span data-mark="not-evaluated" />}
                  </Stack>
                )}
                <Label aria-hidden="true">{labels[index]}</Label>
              </Link>
            ))}
          </Plot>
        </Scroller>
      </Figure>
      <LegendRow>
        <MarkLegend label={words.legend} items={legend} onPress={onPress} usual />
      </LegendRow>
    </TipArea>
  );
}
