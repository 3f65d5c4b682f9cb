import type { Finding, Severity } from '@aws-sdk/client-inspector';
import { runChecks } from '../../src/domain/coverage/run-checks';
import type { AccountStore } from '../store/account-store';
import type { ExclusionItem, RunAgentRecord, RunRecord } from '../store/records';
import { allAgents, describedExclusions } from './account-view';
import { sha256 } from '../hashes';
import { idFrom } from '../ids';

/** A finding as the wire has it: times in epoch seconds. */
export type SimulatedFinding = Omit<Finding, 'createdAt' | 'updatedAt'> & {
  readonly arn: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** The model’s severities with their numbers: guesses, no source for them is at hand. */
const SEVERITIES: Readonly<Record<Severity, number>> = {
  High: 9,
  Medium: 6,
  Low: 3,
  Informational: 0,
  Undefined: 0,
};
const NAMES = Object.keys(SEVERITIES) as Severity[];

/** A check that could find something: a rules package on an instance, which no exclusion takes out. */
interface OpenCheck {
  readonly agent: RunAgentRecord;
  readonly packageArn: string;
}

const numberFrom = (...parts: readonly (string | number)[]): number =>
  sha256(parts.join('\n')).readUInt32BE();

/** The checks of a run that were completed on a healthy agent: what an exclusion took out has found nothing. */
function openChecks(
  run: RunRecord,
  agents: readonly RunAgentRecord[],
  exclusions: readonly Pick<ExclusionItem, 'scopes' | 'title'>[],
): readonly OpenCheck[] {
  const checks = runChecks({
    run,
    instances: agents.map(({ agentId, agentHealth }) => ({ id: agentId, health: agentHealth })),
    exclusions,
  });
  if (checks.kind !== 'checks') return [];
  const byId = new Map(agents.map((agent) => [agent.agentId, agent]));
  return checks.rows.flatMap((row) => {
    const agent = byId.get(row.instanceId);
    if (!row.listed || agent?.agentHealth !== 'HEALTHY') return [];
    return checks.packageArns.flatMap((packageArn, column) => {
      const kind = checks.kindOf(row, column);
      return kind === 'checked' || kind === 'none-listed' ? [{ agent, packageArn }] : [];
    });
  });
}

/** What a run of the engine finds: few and mostly harmless things for each check, the same for the same run. */
export function simulatedCounts(
  run: RunRecord,
  agents: readonly RunAgentRecord[],
  exclusions: readonly Pick<ExclusionItem, 'scopes' | 'title'>[],
): Readonly<Record<string, number>> {
  const counts: Record<Severity, number> = { High: 0, Medium: 0, Low: 0, Informational: 0, Undefined: 0 };
  for (const { agent, packageArn } of openChecks(run, agents, exclusions)) {
    const drawn = numberFrom(run.arn, agent.agentId, packageArn);
    counts.High += drawn % 5 === 0 ? 1 : 0;
    counts.Medium += Math.floor(drawn / 5) % 3;
    counts.Low += Math.floor(drawn / 15) % 2;
    counts.Informational += Math.floor(drawn / 30) % 2;
  }
  return counts;
}

/** The name of the rule that a made-up finding is of: the n-th of its severity, on a check of this rules package. */
export const simulatedRule = (packageArn: string, severity: string, number: number): string =>
  `SIMULATED-${severity.toUpperCase()}-${String(numberFrom(packageArn, severity, number) % 1000).padStart(3, '0')}`;

function findingOf(
  run: RunRecord,
  { agent, packageArn }: OpenCheck,
  severity: Severity,
  number: number,
  packageName: string,
): SimulatedFinding {
  const at = (run.completedAt ?? run.stateChangedAt) / 1000;
  const rule = simulatedRule(packageArn, severity, number);
  return {
    arn: `${run.arn}/finding/${idFrom(`${run.arn}/finding/${severity}/${number}`)}`,
    schemaVersion: 1,
    service: 'Inspector',
    serviceAttributes: { schemaVersion: 1, assessmentRunArn: run.arn, rulesPackageArn: packageArn },
    assetType: 'ec2-instance',
    assetAttributes: {
      schemaVersion: 1,
      agentId: agent.agentId,
      ...(agent.autoScalingGroup !== undefined && { autoScalingGroup: agent.autoScalingGroup }),
      ipv4Addresses: [],
      tags: [],
      networkInterfaces: [],
    },
    id: rule,
    title: `Simulated: ${rule} of ${packageName} on instance ${agent.agentId}`,
    description: 'This finding was made up by an emulator. It says nothing about a real instance.',
    recommendation: 'Nothing has to be done about a simulated finding.',
    severity,
    numericSeverity: SEVERITIES[severity],
    confidence: 10,
    indicatorOfCompromise: false,
    attributes: [
      { key: 'SIMULATED', value: 'true' },
      { key: 'INSTANCE_ID', value: agent.agentId },
    ],
    userAttributes: [...run.userAttributesForFindings],
    createdAt: at,
    updatedAt: at,
  };
}

/**
 * The findings of a run of a simulated account that has ended: as many of each severity as the run counts, on checks
 * that no exclusion took out; none where there is no such check, whatever a saved run counts. Made anew each time, and always the same: an account does not grow by them.
 */
export function simulatedFindings(store: AccountStore, run: RunRecord): readonly SimulatedFinding[] {
  if (run.schedule.length > 0) return [];
  const counted = NAMES.filter((severity) => (run.findingCounts[severity] ?? 0) > 0);
  if (counted.length === 0) return [];
  const checks = openChecks(run, allAgents(store, run.arn), [...describedExclusions(store, run.arn)]);
  if (checks.length === 0) return [];
  const names = new Map(run.rulesPackageArns.map((arn) => [arn, store.rulesPackage(arn)?.name ?? arn]));
  return counted.flatMap((severity) =>
    Array.from({ length: run.findingCounts[severity] ?? 0 }, (_, number) => {
      const check = checks[numberFrom(run.arn, severity, number) % checks.length] as OpenCheck;
      return findingOf(run, check, severity, number, names.get(check.packageArn) ?? check.packageArn);
    }),
  );
}
