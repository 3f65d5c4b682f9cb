/** The bars of a history: how high each type is in each run, by number or by share of checks, or why a run has no bar. */

import { useMemo } from 'react';
import { type AccountPlace, paths, runPlace } from '../../domain/address/paths';
import { runBegan } from '../../domain/assessment/runs';
import { type ChecksByType, checksByType } from '../../domain/coverage/checks-by-type';
import type { ExclusionHistory } from '../../domain/coverage/exclusion-history';
import { dayUtc } from '../../domain/text/times';
import { useInstancesOfRuns } from '../../inspector/queries/instances';
import { useInspector } from '../../inspector/queries/inspector-context';
import type { AnsweredRun } from '../../inspector/queries/run-answers';
import { answers } from '../../strings/answers';
import { shareText } from '../../domain/text/numbers';
import { number } from '../../strings/numbers';
import { history as words } from '../../strings/grid-changes-history';

/** A type's part of a bar. */
export interface BarPart {
  readonly key: string;
  readonly title: string;
  /** A number of exclusions, or a share from 0 to 1. */
  readonly value: number;
}

/** A run's bar. */
export interface Bar {
  readonly arn: string;
  readonly name: string;
  /** In UTC; undefined for a time that is none. */
  readonly day: string | undefined;
  /** Where its exclusions are. */
  readonly to: string | undefined;
  /** From the ground up; undefined where nothing can be drawn. */
  readonly parts: readonly BarPart[] | undefined;
  /** Why not: undefined while it is loading, and where there is a bar. */
  readonly gap: string | undefined;
}

/** The sum of a bar's parts. */
export const heightOf = ({ parts = [] }: Bar): number => parts.reduce((sum, { value }) => sum + value, 0);

/** A value of a bar, in words. */
const valueText = (scale: 'number' | 'share', value: number): string =>
  scale === 'share' ? words.ofChecks(shareText(value, 0)) : words.exclusionCount(value);

/** The share of the checks of each run, as far as the runs' own lists of instances are loaded; asked only when it is wanted. */
function useShares(
  place: AccountPlace,
  answered: readonly AnsweredRun[],
  wanted: boolean,
): ReadonlyMap<string, ChecksByType | 'no-instances' | 'loading'> {
  const arns = useMemo(
    () => (wanted ? answered.flatMap(({ run, answer }) => (answer.kind === 'known' ? [run.arn] : [])) : []),
    [answered, wanted],
  );
  const { instances, failed } = useInstancesOfRuns(useInspector(place), arns);
  return useMemo(() => {
    const shares = new Map<string, ChecksByType | 'no-instances' | 'loading'>();
    for (const { run, answer } of answered) {
      if (!wanted || answer.kind !== 'known') continue;
      const own = instances.get(run.arn);
      if (own) shares.set(run.arn, checksByType({ run, instances: own, exclusions: answer.exclusions }));
      else shares.set(run.arn, failed.has(run.arn) ? 'no-instances' : 'loading');
    }
    return shares;
  }, [answered, wanted, instances, failed]);
}

/** The bars of a history, the oldest run first, with the types that are hidden left out. */
export function useBars(
  place: AccountPlace,
  answered: readonly AnsweredRun[],
  { types, points }: ExclusionHistory<unknown>,
  scale: 'number' | 'share',
  hidden: readonly string[],
): readonly Bar[] {
  const shares = useShares(place, answered, scale === 'share');
  return useMemo(
    () =>
      answered.map(({ run, answer }, index): Bar => {
        const of = runPlace(run.arn);
        const bar = {
          arn: run.arn,
          name: run.name,
          day: dayUtc(runBegan(run)),
          to: of && paths.exclusions(of),
        };
        if (answer.kind === 'gap') return { ...bar, parts: undefined, gap: answers[answer.why].word };
        const share = shares.get(run.arn);
        if (answer.kind === 'loading' || share === 'loading')
          return { ...bar, parts: undefined, gap: undefined };
        if (share === 'no-instances') return { ...bar, parts: undefined, gap: words.noShare['no-instances'] };
        if (share?.kind === 'no-share') return { ...bar, parts: undefined, gap: words.noShare[share.why] };
        const counts = points[index]?.counts;
        const valueOf = (key: string, at: number): number =>
          share ? (share.byType.get(key) ?? 0) / share.checks : (counts?.[at] ?? 0);
        const parts = types
          .map(({ key, title }, at) => ({ key, title, value: valueOf(key, at) }))
          .filter(({ key, value }) => value > 0 && !hidden.includes(key));
        return { ...bar, parts, gap: undefined };
      }),
    [answered, shares, points, types, hidden],
  );
}

/** What a bar says: its run, each of its types with its value, and the sum; or why there is none. */
export function barText(bar: Bar, scale: 'number' | 'share'): string {
  const head = bar.day === undefined ? bar.name : `${bar.name}, ${bar.day}`;
  if (!bar.parts) return `${head}\n${bar.gap ?? words.counting}`;
  const lines = bar.parts
    .toReversed()
    .map(({ title, value }) => `${title}: ${scale === 'share' ? shareText(value, 0) : number(value)}`);
  return [head, valueText(scale, heightOf(bar)), ...lines].join('\n');
}
