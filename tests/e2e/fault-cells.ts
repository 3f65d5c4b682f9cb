import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { FaultRule } from '../../emulator/aws-json/read-fault-rules';
import { type ProblemKindWithWords, problems } from '../../src/strings/problems';
import { example, recorded } from './fixtures';
import { startEmulator } from '../support/emulator-process';

/** How a cell may end: everything is there, or what is missing is said, with the reason. */
type Ending = 'complete' | 'failed items' | ProblemKindWithWords;

/** A kind of fault: what it does to the n-th page's call, and how a journey ends under it. */
interface FaultKind {
  readonly name: string;
  readonly strikes: (page: number) => Omit<FaultRule, 'operation'>;
  readonly ends: readonly Ending[];
  /** The calls that it is about, if not the journey's own. */
  readonly of?: 'list' | 'describe';
}

/** What a reader does, and the calls whose pages are struck. Pages are made small, so that there are later ones. */
interface JourneyKind {
  readonly name: string;
  readonly account?: string;
  readonly struck: string;
  readonly list: string;
  readonly describe: string | undefined;
  readonly pageSize: number;
  readonly start: string;
  /** What follows the sign-in. */
  readonly go?: (page: Page) => Promise<void>;
  /** Shown when all of it is there, and only then. */
  readonly whole: (page: Page) => Locator;
}

