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
    `${document} is not what was imported any more: it was changed, moved or removed. What is handed over must be what the figures here rest on. Put the file back and repeat this, or start with --reset to import the folder as it is. This command makes a file of the folder as it is now, with the folder’s own path in place of PATH/TO:`,
  denied:
    'It holds every saved answer, so your user needs the permission for every call that reads. Somebody who has it can hand the file over.',
  command: (folder: string) => `npm run account -- evidence ${folder} --out evidence.zip`,
  folder: 'FOLDER',
  /** The endpoint tells the folder's name, and not where it lies. */
  pathTo: (folder: string) => `PATH/TO/${folder}`,
  copy: 'Copy the command',
  copied: 'Command copied',
} as const;

/** Texts of the dialog that shows the calls behind a view. */
export const callTexts = {
  title: 'Calls behind this view',
  intro:
    'The same with the AWS CLI, in a POSIX shell. The commands use the credentials that your shell is set up with.',
  noEndpoint:
    'This console asks AWS’s own endpoint, which no longer answers. Add --endpoint-url where another one does.',
  copy: 'Copy the command',
  copied: 'Command copied',
  purposes: {
    'list-runs': 'List the runs. The CLI goes from page to page by itself.',
    'describe-listed-runs': 'Describe them, ten at a time: the service takes no more.',
    'list-templates': 'List the templates. The CLI goes from page to page by itself.',
    'describe-listed-templates': 'Describe them, ten at a time: the service takes no more.',
    'describe-run': 'Describe the run.',
    'list-exclusions': 'List its exclusions. The CLI goes from page to page by itself.',
    'describe-exclusions': 'Describe them, a hundred at a time: the service takes no more.',
    'create-preview':
      'Start a preview. Its token is printed at once, while the preview is still being generated.',
    'get-preview':
      'Read the preview that is open here, page by page. While it is being generated previewStatus is WORK_IN_PROGRESS.',
  },
  previewNote:
    'The user guide says that a preview is read with ListExclusions and DescribeExclusions. That is wrong: those two are for runs. The API has CreateExclusionsPreview and GetExclusionsPreview.',
  targetNote:
    'The service can filter runs neither by target nor by their exclusions, and cannot sort them by exclusions, so the commands give those of every target, whatever their exclusions.',
  filterNote:
    'The exclusions are narrowed down in the console. The service has no filter for them, so the commands give all.',
} as const;
