import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openAccount } from '../open-account';

const TEMPLATE = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/0-Templ001';
const RUN = `${TEMPLATE}/run/0-Run00001`;
const ONE = `${RUN}/exclusion/0-Exclu001`;
const PACKAGE = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';

/** What a folder with such files says of the run's exclusions, and what the file is taken for. */
function known(file: string, content: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'forms-'));
  try {
    writeFileSync(join(folder, 'account.json'), '{"id":"111122223333"}');
    writeFileSync(join(folder, file), content);
    const { store } = openAccount({ folder, dataDirectory: ':memory:', reset: false, newUuid: () => 'x' });
    const found = store.run(RUN);
    const kind = store.documents().find(({ name }) => name.startsWith(file))?.kind;
    const whole = found?.exclusions === 'fixed' && found.exclusionsComplete !== false;
    const count = found ? store.exclusionCount(RUN) : undefined;
    store.close();
    return { state: found?.state, whole, count, kind };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const answer = { assessmentRunArn: RUN, exclusionArns: [ONE] };
const json = JSON.stringify(answer);

test.each<readonly [what: string, file: string, content: string | Uint8Array, whole: boolean, kind: string]>([
  ['JSON in a .txt', 'list-exclusions.txt', json, true, 'list-exclusions'],
  [
    'YAML',
    'list.yaml',
    `assessmentRunArn: ${RUN}\nexclusionArns:\n- ${ONE}\n`,
    true,
    'list-exclusions (YAML)',
  ],
  [
    'Python’s print',
    'list.out.txt',
    `{'assessmentRunArn': '${RUN}', 'exclusionArns': ['${ONE}']}\n`,
    true,
    "list-exclusions (Python's print)",
  ],
  [
    'PowerShell',
    'list.ps.json',
    JSON.stringify({ AssessmentRunArn: RUN, ExclusionArns: [ONE] }),
    true,
    'list-exclusions (PowerShell JSON)',
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
    JSON.stringify([ONE]),
    false,
    'list-exclusions (a bare list, perhaps not all)',
  ],
])('%s loads', (_what, file, content, whole, kind) => {
  expect(known(file, content)).toEqual({ state: '', whole, count: 1, kind });
});

test('Steampipe’s rows load as parts', () => {
  const csv = [
    'arn,title,description,recommendation,scopes,attributes,account_id,region',
    `${ONE},Agent not found,d,r,"[{""Key"":""INSTANCE_ID"",""Value"":""i-05d63b2c2cd80e506""}]",[],111122223333,us-west-2`,
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
