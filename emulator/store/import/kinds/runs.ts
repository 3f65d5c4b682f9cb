import { type AnswerOrigin, contradiction } from '../evidence/answer-origin';
import { type Collected, type SavedRun, partsOf } from '../evidence/collected';
import {
  arnList,
  described,
  type DocumentKind,
  forEachThing,
  nestedIn,
  takeRow,
  unchanging,
} from './document-kind';
import { agentPreviews, present, runAgentShape, runShape, telemetry } from './shapes';
import { requireRunInName } from '../named-after';
import { dictionary, forEachItem, integer, members, optional } from '../readers';
import type { RunAgentRecord } from '../../records';
import { hasEnded } from '../../../../src/domain/assessment/runs';

const findingCounts = optional(dictionary(integer(0, Number.MAX_SAFE_INTEGER)));

/** What never changes any more of a run that has ended. */
const endOfRun = (run: SavedRun): string =>
  JSON.stringify([run.state, run.completedAt, run.stateChangedAt, run.dataCollected]);

/** Whether two snapshots of a run cannot both be right; `a` is not of a later time than `b`. */
function contradicts(a: SavedRun, b: SavedRun): boolean {
  if (unchanging(a) !== unchanging(b)) return true;
  if (hasEnded(a.state)) return endOfRun(a) !== endOfRun(b);
  return a.stateChangedAt === b.stateChangedAt && a.state !== b.state;
}

/** Takes a snapshot of a run: of several the latest is kept, and of two of its end the one that counts its findings. */
function takeRun(collected: Collected, run: SavedRun, origin: AnswerOrigin, path: string): void {
  const { arn } = run;
  const { sayings, runs, runSnapshots } = collected;
  const older = runs.get(arn);
  const there = sayings.originOf(arn);
  const isLater = !older || older.stateChangedAt <= run.stateChangedAt;
  if (older && there && (isLater ? contradicts(older, run) : contradicts(run, older)))
    throw contradiction(path, `describes the run ${arn} (${run.state})`, there);
  const snapshots = runSnapshots.get(arn);
  if (snapshots) snapshots.push({ state: run.state, origin });
  else runSnapshots.set(arn, [{ state: run.state, origin }]);
  const saysLess = older?.stateChangedAt === run.stateChangedAt && older.findingCounts && !run.findingCounts;
  if (!isLater || saysLess) return;
  sayings.count(arn, origin);
  runs.set(arn, run);
}

/** Runs, their agents, and the agents of a target. */
export const runKinds: readonly DocumentKind[] = [
  described(
    'assessmentRuns',
    'describe-assessment-runs',
    ({ ownArn }) =>
      members({
        arn: ownArn('run'),
        assessmentTemplateArn: optional(ownArn('template')),
        findingCounts,
        ...runShape,
      }),
    (collected, found, { origin, path }) => {
      const { assessmentTemplateArn, startedAt, completedAt, stateChangedAt, stateChanges, ...run } = found;
      const namedAt = `${path}.assessmentTemplateArn`;
      takeRun(
        collected,
        {
          ...run,
          region: partsOf(run.arn).region,
          described: true,
          templateArn: nestedIn(run.arn, assessmentTemplateArn, 'template', namedAt),
          startedAt: startedAt ?? null,
          completedAt: completedAt ?? null,
          stateChangedAt: stateChangedAt ?? completedAt ?? startedAt ?? run.createdAt,
          stateChanges: stateChanges.map((change) => ({ state: change.state, at: change.stateChangedAt })),
          findingCounts: run.findingCounts && Object.fromEntries(run.findingCounts),
          schedule: [],
        },
        origin,
        path,
      );
    },
  ),
  arnList('assessmentRunArns', 'list-assessment-runs', 'run'),
  {
    key: 'assessmentRunAgents',
    command: 'list-assessment-run-agents',
    // Each agent names its run; an answer without agents needs its run from outside.
    context: {
      member: 'assessmentRunArn',
      kind: 'run',
      needed: (document) => (document.get('assessmentRunAgents') as unknown[] | undefined)?.length === 0,
    },
    take(collected, taken) {
      const { path, about, origin, more } = taken;
      const { file } = origin;
      const read = members({ assessmentRunArn: collected.ownArn('run'), ...runAgentShape });
      const agentsOf = (runArn: string) => {
        const agents = collected.runAgents.get(runArn) ?? new Map<string, RunAgentRecord>();
        collected.runAgents.set(runArn, agents);
        return agents;
      };
      if (about !== undefined && !more) collected.emptyAnswers.push({ list: 'run-agents', about, file });
      forEachThing(taken, read, ({ assessmentRunArn, ...agent }, at) => {
        requireRunInName(file, assessmentRunArn, path);
        const agents = agentsOf(assessmentRunArn);
        const said = { earlier: agents.get(agent.agentId), now: present(agent) as RunAgentRecord };
        const what = `lists the agent ${agent.agentId} of ${assessmentRunArn}`;
        if (collected.sayings.supersedes(what, what, said, origin, at)) agents.set(agent.agentId, said.now);
      });
    },
  },
  {
    key: 'agentPreviews',
    command: 'preview-agents',
    context: { member: 'previewAgentsArn', kind: 'target', orBelow: 'template', needed: () => true },
    take(collected, { value, path, about = '', origin }) {
      const row = collected.plainRows.get(about);
      const earlier = (row?.value ?? []) as readonly { agentId: string }[];
      const agents = new Map(earlier.map((agent) => [agent.agentId, agent]));
      forEachItem(agentPreviews(value, path), path, (now, at) => {
        const what = `lists the agent ${now.agentId} of ${about}`;
        const said = { earlier: agents.get(now.agentId), now };
        if (collected.sayings.supersedes(what, what, said, origin, at)) agents.set(now.agentId, now);
      });
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
    take(collected, taken) {
      const { value, path, about = '' } = taken;
      const { region } = partsOf(about);
      const row = { kind: 'telemetry', region, key: about, value: telemetry(value, path) };
      takeRow(collected, `telemetry ${about}`, `tells the telemetry of ${about}`, row, taken);
    },
  },
];
