import { styled } from '@mui/material/styles';
import { useId, useLayoutEffect, useRef } from 'react';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/runs';
import type { ExclusionHistory, HistoryType } from '../../domain/coverage/exclusion-history';
import { isoUtc } from '../../domain/text/times';
import { HueMark } from '../../features/exclusions/proportion-bar';
import { history as words } from '../../strings/run-views';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { words as uiWords } from '../../ui/words';

const HEIGHT = 180;
const LEFT = 44;
const SLOT = 60;
const BAR = 34;
const TOP = 10;
const BELOW = 24;

const Scroller = styled('section')({ overflowX: 'auto', paddingBottom: 4 });

const Legend = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '2px 16px',
  margin: '8px 0 0',
  padding: 0,
  listStyleType: '""',
  fontSize: 12,
  color: color.dim,
  '& > li': { minWidth: 0, overflowWrap: 'anywhere' },
});

/** Types of one family share its hue: each further one is lighter. */
const SHADES = [1, 0.65, 0.4, 0.25] as const;

function shadeOf(types: readonly HistoryType[], index: number): number {
  const cause = types[index]?.cause;
  const before = types.slice(0, index).filter((type) => type.cause === cause).length;
  return SHADES[Math.min(before, SHADES.length - 1)] ?? 1;
}

/** A round number of at least `most`, for the top of the scale. */
function roundUp(most: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))));
  return [1, 1.5, 2, 3, 4, 6, 8, 10].map((times) => times * unit).find((top) => top >= most) ?? most;
}

/** Runs by their month; by their day where a month has several. */
function runLabels(runs: readonly AssessmentRun[]): readonly (string | undefined)[] {
  const dates = runs.map((run) => isoUtc(runBegan(run))?.slice(2, 10));
  const months = dates.map((date) => date?.slice(0, 5));
  return new Set(months).size === runs.length ? months : dates;
}

export interface HistoryChartProps {
  readonly history: ExclusionHistory<AssessmentRun>;
}

/** The history as stacked bars, the oldest run first. A run that is not known is a hatched gap, not a zero. */
export function HistoryChart({ history: { types, points, most } }: HistoryChartProps) {
  const hatch = useId();
  const scroller = useRef<HTMLElement>(null);
  const top = roundUp(most);
  const scale = (HEIGHT - TOP - BELOW) / top;
  const ground = HEIGHT - BELOW;
  const width = LEFT + points.length * SLOT + 8;
  // Where not all runs fit, the latest are looked for first.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = width;
  }, [width]);
  const labels = runLabels(points.map(({ run }) => run));
  return (
    <>
      {/* What scrolls has to be reachable by keyboard, and is not called as the drawing in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <Scroller ref={scroller} aria-label={uiWords.scrolls(words.chart)} tabIndex={0}>
        <svg
          // A drawing in the document, which no img element can be.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="img"
          width={width}
          height={HEIGHT}
          aria-label={words.chartText(points.length, most)}
          style={{ display: 'block' }}
        >
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
              <path d="M0 6 6 0" style={{ stroke: color.outline }} />
            </pattern>
          </defs>
          {[0, top / 2, top].map((value) => (
            <g key={value}>
              <line
                x1={LEFT}
                x2={width}
                y1={ground - value * scale}
                y2={ground - value * scale}
                style={{ stroke: color.line }}
              />
              {Number.isInteger(value) && (
                <text
                  x={LEFT - 8}
                  y={ground - value * scale + 4}
                  textAnchor="end"
                  fontSize="11"
                  style={{ fill: color.dim }}
                >
                  {number(value)}
                </text>
              )}
            </g>
          ))}
          {points.map(({ run, counts }, index) => {
            const x = LEFT + index * SLOT + (SLOT - BAR) / 2;
            let y = ground;
            return (
              <g key={run.arn}>
                {counts ? (
                  counts.map((count, type) => {
                    const height = count * scale;
                    y -= height;
                    return (
                      count > 0 && (
                        <rect
                          key={types[type]?.key}
                          x={x}
                          y={y}
                          width={BAR}
                          height={height}
                          style={{
                            fill: color[types[type]?.cause ?? 'unknown'],
                            fillOpacity: shadeOf(types, type),
                          }}
                        />
                      )
                    );
                  })
                ) : (
                  <rect
                    x={x}
                    y={TOP}
                    width={BAR}
                    height={ground - TOP}
                    fill={`url(#${hatch})`}
                    fillOpacity="0.6"
                  />
                )}
                <text
                  x={x + BAR / 2}
                  y={HEIGHT - 8}
                  textAnchor="middle"
                  fontSize="11"
                  style={{ fill: color.dim }}
                >
                  {labels[index]}
                </text>
              </g>
            );
          })}
        </svg>
      </Scroller>
      <Legend>
        {types.map(({ key, title, cause }, index) => (
          <li key={key}>
            <span style={{ opacity: shadeOf(types, index) }}>
              <HueMark hue={cause} small />
            </span>
            <span lang="en">{title}</span>
          </li>
        ))}
      </Legend>
    </>
  );
}
