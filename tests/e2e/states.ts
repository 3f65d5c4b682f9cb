import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteAssessmentRunCommand,
  InspectorClient,
  paginateListAssessmentRuns,
} from '@aws-sdk/client-inspector';
import type { Browser, Locator, Page } from '@playwright/test';
import { startEmulator } from '../support/emulator-process';
import { announcementsOn, recordAnnouncements } from './announcements';
import { example, expect, recorded } from './fixtures';

/** The example's administrator; AWS's documented example of a key pair. */
const administrator = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** One state that a reader may meet, and how it is provoked: by data, permissions, options or fault rules. */
export interface State {
  readonly name: string;
  /** Fault rules of an emulator of its own (docs/faults.md). */
  readonly faults?: readonly object[];
  /** Other options of the emulator. */
  readonly options?: readonly string[];
  readonly user?: string;
  readonly address: string;
  /** Something done to the account before anybody looks. */
  readonly prepare?: (origin: string) => Promise<void>;
  /** It is shown to everybody, signed in or not. */
  readonly open?: true;
  /** What the reader does to get there; without it, arriving is enough. */
  readonly act?: (page: Page) => Promise<void>;
  /** What says so. */
  readonly shows: string | RegExp;
  /**
   * What it stands in: an alert or a status, which are read out when they appear, or a heading of the page or
   * panel, which is where the reader has been led.
   */
  readonly as: 'alert' | 'status' | 'heading' | 'text';
  /** What the announcer says of it, where it is not said by standing there. */
  readonly announced?: RegExp;
  /** What has the focus, where the state is one that takes it or has to keep it. */
  readonly focus?: (page: Page) => Locator;
}

const weekly = '0-0kFIPusq/0-4r1V2mAw';
const exclusions = `${example.runs}/${weekly}/0-5PsFUbfs/exclusions`;
const weeklyPreview = `${example.templates}/${weekly}/preview`;
/** Answered with 400, so that no client tries again. */
const failure = { error: 'InternalException', status: 400, members: { canRetry: true } };

const rowsAreThere = (page: Page): Promise<void> =>
  page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' }).waitFor();
const panelHeading = (page: Page): Locator => page.getByRole('dialog').getByRole('heading', { level: 2 });
const refresh = (page: Page): Locator => page.getByRole('button', { name: 'Refresh' });
const startPreview = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Preview exclusions of/ }).click();

async function deleteRuns(origin: string, region: string): Promise<void> {
  const client = new InspectorClient({ endpoint: origin, region, credentials: administrator });
  for await (const { assessmentRunArns = [] } of paginateListAssessmentRuns({ client }, {}))
    for (const assessmentRunArn of assessmentRunArns)
      await client.send(new DeleteAssessmentRunCommand({ assessmentRunArn }));
  client.destroy();
}

