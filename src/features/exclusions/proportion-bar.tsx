import { styled } from '@mui/material/styles';
import { color } from '../../theme/tokens';

/** The hues of the families of cause; `unknown` is grey. */
export type Hue = 'target' | 'agent' | 'os' | 'package' | 'evaluation' | 'unknown';

const Bar = styled('div')({
  display: 'flex',
  gap: 2,
  height: 8,
  borderRadius: 4,
  overflow: 'hidden',
  '& > span': { minWidth: 2, forcedColorAdjust: 'none' },
});

const Title = styled('p')({ margin: '0 0 4px', fontSize: 12, lineHeight: '16px', color: color.dim });

const Legend = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '2px 16px',
  margin: '6px 0 0',
  padding: 0,
  listStyleType: '""',
  fontSize: 12,
  color: color.dim,
});

const Mark = styled('span')({
  display: 'inline-block',
  flex: 'none',
  width: 4,
  height: 18,
  borderRadius: 2,
  forcedColorAdjust: 'none',
});

/** The coloured mark of a cause; its name stands beside it or in the legend. */
export function HueMark({ hue, small = false }: { readonly hue: Hue; readonly small?: boolean }) {
  const dot = { height: 8, width: 8, marginRight: 6 };
  return <Mark aria-hidden="true" style={{ background: color[hue], ...(small && dot) }} />;
}

export interface Proportion {
  readonly hue: Hue;
  readonly label: string;
  readonly value: number;
}

export interface ProportionBarProps {
  /** What is counted. */
  readonly title: string;
  readonly parts: readonly Proportion[];
  /** How a value is written, for example with thousands separated. */
  readonly format?: (value: number) => string;
}

/** Proportions as a thin bar, and the same as a legend with words and numbers. */
export function ProportionBar({ title, parts, format = String }: ProportionBarProps) {
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <div>
      <Title>{title}</Title>
      <Bar aria-hidden="true">
        {shown.map(({ hue, label, value }) => (
          <span key={label} style={{ flex: value, background: color[hue] }} />
        ))}
      </Bar>
      <Legend>
        {shown.map(({ hue, label, value }) => (
          <li key={label}>
            <HueMark hue={hue} small />
            {label} {format(value)}
          </li>
        ))}
      </Legend>
    </div>
  );
}
