import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, temporaryDirectory } from '../support/emulator';
import { exclusion, PACKAGE, RUN, run } from '../support/saved-folder';
import { type EstateTruth, writeEstate } from '../support/estate.mjs';

const directory = temporaryDirectory();
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const estate = join(directory.path, 'estate');
let truth: EstateTruth;

/** What the report's JSON is looked at for here. */
interface Report {
  readonly complete: boolean;
  readonly checks: Readonly<Record<string, number>>;
  readonly gaps: Readonly<Record<string, number>>;
  readonly reasons: readonly { readonly title: string; readonly checks: number }[];
  readonly fixes: readonly { readonly title: string; readonly completes: number }[];
  readonly accounts: readonly {
    readonly id: string;
    readonly figures: { readonly reasons: readonly { readonly title: string; readonly checks: number }[] };
  }[];
  readonly instances: readonly {
    readonly accountId: string;
    readonly region: string;
    readonly id: string;
    readonly fullyChecked: number;
    readonly notFullyChecked: number;
  }[];
}

function reportOf(...args: readonly string[]) {
  const { code, printed, complaints } = runCommand('report', ...args);
  return { code, text: printed, complaints: complaints === '' ? [] : complaints.split('\n') };
}

beforeAll(() => {
  mkdirSync(estate);
  truth = writeEstate(estate, { accounts: 40, runs: 4, instances: 10, seed: 20190304 });
});
afterAll(directory.remove);

test('the report of 40 accounts in two regions gives the answers that were counted apart', () => {
  const { code, text } = reportOf(estate, '--format', 'json');
  const report = JSON.parse(text) as Report;
  expect(report.checks).toEqual({ ...truth.checks, partly: 0, notEvaluated: 0 });
  expect(
    report.instances
      .filter(({ fullyChecked, notFullyChecked }) => fullyChecked === 0 && notFullyChecked > 0)
      .map(({ accountId, region, id }) => `${accountId} ${region} ${id}`)
      .toSorted(),
  ).toEqual(truth.never);
  expect(report.reasons.map(({ title, checks }) => ({ name: title, count: checks }))).toEqual(truth.reasons);
  expect(report.fixes.map(({ title, completes }) => ({ name: title, count: completes }))).toEqual(
    truth.fixes,
  );
  const lost = new Map<string, Map<string, number>>();
  for (const { id, figures } of report.accounts) {
    const ofAccount = lost.get(id) ?? new Map<string, number>();
    lost.set(id, ofAccount);
    for (const { title, checks } of figures.reasons)
      ofAccount.set(title, (ofAccount.get(title) ?? 0) + checks);
  }
  for (const [id, reason] of Object.entries(truth.reasonOfAccount))
    expect(lost.get(id)?.get(reason.name)).toBe(Math.max(...(lost.get(id)?.values() ?? [])));
  // There are runs whose lists were never saved: a gap is said, not hidden.
  expect(report.gaps['not-in-this-data']).toBeGreaterThan(0);
  expect({ code, complete: report.complete }).toEqual({ code: 3, complete: false });
});

test('a part of the time is a part of the figures', () => {
  const account = join(estate, '100000000000');
  const of = (...range: readonly string[]) =>
    (JSON.parse(reportOf(account, '--format', 'json', ...range).text) as Report).checks['inScope'];
  // Four weekly runs from 2019-01-07: in each two regions of 10 instances with 3 rules packages.
  expect(of('--from', '2019-01-08')).toBe(3 * 60);
  expect(of('--to', '2019-01-07')).toBe(60);
  expect(of('--from', '2019-01-14', '--to', '2019-01-21')).toBe(2 * 60);
});

