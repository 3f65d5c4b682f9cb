/** Texts of the pages of addresses that lead nowhere here, and of a configuration that cannot be used. */
export const deadEnds = {
  config: {
    title: 'The configuration cannot be used',
    text: 'The console reads it from /config.json when it starts. Whoever runs this console can correct it.',
    field: 'Field',
    reason: 'Problem',
    file: 'the whole file',
  },
  notFound: {
    title: 'There is no such page',
    text: (path: string) => `Nothing in this console has the address ${path}.`,
  },
  badLink: {
    title: 'This link cannot be read',
    parts: {
      region: (text: string) => `“${text}” is not the code of a region, such as us-west-2.`,
      account: (text: string) => `“${text}” is not the id of an account, which has twelve digits.`,
      target: (text: string) => `“${text}” is not the id of an assessment target, such as 0-0kFIPusq.`,
      template: (text: string) => `“${text}” is not the id of an assessment template, such as 0-4r1V2mAw.`,
      run: (text: string) => `“${text}” is not the id of an assessment run, such as 0-MKkpXXPE.`,
      instance: (text: string) => `“${text}” is not the id of an instance, such as i-05d63b2c2cd80e506.`,
    },
    hint: 'A part of the address may have been lost when the link was copied.',
  },
  foreignAccount: {
    title: 'This link is for another account',
    text: (account: string) =>
      `It leads to the account ${account}, which this console is not set up for. Whoever sent the link may use another console.`,
  },
  foreignRegion: {
    title: 'This account is not shown in that region',
    text: (account: string, region: string) =>
      `This console is not set up to show ${account} in ${region}. The account’s regions here are:`,
    neverOffered: {
      title: 'Inspector Classic was not offered in that region',
      text: (account: string, region: string) =>
        `AWS never offered Amazon Inspector Classic in ${region}, so it has no data of it. The regions of ${account} here are:`,
    },
  },
} as const;
