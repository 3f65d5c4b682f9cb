/** The README of an evidence file: what is in it, what it cannot tell, and how to check it. */
import { isComplete, type ReportFacts } from '../../src/domain/report/report-facts';
import { shellWord } from '../../src/domain/export/shell-words';
import { visibleLine } from '../../src/domain/text/safe-text';
import { dayUtc, isoUtc } from '../../src/domain/text/times';
import { SKIPPED } from '../store/records';

/** The signature's purpose (SSHSIG): what is verified must name the same. */
export const NAMESPACE = 'file';

/** The options of the command that makes the same rows of the documents again. */
function optionsAgain({ accounts, filter: { from, to, templateArn } }: ReportFacts): string {
  const skipped = accounts.some(({ documents }) => documents.some(({ kind }) => kind.includes(SKIPPED)));
  return [
    ...(from === undefined ? [] : [` --from ${dayUtc(from) ?? ''}`]),
    ...(to === undefined ? [] : [` --to ${dayUtc(to) ?? ''}`]),
    ...(templateArn === undefined ? [] : [` --template ${shellWord(templateArn)}`]),
    ...(skipped ? [' --skip-unknown'] : []),
  ].join('');
}

/** The folders that the same rows are made of: of an account that was several folders, each with its account.json, those. */
function foldersAgain({ accounts }: ReportFacts): string {
  const found = [...new Map(accounts.map((account) => [account.id, account])).values()].map(
    ({ id, documents }) => {
      const names = documents.map(({ name }) => name);
      const parts = names.flatMap((name) => /^(.+)\/account\.json$/.exec(name)?.[1] ?? []);
      if (parts.length === 0) return { isWhole: true, folders: [id] };
      const others = names.filter((name) => !parts.some((part) => name.startsWith(`${part}/`)));
      const more = new Set(others.map((name) => name.split('/')[0] ?? ''));
      return { isWhole: false, folders: [...parts, ...more].map((part) => `${id}/${part}`) };
    },
  );
  if (found.every(({ isWhole }) => isWhole)) return 'DIR/documents';
  return found
    .flatMap(({ folders }) => folders.map((folder) => shellWord(`DIR/documents/${folder}`)))
    .join(' ');
}

/** What the report is not of, where it is not of everything. */
const incompleteLines = (facts: ReportFacts): readonly string[] =>
  isComplete(facts)
    ? []
    : [
        'NOT EVERYTHING IS KNOWN ("complete": false in manifest.json). What is not, and why, stands under "What is not',
        'known" in report.html and report.md; manifest.json counts it.',
        '',
      ];

/** @param isSigned whether the list of checksums has a signature beside it */
export function readme(facts: ReportFacts, isSigned: boolean): string {
  return [
    'Evidence of what Amazon Inspector Classic did and did not check.',
    '',
    `Made ${isoUtc(facts.madeAt) ?? ''} by ${visibleLine(facts.origin.exportedBy)} with ${facts.origin.program}.`,
    '',
    ...incompleteLines(facts),
    'report.html, .md, .json, .csv   the coverage report; runs of which nothing is known are rows of it',
    'report.oscal.json               the same as assessment results of OSCAL',
    'documents/ACCOUNT/...           the saved answers that it rests on, byte by byte',
    'manifest.json                   each document: bytes, SHA-256, what it was recognised as, when it was read',
    'SHA256SUMS                      the checksum of every file here',
    ...(isSigned ? ['SHA256SUMS.sig                  its signature'] : []),
    '',
    'To check that nothing was changed:',
    '',
    '    sha256sum -c SHA256SUMS',
    '',
    `That does not notice a file that was added. This, in bash, prints the files that are in the list or here, and not in both; it`,
    `must print SHA256SUMS${isSigned ? ' and SHA256SUMS.sig' : ''} alone:`,
    '',
    String.raw`    comm -3 <(sed -E 's/^\\?[0-9a-f]{64}  //' SHA256SUMS | sort) <(find . -type f | sed 's|^\./||' | sort)`,
    '',
    ...(isSigned
      ? [
          'To check who signed it, with a line "NAME PUBLIC-KEY" of the signer in a file `signers`:',
          '',
          `    ssh-keygen -Y verify -f signers -I NAME -n ${NAMESPACE} -s SHA256SUMS.sig < SHA256SUMS`,
        ]
      : [
          'The list is not signed: whoever changes a file can write its checksum anew. It shows what was damaged, not what somebody',
          'changed on purpose, unless the SHA-256 of the zip file came by another way.',
        ]),
    '',
    'To make the same report of the documents again, in a clone of the program, with this folder as DIR:',
    '',
    `    npm run account -- report ${foldersAgain(facts)} --format json --out again.json${optionsAgain(facts)}`,
    '',
    'Its rowsSha256 must be that of manifest.json.',
    '',
  ].join('\n');
}
