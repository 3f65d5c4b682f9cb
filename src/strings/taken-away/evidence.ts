import { plural } from '../numbers';

/** Texts of the evidence of an account as one file. */
export const evidenceTexts = {
  title: 'Export evidence',
  preparing: 'The documents are held against their checksums.',
  started: (documents: number) =>
    plural(documents, {
      one: 'The download holds the report, 1 document and their checksums.',
      other: (n) => `The download holds the report, ${n} documents and their checksums.`,
    }),
  contents:
    'Evidence is a zip file of the report, the saved documents that it rests on, and their SHA-256 as sha256sum checks them.',
  noFolder:
    'This endpoint has no documents: they lie in the folder that the account was imported from. On the machine that has the folder, this command makes the file:',
  changed: (document: string) =>
    `${document} is not what was imported any more: it was changed, moved or removed. What is handed over must be what the figures here rest on. Put the file back and repeat this, or start with --reset to import the folder as it is. This command makes a file of the folder as it is now:`,
  denied:
    'It holds every saved answer, so your user needs the permission for every call that reads. Somebody who has it can hand the file over.',
  command: (folder: string) => `npm run account -- evidence ${folder} --out evidence.zip`,
  folder: 'FOLDER',
  copy: 'Copy the command',
  copied: 'Command copied',
} as const;
