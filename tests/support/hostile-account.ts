import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payloads as all } from './hostile-payloads';

const REGION = 'us-west-2';
const ACCOUNT = '666666666666';
const own = `arn:aws:inspector:${REGION}:${ACCOUNT}:`;
/** The one id of the second run's exclusions that is an instance's, and so has a page. */
const INSTANCE = 'i-0123456789abcdef0';
const PREVIEW = '00000000-0000-4000-8000-000000000000';

/** A text as a member of the model takes it: never empty, and no longer than it may be. */
const cut = (text: string, most: number): string => text.slice(0, most);
const id = (letter: string, index: number): string => `0-${letter}${String(index).padStart(7, '0')}`;
const seconds = (index: number): number => 1_570_000_000 + index * 86_400;

/** The addresses of the hostile account's views: lists, and one page of each kind for each payload. */
export interface HostileViews {
  readonly lists: readonly string[];
  /** One template's page for each payload. */
  readonly templates: readonly string[];
  readonly runs: readonly string[];
  /** Everything that is excluded, in one panel and on one page: each payload as a title, a text and a scope. */
  readonly exclusions: readonly string[];
  readonly preview: string;
  /** What else shows these texts, each with words that say that it is there. */
  readonly others: readonly (readonly [address: string, shown: string | RegExp])[];
}

export interface HostileAccount {
  readonly folder: string;
  readonly views: HostileViews;
  readonly remove: () => void;
}

