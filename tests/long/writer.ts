import {
  CreateAssessmentTemplateCommand,
  CreateExclusionsPreviewCommand,
  CreateResourceGroupCommand,
  DeleteAssessmentTemplateCommand,
  type InspectorClient,
  SetTagsForResourceCommand,
  StartAssessmentRunCommand,
  UpdateAssessmentTargetCommand,
} from '@aws-sdk/client-inspector';
import { expect } from 'vitest';
import type { AccountStore } from '../../emulator/store/account-store';
import { small } from '../support/small-account';

/** What a template of a writer's own has, as far as it was acknowledged. */
interface OwnTemplate {
  readonly arn: string;
  readonly runs: string[];
  readonly previews: string[];
  tag: string | undefined;
}

/** One client that writes without pause, one call at a time, and remembers what was acknowledged. */
export interface Writer {
  /** Makes one call; false when the process died before it was answered. */
  write(client: InspectorClient): Promise<boolean>;
  /** Compares a store with what was acknowledged; the call that was cut off has happened whole, or not at all. */
  verify(store: AccountStore): void;
}

/** How many templates a writer keeps, so that the account's limit is never reached. */
const MOST_TEMPLATES = 6;
/** The instances of the target that is assessed, and its exclusions: one without an agent, one unhealthy. */
const AGENTS = 3;
const EXCLUSIONS = 2;

function verifyRun(store: AccountStore, arn: string): void {
  const run = store.run(arn);
  expect(run, arn).toBeDefined();
  expect(store.runAgents(arn, 0, 100).items).toHaveLength(AGENTS);
  const { arns } = store.exclusionArns(arn, 0, 100);
  // Fixed together with the state, or not yet.
  expect([run?.exclusions, arns.length, run?.schedule.length === 0]).toEqual(
    run?.exclusions === 'fixed' ? ['fixed', EXCLUSIONS, true] : ['pending', 0, false],
  );
  expect(store.exclusions(arns).size).toBe(arns.length);
  // A clock that stood behind what it has acknowledged would let a run begin in the future.
  expect(Number(store.setting('clock'))).toBeGreaterThanOrEqual(run?.createdAt ?? Number.NaN);
}

function verifyTemplate(store: AccountStore, template: OwnTemplate): void {
  expect(store.template(template.arn), template.arn).toBeDefined();
  for (const run of template.runs) verifyRun(store, run);
  for (const token of template.previews) {
    expect(store.preview(token)?.templateArn).toBe(template.arn);
    expect(store.previewItems(token, 0, 100).items).toHaveLength(EXCLUSIONS);
  }
  expect(store.tags(template.arn)).toEqual(
    template.tag === undefined ? [] : [{ key: 'write', value: template.tag }],
  );
}

/** A template that was deleted has left nothing behind. */
function verifyGone(store: AccountStore, { arn, runs, previews }: OwnTemplate): void {
  expect(store.template(arn)).toBeUndefined();
  expect(store.tags(arn)).toEqual([]);
  for (const run of runs) {
    expect(store.run(run)).toBeUndefined();
    expect(store.runAgents(run, 0, 1).items).toEqual([]);
    expect(store.exclusionArns(run, 0, 1).arns).toEqual([]);
  }
  for (const token of previews) {
    expect(store.preview(token)).toBeUndefined();
    expect(store.previewItems(token, 0, 1).items).toEqual([]);
  }
}

/**
 * A writer of its own templates, resource groups and of the name of one target.
 *
 * @param own a target that no other writer renames, and its resource group, which it keeps
 */
