import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  exclusion,
  EXCLUSION,
  PACKAGE,
  RUN,
  savedFolder,
  TEMPLATE,
} from '../../../tests/support/saved-folder';
import { openAccount, type OpenAccountOptions, type OpenedAccount } from '../open-account';

const saved = savedFolder();
const { save } = saved;
let data: string;
let opened: OpenedAccount | undefined;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => {
  opened?.store.close();
  opened = undefined;
  rmSync(data, { recursive: true });
});

function open(options: Partial<OpenAccountOptions> = {}): OpenedAccount {
  opened?.store.close();
  opened = undefined;
  const { path: folder } = saved;
  opened = openAccount({ folder, dataDirectory: data, reset: false, newUuid: () => 'x', ...options });
  return opened;
}

const kinds = (): Readonly<Record<string, string>> =>
  Object.fromEntries((opened?.store.documents() ?? []).map(({ name, kind }) => [name, kind]));

test('a folder with twelve foreign files and three faults in one answer is told of all in one round', () => {
  save('account.json', { id: '111122223333' });
  for (let number = 1; number <= 12; number += 1) save(`package-${number}.json`, { name: 'foreign' });
  save('runs.json', {
    assessmentRuns: [
      { arn: RUN, name: 'a', state: 'DONE', durationInSeconds: 1, rulesPackageArns: [], createdAt: 'x' },
    ],
  });
  let message = '';
  try {
    open();
  } catch (error) {
    message = (error as Error).message;
  }
  const lines = message.split('\n');
  expect(lines.filter((line) => line.startsWith('package-'))).toHaveLength(12);
  expect(lines.find((line) => line.startsWith('package-7.json'))).toMatch(
    /^package-7\.json: \$: is none of the answers that load.*--skip-unknown$/,
  );
  for (const member of ['state', 'durationInSeconds', 'rulesPackageArns', 'createdAt', 'dataCollected'])
    expect(lines.some((line) => line.startsWith(`runs.json: $.assessmentRuns[0].${member}: `))).toBe(true);
  expect(lines.at(-1)).toBe('17 problems. Nothing of the folder was loaded.');
});

test('all contradictions of one document are told in one round', () => {
  const described = (...exclusions: readonly ReturnType<typeof exclusion>[]) => ({
    exclusions: Object.fromEntries(exclusions.map((one) => [one.arn, one])),
    failedItems: {},
  });
  const three = ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC'];
  save('a.json', described(...three.map((id) => exclusion(`${RUN}/exclusion/0-${id}`, 'Agent not found'))));
  save('b.json', described(...three.map((id) => exclusion(`${RUN}/exclusion/0-${id}`, 'Agent not healthy'))));
  let message = '';
  try {
    open();
  } catch (error) {
    message = (error as Error).message;
  }
  for (const id of three)
    expect(message).toContain(
      `b.json: $.exclusions["${RUN}/exclusion/0-${id}"]: describes the exclusion ${RUN}/exclusion/0-${id}, and a.json says otherwise.`,
    );
  expect(message).toContain('3 problems. Nothing of the folder was loaded.');
});

test('with --skip-unknown the rest loads, and what was skipped is noted; a fault in an answer is still refused', () => {
  save('account.json', { id: '111122223333' });
  save('list.json', { assessmentRunArns: [RUN] });
  save('package.json', { name: 'foreign' });
  save('broken.json', '{"a": ');
  expect(() => open()).toThrow(/2 problems/);
  open({ skipUnknown: true });
  expect(opened?.store.run(RUN)).toMatchObject({ described: false });
  expect(kinds()['package.json']).toMatch(/^skipped: \$ is none of the answers that load/);
  expect(kinds()['broken.json']).toMatch(
    /^skipped: the file is cut off: the JSON that begins here does not end/,
  );
  expect(kinds()['list.json']).toBe('list-assessment-runs');
  save('wrong.json', { assessmentRunArns: ['arn:aws:s3:::bucket'] });
  expect(() => open({ skipUnknown: true, reset: true })).toThrow(/wrong\.json: \$\.assessmentRunArns\[0\]/);
});

test('nothing is passed over without a trace', () => {
  save('account.json', { id: '111122223333' });
  save('README.md', '# notes');
  save('.DS_Store', 'x');
  save('empty.json', '\n');
  save('.git/HEAD', 'ref');
  open();
  expect(kinds()).toMatchObject({
    'account.json': 'account',
    'README.md': expect.stringMatching(/^passed over: /) as string,
    '.DS_Store': expect.stringMatching(/^passed over: /) as string,
    'empty.json': 'passed over: empty',
    '.git/': 'passed over: a folder of a tool, 1 files',
  });
});

