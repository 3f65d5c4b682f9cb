/** Texts that more than one screen uses. */
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
  copyStatement: 'Copy IAM statement',
  statementCopied: 'IAM statement copied',
  calls: 'Calls',
  lookAgain: 'Look again',
} as const;
