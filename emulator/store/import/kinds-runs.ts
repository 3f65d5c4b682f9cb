import { partsOf, parentOf, type DescribedRun } from './collected';
import type { DocumentKind } from './document-kind';
import { Misfit } from './misfit';
import { requireRunInName } from './named-after';
import { dictionary, integer, many, members, optional } from './readers';
import { agentPreviews, present, runAgentShape, runShape, telemetry } from './shapes';

const findingCounts = optional(dictionary(integer(0, Number.MAX_SAFE_INTEGER)));

/** Runs, their agents, and the agents of a target. */
export const runKinds: readonly DocumentKind[] = [
  {
    key: 'assessmentRuns',
    command: 'describe-assessment-runs',
    take(collected, { value, path }) {
      const read = members({
        arn: collected.ownArn('run'),
        assessmentTemplateArn: optional(collected.ownArn('template')),
        findingCounts,
        ...runShape,
      });
      for (const [index, found] of many(read)(value, path).entries()) {
        const { assessmentTemplateArn, startedAt, completedAt, stateChangedAt, stateChanges, ...run } = found;
        const templateArn = parentOf(run.arn);
        if (assessmentTemplateArn !== undefined && assessmentTemplateArn !== templateArn)
          throw new Misfit(
            `${path}[${index}].assessmentTemplateArn`,
            'is not the template that the ARN is nested in',
          );
        const changed = stateChangedAt ?? completedAt ?? startedAt ?? run.createdAt;
        const older = collected.runs.get(run.arn);
        // Of several snapshots of a run the latest is kept.
        if (older && older.stateChangedAt > changed) continue;
        const described: DescribedRun = {
          ...run,
          region: partsOf(run.arn).region,
          described: true,
          templateArn,
          startedAt: startedAt ?? null,
          completedAt: completedAt ?? null,
          stateChangedAt: changed,
          stateChanges: stateChanges.map((change) => ({ state: change.state, at: change.stateChangedAt })),
          findingCounts: run.findingCounts && Object.fromEntries(run.findingCounts),
          schedule: [],
        };
        collected.runs.set(run.arn, described);
      }
    },
  },
  {
    key: 'assessmentRunArns',
    command: 'list-assessment-runs',
    take(collected, { value, path }) {
      many(collected.ownArn('run'))(value, path);
    },
  },
  {
    key: 'assessmentRunAgents',
    command: 'list-assessment-run-agents',
    // Each agent names its run; an answer without agents needs its run from outside.
    context: {
      member: 'assessmentRunArn',
      kind: 'run',
      needed: (document) => (document.get('assessmentRunAgents') as unknown[] | undefined)?.length === 0,
    },
    take(collected, { value, path, about, file, more }) {
      const read = members({ assessmentRunArn: collected.ownArn('run'), ...runAgentShape });
      const agentsOf = (runArn: string) => {
        const agents = collected.runAgents.get(runArn) ?? new Map();
        collected.runAgents.set(runArn, agents);
        return agents;
      };
      if (about !== undefined && !more) collected.emptyAnswers.push({ list: 'run-agents', about, file });
      for (const { assessmentRunArn, ...agent } of many(read)(value, path)) {
        requireRunInName(file, assessmentRunArn, path);
        agentsOf(assessmentRunArn).set(agent.agentId, present(agent));
      }
    },
  },
  {
    key: 'agentPreviews',
    command: 'preview-agents',
    context: { member: 'previewAgentsArn', kind: 'target', needed: () => true },
    take(collected, { value, path, about = '' }) {
      const row = collected.plainRows.get(about);
      const earlier = (row?.value ?? []) as readonly { agentId: string }[];
      const agents = new Map(
        [...earlier, ...agentPreviews(value, path)].map((agent) => [agent.agentId, agent]),
      );
      const { region } = partsOf(about);
      collected.plainRows.set(about, {
        kind: 'agent-previews',
        region,
        key: about,
        value: [...agents.values()],
      });
    },
  },
  {
    key: 'telemetryMetadata',
    command: 'get-telemetry-metadata',
    context: { member: 'assessmentRunArn', kind: 'run', needed: () => true },
    take(collected, { value, path, about = '' }) {
      const row = { kind: 'telemetry', region: partsOf(about).region, key: about };
      collected.plainRows.set(`telemetry ${about}`, { ...row, value: telemetry(value, path) });
    },
  },
];
