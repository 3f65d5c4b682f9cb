import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { manualClock } from '../support/manual-clock';
import { describeAccountData } from '../../emulator/console-api/describe-account-data';
import { prepareEvidence } from '../../emulator/console-api/evidence';
import { startServer, temporaryDirectory } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';
import { openedAccounts } from '../support/opened-accounts';
import { call } from '../support/raw-http';

const ACCOUNT = '210987654321';
const folder = join(projectRoot, 'accounts/recorded-example');
const auditor = {
  accessKeyId: 'AKIAI44QH8DHAUDITOR1',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/auditorEXAMPLEKEY02',
};
const directory = temporaryDirectory();
afterAll(() => directory.remove());

/** A server over the recorded example's store in a folder of its own, which is verified while it is served. */
async function serve(name: string) {
  const dataDirectory = join(directory.path, name);
  const clock = manualClock(Date.UTC(2026, 4, 21));
  const server = await startServer({
    accounts: [folder],
    dataDirectory,
    verifyLaterFrom: 0,
    clock,
  });
  const at = new Date(clock.now());
  const ask = async (target: string) => {
    const { status, text } = await call(server.origin, {
      target,
      credentials: auditor,
      region: 'eu-west-1',
      at,
    });
    return { status, answer: JSON.parse(text) as Readonly<Record<string, unknown>> };
  };
  return { ...server, ask, file: join(dataDirectory, `${ACCOUNT}.db`) };
}

test('a large store answers while it is verified, which is said, and its evidence waits', async () => {
  const first = await serve('whole');
  await first.close();
  // Nobody serves it yet: no step has been taken.
  const clock = manualClock(Date.UTC(2026, 4, 21));
  const opened = openedAccounts({
    folders: [folder],
    dataDirectory: join(directory.path, 'whole'),
    verifyLaterFrom: 0,
    clock,
  });
  try {
    const services = opened.find(ACCOUNT)?.services;
    if (!services) throw new Error('There is no account.');
    const principal = {
      accountId: ACCOUNT,
      region: 'eu-west-1',
      arn: `arn:aws:iam::${ACCOUNT}:user/auditor`,
      allow: ['inspector:*'],
    };
    expect(opened.announcements.join('\n')).toContain(
      `Account ${ACCOUNT} (acme-audit) is large: its store is being verified`,
    );
    expect(describeAccountData(services, principal, {}).account).toEqual({
      id: ACCOUNT,
      name: 'acme-audit',
      kind: 'recorded',
      verifying: true,
    });
    await expect(prepareEvidence(services, principal)).rejects.toThrow('is being verified');
  } finally {
    opened.close();
  }

  const { ask, close } = await serve('whole');
  try {
    await expect
      .poll(async () => (await ask('ExclusionsConsole.DescribeAccountData')).answer['account'])
      .toEqual({
        id: ACCOUNT,
        name: 'acme-audit',
        kind: 'recorded',
        verifiedAt: Date.UTC(2026, 4, 21) / 1000,
      });
    expect((await ask('ExclusionsConsole.PrepareEvidence')).answer).toMatchObject({ ready: true });
  } finally {
    await close();
  }
});

test('once something is found to have changed, nothing of the account is answered', async () => {
  const first = await serve('changed');
  await first.close();
  const bytes = readFileSync(first.file);
  const at = bytes.indexOf('"name":"acme-batch-monthly"');
  expect(at).toBeGreaterThan(0);
  bytes[at + 8] = 'A'.charCodeAt(0);
  writeFileSync(first.file, bytes);

  const { ask, close, log } = await serve('changed');
  try {
    const refused = {
      status: 500,
      answer: {
        __type: 'InternalException',
        message: expect.stringMatching(
          /210987654321\.db is not what was imported: template changed since\. Nothing of it is shown\./,
        ) as unknown,
        canRetry: false,
      },
    };
    await expect.poll(() => ask('InspectorService.ListAssessmentRuns')).toEqual(refused);
    for (const operation of ['DescribeAccountData', 'DescribeCoverage', 'PrepareEvidence'])
      expect(await ask(`ExclusionsConsole.${operation}`)).toEqual(refused);
    expect(log.join('\n')).toContain('template changed since');
  } finally {
    await close();
  }
});
