/** What exclusions come to, in one second: figures once all are there, until then how far they are; and how much of a run they concern. */

import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef } from 'react';
import { CAUSES } from '../../domain/exclusions/exclusion-types';
import type { GroupedExclusions } from '../../domain/exclusions/group-exclusions';
import { ProportionBar } from './proportion-bar';
import type { ShownExclusions } from './shown-exclusions';
import type { RunExclusions } from '../../inspector/queries/exclusions/run-exclusions';
import { exclusions } from '../../strings/exclusions';
import { shareText } from '../../domain/text/numbers';
import { number } from '../../strings/numbers';
import { LoadingProgress } from '../../ui/feedback/progress';
import { Button } from '../../ui/controls/button';
import { useAnnounce } from '../../ui/feedback/announcer';
import { Figures, type FiguresProps } from '../../ui/text/figures';
import { useQuery } from '@tanstack/react-query';
import type { AccountPlace } from '../../domain/address/paths';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { type Reservation, reservations } from '../../domain/assessment/run-answer';
import { wasEvaluated } from '../../domain/assessment/runs';
import { runChecks } from '../../domain/coverage/run-checks';
import { useInspector } from '../../inspector/queries/inspector-context';
import { runInstancesQuery } from '../../inspector/queries/instances';

/** As high as the figures with their bar are in one row: what is below does not move when they come. */
export const SummaryRoom = styled('div')({ minHeight: 116 });

const Place = styled(SummaryRoom)({ '&:focus': { outline: 'none' } });

/** Exclusions that are summed up: all of them, those that are shown, and what these cost. */
type Summed = Pick<ShownExclusions, 'all' | 'byType' | 'costs'>;

/** How many instances a run had, and from 0 to 1 what part of its checks could not be completed; undefined where that is not known. */
type RunShare = Pick<RunCoverage, 'instances' | 'share'>;

interface RunSummaryProps {
  readonly data: RunExclusions;
  readonly shown: Summed;
  readonly coverage: RunShare;
  /** Whether more is on its way, and the ways to end that and to go on. */
  readonly loading: { readonly isFetching: boolean; readonly stop: () => void; readonly goOn: () => void };
}

