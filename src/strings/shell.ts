/** Texts of the frame around the pages, and of the pages that say that something is wrong. */
export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main',
  showNavigation: 'Show navigation',
  allAccounts: 'All accounts',
  overview: 'Overview',
  templates: 'Assessment templates',
  runs: 'Assessment runs',
  instances: 'Instances',
  reference: 'Reference',
  exclusionTypes: 'Exclusion types',
  supportedSystems: 'Supported systems',
  about: 'About this data',
  aboutKind: { simulated: 'Simulated: about this data', recorded: 'Recorded data: about this data' },
  account: 'Account',
  region: 'Region',
  user: 'User',
  notSignedIn: 'Not signed in',
  signIn: 'Sign in',
  continue: 'Continue',
  toTemplates: 'Go to the assessment templates',
  goingToSignIn: 'Going to the sign-in page',
  signingIn: 'Signing in',
  serviceEnded:
    'AWS ended Amazon Inspector Classic on 2026-05-20. This console is set up to ask AWS’s own endpoint, which no longer answers. Saved data can be opened with the endpoint that comes with this console.',
  session: {
    ended: { title: 'Your session has ended', text: 'Sign in again to go on where you are.' },
    elsewhere: {
      title: 'You signed out in another tab',
      text: 'What was shown here is gone. Sign in again to come back to this place.',
    },
    interrupted: { title: 'You are not signed in', text: 'Sign in to see what this link leads to.' },
    chosen: { title: 'Signing out', text: 'You are being signed out.' },
  },
  signInFailed: {
    title: 'The sign-in did not succeed',
    used: 'This sign-in was opened before, or was not begun in this tab. Sign in again.',
    refused: 'The sign-in server refused it.',
    clock:
      'The clock of this computer and that of the sign-in server are too far apart. Set the clock and sign in again.',
    untrusted:
      'The answer did not come from the sign-in server that this console trusts, so it was not used.',
    unreachable: 'The sign-in server could not be reached. Check the connection and sign in again.',
    ended: 'The session has ended. Sign in again.',
    unknown: 'Something unexpected happened. Sign in again.',
  },
  crash: {
    title: 'This part of the console failed',
    happened: 'An error in the console itself',
    text: 'The rest of it still works. Nothing was changed by this.',
    notLoaded: {
      title: 'This part of the console could not be loaded',
      happened: 'Its code could not be fetched',
      text: 'The connection may be lost, or the console was replaced by a newer one. Load the page again.',
    },
    reload: 'Load the page again',
    copy: 'Copy diagnostics',
    copied: 'Diagnostics copied',
    masked: 'The diagnostics hold no account numbers, ARNs, ids or tokens.',
  },
} as const;

/** What single keys say, and what the keys are called that the bar names. */
export const shortcuts = {
  keys: { control: 'Ctrl', command: '⌘' },
  linkCopied: 'Link copied',
  noRows: 'There are no rows or groups here',
  runsFailed: 'The other runs of this template could not be loaded. Try again.',
  noOtherRun: 'There is no other run in this direction among those that are loaded',
} as const;

/** The way to the dialogs that lead somewhere. */
export const dialogs = {
  goTo: 'Go to a run, instance or ARN',
  failed: 'This could not be opened. Check the connection and try again.',
} as const;

/** Texts that the frame and more than one screen use. */
export const common = {
  product: 'Exclusions Console',
  /** For who opens the console for the first time. */
  welcome: {
    text: 'This console shows the assessment templates and runs of Amazon Inspector Classic with their exclusions: the security checks that could not be completed, why not, and how to resolve it.',
    dismiss: 'Got it',
    dismissLabel: 'Got it: do not show this again',
  },
  simulated: 'Simulated',
  recorded: 'Recorded data',
  tryAgain: 'Try again',
  signInAgain: 'Sign in again',
  signInAsSomebodyElse: 'Sign in as somebody else',
  copyStatement: 'Copy IAM statement',
  statementCopied: 'IAM statement copied',
  calls: 'Calls',
  lookAgain: 'Look again',
} as const;
