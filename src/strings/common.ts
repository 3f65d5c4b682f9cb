/** Texts that more than one screen uses. */
export const common = {
  product: 'Exclusions Console',
  documentTitle: (title: string) => `${title} · Exclusions Console`,
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  copyFailed: 'This browser did not allow copying. Select the text and copy it by hand.',
  loadingSlow: 'This is taking longer than usual. Still loading.',
  noTime: '–',
  /** The header of a column of times. */
  inZone: (header: string, zone: string) => `${header} (${zone})`,
  /** What is around a table or a drawing that may be wider than its place. */
  scrolls: (label: string) => `${label}, scrolls sideways`,
  /** For who opens the console for the first time. */
  firstMinutes: {
    text: 'This console shows the assessment templates and runs of Amazon Inspector Classic with their exclusions: the security checks that could not be completed, why not, and how to resolve it.',
    dismiss: 'Got it',
    dismissLabel: 'Got it: do not show this again',
  },
  requestId: 'Request ID',
  errorDetails: 'Technical details',
  close: 'Close',
  closePanel: (title: string) => `Close ${title}`,
  dismiss: 'Dismiss',
  details: 'Details',
  showDetails: (name: string) => `Show details of ${name}`,
  opensElsewhere: '(opens in a new tab)',
  simulated: 'Simulated',
  recorded: 'Recorded data',
  tryAgain: 'Try again',
  signInAgain: 'Sign in again',
  copyStatement: 'Copy IAM statement',
  statementCopied: 'IAM statement copied',
  calls: 'Calls',
  lookAgain: 'Look again',
} as const;