test('a folder that has changed is refused with the names of what changed, until --reset or --keep', () => {
  save('account.json', { id: '111122223333' });
  save('a.json', { assessmentRunArns: [RUN] });
  save('b.json', { assessmentRunArns: [RUN] });
  save('notes.txt', 'as they were');
  open();
  expect(open().changes).toEqual([]);
  save('a.json', { assessmentRunArns: [] });
  saved.remove('b.json');
  save('c/new.json', { assessmentRunArns: [] });
  save('notes.txt', 'other notes');
  const changes = ['changed: a.json', 'added: c/new.json', 'changed: notes.txt', 'removed: b.json'];
  expect(() => open()).toThrow(
    new RegExp(
      `has changed since .*:\\n  ${changes.join('\\n  ')}\\nUse --reset to import it anew, or --keep`,
    ),
  );
  expect(open({ keep: true }).changes).toEqual(changes);
  expect(opened?.store.run(RUN)).toBeDefined();
  expect(open({ reset: true }).store.run(RUN)).toBeUndefined();
});

test('users and facts of the account are watched as well', () => {
  const user = {
    name: 'admin',
    password: 'first',
    accessKeyId: 'AKIAEXAMPLEEXAMPLE12',
    secretAccessKey: 's',
    allow: ['inspector:*'],
  };
  save('account.json', { id: '111122223333' });
  save('users.json', { users: [user] });
  open();
  save('users.json', { users: [{ ...user, password: 'second' }] });
  expect(() => open()).toThrow(/changed: users\.json/);
});

/** What a folder with such files says of the run's exclusions, and what the file is taken for. */
function known(file: string, content: string | Uint8Array) {
  saved.save('account.json', { id: '111122223333' });
  saved.save(file, content);
  const store = saved.load();
  const found = store.run(RUN);
  const kind = store.documents().find(({ name }) => name.startsWith(file))?.kind;
  const whole = found?.exclusions === 'fixed' && found.exclusionsComplete !== false;
  return { state: found?.state, whole, count: found ? store.exclusionCount(RUN) : undefined, kind };
}

const answer = { assessmentRunArn: RUN, exclusionArns: [EXCLUSION] };
const json = JSON.stringify(answer);

test.each<readonly [what: string, file: string, content: string | Uint8Array, whole: boolean, kind: string]>([
  ['JSON in a .txt', 'list-exclusions.txt', json, true, 'list-exclusions'],
  [
    'YAML',
    'list.yaml',
    `assessmentRunArn: ${RUN}\nexclusionArns:\n- ${EXCLUSION}\n`,
    true,
    'list-exclusions (YAML)',
  ],
  [
    'Python’s print',
    'list.out.txt',
    `{'assessmentRunArn': '${RUN}', 'exclusionArns': ['${EXCLUSION}']}\n`,
    true,
    "list-exclusions (Python's print)",
  ],
  [
    'PowerShell',
    'list.ps.json',
    JSON.stringify({ AssessmentRunArn: RUN, ExclusionArns: [EXCLUSION] }),
    true,
    'list-exclusions (PowerShell JSON)',
  ],
  [
    'the SDK for PHP',
    'list.php.json',
    JSON.stringify({ ...answer, '@metadata': { statusCode: 200, headers: {} } }),
    true,
    "list-exclusions (the SDK for PHP's JSON)",
  ],
  [
    'the SDK for Java',
    'list.java.json',
    JSON.stringify({ ...answer, sdkHttpMetadata: { httpStatusCode: 200 }, nextToken: null }),
    true,
    "list-exclusions (the SDK for Java's JSON)",
  ],
  [
    'the SDK for Go',
    'list.go.json',
    JSON.stringify({
      assessmentRunArn: RUN,
      ExclusionArns: [EXCLUSION],
      NextToken: null,
      ResultMetadata: {},
    }),
    true,
    "list-exclusions (the SDK for Go's JSON)",
  ],
  [
    'the SDK for Ruby',
    'list.ruby.json',
    JSON.stringify({ assessmentRunArn: RUN, exclusion_arns: [EXCLUSION] }),
    true,
    "list-exclusions (the SDK for Ruby's JSON)",
  ],
  [
    'jq -s',
    'list.slurped.json',
    JSON.stringify([{ exclusions: {} }, answer]),
    true,
    'describe-exclusions, list-exclusions',
  ],
  [
    'UTF-16 without a byte order mark',
    'list.utf16.json',
    Buffer.from(json, 'utf16le'),
    true,
    'list-exclusions',
  ],
  ['gzip', 'list.json.gz', gzipSync(json), true, 'archive of 1 files'],
  ['zip', 'backup.zip', zipSync({ 'a/list.json': Buffer.from(json) }), true, 'archive of 1 files'],
  [
    'a bare list of ARNs',
    'arns.json',
    JSON.stringify([EXCLUSION]),
    false,
    'list-exclusions (a bare list, perhaps not all)',
  ],
])('%s loads', (_what, file, content, whole, kind) => {
  expect(known(file, content)).toEqual({ state: '', whole, count: 1, kind });
});

