import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAccountCommand } from '../../emulator/account-command';
import { jsonOf } from '../../src/features/export/exclusions-export-actions';
import type { ExportSource, ExportSubject } from '../../src/features/export/exclusions-export-source';
import type { Exclusion } from '../../src/domain/assessment/assessment';
import { call, type RawAnswer } from './raw-http';
import { keysOf, REGION, SIMULATED, small } from './small-account';

type Members = Readonly<Record<string, unknown>>;

/** A document that somebody took out of the small simulated account, and the name of a file to keep it in. */
export interface Piece {
  readonly file: string;
  readonly document: Members;
}

/** An answer as it came over HTTP, with the request that asked for it. */
export interface SimulatedAnswer {
  readonly operation: string;
  readonly input: Members;
  readonly headers: RawAnswer['headers'];
  readonly output: Members;
}

/** Asks the small simulated account for everything that can be saved of it, over HTTP. */
export async function askForEverything(origin: string): Promise<readonly SimulatedAnswer[]> {
  const answers: SimulatedAnswer[] = [];
  async function ask(operation: string, input: Members = {}): Promise<Members> {
    const body = JSON.stringify(input);
    const target = `InspectorService.${operation}`;
    const asked = { target, body, credentials: keysOf('admin', '1'), region: REGION };
    const { status, headers, text } = await call(origin, asked);
    if (status !== 200) throw new Error(`${operation}: ${text}`);
    const output = JSON.parse(text) as Members;
    answers.push({ operation, input, headers, output });
    return output;
  }
  const [assessmentRunArn = ''] = small.runs;
  await ask('ListAssessmentTargets');
  await ask('DescribeAssessmentTargets', { assessmentTargetArns: [small.web] });
  await ask('DescribeResourceGroups', { resourceGroupArns: [small.group] });
  await ask('ListAssessmentTemplates');
  await ask('DescribeAssessmentTemplates', { assessmentTemplateArns: [small.weekly] });
  await ask('ListAssessmentRuns');
  await ask('DescribeAssessmentRuns', { assessmentRunArns: small.runs });
  for (const arn of small.runs) {
    const { exclusionArns } = await ask('ListExclusions', { assessmentRunArn: arn, maxResults: 500 });
    if ((exclusionArns as readonly string[]).length > 0) await ask('DescribeExclusions', { exclusionArns });
  }
  await ask('ListAssessmentRunAgents', { assessmentRunArn });
  await ask('GetTelemetryMetadata', { assessmentRunArn });
  await ask('PreviewAgents', { previewAgentsArn: small.web });
  await ask('ListFindings', { assessmentRunArns: [assessmentRunArn] });
  await ask('DescribeFindings', { findingArns: [small.finding] });
  await ask('ListRulesPackages');
  await ask('DescribeRulesPackages', { rulesPackageArns: [small.cve] });
  const preview = { assessmentTemplateArn: small.weekly };
  const { previewToken } = await ask('CreateExclusionsPreview', preview);
  answers.pop();
  await ask('GetExclusionsPreview', { ...preview, previewToken });
  return answers;
}

/** The request's members that say what an answer is about, which people add to it as the documentation says. */
function aboutOf({ input }: SimulatedAnswer): Members {
  const members = ['assessmentRunArn', 'assessmentTemplateArn', 'previewToken', 'previewAgentsArn'];
  return Object.fromEntries(Object.entries(input).filter(([member]) => members.includes(member)));
}

/** An answer as the AWS CLI prints it: without anything about the answer. */
export const asAwsCli = (answer: SimulatedAnswer): Piece => ({
  file: `${answer.operation}.jsonl`,
  document: { ...aboutOf(answer), ...answer.output },
});

/** An answer as boto3 gives it back. */
export const asBoto3 = (answer: SimulatedAnswer): Piece => ({
  file: `boto3-${answer.operation}.jsonl`,
  document: {
    ...asAwsCli(answer).document,
    ResponseMetadata: {
      RequestId: answer.headers['x-amzn-requestid'],
      HTTPStatusCode: 200,
      HTTPHeaders: answer.headers,
      RetryAttempts: 0,
    },
  },
});

/** An answer as the AWS SDK for JavaScript gives it back: of the headers it keeps ids alone. */
export const asJavaScript = (answer: SimulatedAnswer): Piece => ({
  file: `javascript-${answer.operation}.jsonl`,
  document: {
    $metadata: {
      httpStatusCode: 200,
      requestId: answer.headers['x-amzn-requestid'],
      extendedRequestId: answer.headers['x-amz-id-2'],
      attempts: 1,
      totalRetryDelay: 0,
    },
    ...asAwsCli(answer).document,
  },
});

/** Every line of every file that `npm run account -- export` writes of an account's folder, but for its fleet. */
export function exportedPieces(folder: string, directory: string): readonly Piece[] {
  const [data, out] = [join(directory, 'data'), join(directory, 'out')];
  const complain = (line: string): never => {
    throw new Error(line);
  };
  for (const args of [
    ['import', folder, '--data', data],
    ['export', out, '--account', SIMULATED, '--data', data],
  ])
    runAccountCommand(args, () => {}, complain);
  return readdirSync(out)
    .filter((file) => file !== 'fleet.json')
    .flatMap((file) =>
      readFileSync(join(out, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => ({ file, document: JSON.parse(line) as Members })),
    );
}

type WireExclusion = Omit<Exclusion, 'attributes'> & { readonly attributes?: Exclusion['attributes'] };
const readExclusions = (items: readonly WireExclusion[]): readonly Exclusion[] =>
  items.map(({ attributes = [], ...item }) => ({ ...item, attributes }));

/** What the console shows of an answer with exclusions, ready to be exported; undefined for any other answer. */
export function consoleView({
  operation,
  input,
  output,
}: SimulatedAnswer):
  { readonly subject: ExportSubject; readonly exclusions: readonly Exclusion[] } | undefined {
  if (operation === 'DescribeExclusions') {
    const exclusions = readExclusions(Object.values(output['exclusions'] as Record<string, WireExclusion>));
    const arn = exclusions[0]?.arn?.split('/exclusion/')[0] ?? '';
    const times = { startedAt: undefined, completedAt: undefined };
    return { subject: { kind: 'run', name: 'Run', arn, state: 'COMPLETED', ...times }, exclusions };
  }
  if (operation !== 'GetExclusionsPreview') return undefined;
  const [arn, token] = [String(input['assessmentTemplateArn']), String(input['previewToken'])];
  return {
    subject: { kind: 'preview', name: 'weekly', arn, token },
    exclusions: readExclusions(output['exclusionPreviews'] as readonly WireExclusion[]),
  };
}

/** The console's JSON export of what a filter leaves of a view. */
export function asConsoleExport(
  { subject, exclusions }: NonNullable<ReturnType<typeof consoleView>>,
  keep: (index: number) => boolean,
  dataKind: ExportSource['dataKind'],
): Piece {
  const source: ExportSource = {
    account: { id: SIMULATED, name: 'small' },
    region: REGION,
    dataKind,
    userName: 'admin',
    subject,
    exclusions: exclusions.filter((_, index) => keep(index)),
    failed: [],
    total: exclusions.length,
    complete: true,
    restNotSaved: false,
    remarks: [],
    filter: 'some',
    packages: new Map(),
    every: { packageArns: undefined, instanceIds: undefined },
    documents: undefined,
    identities: new Map(),
  };
  const document = JSON.parse(jsonOf(source, 'http://127.0.0.1:4570/', 0)) as Members;
  return { file: `exclusions.${subject.kind}.jsonl`, document };
}
