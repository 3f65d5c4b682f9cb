/** What leaves a simulated account stays simulated, whoever wrote it down and however it comes back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, afterAll, beforeAll, expect, test } from 'vitest';
import { runAccountCommand } from '../../emulator/account-command';
import { type AccountData, describeAccountData } from '../../emulator/console-api/describe-account-data';
import { AccountError } from '../../emulator/store/failures';
import { readAccountFolder } from '../../emulator/store/import/read-account-folder';
import { openAccount } from '../../emulator/store/open-account';
import { exampleAccount, startServer, temporaryDirectory } from '../support/emulator';
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

describe('an export', () => {
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
});

describe('where exclusions come from', () => {
  const ID = '123456789012';
  const RUN = `arn:aws:inspector:us-west-2:${ID}:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-EGr3ysRz`;
  const { path, remove } = temporaryDirectory();
  afterAll(remove);

  const [folder, data, exported] = ['folder', 'data', 'exported'].map((name) => join(path, name)) as [
    string,
    string,
    string,
  ];
  const complaints: string[] = [];
  const command = (...args: string[]) =>
    runAccountCommand(
      args,
      () => {},
      (line) => complaints.push(line),
    );

  /** Where the exclusions of all runs of a folder's account come from. */
  async function origins(account: string): Promise<AccountData['runs']> {
    const server = await startServer({ accounts: [account] });
    const services = server.accounts.find(ID)?.services;
    if (!services) throw new Error('the account is open');
    const runs = services.store.regions.flatMap((region) => {
      const principal = { accountId: ID, region, arn: 'arn:aws:iam::1:user/a', allow: ['inspector:*'] };
      return describeAccountData(services, principal, {}).runs;
    });
    await server.close();
    return runs;
  }

  test('what was computed comes back as computed after an export and an import, and what was saved as recorded', async () => {
    cpSync(exampleAccount, folder, { recursive: true });
    writeFileSync(join(folder, 'saved.json'), JSON.stringify({ assessmentRunArn: RUN, exclusionArns: [] }));
    expect(command('import', folder, '--data', data)).toBe(0);
    expect(command('export', exported, '--account', ID, '--data', data)).toBe(0);
    const before = await origins(folder);
    expect(await origins(exported)).toEqual(before);
    const of = (arn: string) => before.find((run) => run.arn === arn)?.exclusions;
    expect(of(RUN)).toBe('recorded');
    expect(before.filter(({ exclusions }) => exclusions === 'recorded')).toHaveLength(1);
    expect(before.filter(({ exclusions }) => exclusions === 'simulated').length).toBeGreaterThan(30);
  });

  test('an export without its fleet is no record, whichever of its files are left', () => {
    rmSync(join(exported, 'fleet.json'));
    expect(command('check', exported)).toBe(1);
    expect(complaints.at(-1)).toContain('account.json: $.data: comes from a simulated account');
    rmSync(join(exported, 'account.json'));
    expect(command('check', exported)).toBe(1);
    expect(complaints.join('\n')).toMatch(
      /^describe-\S+\.jsonl: line 1: \$\.\$metadata\.data: comes from a simulated account and is no evidence\. Remove the file, or put the fleet\.json of its account beside it\n/m,
    );
  });
});
