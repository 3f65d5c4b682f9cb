/** Texts of the page that opens a pasted ARN, id or address. */
export const open = {
  title: 'Open a place',
  sentence: 'Paste an ARN, the id of an instance, or an address of the old Amazon Inspector console.',
  field: 'ARN, instance id or address',
  submit: 'Open',
  unknown: {
    title: 'This leads to no place of the console',
    text: (query: string) =>
      `“${query}” is not the ARN of an assessment target, template, run or exclusion, nor the id of an instance, nor an old console address.`,
  },
} as const;
