/** All runs at once, from the oldest to the latest: what each says of the instance, as one piece that leads to it. */

import { styled } from '@mui/material/styles';
import { Link } from 'react-router';
import { type InstancePlace, paths, runPlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import { runBegan } from '../../domain/assessment/runs';
import type { InstanceInRun } from '../../domain/coverage/instance-in-run';
import { groupKey } from '../../domain/exclusions/group-exclusions';
import type { CoveredInstance } from '../../domain/report/coverage-answer';
import { dayUtc } from '../../domain/text/times';
import { type LegendItem, MarkLegend, NO_LEGEND, useOnceWhole } from '../../features/coverage/mark-legend';
import { markOf, markRules, signOf } from '../../features/coverage/reason-looks';
import { runName, type RunRow } from '../../features/runs/run-row';
import { answers } from '../../strings/answers';
import { instance as ofInstance, instanceStrip as words } from '../../strings/coverage';
import { list } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { Link as TextLink } from '../../ui/controls/link';
import { useRovingFocus } from '../../ui/controls/roving';
import { TimeText } from '../../ui/text/time-text';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { TipArea } from '../../ui/overlay/tip';

/** A run of the strip. */
export interface StripRun extends RunRow {
  /** Undefined: it was not looked at. */
  readonly said: InstanceInRun | undefined;
}

type Kind = InstanceInRun['kind'] | 'not-looked';

/** How a run looks that names no reason. */
const LOOKS: Readonly<
  Record<Exclude<Kind, 'not-completed'>, { readonly mark: string; readonly sign: string }>
> = {
  checked: { mark: 'checked', sign: '·' },
  'none-listed': { mark: 'none-listed', sign: '?' },
  'not-in-run': { mark: 'no-check', sign: '×' },
  'not-named': { mark: 'no-check', sign: '○' },
  'not-known': { mark: 'not-evaluated', sign: '?' },
  loading: { mark: 'no-check', sign: '…' },
  'not-looked': { mark: 'no-check', sign: '' },
};

const kindOf = ({ said }: StripRun): Kind => said?.kind ?? 'not-looked';

/** The first reason of a run, and the sign of what it is. */
function lookOf(run: StripRun): { readonly key: string; readonly mark: string; readonly sign: string } {
  if (run.said?.kind !== 'not-completed') {
    const kind = kindOf(run) as keyof typeof LOOKS;
    return { key: kind, ...LOOKS[kind] };
  }
  const key = groupKey(run.said.titles[0] ?? '');
  return { key, mark: markOf(key), sign: signOf(key) };
}

/** What a run says, in words. */
function wordsOf(run: StripRun): string {
  const { said } = run;
  if (said?.kind === 'not-completed') return words.not(list(said.titles));
  if (said?.kind === 'not-known') return words.unknown(answers[said.why].word);
  return words.kinds[kindOf(run) as keyof typeof words.kinds];
}

const dayOf = ({ run }: StripRun): string | undefined => (run ? dayUtc(runBegan(run)) : undefined);

/** Years beside each other, as the scale of a strip that goes on in the next line where there is no more room. */
const Years = styled('div')({
  ...markRules,
  display: 'flex',
  flexWrap: 'wrap',
  gap: '8px 10px',
  // There is room for one line before anything has come.
  minHeight: 46,
});

const YearOf = styled('div')({
  minWidth: 0,
  '& > span': { display: 'block', fontSize: 12, lineHeight: '18px', color: color.dim },
});

const Pieces = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 2,
  minWidth: 0,
  '& > a': {
    position: 'relative',
    display: 'block',
    width: 26,
    height: 26,
    textAlign: 'center',
    lineHeight: '24px',
    border: `1px solid ${color.line}`,
    borderRadius: 3,
    textDecoration: 'none',
    '&:hover': { borderColor: color.ink },
    '&:focus-visible': { outline: `2px solid ${color.ink}`, outlineOffset: 1, zIndex: 1 },
  },
});

/** As high as a few marks need, before they are known. */
const LegendRow = styled('div')({
  marginTop: 12,
  minHeight: 62,
  '@media (max-width: 599.95px)': { minHeight: 200 },
});

interface Year {
  readonly name: string;
  readonly runs: readonly StripRun[];
}

/** Runs by the year in which they began; those of unknown time last. */
function byYear(runs: readonly StripRun[]): readonly Year[] {
  const years = new Map<string, StripRun[]>();
  for (const run of runs) {
    const name = dayOf(run)?.slice(0, 4) ?? words.noTime;
    years.set(name, [...(years.get(name) ?? []), run]);
  }
  return [...years].map(([name, of]) => ({ name, runs: of }));
}