test('a refusal that an SDK kept says nothing of its run', () => {
  for (const about of [{ '@metadata': { statusCode: 400 } }, { sdkHttpMetadata: { httpStatusCode: 400 } }])
    expect(known('list.json', JSON.stringify({ ...answer, ...about }))).toEqual({
      whole: false,
      kind: 'list-exclusions (refused: HTTP 400)',
    });
});

test('Steampipe’s rows load as parts', () => {
  const csv = [
    'arn,title,description,recommendation,scopes,attributes,account_id,region',
    `${EXCLUSION},Agent not found,d,r,"[{""Key"":""INSTANCE_ID"",""Value"":""i-05d63b2c2cd80e506""}]",[],111122223333,us-west-2`,
  ].join('\n');
  expect(known('exclusions.csv', csv)).toMatchObject({ whole: false, count: 1 });
});

test('PowerShell’s runs have their states and times', () => {
  const run = {
    Arn: RUN,
    Name: 'Run 1',
    AssessmentTemplateArn: TEMPLATE,
    State: { Value: 'COMPLETED' },
    DurationInSeconds: 3600,
    RulesPackageArns: [PACKAGE],
    CreatedAt: '/Date(1551693600000)/',
    CompletedAt: '/Date(1551697800000)/',
    DataCollected: true,
  };
  expect(known('runs.json', JSON.stringify([run]))).toMatchObject({ state: 'COMPLETED' });
});

describe('a run’s agents without the answer around them', () => {
  const camel = (id: string) => ({
    agentId: id,
    assessmentRunArn: RUN,
    agentHealth: 'HEALTHY',
    agentHealthCode: 'RUNNING',
    telemetryMetadata: [{ messageType: 'm', count: 1 }],
  });
  const pascal = (id: string) => ({
    AgentId: id,
    AssessmentRunArn: RUN,
    AgentHealth: { Value: 'HEALTHY' },
    AgentHealthCode: { Value: 'RUNNING' },
    TelemetryMetadata: [{ MessageType: 'm', Count: 1 }],
  });
  const snake = (id: string) => ({
    agent_id: id,
    assessment_run_arn: RUN,
    agent_health: 'HEALTHY',
    agent_health_code: 'RUNNING',
    telemetry_metadata: [{ message_type: 'm', count: 1 }],
  });
  const lines = (...agents: readonly object[]) => agents.map((agent) => JSON.stringify(agent)).join('\n');

  test.each<readonly [what: string, content: string]>([
    ['a list', JSON.stringify([camel('i-1'), camel('i-2')])],
    ['one a line', lines(camel('i-1'), camel('i-2'))],
    ['lists, slurped', JSON.stringify([[camel('i-1')], [camel('i-2')]])],
    ['PowerShell’s list', JSON.stringify([pascal('i-1'), pascal('i-2')])],
    ['PowerShell’s, one a line', lines(pascal('i-1'), pascal('i-2'))],
    ['Ruby’s, one a line', lines(snake('i-1'), snake('i-2'))],
  ])('%s loads, as a part', (_what, content) => {
    expect(known('agents.json', content).kind).toMatch(
      /^list-assessment-run-agents \(a bare list, perhaps not all\)/,
    );
    const { items } = saved.load().runAgents(RUN, 0, 10);
    const { agentId: _, assessmentRunArn: _run, ...rest } = camel('');
    expect(items).toEqual(['i-1', 'i-2'].map((agentId) => ({ agentId, ...rest })));
  });
});

test('an export that leaves out attributes of which there are none does not contradict the answer', () => {
  const plain = exclusion(EXCLUSION);
  const described = (one: object) => ({ exclusions: { [EXCLUSION]: one }, failedItems: {} });
  for (const [first, second] of [
    [plain, { ...plain, attributes: [] }],
    [{ ...plain, attributes: [] }, plain],
  ] as const) {
    save('a.json', described(first));
    save('b.json', { ...described(second), $metadata: { data: 'recorded' } });
    expect(saved.load().exclusions([EXCLUSION]).get(EXCLUSION)).toEqual({ ...plain, attributes: [] });
  }
  save('b.json', described({ ...plain, attributes: [{ key: 'a', value: 'b' }] }));
  expect(() => saved.load()).toThrow(/b\.json: .*describes the exclusion .*, and a\.json says otherwise/);
});
