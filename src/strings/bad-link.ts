/** Texts for an address that cannot be read. */
export const badLink = {
  title: 'This link cannot be read',
  text: {
    region: (text: string) => `“${text}” is not the code of a region, such as us-west-2.`,
    account: (text: string) => `“${text}” is not an account: an account has twelve digits.`,
    target: (text: string) => `“${text}” is not the id of an assessment target, such as 0-0kFIPusq.`,
    template: (text: string) => `“${text}” is not the id of an assessment template, such as 0-4r1V2mAw.`,
    run: (text: string) => `“${text}” is not the id of an assessment run, such as 0-MKkpXXPE.`,
  },
  hint: 'The link may have been cut short or mistyped.',
} as const;