interface InstanceStripProps {
  readonly place: InstancePlace;
  /** The oldest first, those of unknown time last. */
  readonly runs: readonly StripRun[];
}

/** The runs as pieces by year. One of them is reached by Tab, the others by arrows; each says its words. */
export function InstanceStrip({ place, runs }: InstanceStripProps) {
  // The latest comes first to whoever comes by keyboard.
  const latest = runs.findLast(({ run }) => run !== undefined)?.arn;
  const roving = useRovingFocus(
    runs.map(({ arn }) => arn),
    latest,
  );
  const search = changedSearch(new URLSearchParams(), { find: place.instanceId });
  const isWhole = useOnceWhole(!runs.some((run) => kindOf(run) === 'loading'));

  return (
    <TipArea>
      <Years role="toolbar" aria-label={words.label} onKeyDown={roving.onKeyDown}>
        {byYear(runs).map((year) => (
          <YearOf key={year.name}>
            <span>{year.name}</span>
            <Pieces>
              {year.runs.map((run) => {
                const of = runPlace(run.arn);
                const { mark, sign } = lookOf(run);
                const text = wordsOf(run);
                const named = run.said?.kind === 'not-completed';
                const who = [runName(run), dayOf(run)].filter((part) => part !== undefined).join(', ');
                return (
                  of && (
                    <Link
                      key={run.arn}
                      to={named ? { pathname: paths.exclusions(of), search } : paths.run(of)}
                      tabIndex={roving.tabIndexOf(run.arn)}
                      data-roving=""
                      data-mark={mark}
                      data-sign={sign}
                      data-tip={`${who}\n${text}`}
                      onFocus={() => roving.onFocusOf(run.arn)}
                    >
                      <VisuallyHidden>{words.piece(who, text)}</VisuallyHidden>
                    </Link>
                  )
                );
              })}
            </Pieces>
          </YearOf>
        ))}
      </Years>
      <LegendRow>
        <MarkLegend label={words.legend} items={isWhole ? legendOf(runs) : NO_LEGEND} />
      </LegendRow>
    </TipArea>
  );
}

/** What occurs among the runs, and how often: reasons first. */
function legendOf(runs: readonly StripRun[]): readonly LegendItem[] {
  const items = new Map<string, LegendItem & { readonly kind: Kind }>();
  for (const run of runs) {
    const { key, mark, sign } = lookOf(run);
    const kind = kindOf(run);
    const title = run.said?.kind === 'not-completed' ? run.said.titles[0] : undefined;
    const count = (items.get(key)?.count ?? 0) + 1;
    items.set(key, {
      key,
      kind,
      mark,
      sign,
      label: title ?? words.kinds[kind as keyof typeof words.kinds],
      english: title !== undefined,
      count,
      counted: words.ofRuns(count),
      pressed: false,
    });
  }
  return [...items.values()].toSorted(
    (a, b) => Number(b.english) - Number(a.english) || b.count - a.count || (a.key < b.key ? -1 : 1),
  );
}

const Line = styled('p')({ margin: '12px 0 4px' });

interface LastFullyCheckedProps {
  /** The instance over all runs, where the endpoint adds up; else what the strip says counts. */
  readonly instance: Pick<CoveredInstance, 'fullyChecked' | 'lastFullyChecked'> | undefined;
  readonly strip: readonly StripRun[];
  /** How many runs were looked at. */
  readonly looked: number;
  /** Whether the answer is still on its way: then there is its room. */
  readonly pending: boolean;
}

/** When an instance was last fully checked, or that no run is known to have done it. */
export function LastFullyChecked({ instance, strip, looked, pending }: LastFullyCheckedProps) {
  if (pending) return <Line aria-hidden="true">&nbsp;</Line>;
  const ofStrip = strip.findLast(({ said }) => said?.kind === 'checked');
  const last = instance
    ? instance.lastFullyChecked
    : ofStrip && { arn: ofStrip.arn, at: ofStrip.run && runBegan(ofStrip.run) };
  const { lastChecked } = ofInstance;
  if (!last) {
    // An older endpoint tells how often, and not when.
    if (instance && instance.fullyChecked > 0) return null;
    return <Line>{instance ? lastChecked.never : lastChecked.neverLooked(looked)}</Line>;
  }
  const run = runPlace(last.arn);
  const shown = last.at === undefined ? lastChecked.notKnown : <TimeText at={last.at} zone />;
  return (
    <Line>
      {lastChecked.label}: {run ? <TextLink to={paths.run(run)}>{shown}</TextLink> : shown}
    </Line>
  );
}