test('each form is written to a file of its own that was not there before', () => {
  const account = join(estate, '100000000000');
  const out = (name: string) => join(directory.path, name);
  for (const format of ['md', 'csv', 'json', 'html'])
    expect(reportOf(account, '--format', format, '--out', out(`report.${format}`)).code).toBeOneOf([0, 3]);
  expect(readFileSync(out('report.md'), 'utf8')).toMatch(/^# What was not checked\n/);
  expect(readFileSync(out('report.csv'), 'utf8').split('\r\n')[0]).toContain('"run_arn"');
  expect(readFileSync(out('report-instances.csv'), 'utf8').split('\r\n')).toHaveLength(20 + 2);
  const sources = readFileSync(out('report-sources.csv'), 'utf8');
  expect(sources).toMatch(/^"program","","inspector-exclusions-console \d/m);
  for (const table of ['report.csv', 'report-instances.csv'])
    expect(sources).toContain(`"table","","${table}","","${sha256(readFileSync(out(table)))}",""`);
  const page = readFileSync(out('report.html'), 'utf8');
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/ (?:src|href)="(?!#|https:\/\/docs\.aws\.amazon\.com)/);
  const again = reportOf(account, '--out', out('report.md'));
  expect(again.code).toBe(1);
  expect(again.complaints.join()).toMatch(/report\.md is there already/);
});

test.each([
  [['DIR', '--format', 'pdf'], 'there is no format pdf; there are md, json, html, csv, oscal'],
  [['DIR', '--format', 'csv'], 'csv is three files: name the first with --out FILE'],
  [['DIR', '--from', '04.03.2019'], '--from needs a day such as 2019-03-04, not "04.03.2019"'],
  [['DIR', '--to', '2019-02-31'], '--to needs a day such as 2019-03-04, not "2019-02-31"'],
  [['DIR', '--template', 'weekly'], '--template needs the ARN of an assessment template, not "weekly"'],
  [['DIR', '--from', '2019-03-05', '--to', '2019-03-04'], '--from is after --to: 2019-03-05 and 2019-03-04'],
  [[], 'report needs at least one folder or store'],
])('%s is refused with what is wrong', (args, message) => {
  const { code, complaints } = reportOf(...args.map((arg) => (arg === 'DIR' ? estate : arg)));
  expect(code).toBe(2);
  expect(complaints.join()).toContain(message);
});

const TEMPLATES = 'arn:aws:inspector:eu-west-1:210987654321:target/';

test.each(['report', 'evidence'])(
  '%s refuses a template that is not there, and names those that are',
  (command) => {
    const out = join(directory.path, `mistyped-${command}`);
    const asked = `${TEMPLATES}0-Hc7pQ2aV/template/0-b8GdLw2r`;
    const args = ['accounts/recorded-example', '--out', out, '--template'];
    const { code, complaints } = runCommand(command, ...args, asked);
    expect(code).toBe(2);
    expect(complaints.split('\n').slice(0, 5)).toEqual([
      `there is no such template in this data: ${asked}. Did you mean ${TEMPLATES}0-Hc7pQ2aV/template/0-b8GdLw2R?`,
      'There are:',
      ...[
        '0-Zk1uFs6N/template/0-E6vNa0Cu',
        '0-m3XcVr8J/template/0-xT4oPj9Y',
        '0-Hc7pQ2aV/template/0-b8GdLw2R',
      ].map((each) => `  ${TEMPLATES}${each}`),
    ]);
    expect(existsSync(out)).toBe(false);
    expect(runCommand(command, ...args, asked.replace(/r$/, 'R')).code).toBe(3);
  },
);

test('a range without a run is no clean result', () => {
  const range = ['accounts/recorded-example', '--from', '1999-01-01', '--to', '1999-01-02'];
  // One run of that account is of unknown time, and so in every range: its template has it.
  const args = [...range, '--template', `${TEMPLATES}0-Zk1uFs6N/template/0-E6vNa0Cu`];
  const { code, text } = reportOf(...args);
  expect(code).toBe(3);
  expect(text).toContain(
    String.raw`- No run in this data is one of those that were asked for\: nothing can be said of what was checked\.`,
  );
  expect(text).not.toContain('of 0 were');
  expect(JSON.parse(reportOf(...args, '--format', 'json').text)).toMatchObject({ complete: false, runs: [] });
});

test('what cannot be read is named, the rest is reported, and recorded data is never added to simulated', () => {
  const recorded = 'accounts/recorded-example';
  const { code, text, complaints } = reportOf(recorded, 'accounts/example', join(directory.path, 'nowhere'));
  expect(code).toBe(3);
  expect(text).toContain('acme-audit');
  expect(text).not.toContain('example-prod');
  expect(complaints).toHaveLength(3);
  expect(complaints).toContainEqual(
    expect.stringMatching(/^accounts\/example: is simulated, and the accounts before it are recorded/),
  );
  expect(complaints[0]).toMatch(/^The account folder \S+nowhere does not exist\.$/);
  expect(reportOf(join(directory.path, 'nowhere')).code).toBe(1);
  // The same folder twice is that folder; by two names it is told.
  const checksOf = (...folders: readonly string[]) =>
    (JSON.parse(reportOf(...folders, '--format', 'json').text) as Report).checks;
  expect(checksOf(recorded, recorded)).toEqual(checksOf(recorded));
  expect(reportOf(recorded, `./${recorded}`).complaints.join()).toContain('is given twice');
  expect(existsSync(join(directory.path, 'nowhere'))).toBe(false);
});

test('the rows of a report are told with their checksum, its sources, and who made it with what', () => {
  const { text } = reportOf(join(estate, '100000000000'), '--format', 'json', '--by', 'A. Uditor');
  const report = JSON.parse(text) as Record<'runs' | 'instances', unknown> & {
    readonly rowsSha256: Readonly<Record<string, string>>;
    readonly exportedBy: string;
    readonly program: string;
  };
  expect(report.rowsSha256).toEqual({
    runs: sha256(JSON.stringify(report.runs)),
    instances: sha256(JSON.stringify(report.instances)),
  });
  expect(report.exportedBy).toBe('A. Uditor');
  expect(report.program).toMatch(/^inspector-exclusions-console \d+\.\d+\.\d+/);
  const markdown = reportOf(join(estate, '100000000000'), '--by', 'A. Uditor').text;
  expect(markdown).toContain(
    `runs ${report.rowsSha256['runs']}, instances ${report.rowsSha256['instances']}`,
  );
  expect(markdown).toMatch(/^- Made: .* by A\\?\. Uditor with inspector/m);
});

test('folders of one account are reported as one', () => {
  const first = join(directory.path, 'first');
  const second = join(directory.path, 'second');
  const from = join(estate, '100000007919');
  for (const [folder, region] of [
    [first, 'us-east-1'],
    [second, 'eu-west-1'],
  ] as const) {
    cpSync(join(from, region), join(folder, region), { recursive: true });
    cpSync(join(from, 'account.json'), join(folder, 'account.json'));
  }
  const whole = JSON.parse(reportOf(from, '--format', 'json').text) as Report;
  const parts = JSON.parse(reportOf(first, second, '--format', 'json').text) as Report;
  expect(parts.checks).toEqual(whole.checks);
  expect(parts.instances).toEqual(whole.instances);
});

test('the page and OSCAL tell whom exclusions concern as each of them says, and what is left of their checks', () => {
  const folder = join(directory.path, 'small');
  mkdirSync(folder);
  const [own, other] = [PACKAGE, PACKAGE.replace('0-9hgA516p', '0-H5hpSawc')];
  const direct = 'Network Reachability error – AWS Direct Connect';
  const described = (
    [
      [direct, [['INSTANCE_ID', 'i-00000000000000001']]],
      ['Deprecated rules package', [['RULES_PACKAGE_ARN', other]]],
      ['A new reason', [['ASSESSMENT_RUN', 'x']]],
    ] as const
  ).map(([title, scopes], index) => ({
    ...exclusion(`${RUN}/exclusion/0-Exclu00${index}`, title),
    scopes: scopes.map(([key, value]) => ({ key, value })),
  }));
  const agent = { agentId: 'i-00000000000000001', agentHealth: 'HEALTHY', agentHealthCode: 'RUNNING' };
  for (const [name, answer] of Object.entries({
    'runs.json': { assessmentRuns: [run({ rulesPackageArns: [own, other] })] },
    'list.json': { assessmentRunArn: RUN, exclusionArns: described.map(({ arn }) => arn) },
    'described.json': { exclusions: Object.fromEntries(described.map((each) => [each.arn, each])) },
    'agents.json': { assessmentRunAgents: [{ ...agent, assessmentRunArn: RUN }] },
  }))
    writeFileSync(join(folder, name), JSON.stringify(answer));
  const page = reportOf(folder, '--format', 'html').text;
  expect(page.match(/(?<=<p class="ids">)[^<]*/g)?.toSorted()).toEqual([
    '1 instance: i-00000000000000001; every rules package.',
    'ASSESSMENT_RUN: x.',
    `Every instance; rules package: ${other}.`,
  ]);
  const oscal = reportOf(folder, '--format', 'oscal').text;
  expect(oscal).toContain('2 checks on 1 instance were completed in part at most, 1 of them for this reason');
  expect(oscal).toContain(
    '"name":"scope","ns":"urn:inspector-exclusions-console:oscal","value":"ASSESSMENT_RUN: x"',
  );
  expect(oscal.match(/every (?:instance|rules package)(?=")/g)?.toSorted()).toEqual([
    'every instance',
    'every rules package',
  ]);
});
