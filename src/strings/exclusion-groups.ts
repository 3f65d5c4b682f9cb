import { exclusionsOf, instancesOf } from './exclusions';
import { number, plural } from './numbers';

/** Texts of exclusions that are grouped by anything but their type. */
export const exclusionGroups = {
  exclusions: exclusionsOf,
  /** How many instances a rules package did not check, out of how many where that is known. */
  lacking: (whole: number, partly: number, total: number | undefined) => [
    ...(whole > 0
      ? [
          total === undefined
            ? `not checked on ${instancesOf(whole)}`
            : `not checked on ${number(whole)} of ${instancesOf(total)}`,
        ]
      : []),
    ...(partly > 0 ? [`checked in part on ${instancesOf(partly)}`] : []),
  ],
  none: (grouping: string) => {
    if (grouping === 'instance') return 'No single instance';
    if (grouping === 'package') return 'Concerns every rules package';
    return grouping === 'asg'
      ? 'No Auto Scaling group is known'
      : `No tag ${grouping.slice('tag:'.length)} is known`;
  },
  emptyValue: '(empty value)',
  instances: (named: number, total: number | undefined) =>
    total === undefined
      ? instancesOf(named)
      : plural(total, {
          one: `${number(named)} of 1 instance`,
          other: (n) => `${number(named)} of ${n} instances`,
        }),
  everyPackage: 'every rules package',
  everyInstance: 'every instance',
  more: 'Show all instances',
  moreOf: (subject: string) => `Show all instances: ${subject}`,
  less: 'Show fewer',
  lessOf: (subject: string) => `Show fewer: ${subject}`,
  /** What the types say and recommend, once for all groups. */
  advice: 'What helps',
  showAdvice: 'Show recommendation',
  showAdviceOf: (type: string) => `Show recommendation: ${type}`,
  hideAdvice: 'Hide recommendation',
  hideAdviceOf: (type: string) => `Hide recommendation: ${type}`,
} as const;
