/** Texts at the edges of each printed page. */
export const paperTexts = {
  page: 'Page',
  of: 'of',
  everyAccount: 'Every account and region',
  kinds: {
    simulated: 'Simulated',
    recorded: 'Recorded',
    unknown: 'Not known whether recorded or simulated',
  },
} as const;
