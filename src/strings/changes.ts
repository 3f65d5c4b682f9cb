import { plural } from './numbers';

/** Texts of what changed from one run of a template to another, or to a preview. */
export const changes = {
  title: (run: string) => `Changes · ${run}`,
  every: 'every one',
  exportColumns: ['Change', 'Type', 'Instances', 'Rules packages', 'Exclusion ARN'],
  previewTitle: (template: string) => `Changes · preview of ${template}`,
  previewSentence: 'What the preview lists, against what a run of this template listed.',
  loading: 'Loading what is compared',
  compareWith: 'Compare with',
  before: 'The run before',
  lastRun: 'The last run',
  option: (name: string, day: string) => `${name} (${day})`,
  against: 'Compared with',
  againstLater: 'Compared with the later run',
  summary: 'What changed',
  identity: 'An exclusion is the same when its type, its instance and its rules package are the same.',
  added: 'New',
  kept: 'Still there',
  gone: 'Gone',
  addedText: (later: string) => `Only in ${later}.`,
  storedText: 'In both.',
  goneText: (earlier: string) => `Only in ${earlier}.`,
  noneOf: 'None.',
  type: (count: number) => plural(count, { one: '1 exclusion', other: (n) => `${n} exclusions` }),
  same: {
    title: 'Nothing changed',
    text: 'Both list exactly the same exclusions.',
  },
  preview: 'the preview',
  impossible: {
    title: 'These cannot be compared',
    this: (reason: string) => `This run: ${reason}`,
    other: (run: string, reason: string) => `${run}: ${reason}`,
    preview: 'The preview is not complete: its result could not be loaded as a whole.',
    why: 'With a part missing, something could look new or gone that is neither.',
  },
  generating: {
    title: 'The preview is still being generated',
    text: 'What changed is shown when it is complete.',
  },
  noOther: {
    title: 'There is no run to compare with',
    text: 'The data has no earlier run of this template that evaluated its rules. Another run can be chosen above, if there is one.',
  },
  unknownRun: 'The run to compare with is not among the runs of this template.',
  cutShort: 'This template has more runs than can be chosen from here: the latest thousand.',
  undescribed: {
    notThere: (count: number) =>
      plural(count, {
        one: '1 run of this template is not in this data: the run before may be that one.',
        other: (n) => `${n} runs of this template are not in this data: the run before may be one of them.`,
      }),
    failed: (count: number) =>
      plural(count, {
        one: '1 run of this template could not be loaded: the run before may be that one.',
        other: (n) => `${n} runs of this template could not be loaded: the run before may be one of them.`,
      }),
  },
  toPreview: 'Open the preview',
} as const;
