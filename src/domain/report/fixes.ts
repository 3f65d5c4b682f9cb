import { exclusionTypeByTitle } from '../exclusions/exclusion-types';
import type { CoverageReport, ReasonReport } from './coverage-report';

/** A reason with the smallest action that removes it. */
export interface Fix extends ReasonReport {
  /** For example `Install the agent on 37 instances`. */
  readonly action: string;
  /** Checks that it takes out and that would still not be completed, because another reason stands behind. */
  readonly heldBack: number;
}

const on = (instances: number): string => `${instances} ${instances === 1 ? 'instance' : 'instances'}`;

/** What the guide's recommendations come down to, by the type's short name; none is the service's own words. */
const ACTIONS: Readonly<Record<string, (instances: number) => string>> = {
  'no-instances-in-target': () => 'Match the tags of the target to those of the instances',
  'agent-is-already-running': (n) => `Start runs one after the other on ${on(n)}`,
  'agent-not-found': (n) => `Install the agent on ${on(n)}`,
  'agent-is-unhealthy': (n) => `Repair the agent on ${on(n)}`,
  'kernel-module-unavailable': (n) => `Move ${on(n)} to a supported kernel version`,
  'unsupported-os-version': (n) => `Move ${on(n)} to a supported operating system`,
  'deprecated-rules-package': () => 'Make templates without the deprecated rules package',
  'rules-package-not-supported-by-os': (n) =>
    `Assess ${on(n)} with rules packages that support their operating system`,
  'rules-evaluation-error-for-single-instance': (n) => `Run the assessment again for ${on(n)}`,
  'rules-evaluation-error': () => 'Run the assessment again',
};

function actionOf({ title, instances }: ReasonReport): string {
  const type = exclusionTypeByTitle(title);
  const action = type && ACTIONS[type.slug];
  if (action) return action(instances);
  return type ? `Run the assessment again for ${on(instances)}` : `Follow the recommendation of “${title}”`;
}

/**
 * The reasons that take out checks, by what removing each of them alone would complete, with the action. The numbers of
 * two fixes must not be added up: what both take out is completed only by both.
 */
export function rankedFixes({ reasons }: Pick<CoverageReport, 'reasons'>): readonly Fix[] {
  return reasons
    .filter(({ checks }) => checks > 0)
    .map((reason) => ({
      ...reason,
      action: actionOf(reason),
      heldBack: reason.checks - reason.completes,
    }))
    .toSorted((a, b) => b.completes - a.completes || b.checks - a.checks || (a.type < b.type ? -1 : 1));
}