const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions`;
const counter = (text: string) => (page: Page) =>
  page.locator('main').getByText(text, { exact: true }).first();
const runs = { struck: 'ListAssessmentRuns', list: 'ListAssessmentRuns', describe: 'DescribeAssessmentRuns' };
const exclusions = { list: 'ListExclusions', describe: 'DescribeExclusions', pageSize: 10 };

export const journeys: readonly JourneyKind[] = [
  {
    name: 'templates',
    struck: 'ListAssessmentTemplates',
    list: 'ListAssessmentTemplates',
    describe: 'DescribeAssessmentTemplates',
    pageSize: 3,
    start: example.templates,
    whole: counter('(7)'),
  },
  {
    name: 'preview',
    struck: 'GetExclusionsPreview',
    list: 'GetExclusionsPreview',
    describe: undefined,
    pageSize: 40,
    start: `${example.templates}/0-0kFIPusq/0-4r1V2mAw`,
    go: (page) => page.getByRole('button', { name: /^Preview exclusions/ }).click(),
    whole: counter('101'),
  },
  { name: 'runs', ...runs, pageSize: 20, start: example.runs, whole: counter('(35)') },
  {
    name: 'a run’s exclusions',
    ...exclusions,
    struck: exclusions.list,
    start: `${weekly}?view=page`,
    whole: counter('37'),
  },
  {
    name: 'another account',
    ...runs,
    account: recorded.account,
    pageSize: 3,
    start: example.templates,
    go: async (page) => {
      await page.getByRole('button', { name: /^Account example-prod/ }).click();
      await page.getByRole('menuitem', { name: /acme-audit/ }).click();
      await page.getByRole('link', { name: 'Assessment runs' }).click();
    },
    whole: counter('(8)'),
  },
  { name: 'a deep link', ...exclusions, struck: exclusions.describe, start: weekly, whole: counter('37') },
];

const refused = {
  message: 'Not authorized to perform this',
  members: { errorCode: 'ACCESS_DENIED', canRetry: false },
};

export const faultKinds: readonly FaultKind[] = [
  {
    name: 'an internal error',
    strikes: (n) => ({ from: n, error: 'InternalException', message: 'Oops', members: { canRetry: true } }),
    ends: ['failure'],
  },
  {
    name: 'an internal error that passes',
    strikes: (n) => ({ call: n, error: 'InternalException', message: 'Oops', members: { canRetry: true } }),
    ends: ['complete'],
  },
  {
    name: 'no service',
    strikes: (n) => ({ from: n, error: 'ServiceUnavailable', status: 503 }),
    ends: ['temporarily-unavailable'],
  },
  {
    name: 'no permission',
    strikes: (n) => ({ from: n, error: 'AccessDeniedException', ...refused }),
    ends: ['access-denied'],
  },
  {
    name: 'throttling that passes',
    strikes: (n) => ({ from: n, to: n + 2, error: 'ThrottlingException', message: 'Rate exceeded' }),
    ends: ['complete'],
  },
  {
    name: 'a token bucket',
    strikes: (n) => ({ from: n, throttle: { ratePerSecond: 4, burst: 1 } }),
    ends: ['complete'],
  },
  { name: 'latency', strikes: (n) => ({ from: n, delayMs: 700, jitterMs: 300 }), ends: ['complete'] },
  { name: 'resets', strikes: (n) => ({ from: n, transport: 'reset' }), ends: ['network'] },
  { name: 'a reset that passes', strikes: (n) => ({ call: n, transport: 'reset' }), ends: ['complete'] },
  {
    name: 'answers that break off',
    strikes: (n) => ({ from: n, transport: 'truncate' }),
    ends: ['network', 'bad-answer'],
  },
  {
    name: 'an answer that breaks off',
    strikes: (n) => ({ call: n, transport: 'truncate' }),
    ends: ['complete'],
  },
  {
    name: 'page tokens that go in a circle',
    strikes: (n) => ({ from: n, pageToken: 'repeat' }),
    ends: ['bad-answer'],
    of: 'list',
  },
  {
    name: 'page tokens that have expired',
    strikes: (n) => ({ from: n, pageToken: 'expire' }),
    ends: ['invalid'],
    of: 'list',
  },
  { name: 'empty pages', strikes: (n) => ({ call: n, pageSize: 0 }), ends: ['complete'], of: 'list' },
  {
    name: 'failed items',
    strikes: (n) => ({ from: n, failedItems: { code: 'ACCESS_DENIED', count: 1 } }),
    ends: ['failed items'],
    of: 'describe',
  },
  {
    name: 'credentials that end early',
    strikes: (n) => ({ call: n, expireCredentials: true }),
    ends: ['complete'],
  },
];

/** One cell of the matrix; undefined where a journey makes no such call. */
function rulesFor(journey: JourneyKind, fault: FaultKind, page: 1 | 2): readonly FaultRule[] | undefined {
  const operation = fault.of === undefined ? journey.struck : journey[fault.of];
  if (operation === undefined) return undefined;
  const account = journey.account === undefined ? {} : { account: journey.account };
  return [
    { operation, ...account, ...fault.strikes(page) },
    { operation: journey.list, ...account, pageSize: journey.pageSize },
  ];
}

const failedItems = /could not be loaded|did not describe/i;

/** Words that tell a kind of problem, wherever it is told. */
function wordsOf(ending: ProblemKindWithWords): string {
  const { text } = problems[ending];
  return text(undefined).slice(0, 15);
}

/**
 * How the page stands now, asking for more where there is a button for it. `pending` is not an end, and
 * neither is a part that nothing is said about.
 */
async function endingOf(page: Page, journey: JourneyKind): Promise<Ending | 'pending'> {
  const main = page.locator('main');
  const text = (await main.count()) === 1 ? await main.innerText() : '';
  const kinds = Object.keys(problems) as ProblemKindWithWords[];
  const told = kinds.filter((kind) => text.includes(wordsOf(kind)));
  const alerts = await page.getByRole('alert').count();
  if (told[0] !== undefined) return told[0];
  if (failedItems.test(text)) return 'failed items';
  if (alerts === 0 && (await journey.whole(page).isVisible())) return 'complete';
  const more = page.getByRole('button', { name: /^Load more/ });
  if ((await more.count()) === 1 && (await more.isEnabled())) await more.click();
  return 'pending';
}

/**
 * Runs a journey against an emulator of its own in which the first or the second page's call goes wrong, and
 * expects it to end as the fault says: in complete data, or in words that name the problem.
 * @returns false where the journey makes no call that the fault is about
 */
export async function runCell(
  browser: Browser,
  signIn: (page: Page) => Promise<void>,
  journey: JourneyKind,
  fault: FaultKind,
  pageNumber: 1 | 2,
): Promise<boolean> {
  const rules = rulesFor(journey, fault, pageNumber);
  if (!rules) return false;
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  const faults = join(directory, 'faults.json');
  writeFileSync(faults, JSON.stringify(rules));
  const emulator = await startEmulator('--preview-seconds', '0', '--faults', faults);
  const context = await browser.newContext({ baseURL: emulator.origin });
  try {
    const page = await context.newPage();
    const cell = `${journey.name}, ${fault.name}, page ${pageNumber}`;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(journey.start);
    await signIn(page);
    await journey.go?.(page);
    await expect
      .poll(() => endingOf(page, journey), { message: cell, timeout: 90_000, intervals: [100, 200, 300] })
      .toMatch(new RegExp(`^(?:${fault.ends.join('|')})$`));
    expect(errors, cell).toEqual([]);
  } finally {
    await context.close();
    await emulator.stop();
    rmSync(directory, { recursive: true });
  }
  return true;
}
