import type { Page } from '@playwright/test';
import { example, recorded } from './fixtures';
import { exclusionsOfRun, panelHeading, type State, weekly } from './state';
import { LIST_STATES } from './states-of-lists';

const weeklyPreview = `${example.templates}/${weekly}/preview`;
const comparedPreview = `${example.templates}/${weekly}/changes`;
const noToken = '00000000-0000-4000-8000-000000000000';
const startPreview = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Preview exclusions of/ }).click();

/** Of how many depends on how many pages of the list had landed when the first rows did. */
const PROGRESS = /^10 of \d+\+? loaded$/;

/** Ten exclusions are there; the rest does not come while anybody looks. */
const AFTER_TEN = [
  { operation: 'ListExclusions', pageSize: 10 },
  { operation: 'DescribeExclusions', from: 2, delayMs: 600_000 },
];

/** The states of previews and of a run's exclusions. */
const EXCLUSION_STATES: readonly State[] = [
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
    offers: 'Copy IAM statement',
  },
  {
    name: 'preview unavailable',
    faults: [
      {
        operation: 'CreateExclusionsPreview',
        error: 'ServiceTemporarilyUnavailableException',
        members: { canRetry: true },
      },
    ],
    address: weeklyPreview,
    act: startPreview,
    shows: 'The service is not available at the moment',
    as: 'alert',
    offers: 'Try again',
  },
  {
    name: 'preview not in this data',
    address: `${recorded.templates}/0-Hc7pQ2aV/0-b8GdLw2R/preview`,
    act: startPreview,
    shows: 'A preview of this template is not in this data',
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
        .getByRole('link', { name: /^Not in this data/ })
        .first()
        .click(),
    shows: 'The exclusions of this run are not in this data',
    as: 'heading',
    focus: panelHeading,
  },
  {
    name: 'compared preview not made yet',
    address: comparedPreview,
    shows: 'No preview is open here',
    as: 'heading',
    offers: /^Preview exclusions of/,
  },
  {
    name: 'compared preview unknown',
    address: `${comparedPreview}?token=${noToken}`,
    shows: 'This preview is not known',
    as: 'alert',
    offers: /^Preview exclusions of/,
  },
  {
    name: 'compared preview not allowed',
    faults: [
      {
        operation: 'GetExclusionsPreview',
        error: 'AccessDeniedException',
        message: 'User is not authorized to perform: inspector:GetExclusionsPreview',
      },
    ],
    address: `${comparedPreview}?token=${noToken}`,
    shows: 'You may not see this preview',
    as: 'alert',
    offers: 'Copy IAM statement',
  },
  {
    name: 'before exclusions',
    address: `${example.runs}/0-Y8ffQAtK/0-zAKy3OQH/0-V5XhYoHy/exclusions`,
    shows: 'Exclusions were not recorded before 25 June 2018',
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
    shows: 'No exclusion is listed',
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
    address: exclusionsOfRun,
    shows: 'You may not see the exclusions of this run',
    as: 'alert',
    offers: 'Copy IAM statement',
    focus: panelHeading,
  },
  {
    name: 'partly loaded',
    faults: [{ operation: 'DescribeExclusions', failedItems: { code: 'ACCESS_DENIED', count: 2 } }],
    address: exclusionsOfRun,
    shows: 'The service listed 2 exclusions that it did not describe.',
    as: 'text',
    announced: /^35 of 37 exclusions loaded$/,
    focus: panelHeading,
  },
  {
    name: 'loading the rest',
    faults: AFTER_TEN,
    address: exclusionsOfRun,
    shows: PROGRESS,
    as: 'text',
    offers: 'Stop loading',
    focus: panelHeading,
  },
  {
    name: 'loading stopped',
    faults: AFTER_TEN,
    address: exclusionsOfRun,
    act: async (page) => {
      await page.getByText(PROGRESS).waitFor();
      await page.getByRole('button', { name: 'Stop loading' }).click();
    },
    shows: /^Loading was stopped: 10 of \d+\+? loaded$/,
    as: 'text',
    announced: /^Loading was stopped$/,
    offers: 'Load the rest',
    focus: (page) => page.getByRole('button', { name: 'Load the rest' }),
  },
  {
    name: 'throttled with rows there',
    faults: [
      { operation: 'ListExclusions', pageSize: 10 },
      { operation: 'DescribeExclusions', from: 2, to: 5, error: 'ThrottlingException' },
    ],
    address: exclusionsOfRun,
    act: (page) => page.getByText(PROGRESS).waitFor(),
    shows: 'of 56 instances',
    as: 'text',
    announced: /^37 exclusions loaded$/,
    focus: panelHeading,
  },
  {
    name: 'answer cut short',
    faults: [{ operation: 'ListExclusions', transport: 'truncate' }],
    address: exclusionsOfRun,
    shows: /could not be reached|incomplete/,
    as: 'alert',
    focus: panelHeading,
  },
];

/** Every state that a reader may meet. */
export const STATES: readonly State[] = [...LIST_STATES, ...EXCLUSION_STATES];