/** Writes a recorded account with a payload in every text of every thing: the n-th in the n-th thing. */
export function writeHostileAccount(payloads: readonly string[] = all): HostileAccount {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-account-'));
  const write = (file: string, document: unknown): void =>
    writeFileSync(join(folder, file), JSON.stringify(document));
  mkdirSync(folder, { recursive: true });

  const target = `${own}target/${id('T', 0)}`;
  const template = (index: number): string => `${target}/template/${id('M', index)}`;
  const run = (index: number): string => `${template(index)}/run/${id('R', index)}`;
  const tag = (text: string) => ({ key: cut(text, 128), value: cut(text, 256) });
  const packageArn = (index: number): string =>
    `arn:aws:inspector:${REGION}:758058086616:rulespackage/${id('P', index)}`;
  const item = (text: string, index: number) => ({
    title: text,
    description: text,
    recommendation: text,
    scopes: [
      { key: 'INSTANCE_ID', value: text },
      { key: 'RULES_PACKAGE_ARN', value: packageArn(index) },
      { key: cut(text, 128), value: text },
    ],
    attributes: [tag(text)],
  });

  write('account.json', { id: ACCOUNT, name: cut(payloads[0] ?? 'x', 60) });
  write('users.json', {
    users: [
      {
        name: 'admin',
        password: 'inspector',
        accessKeyId: 'AKIAHOSTILEXXXXXXXX1',
        secretAccessKey: 'hostile',
        allow: ['inspector:*'],
      },
    ],
  });
  write('packages.json', {
    rulesPackages: payloads.map((text, index) => ({
      arn: packageArn(index),
      name: cut(text, 1000),
      version: cut(text, 1000),
      provider: cut(text, 1000),
      description: text,
    })),
  });
  write('groups.json', {
    resourceGroups: [
      {
        arn: `${own}resourcegroup/${id('G', 0)}`,
        tags: payloads.slice(0, 10).map(tag),
        createdAt: seconds(0),
      },
    ],
  });
  write('targets.json', {
    assessmentTargets: [
      {
        arn: target,
        name: cut(payloads[1] ?? 'x', 140),
        resourceGroupArn: `${own}resourcegroup/${id('G', 0)}`,
        createdAt: seconds(0),
      },
    ],
  });
  write('templates.json', {
    assessmentTemplates: payloads.map((text, index) => ({
      arn: template(index),
      name: cut(text, 140),
      assessmentTargetArn: target,
      durationInSeconds: 3600,
      rulesPackageArns: [packageArn(index)],
      userAttributesForFindings: [tag(text)],
      createdAt: seconds(index),
    })),
  });
  const later = `${template(0)}/run/${id('L', 0)}`;
  const runs = [
    ...payloads.map((text, index) => ({ text, index, arn: run(index), of: template(index) })),
    { text: payloads[2] ?? 'x', index: payloads.length, arn: later, of: template(0) },
  ];
  write('runs.json', {
    assessmentRuns: runs.map(({ text, index, arn, of }) => ({
      arn,
      name: cut(text, 140),
      assessmentTemplateArn: of,
      state: 'COMPLETED',
      durationInSeconds: 3600,
      rulesPackageArns: payloads.slice(0, 20).map((_, at) => packageArn(at)),
      userAttributesForFindings: [tag(text)],
      createdAt: seconds(index),
      startedAt: seconds(index) + 1,
      completedAt: seconds(index) + 3601,
      stateChangedAt: seconds(index) + 3601,
      dataCollected: true,
      stateChanges: [],
      notifications: [{ date: seconds(index), event: cut(text, 128), error: true, message: cut(text, 1000) }],
      findingCounts: { High: 1 },
    })),
  });
  const exclusionArns = payloads.map((_, index) => `${run(0)}/exclusion/${id('X', index)}`);
  write('list-exclusions.json', { assessmentRunArn: run(0), exclusionArns });
  write('exclusions.json', {
    exclusions: Object.fromEntries(
      payloads.map((text, index) => {
        const arn = exclusionArns[index] ?? '';
        return [arn, { arn, ...item(text, index) }];
      }),
    ),
  });
  // The same template's later run: half of it is what the first run found, half of it concerns one instance.
  const laterArns = payloads.map((_, index) => `${later}/exclusion/${id('Y', index)}`);
  write('list-exclusions-later.json', { assessmentRunArn: later, exclusionArns: laterArns });
  write('exclusions-later.json', {
    exclusions: Object.fromEntries(
      payloads.map((text, index) => {
        const arn = laterArns[index] ?? '';
        const same = item(text, index);
        const scopes = [{ key: 'INSTANCE_ID', value: INSTANCE }, ...same.scopes.slice(1)];
        return [arn, { arn, ...same, ...(index % 2 === 0 && { scopes }) }];
      }),
    ),
  });
  write('agents.json', {
    assessmentRunAgents: payloads.map((text, index) => ({
      agentId: cut(text, 128),
      assessmentRunArn: run(0),
      agentHealth: 'HEALTHY',
      agentHealthCode: 'RUNNING',
      agentHealthDetails: cut(text, 1000),
      autoScalingGroup: cut(text, 256),
      telemetryMetadata: [{ messageType: cut(text, 300), count: index }],
    })),
  });
  write('preview-agents.json', {
    previewAgentsArn: target,
    agentPreviews: payloads.map((text) => ({
      agentId: cut(text, 128),
      hostname: cut(text, 256),
      operatingSystem: cut(text, 256),
      kernelVersion: cut(text, 128),
    })),
  });
  write('preview.json', {
    assessmentTemplateArn: template(0),
    previewToken: PREVIEW,
    previewStatus: 'COMPLETED',
    exclusionPreviews: payloads.map(item),
  });
  for (const [index, text] of payloads.entries())
    write(`tags-${index}.json`, { resourceArn: template(index), tags: [tag(text)] });

  const here = `/${REGION}/${ACCOUNT}`;
  const ids = (index: number) => `${id('T', 0)}/${id('M', index)}`;
  const first = `${here}/runs/${ids(0)}/${id('R', 0)}`;
  const second = `${here}/runs/${ids(0)}/${id('L', 0)}`;
  const exclusions = `${first}/exclusions`;
  return {
    folder,
    views: {
      lists: [`${here}/templates`, `${here}/runs`],
      templates: payloads.map((_, index) => `${here}/templates/${ids(index)}`),
      runs: payloads.map((_, index) => `${here}/runs/${ids(index)}/${id('R', index)}`),
      exclusions: [exclusions, `${exclusions}?view=page`],
      preview: `${here}/templates/${ids(0)}/preview?token=${PREVIEW}`,
      others: [
        [`${first}/grid`, /^\d+ of \d+ instances$/],
        [`${exclusions}?view=page&group=instance&expand=all`, 'Collapse all'],
        [`${exclusions}?view=page&group=package&expand=all`, 'Collapse all'],
        [`${second}/changes`, /^New \(\d+\)$/],
        [`${here}/templates/${ids(0)}/changes?token=${PREVIEW}`, /^New \(\d+\)$/],
        [`${here}/templates/${ids(0)}/history`, 'The latest 2 of 2 runs'],
        [`${here}/instances/${INSTANCE}`, /^Looked at/],
        [`${here}/about`, 'users.json'],
      ],
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