/** What a run's exclusions come to once all are there; until then how far they are, with the way to stop and to go on. */
export function RunSummary(props: RunSummaryProps) {
  const { data, shown, coverage, loading } = props;
  const { isFetching, stop, goOn } = loading;
  const announce = useAnnounce();
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const { complete } = data;
  // The button that was pressed goes when everything is there; the focus stays where it was.
  useEffect(() => {
    if (!complete || !pressed.current) return;
    pressed.current = false;
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [complete]);

  const toggle = (): void => {
    pressed.current = true;
    if (isFetching) {
      stop();
      announce(exclusions.stopped);
    } else goOn();
  };
  const { loaded, listed, listComplete } = data.progress;
  // Rows are shown some at a time; who stopped has those that are shown.
  const there = isFetching ? loaded : data.rows.length + data.failed.length;
  const progress = exclusions.progress(there, listed, !listComplete);
  return (
    <Place ref={place} tabIndex={-1}>
      {complete ? (
        <ExclusionsSummary shown={shown} listed={data.progress.listed} coverage={coverage} />
      ) : (
        <LoadingProgress
          label={exclusions.loading}
          text={isFetching ? progress : exclusions.stoppedAt(progress)}
          share={listComplete ? there / listed : undefined}
          stopped={!isFetching}
          action={
            <Button emphasis="plain" onClick={toggle}>
              {isFetching ? exclusions.stop : exclusions.goOn}
            </Button>
          }
        />
      )}
    </Place>
  );
}

const { summary: words, causes } = exclusions;

const NO_SHARE: RunShare = { instances: undefined, share: undefined };

interface ExclusionsSummaryProps {
  /** The figures follow the filter. */
  readonly shown: Summed;
  /** How many were listed, where some of them could not be described. */
  readonly listed?: number | undefined;
  readonly coverage?: RunShare;
}

/** The answer in one second: how many exclusions, of how many types, on how many instances, by what cause. */
export function ExclusionsSummary(props: ExclusionsSummaryProps) {
  const { shown, listed, coverage = NO_SHARE } = props;
  const { all, byType, costs } = shown;
  const { groups } = byType;
  const figures =
    byType.count < all.count ? filteredFigures(byType, all) : wholeFigures(all, listed, coverage);
  // Checks, as the share is of checks; where it is not certain how many these are, exclusions.
  const checks = costs.parts;
  const parts = CAUSES.map((cause) => ({
    hue: cause,
    label: causes[cause],
    value: groups.reduce((sum, { key, count, ...group }) => {
      if (group.cause !== cause) return sum;
      return sum + (checks ? (checks.get(key) ?? 0) : count);
    }, 0),
  }));
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  return (
    <>
      <Figures label={words.label} figures={figures} />
      <ProportionBar
        title={
          checks
            ? words.checksByCause(total, listed !== undefined && listed > all.count)
            : words.exclusionsByCause(total)
        }
        parts={parts}
        format={number}
      />
    </>
  );
}

/** The figures of all that are loaded. */
function wholeFigures(
  { groups, count, instanceCount }: GroupedExclusions,
  listed: number | undefined,
  { instances, share }: RunShare,
): FiguresProps['figures'] {
  return [
    {
      label: listed === undefined || listed <= count ? words.exclusions(count) : words.ofExclusions(listed),
      figure: number(count),
    },
    { label: words.types(groups.length), figure: number(groups.length) },
    ...(instanceCount > 0
      ? [
          {
            label: instances === undefined ? words.instances(instanceCount) : words.ofInstances(instances),
            figure: number(instanceCount),
          },
        ]
      : []),
    ...(share === undefined ? [] : [{ label: words.share, figure: shareText(share, 0) }]),
  ];
}

/** The figures of what a filter leaves, each of how many. The share of checks is the whole run's, and not given. */
function filteredFigures(shown: GroupedExclusions, all: GroupedExclusions): FiguresProps['figures'] {
  return [
    { label: words.shownOfExclusions(all.count), figure: number(shown.count) },
    { label: words.shownOfTypes(all.groups.length), figure: number(shown.groups.length) },
    ...(all.instanceCount > 0
      ? [{ label: words.shownOfInstances(all.instanceCount), figure: number(shown.instanceCount) }]
      : []),
  ];
}

/** How much of a run the exclusions concern. What is not certain is undefined: rather no number than a wrong one. */
export interface RunCoverage {
  readonly instances: number | undefined;
  readonly share: number | undefined;
  /** What speaks against taking what no exclusion names for checked, as far as it is known. */
  readonly reservations: readonly Reservation[];
  /** Whether the run's instances were there to be asked about, so that there are no other reservations. */
  readonly instancesKnown: boolean;
}

const UNKNOWN: RunCoverage = {
  instances: undefined,
  share: undefined,
  reservations: [],
  instancesKnown: false,
};

/**
 * Sets a run's exclusions against what it was to check. The number of instances is given when every instance that is
 * concerned is among the run's own; the share only when besides every exclusion is loaded, and as the run's grid
 * gives it.
 */
export function useRunCoverage(
  place: AccountPlace,
  run: AssessmentRun | undefined,
  loaded: RunExclusions | undefined,
): RunCoverage {
  const judged =
    run !== undefined && wasEvaluated(run.state) && loaded?.complete === true && loaded.final !== false;
  const { data: instances } = useQuery({
    ...runInstancesQuery(useInspector(place), run?.arn ?? ''),
    enabled: judged,
  });
  return useMemo(() => {
    if (!judged) return UNKNOWN;
    const known = { reservations: reservations(run, instances), instancesKnown: instances !== undefined };
    if (!instances || loaded.rows.length === 0) return { ...UNKNOWN, ...known };
    const checks = runChecks({ run, instances, exclusions: loaded.rows });
    if (checks.kind === 'nothing-assessed') return { ...UNKNOWN, ...known, instances: instances.length };
    if (checks.rows.some(({ listed }) => !listed)) return { ...UNKNOWN, ...known };
    return {
      ...known,
      instances: instances.length,
      share: loaded.failed.length === 0 ? checks.share : undefined,
    };
  }, [run, instances, loaded, judged]);
}
