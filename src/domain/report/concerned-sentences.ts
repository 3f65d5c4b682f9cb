/** Whom and what exclusions took out of a run, in sentences for people. */
import type { Exclusion } from '../assessment/assessment';
import { instancesByPackages, namesOnlyOthers, otherScopes, scopesOf } from '../exclusions/exclusion-scopes';
import { count, counted } from '../text/numbers';
import type { ReasonReport } from './coverage-report';
import { isPartial } from '../coverage/run-checks';

/** How things are called. */
interface Names {
  readonly instance: (id: string) => string;
  readonly rulesPackage: (arn: string) => string;
}

/** Instances with the rules packages of which they were not checked; an empty list stands for every one. */
function scopeText(instanceIds: readonly string[], packageArns: readonly string[], names: Names): string {
  const who =
    instanceIds.length === 0
      ? 'Every instance'
      : `${counted(instanceIds.length, 'instance')}: ${instanceIds.map(names.instance).join(', ')}`;
  const what =
    packageArns.length === 0
      ? 'every rules package'
      : `${packageArns.length === 1 ? 'rules package' : 'rules packages'}: ${packageArns.map(names.rulesPackage).join(', ')}`;
  return `${who}; ${what}`;
}

/** An exclusion with scopes that are neither: these as they are, beside the instances and rules packages that it names. */
function withOthers(exclusion: Exclusion, names: Names): string {
  const { instanceIds, packageArns } = scopesOf(exclusion);
  return [
    ...(namesOnlyOthers(exclusion) ? [] : [scopeText(instanceIds, packageArns, names)]),
    ...otherScopes(exclusion).map(({ key, value }) => `${key}: ${value}`),
  ].join('; ');
}

/**
 * Whom exclusions concern, a sentence for the instances of the same rules packages. "Every" stands only for an exclusion
 * that names none itself: what another one names beside it does not narrow it.
 */
export function concernedSentences(exclusions: readonly Exclusion[], names: Names): readonly string[] {
  const isPlain = (exclusion: Exclusion): boolean => otherScopes(exclusion).length === 0;
  const lists = instancesByPackages(exclusions.filter(isPlain)).map(({ packageArns, instances }) =>
    scopeText([...new Set(instances.flatMap(({ id }) => id ?? []))], packageArns, names),
  );
  const others = exclusions.filter((each) => !isPlain(each)).map((each) => withOthers(each, names));
  return [...new Set([...lists, ...others])].map((sentence) => `${sentence}.`);
}

/** What a reason took out, in words that agree with those of the figures. */
export function reasonStatement({
  title,
  checks,
  completes,
  instances,
}: Pick<ReasonReport, 'checks' | 'completes' | 'instances' | 'title'>): string {
  if (checks === 0) return 'No check is counted for this reason.';
  // Behind a reason that leaves a part of a check another one may have left nothing of it.
  const only = completes === checks ? 'completed only in part' : 'completed in part at most';
  const what = isPartial(title) ? only : 'not completed';
  const where = `${counted(checks, 'check')} on ${counted(instances, 'instance')}`;
  return checks === 1
    ? `${where} was ${what}, ${completes === 1 ? '' : 'but not '}for this reason alone. What it would have found is not known.`
    : `${where} were ${what}, ${count(completes)} of them for this reason alone. What they would have found is not known.`;
}