/** Every state, the lists' first. */
export const STATES: readonly State[] = [
  {
    name: 'empty list',
    address: example.runs.replace(example.region, 'us-east-1'),
    options: [],
    prepare: (origin) => deleteRuns(origin, 'us-east-1'),
    shows: 'No assessment runs',
    as: 'heading',
    announced: /^0 assessment runs loaded$/,
  },
  {
    name: 'no match',
    address: `${example.runs}?name=nothing-like-this`,
    shows: 'No matches',
    as: 'heading',
    announced: /^0 matches$/,
  },
  {
    name: 'loading',
    faults: [{ operation: 'ListAssessmentRuns', delayMs: 600_000 }],
    address: example.runs,
    shows: 'Loading assessment runs',
    as: 'status',
  },
  {
    name: 'slow',
    faults: [{ operation: 'ListAssessmentTemplates', delayMs: 600_000 }],
    address: example.templates,
    shows: 'This is taking longer than usual. Still loading.',
    as: 'status',
  },
  { name: 'denied', user: 'newcomer', address: example.runs, shows: 'You may not see this', as: 'alert' },
  {
    name: 'failed',
    faults: [{ operation: 'ListAssessmentRuns', ...failure }],
    address: example.runs,
    shows: 'The service failed',
    as: 'alert',
  },
  {
    name: 'stale after a failed refresh',
    faults: [{ operation: 'ListAssessmentRuns', from: 2, ...failure }],
    address: example.runs,
    act: async (page) => {
      await rowsAreThere(page);
      await refresh(page).click();
    },
    shows: /could not be refreshed/,
    as: 'alert',
    focus: refresh,
  },
  {
    name: 'throttled, then complete',
    faults: [{ operation: 'ListAssessmentRuns', from: 1, to: 3, error: 'ThrottlingException' }],
    address: example.runs,
    shows: 'web-prod weekly 2026-05-09',
    as: 'text',
    announced: /^\d+ assessment runs loaded$/,
  },
  {
    name: 'limit reached',
    faults: [{ operation: 'ListAssessmentTemplates', error: 'LimitExceededException' }],
    address: example.templates,
    shows: 'A limit of the service is reached',
    as: 'alert',
  },
  {
    name: 'session ended',
    faults: [{ operation: 'ListAssessmentRuns', error: 'ExpiredTokenException' }],
    address: example.runs,
    shows: 'Your session has ended',
    as: 'alert',
  },
  {
    name: 'network lost',
    address: exclusions,
    act: async (page) => {
      await page.getByRole('dialog').getByRole('heading', { name: 'Agent not found' }).waitFor();
      const other = page.getByRole('link', { name: /exclusions of web-prod weekly 2026-05-16/ });
      await other.waitFor();
      await page.context().setOffline(true);
      await other.click();
    },
    shows: 'The service could not be reached',
    as: 'alert',
    focus: panelHeading,
  },
  {
    name: 'preview busy',
    faults: [{ operation: 'CreateExclusionsPreview', error: 'PreviewGenerationInProgressException' }],
    address: weeklyPreview,
    act: startPreview,
    shows: 'A preview of this template is already being generated',
    as: 'alert',
  },
  {
    name: 'preview in progress',
    options: ['--preview-seconds', '3600'],
    address: weeklyPreview,
    act: startPreview,
    shows: 'The preview is being generated',
    as: 'heading',
    announced: /^The preview is being generated\.$/,
    focus: panelHeading,
  },
  {
    name: 'preview not allowed',
    user: 'auditor',
    address: weeklyPreview,
    act: startPreview,
    shows: 'You may not preview exclusions',
    as: 'alert',
  },
  {
    name: 'preview unknown',
    address: `${weeklyPreview}?token=00000000-0000-4000-8000-000000000000`,
    shows: 'This preview is not known',
    as: 'alert',
    focus: panelHeading,
  },
  {
    name: 'not in this data',
    address: recorded.runs,
    act: (page) =>
      page
        .getByRole('link', { name: /^not in this data/ })
        .first()
        .click(),
    shows: 'The exclusions of this run are not in this data',
    as: 'heading',
    focus: panelHeading,
  },
  {
    name: 'before exclusions',
    address: `${example.runs}/0-Y8ffQAtK/0-zAKy3OQH/0-V5XhYoHy/exclusions`,
    shows: 'Exclusions were not recorded then',
    as: 'heading',
    focus: panelHeading,
  },
  {
    name: 'run in progress',
    address: `${example.runs}/0-JfV2QFhG/0-IyyBXwfw/0-TGcGunAY/exclusions`,
    shows: 'The run is still in progress',
    as: 'heading',
    focus: panelHeading,
  },
  {
    name: 'no exclusions',
    address: `${example.runs}/0-JfV2QFhG/0-IyyBXwfw/0-UsuuN1qP/exclusions`,
    shows: 'No exclusions',
    as: 'heading',
    focus: panelHeading,
  },
  {
    name: 'exclusions not allowed',
    faults: [
      {
        operation: 'ListExclusions',
        error: 'AccessDeniedException',
        message: 'User is not authorized to perform: inspector:ListExclusions',
      },
    ],
    address: exclusions,
    shows: 'You may not see the exclusions of this run',
    as: 'alert',
    focus: panelHeading,
  },
  {
    name: 'partly loaded',
    faults: [{ operation: 'DescribeExclusions', failedItems: { code: 'ACCESS_DENIED', count: 2 } }],
    address: exclusions,
    shows: 'The service listed 2 exclusions that it did not describe.',
    as: 'text',
    announced: /^35 of 37 exclusions loaded$/,
    focus: panelHeading,
  },
  {
    name: 'answer cut short',
    faults: [{ operation: 'ListExclusions', transport: 'truncate' }],
    address: exclusions,
    shows: /could not be reached|incomplete/,
    as: 'alert',
    focus: panelHeading,
  },
  {
    name: 'unknown run',
    address: `${example.runs}/${weekly}/0-AAAAAAAA/exclusions`,
    shows: 'There is no such run',
    as: 'alert',
    focus: panelHeading,
  },
  {
    name: 'bad link',
    open: true,
    address: `${example.runs}/nonsense/0-4r1V2mAw/0-5PsFUbfs`,
    shows: 'This link cannot be read',
    as: 'heading',
  },
  {
    name: 'another account',
    open: true,
    address: '/us-west-2/999999999999/runs',
    shows: 'This link is for another account',
    as: 'heading',
  },
  {
    name: 'no such page',
    open: true,
    address: '/nowhere',
    shows: 'There is no such page',
    as: 'heading',
  },
];

/** Where a state's words stand. */
export function placeOf(page: Page, { shows, as }: State): Locator {
  const front = page.locator('main, [data-side-panel]');
  if (as === 'alert') return page.getByRole('alert').filter({ hasText: shows }).first();
  if (as === 'status') return front.locator('output').filter({ hasText: shows }).first();
  if (as === 'heading') return front.getByRole('heading', { name: shows }).first();
  return front.getByText(shows).first();
}

/** Brings a page into a state, in an emulator and a browser of its own, and hands it over. */
export async function inState(
  browser: Browser,
  state: State,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const rules = join(folder, 'faults.json');
  writeFileSync(rules, JSON.stringify(state.faults ?? []));
  const emulator = await startEmulator('--faults', rules, ...(state.options ?? []));
  const context = await browser.newContext({
    baseURL: emulator.origin,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  await recordAnnouncements(context);
  try {
    await state.prepare?.(emulator.origin);
    const page = await context.newPage();
    await page.goto(state.address);
    if (!state.open) {
      await page.getByLabel('Username').fill(state.user ?? 'admin');
      await page.getByLabel('Password').fill('inspector');
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await state.act?.(page);
    await expect(placeOf(page, state), state.name).toBeVisible({ timeout: 30_000 });
    await use(page);
  } finally {
    await context.close();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a state says is announced where it has to be, and the focus is where it belongs. */
export async function expectSaid(page: Page, state: State): Promise<void> {
  if (state.announced !== undefined)
    await expect
      .poll(() => announcementsOn(page), { message: state.name })
      .toContainEqual(expect.stringMatching(state.announced));
  if (state.focus) await expect(state.focus(page), state.name).toBeFocused();
}