export function createWriter(
  id: number,
  own: { readonly target: string; readonly group: string | undefined },
  random: Random,
): Writer {
  let serial = 0;
  const templates: OwnTemplate[] = [];
  const deleted: OwnTemplate[] = [];
  const groups: { arn: string; value: string }[] = [];
  let targetName: string | undefined;
  /** Settles the call that was cut off by what the store says; set while a call is on its way. */
  let settle: ((store: AccountStore) => void) | undefined;

  const unique = () => `writer ${id} write ${(serial += 1)}`;

  async function createTemplate(client: InspectorClient): Promise<void> {
    const assessmentTemplateName = unique();
    settle = (store) => {
      const found = store.templates({
        region: 'us-west-2',
        after: undefined,
        limit: 1,
        keep: ({ name }) => name === assessmentTemplateName,
      }).items[0];
      if (found) templates.push({ arn: found.arn, runs: [], previews: [], tag: undefined });
    };
    const { assessmentTemplateArn: arn = '' } = await client.send(
      new CreateAssessmentTemplateCommand({
        assessmentTargetArn: small.web,
        assessmentTemplateName,
        durationInSeconds: 300,
        rulesPackageArns: [small.cve],
      }),
    );
    templates.push({ arn, runs: [], previews: [], tag: undefined });
  }

  async function deleteTemplate(client: InspectorClient, template: OwnTemplate): Promise<void> {
    settle = (store) => {
      if (store.template(template.arn)) return;
      templates.splice(templates.indexOf(template), 1);
      deleted.push(template);
    };
    try {
      await client.send(new DeleteAssessmentTemplateCommand({ assessmentTemplateArn: template.arn }));
    } catch (error) {
      // Its last run may not have ended: a refusal is an answer, too.
      if ((error as Error).name !== 'AssessmentRunInProgressException') throw error;
      return;
    }
    templates.splice(templates.indexOf(template), 1);
    deleted.push(template);
  }

  async function startRun(client: InspectorClient, template: OwnTemplate): Promise<void> {
    const assessmentRunName = unique();
    settle = (store) => {
      const found = store.runs({
        region: 'us-west-2',
        templateArns: [template.arn],
        after: undefined,
        limit: 1,
        keep: ({ name }) => name === assessmentRunName,
      }).items[0];
      if (found) template.runs.push(found.arn);
    };
    const { assessmentRunArn = '' } = await client.send(
      new StartAssessmentRunCommand({ assessmentTemplateArn: template.arn, assessmentRunName }),
    );
    template.runs.push(assessmentRunArn);
  }

  async function preview(client: InspectorClient, template: OwnTemplate): Promise<void> {
    settle = (store) => {
      const tokens = store.previewsOf(template.arn).map(({ token }) => token);
      template.previews.push(...tokens.filter((token) => !template.previews.includes(token)));
    };
    const { previewToken = '' } = await client.send(
      new CreateExclusionsPreviewCommand({ assessmentTemplateArn: template.arn }),
    );
    template.previews.push(previewToken);
  }

  async function tag(client: InspectorClient, template: OwnTemplate): Promise<void> {
    const value = unique();
    settle = (store) => {
      if (store.tags(template.arn)[0]?.value === value) template.tag = value;
    };
    const tags = [{ key: 'write', value }];
    await client.send(new SetTagsForResourceCommand({ resourceArn: template.arn, tags }));
    template.tag = value;
  }

  async function createGroup(client: InspectorClient): Promise<void> {
    const value = unique();
    // Nothing lists resource groups: one that nobody was told of is not looked for.
    settle = () => {};
    const { resourceGroupArn: arn = '' } = await client.send(
      new CreateResourceGroupCommand({ resourceGroupTags: [{ key: 'write', value }] }),
    );
    groups.push({ arn, value });
  }

  async function renameTarget(client: InspectorClient): Promise<void> {
    const assessmentTargetName = unique();
    settle = (store) => {
      if (store.target(own.target)?.name === assessmentTargetName) targetName = assessmentTargetName;
    };
    const { target: assessmentTargetArn, group } = own;
    const input = { assessmentTargetArn, assessmentTargetName, ...(group && { resourceGroupArn: group }) };
    await client.send(new UpdateAssessmentTargetCommand(input));
    targetName = assessmentTargetName;
  }

  function next(client: InspectorClient): Promise<void> {
    const template = templates[random.below(templates.length)];
    if (!template) return createTemplate(client);
    if (templates.length >= MOST_TEMPLATES) return deleteTemplate(client, template);
    const choice = random.pick([
      createTemplate,
      startRun,
      startRun,
      preview,
      tag,
      createGroup,
      renameTarget,
      deleteTemplate,
    ]);
    return choice(client, template);
  }

  return {
    async write(client) {
      try {
        await next(client);
      } catch (error) {
        if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined)
          throw error;
        return false;
      }
      settle = undefined;
      return true;
    },
    verify(store) {
      settle?.(store);
      settle = undefined;
      for (const template of templates) verifyTemplate(store, template);
      for (const template of deleted) verifyGone(store, template);
      for (const { arn, value } of groups)
        expect(store.resourceGroup(arn)?.tags).toEqual([{ key: 'write', value }]);
      if (targetName !== undefined) expect(store.target(own.target)?.name).toBe(targetName);
      // The account is still the one that was imported.
      for (const run of small.runs) expect(store.run(run)?.exclusions).toBe('fixed');
    },
  };
}

/** Random choices that are the same for the same seed (mulberry32). */
interface Random {
  /** A number from 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** One of some things. */
  pick<T>(things: readonly [T, ...T[]]): T;
}

/** A source of random choices. */
export function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (end) => Math.floor(next() * end),
    pick: (things) => things[Math.floor(next() * things.length)] ?? things[0],
  };
}
