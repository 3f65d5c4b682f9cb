import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAccountFolder } from '../../emulator/store/import/read-account-folder';
import { AccountError, openAccount } from '../../emulator/store/open-account';
import { startServer, temporaryDirectory } from '../support/emulator';
import {
  asAwsCli,
  asBoto3,
  asConsoleExport,
  asJavaScript,
  askForEverything,
  consoleView,
  exportedPieces,
  type Piece,
  type SimulatedAnswer,
} from '../support/simulated-pieces';
import { SIMULATED, small, writeSmallAccounts } from '../support/small-account';

/** A run whose empty list was saved, and stands in the simulated account as such. */
const [, , SAVED = ''] = small.runs;

const directory = temporaryDirectory();
let account: string;
let answers: readonly SimulatedAnswer[];
let exported: readonly Piece[];
beforeAll(async () => {
  const written = writeSmallAccounts();
  account = join(directory.path, 'account');
  cpSync(written.folders[0] ?? '', account, { recursive: true });
  written.remove();
  const saved = { assessmentRunArn: SAVED, exclusionArns: [] };
  writeFileSync(join(account, 'saved.json'), JSON.stringify(saved));
  const server = await startServer({ accounts: [account] });
  answers = await askForEverything(server.origin);
  await server.close();
  exported = exportedPieces(account, directory.path);
});
afterAll(directory.remove);

/** Puts documents into a folder of its own, in the order given; `work` gets the folder. */
function inFolder<T>(pieces: readonly Piece[], work: (folder: string) => T): T {
  const folder = mkdtempSync(join(directory.path, 'pieces-'));
  try {
    for (const { file, document } of pieces)
      writeFileSync(join(folder, file), `${JSON.stringify(document)}\n`, { flag: 'a' });
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Any document that can be taken out of the account: by boto3, JavaScript, `account export`, or the console with any filter. */
function anyPiece(dataKind: 'simulated' | undefined): fc.Arbitrary<Piece> {
  const views = answers.map(consoleView).filter((view) => view !== undefined);
  return fc.oneof(
    fc.constantFrom(...answers).map(asBoto3),
    fc.constantFrom(...answers).map(asJavaScript),
    fc.constantFrom(...exported),
    fc
      .tuple(fc.constantFrom(...views), fc.infiniteStream(fc.boolean()))
      .map(([view, kept]) => asConsoleExport(view, () => kept.next().value === true, dataKind)),
  );
}

/** What somebody may have put beside it by hand: it names the account, and a run. */
const neighbours: readonly Piece[] = [
  { file: 'a-neighbour.json', document: { assessmentRunArns: small.runs } },
  { file: 'account.json', document: { id: SIMULATED } },
];
const fileSet = (pieces: readonly Piece[]): readonly Piece[] =>
  // There is one account.json: that of the account, or one that was written by hand.
  pieces.filter(
    ({ file }, index) => file !== 'account.json' || pieces.findIndex((one) => one.file === file) === index,
  );

const REFUSAL = /^(\S+): (?:line \d+: )?(\$\S+): (?:comes from a simulated account|was exported without)/;
const MARKS = [
  '$.$metadata.data',
  '$.$metadata.extendedRequestId',
  '$.ResponseMetadata.HTTPHeaders["x-exclusions-console-data"]',
  '$.ResponseMetadata.HTTPHeaders["x-amz-id-2"]',
  '$.computed',
  '$.data',
];

test('there is something of everything', () => {
  expect(answers.length).toBeGreaterThanOrEqual(18);
  const files = new Set(exported.map(({ file }) => file));
  for (const name of [
    'list-exclusions',
    'describe-exclusions',
    'describe-assessment-runs',
    'describe-findings',
  ])
    expect(files).toContain(`${name}.jsonl`);
  expect(answers.map(consoleView).filter((view) => view !== undefined).length).toBeGreaterThanOrEqual(3);
});

test.each([['simulated'], [undefined]] as const)(
  'whatever is taken out of a simulated account never loads as recorded (the console knows it as %s)',
  (dataKind) => {
    fc.assert(
      fc.property(
        fc.array(anyPiece(dataKind), { minLength: 1, maxLength: 6 }),
        fc.subarray([...neighbours]),
        (taken, beside) => {
          inFolder(fileSet([...taken, ...beside]), (folder) => {
            const read = () => readAccountFolder(folder).read();
            expect(read).toThrow(AccountError);
            try {
              read();
            } catch (error) {
              const [, file = '', member = ''] = REFUSAL.exec((error as Error).message) ?? [];
              expect(taken.map((piece) => piece.file)).toContain(file);
              expect(MARKS).toContain(member);
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  },
);

test('beside the account’s fleet it loads, and what was computed is never taken for saved', () => {
  fc.assert(
    fc.property(fc.array(anyPiece('simulated'), { minLength: 1, maxLength: 6 }), (taken) => {
      const fleet = {
        file: 'fleet.json',
        document: JSON.parse(readFileSync(join(account, 'fleet.json'), 'utf8')),
      };
      inFolder(fileSet([...taken, fleet, ...neighbours]), (folder) => {
        const { store } = openAccount({
          folder,
          dataDirectory: ':memory:',
          reset: false,
          newUuid: () => '11111111-1111-4111-8111-111111111111',
        });
        try {
          for (const arn of small.runs)
            if (arn !== SAVED) expect(store.run(arn)?.exclusionsSaved, arn).not.toBe(true);
        } finally {
          store.close();
        }
      });
    }),
    { numRuns: 60 },
  );
});

test('the AWS CLI drops the headers: its output cannot be told, and loads', () => {
  const cli = answers.map(asAwsCli);
  inFolder(cli, (folder) => {
    const loaded = readAccountFolder(folder);
    expect(loaded.identity).toMatchObject({ accountId: SIMULATED, kind: 'recorded' });
    expect(loaded.read().collected.runs.size).toBe(3);
  });
});
