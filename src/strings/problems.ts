/** What went wrong and what can be done, in the reader's words, by the kind of problem. */
export interface ProblemWords {
  readonly title: string;
  /** `permission` is the action that the user lacks, where it is known. */
  readonly text: (permission: string | undefined) => string;
}

/** What a user lacks, and who can help; a sentence begins with the user. */
export const lacksPermission = (permission: string | undefined): string =>
  `lacks ${permission === undefined ? 'a permission for this' : `the permission ${permission}`}. Somebody who manages access can grant it.`;

const lacking = (permission: string | undefined): string => `Your user ${lacksPermission(permission)}`;

export const problems = {
  'access-denied': { title: 'You may not see this', text: lacking },
  'account-closed': {
    title: 'This user may not open this account',
    text: () => 'Sign in as somebody who may, or choose another account.',
  },
  'not-found': {
    title: 'There is no such thing',
    text: () => 'It may have been deleted, or the link may be mistyped.',
  },
  'not-in-this-data': {
    title: 'This is not in this data',
    text: () => 'It was not saved when the data was recorded. Nothing is made up in its place.',
  },
  'saved-during-run': {
    title: 'This was saved while the run was in progress',
    text: () => 'What came after it was not saved. Nothing is made up in its place.',
  },
  invalid: {
    title: 'The service did not accept the request',
    text: () => 'A part of the address or of the filter is not valid.',
  },
  'limit-exceeded': {
    title: 'A limit of the service is reached',
    text: () => 'The service allows no more of these until one ends or is deleted.',
  },
  throttled: {
    title: 'The service is limiting requests at the moment',
    text: () => 'It was asked several times, with pauses, and still refused. Try again in a moment.',
  },
  'session-ended': {
    title: 'Your session has ended',
    text: () => 'Sign in again: this address brings you back to this place.',
  },
  'clock-skew': {
    title: 'The service does not accept this computer’s signature',
    text: () => 'The clock of this computer may be wrong by more than five minutes. Set it and try again.',
  },
  'preview-in-progress': {
    title: 'A preview of this template is already being generated',
    text: () => 'There can be only one at a time for each template. Wait until it ends.',
  },
  'temporarily-unavailable': {
    title: 'The service is not available at the moment',
    text: () => 'Try again in a moment.',
  },
  'busy-agents': {
    title: 'The agents are busy',
    text: () => 'Another run is in progress on the instances of this target.',
  },
  network: {
    title: 'The service could not be reached',
    text: () =>
      'Check this computer’s connection and try again. No answer came, so nothing is shown in its place.',
  },
  'service-ended': {
    title: 'Amazon Inspector Classic has ended',
    text: () =>
      'AWS closed the service on 2026-05-20 and its endpoints no longer answer. Saved data can still be opened with the endpoint that comes with this console.',
  },
  'bad-answer': {
    title: 'The answer was incomplete',
    text: () => 'Something of the service’s answer was missing, so it is not shown. Try again.',
  },
  canceled: { title: 'Loading was stopped', text: () => 'Try again to go on.' },
  failure: {
    title: 'The service failed',
    text: () => 'It had an internal error. Try again; the technical details help those who run it.',
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;

/** The kinds of problem that have words. */
export type ProblemKindWithWords = keyof typeof problems;
