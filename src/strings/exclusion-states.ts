/** Texts of why nobody knows a run's exclusions, and of what an answer rests on. */

/** Why nobody knows them. Each state has its own text, never one for two. */
export const exclusionStates = {
  inProgress: {
    title: 'The run is still in progress',
    text: 'The service fixes the exclusions when the run ends. Come back then: this address stays the same.',
  },
  ended: {
    title: 'The run did not complete',
    text: 'It ended before its checks were evaluated. No exclusions were listed for it, which says nothing about its checks.',
  },
  runUnknown: {
    title: 'No exclusions are listed, but the run itself is not known',
    text: 'The run could not be described, so it is not known whether it completed. That none is listed says nothing about its checks.',
  },
  savedDuringRun: {
    title: 'The list was saved while the run was in progress',
    text: 'The service fixes the exclusions when the run ends. What it listed then was not saved, so it is not known which checks could not be completed.',
  },
  notRecorded: {
    title: 'Exclusions were not recorded before 25 June 2018',
    text: 'This run ended before that day, when they became available. It is not known which of its checks could not be completed.',
  },
  notInData: {
    title: 'The exclusions of this run are not in this data',
    text: 'They, or a part of them, were not saved, so it is not known which checks could not be completed. This is not the same as no exclusions.',
  },
} as const;

/** The saved answers that an empty list, or a preview, rests on. */
export const exclusionsEvidence = {
  title: 'What this rests on',
  sha256: 'SHA-256',
  copySha256: (name: string) => `Copy the SHA-256 of ${name}`,
  sha256Copied: 'SHA-256 copied',
  answered: 'The service gave this answer at',
  timeNotKnown: 'When the service gave this answer is not known.',
} as const;
