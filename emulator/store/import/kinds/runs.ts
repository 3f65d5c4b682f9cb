import type { AnswerOrigin } from '../evidence/answer-origin';
import { type Collected, type SavedRun, partsOf } from '../evidence/collected';
import { type RunDescription, RunSayings, stateSince } from '../evidence/run-sayings';
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
import { Misfit } from '../problems';
import { dictionary, forEachItem, integer, members, optional } from '../readers';
import type { RunAgentRecord } from '../../records';

const findingCounts = optional(dictionary(integer(0, Number.MAX_SAFE_INTEGER)));

/** A run as what is said of it makes it. */
const savedRun = (run: RunDescription): SavedRun => ({
  ...run,
  described: true,
  startedAt: run.startedAt ?? null,
  completedAt: run.completedAt ?? null,
  stateChangedAt: stateSince(run),
  schedule: [],
});

/** Takes a description of a run, beside all others of it. */
function takeRun(collected: Collected, run: RunDescription, origin: AnswerOrigin, path: string): void {
  const { arn, state } = run;
  const { runs, runSayings, runSnapshots } = collected;
  const told = { run, origin };
  const snapshots = runSnapshots.get(arn);
  if (snapshots) snapshots.push({ state, origin });
  else runSnapshots.set(arn, [{ state, origin }]);
  const sayings = runSayings.get(arn);
  if (sayings) sayings.add(told, path);
  else runSayings.set(arn, new RunSayings(told, unchanging));
  runs.set(arn, savedRun(sayings?.kept ?? run));
}

/** Each agent names its run: an answer without agents needs it from outside, and one that has it there is held against it. */
const isAboutOneRun = (document: ReadonlyMap<string, unknown>): boolean => {
  const agents = document.get('assessmentRunAgents');
  return document.has('assessmentRunArn') || (Array.isArray(agents) && agents.length === 0);
};

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
          templateArn: nestedIn(run.arn, assessmentTemplateArn, 'template', namedAt),
          startedAt,
          completedAt,
          stateChangedAt,
          stateChanges: stateChanges.map((change) => ({ state: change.state, at: change.stateChangedAt })),
          findingCounts: run.findingCounts && Object.fromEntries(run.findingCounts),
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
    context: {
      member: 'assessmentRunArn',
      kind: 'run',
      needed: isAboutOneRun,
    },
    take(collected, taken) {
      const { path, about, origin, more } = taken;
      const read = members({ assessmentRunArn: collected.ownArn('run'), ...runAgentShape });
      const byRun = new Map<string, Set<string>>(about === undefined ? [] : [[about, new Set()]]);
      forEachThing(taken, read, ({ assessmentRunArn, ...agent }, at) => {
        if (about === undefined) requireRunInName(origin.file, assessmentRunArn, path);
        else if (assessmentRunArn !== about) throw new Misfit(at, `is an agent of another run than ${about}`);
        const names = byRun.get(assessmentRunArn) ?? new Set();
        byRun.set(assessmentRunArn, names.add(agent.agentId));
        const agents = collected.runAgents.get(assessmentRunArn) ?? new Map<string, RunAgentRecord>();
        collected.runAgents.set(assessmentRunArn, agents);
        const said = { earlier: agents.get(agent.agentId), now: present(agent) as RunAgentRecord };
        const what = `lists the agent ${agent.agentId} of ${assessmentRunArn}`;
        agents.set(agent.agentId, collected.sayings.counting(what, what, said, origin, at));
      });
      for (const [runArn, names] of byRun) {
        const pages = collected.agentPages.get(runArn);
        if (pages) pages.push({ names, more, origin });
        else collected.agentPages.set(runArn, [{ names, more, origin }]);
      }
    },
  },
  {
    key: 'agentPreviews',
    command: 'preview-agents',
    context: { member: 'previewAgentsArn', kind: 'target', orBelow: 'template', needed: () => true },
    take(collected, { value, path, about = '', origin, more }) {
      const row = collected.plainRows.get(about);
      const earlier = (row?.value ?? []) as readonly { agentId: string }[];
      const agents = new Map(earlier.map((agent) => [agent.agentId, agent]));
      const names = new Set<string>();
      forEachItem(agentPreviews(value, path), path, (now, at) => {
        names.add(now.agentId);
        const what = `lists the agent ${now.agentId} of ${about}`;
        const said = { earlier: agents.get(now.agentId), now };
        agents.set(now.agentId, collected.sayings.counting(what, what, said, origin, at));
      });
      const pages = collected.agentPages.get(about) ?? [];
      collected.agentPages.set(about, pages);
      pages.push({ names, more, origin });
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
