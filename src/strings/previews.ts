import { number, plural } from './numbers';
import { lacksPermission, problems } from './problems';

/** Texts of a preview of the exclusions of a template's next run. */
export const previews = {
  title: (template: string) => `Exclusions preview · ${template}`,
  sentence: 'Checks that a run of this template could not complete, and how to resolve that.',
  button: 'Preview exclusions',
  again: 'Preview again',
  compare: 'Compare with the last run',
  buttonOf: (template: string) => `Preview exclusions of ${template}`,
  ofButton: (purpose: string) => `Preview exclusions: ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}`,
  purpose:
    'Finds, before a run is paid for, the checks that the run could not complete. It takes a moment; nothing is run and nothing is charged.',
  purposeRecorded:
    'Opens the preview of this template that was saved, if there is one. It is recorded data: nothing is generated.',
  starting: 'Starting',
  startTitle: 'No preview is open here',
  startText:
    'A preview finds the checks that a run of this template could not complete, before the run is paid for. It takes a moment; nothing is run and nothing is charged.',
  generating: (seconds: number) => `Generating. ${number(seconds)} s so far.`,
  generatingLabel: 'Generating the preview',
  inProgress: {
    title: 'The preview is being generated',
    text: 'You can leave this page: the address brings you back.',
  },
  announceGenerating: 'The preview is being generated.',
  announceDone: (count: number) =>
    plural(count, {
      one: 'The preview is complete: 1 exclusion',
      other: (n) => `The preview is complete: ${n} exclusions`,
    }),
  reading: 'Loading the preview',
  readingCount: (count: number) =>
    plural(count, { one: '1 exclusion loaded so far', other: (n) => `${n} exclusions loaded so far` }),
  none: {
    title: 'No exclusion is listed',
    text: 'The preview lists no exclusions. Errors that come up only during a run cannot be foreseen.',
    saved: 'The saved preview lists no exclusions.',
  },
  savedNotKnown: 'When it was saved is not known.',
  unknownToken: {
    title: 'This preview is not known',
    text: 'The service does not know a preview with this token for this template. It may have expired, or the link may be mistyped. A new one can be made.',
  },
  errors: {
    busy: {
      title: 'A preview of this template is already being generated',
      text: 'There can be only one at a time for each template, and its result opens only at the address of whoever started it. Wait until it ends, then start another one.',
    },
    notAllowed: {
      title: 'You may not preview exclusions',
      text: (action: string) =>
        `Creating a preview counts as a change, and your user ${lacksPermission(action)}`,
    },
    notInData: {
      title: 'A preview of this template is not in this data',
      text: 'This account holds recorded data, and no preview of this template was saved. Nothing is made up in its place.',
    },
    readNotAllowed: {
      title: 'You may not see this preview',
      text: problems['access-denied'].text,
    },
  },
} as const;
