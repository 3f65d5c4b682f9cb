import { CAUSES, type GroupedExclusions } from '../../domain/exclusions/exclusion-groups';
import { exclusions } from '../../strings/exclusions';
import { number, percent } from '../../strings/numbers';
import { Figures } from '../../ui/text/figures';
import { ProportionBar } from './proportion-bar';

const { summary: words, causes } = exclusions;

export interface ExclusionsSummaryProps {
  readonly grouped: GroupedExclusions;
  /** How many were listed, where some of them could not be described. */
  readonly listed?: number | undefined;
  /** How many instances there were in all, where that is known. */
  readonly instances?: number | undefined;
  /** From 0 to 1: what part of the checks could not be completed, where that can be computed. */
  readonly share?: number | undefined;
}

/** The answer in one second: how many exclusions, of how many types, on how many instances, by what cause. */
export function ExclusionsSummary({ grouped, listed, instances, share }: ExclusionsSummaryProps) {
  const { groups, count, instanceCount } = grouped;
  const figures = [
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
    ...(share === undefined ? [] : [{ label: words.share, figure: percent(share) }]),
  ];
  const parts = CAUSES.map((cause) => ({
    hue: cause,
    label: causes[cause],
    value: groups.reduce((sum, group) => (group.cause === cause ? sum + group.count : sum), 0),
  }));
  return (
    <>
      <Figures label={words.label} figures={figures} />
      <ProportionBar parts={parts} format={number} />
    </>
  );
}
