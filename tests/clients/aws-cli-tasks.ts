import { startAwsCli } from '../support/clients';
import type { Places, Seen } from './tasks';

type Answer = Readonly<Record<string, unknown>>;

const ENDED = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'ERROR', 'CANCELED'];

/** The twelve things, through the AWS CLI of a Python. */
export async function awsCliTwelve(python: string, origin: string, places: Places): Promise<Seen> {
  const { RUN, LARGE_RUN, TEMPLATE, UNKNOWN_RUN } = places;
  const once = startAwsCli(python, origin);
  const patient = startAwsCli(python, origin, { AWS_MAX_ATTEMPTS: '3' });
  const forger = startAwsCli(python, origin, { AWS_SECRET_ACCESS_KEY: 'wrong' });
  const aws = async (argv: readonly string[], cli = once): Promise<Answer> => {
    const { code, stdout, stderr } = await cli.inspector(...argv);
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return JSON.parse(stdout || '{}') as Answer;
  };
  const list = async (member: string, ...argv: string[]) => (await aws(argv))[member] as readonly string[];
  const refusal = async (argv: readonly string[], cli = once) =>
    /\((\w+)\)/.exec((await cli.inspector(...argv)).stderr)?.[1] ?? null;
  const runs = async (...arns: readonly string[]) =>
    (await aws(['describe-assessment-runs', '--assessment-run-arns', ...arns])) as {
      readonly assessmentRuns: readonly {
        readonly name: string;
        readonly state: string;
        readonly startedAt: unknown;
      }[];
      readonly failedItems: Readonly<Record<string, { readonly failureCode: string }>>;
    };

  const described = async () => {
    const arns = await list(
      'exclusionArns',
      'list-exclusions',
      '--assessment-run-arn',
      RUN,
      '--page-size',
      '100',
    );
    const { exclusions } = await aws(['describe-exclusions', '--exclusion-arns', ...arns]);
    const counts: Record<string, number> = {};
    for (const { title } of Object.values(exclusions as Record<string, { title: string }>))
      counts[title] = (counts[title] ?? 0) + 1;
    return counts;
  };
  const preview = async () => {
    const of = ['--assessment-template-arn', TEMPLATE];
    const { previewToken } = await aws(['create-exclusions-preview', ...of]);
    const get = [
      'get-exclusions-preview',
      ...of,
      '--preview-token',
      String(previewToken),
      '--max-results',
      '40',
    ];
    let page = await aws(get);
    while (page['previewStatus'] !== 'COMPLETED') page = await aws(get);
    let count = (page['exclusionPreviews'] as unknown[]).length;
    while (typeof page['nextToken'] === 'string') {
      page = await aws([...get, '--next-token', page['nextToken']]);
      count += (page['exclusionPreviews'] as unknown[]).length;
    }
    return count;
  };
  const startAndStop = async (): Promise<[string, number]> => {
    const start = [
      'start-assessment-run',
      '--assessment-template-arn',
      TEMPLATE,
      '--assessment-run-name',
      'twelve',
    ];
    const run = String((await aws(start))['assessmentRunArn']);
    await aws(['stop-assessment-run', '--assessment-run-arn', run]);
    let state = '';
    while (!ENDED.includes(state)) state = (await runs(run)).assessmentRuns[0]?.state ?? '';
    const found = await list(
      'exclusionArns',
      'list-exclusions',
      '--assessment-run-arn',
      run,
      '--page-size',
      '50',
    );
    return [state, found.length];
  };
  /** Version 1 prints epoch seconds, version 2 a date with the machine's zone. */
  const dayOf = (time: unknown) =>
    new Date(typeof time === 'number' ? time * 1000 : String(time)).toISOString().slice(0, 10);
  const filtered = async () => {
    const range = 'startTimeRange={beginDate=2025-07-01T00:00:00Z,endDate=2026-05-12T00:00:00Z}';
    const filter = `namePattern=web-prod weekly *,${range}`;
    const found = await list('assessmentRunArns', 'list-assessment-runs', '--filter', filter);
    const { assessmentRuns } = await runs(...found);
    return assessmentRuns
      .map(({ name, startedAt }): [string, string] => [name, dayOf(startedAt)])
      .toSorted(([a], [b]) => a.localeCompare(b));
  };
  const tags = async () => {
    const of = ['--resource-arn', TEMPLATE];
    const tag = JSON.stringify([{ key: 'Zürich', value: 'a  b\t+/=' }]);
    await aws(['set-tags-for-resource', ...of, '--tags', tag]);
    return (await aws(['list-tags-for-resource', ...of]))['tags'] as Seen['tags'];
  };
  const nothing = 'assessmentTargetNamePattern=nothing-*';
  try {
    return {
      runs: new Set(await list('assessmentRunArns', 'list-assessment-runs', '--page-size', '10')).size,
      exclusions: new Set(
        await list(
          'exclusionArns',
          'list-exclusions',
          '--assessment-run-arn',
          LARGE_RUN,
          '--page-size',
          '500',
        ),
      ).size,
      described: await described(),
      failed: (await runs(UNKNOWN_RUN)).failedItems[UNKNOWN_RUN]?.failureCode ?? null,
      preview: await preview(),
      run: await startAndStop(),
      filtered: await filtered(),
      tags: await tags(),
      refused: await refusal(['list-rules-packages'], forger),
      unknown: await refusal(['list-exclusions', '--assessment-run-arn', UNKNOWN_RUN]),
      throttled: ((await aws(['list-rules-packages'], patient))['rulesPackageArns'] as unknown[]).length,
      empty: await list('assessmentTargetArns', 'list-assessment-targets', '--filter', nothing),
    };
  } finally {
    for (const cli of [once, patient, forger]) cli.close();
  }
}
