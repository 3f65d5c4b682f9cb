import {
  DeleteAssessmentRunCommand,
  InspectorClient,
  paginateListAssessmentRuns,
} from '@aws-sdk/client-inspector';
import type { Locator, Page } from '@playwright/test';
import { example } from './fixtures';
import { exclusionsOfRun, panelHeading, rowsAreThere, type State, weekly } from './state';

/** The example's administrator; AWS's documented example of a key pair. */
const administrator = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** Answered with 400, so that no client tries again. */
const failure = { error: 'InternalException', status: 400, members: { canRetry: true } };

const refresh = (page: Page): Locator => page.getByRole('button', { name: 'Refresh' });

async function deleteRuns(origin: string, region: string): Promise<void> {
  const client = new InspectorClient({ endpoint: origin, region, credentials: administrator });
  for await (const { assessmentRunArns = [] } of paginateListAssessmentRuns({ client }, {}))
    for (const assessmentRunArn of assessmentRunArns)
      await client.send(new DeleteAssessmentRunCommand({ assessmentRunArn }));
  client.destroy();
}

/** The states of the lists, and of what lists, links and the frame around them may meet. */
export const LIST_STATES: readonly State[] = [
  {
    name: 'empty list',
    address: example.runs.replace(example.region, 'us-east-1'),
    options: [],
    prepare: (origin) => deleteRuns(origin, 'us-east-1'),
    shows: 'No assessment runs',
    as: 'heading',
    offers: 'Look again',
    announced: /^0 assessment runs loaded$/,
  },
  {
    name: 'no match',
    address: `${example.runs}?name=nothing-like-this`,
    shows: 'No matches',
    as: 'heading',
    offers: /^Clear/,
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
  {
    name: 'denied',
    user: 'newcomer',
    address: example.runs,
    shows: 'You may not see this',
    as: 'alert',
    offers: 'Copy IAM statement',
  },
  {
    name: 'failed',
    faults: [{ operation: 'ListAssessmentRuns', ...failure }],
    address: example.runs,
    shows: 'The service failed',
    as: 'alert',
    offers: 'Try again',
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
    offers: 'Try again',
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
    offers: 'Sign in again',
  },
  {
    name: 'network lost',
    address: exclusionsOfRun,
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
    name: 'region not shown',
    open: true,
    address: `/us-east-2/${example.account}/runs`,
    shows: 'This account is not shown in that region',
    as: 'heading',
    offers: 'US West (Oregon)',
  },
  {
    name: 'region never offered',
    open: true,
    address: `/eu-south-1/${example.account}/runs`,
    shows: 'Inspector Classic was not offered in that region',
    as: 'heading',
    offers: 'US West (Oregon)',
  },
  {
    name: 'code of a page lost',
    address: example.runs,
    act: async (page) => {
      await rowsAreThere(page);
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'web-prod weekly 2026-05-09', exact: true }).click();
    },
    shows: 'This part of the console could not be loaded',
    as: 'heading',
    announced: /^This part of the console could not be loaded/,
    offers: 'Copy diagnostics',
    focus: (page) => page.getByRole('heading', { level: 1 }),
  },
  {
    name: 'code of a panel lost',
    address: example.runs,
    act: async (page) => {
      await rowsAreThere(page);
      await page.context().setOffline(true);
      await page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' }).click();
    },
    shows: 'This part of the console could not be loaded',
    as: 'heading',
    offers: 'Copy diagnostics',
    focus: panelHeading,
  },
  {
    name: 'no such page',
    open: true,
    address: '/nowhere',
    shows: 'There is no such page',
    as: 'heading',
  },
];
