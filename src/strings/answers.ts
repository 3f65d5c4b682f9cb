import type { AnswerGap } from '../domain/run-answer';

/** Why a run's exclusions are not known as a whole: the word for a cell, and the sentence for a page. */
export const answers: Readonly<Record<AnswerGap, { readonly word: string; readonly text: string }>> = {
  'in-progress': {
    word: 'after the run',
    text: 'The run is still in progress: the service fixes its exclusions when it ends.',
  },
  'not-evaluated': {
    word: 'did not complete',
    text: 'The run failed or was canceled before its checks were evaluated.',
  },
  'before-exclusions': {
    word: 'not recorded then',
    text: 'The run is from before 2018-06-25, when exclusions became available.',
  },
  'not-in-this-data': {
    word: 'not in this data',
    text: 'The exclusions of the run were not saved. This is not the same as no exclusions.',
  },
  'not-allowed': {
    word: 'not allowed',
    text: 'Your user may not see the exclusions of the run.',
  },
  incomplete: {
    word: 'incomplete',
    text: 'Only a part of the run’s exclusions could be loaded.',
  },
  failed: {
    word: 'failed',
    text: 'The exclusions of the run could not be loaded.',
  },
};
