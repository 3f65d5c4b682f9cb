import { number, plural } from './numbers';

/** Texts of a run's findings, and of what they are not findings of. */
export const findings = {
  title: 'Findings',
  columns: ['Severity', 'Findings'],
  none: 'None',
  notKnown: 'Not known',
  severity: (severity: string, count: number) => `${severity} ${number(count)}`,
  toExclusions: 'Open the exclusions',
  /** What findings are not of, by what is known of the run's exclusions. */
  caveat: {
    count: (count: number) =>
      plural(count, {
        one: 'A part of the checks was not completed: 1 exclusion is listed.',
        other: (n) => `A part of the checks was not completed: ${n} exclusions are listed.`,
      }),
    atLeast: (count: number) =>
      plural(count, {
        one: 'A part of the checks was not completed: at least 1 exclusion is listed.',
        other: (n) => `A part of the checks was not completed: at least ${n} exclusions are listed.`,
      }),
    unsaved: (count: number) =>
      plural(count, {
        one: 'A part of the checks was not completed: at least 1 exclusion is listed, not all was saved.',
        other: (n) =>
          `A part of the checks was not completed: at least ${n} exclusions are listed, not all was saved.`,
      }),
    'not-completed': 'The run did not complete, so not all of its checks were made.',
    'run-unknown': 'It is not known which of the checks were completed: the run could not be described.',
    'in-progress': 'The run is still in progress: which checks it completes is known when it ends.',
    'saved-during-run':
      'It is not known which of the checks were completed: the list of exclusions was saved during the run.',
    'before-exclusions':
      'It is not known which of the checks were completed: the service recorded no exclusions before 25 June 2018.',
    'not-in-this-data':
      'It is not known which of the checks were completed: the exclusions are not in this data.',
    'not-allowed': 'Which of the checks were completed is not shown: you may not see the exclusions.',
    errors: 'The run completed with errors: whether all of its checks were completed is not known.',
    failed: 'Which of the checks were completed could not be loaded.',
  },
} as const;
