import type { AnswerGap } from '../domain/assessment/run-answer';
import { silentWords } from '../domain/assessment/exclusion-status';

/** Why a run's exclusions are not known as a whole: the word for a cell, and the sentence for a page. */
export const answers: Readonly<Record<AnswerGap, { readonly word: string; readonly text: string }>> = {
  'in-progress': {
    word: silentWords['in-progress'],
    text: 'The run is still in progress: the service fixes its exclusions when it ends.',
  },
  'not-evaluated': {
    word: silentWords['not-completed'],
    text: 'The run failed or was canceled before its checks were evaluated.',
  },
  'run-unknown': {
    word: silentWords['run-unknown'],
    text: 'None is listed, but the run itself could not be described: whether it completed is not known.',
  },
  'saved-during-run': {
    word: silentWords['saved-during-run'],
    text: 'The list was saved while the run was in progress. What the service listed then was not saved.',
  },
  'before-exclusions': {
    word: silentWords['before-exclusions'],
    text: 'The run ended before 25 June 2018, when exclusions became available.',
  },
  'not-in-this-data': {
    word: silentWords['not-in-this-data'],
    text: 'The exclusions of the run were not saved. This is not the same as no exclusions.',
  },
  'not-allowed': {
    word: silentWords['not-allowed'],
    text: 'Your user may not see the exclusions of the run.',
  },
  incomplete: {
    word: 'Not all exclusions are known',
    text: 'Only a part of the run’s exclusions is known: the rest was not saved, or could not be loaded.',
  },
  failed: {
    word: silentWords.failed,
    text: 'The exclusions of the run could not be loaded.',
  },
};
