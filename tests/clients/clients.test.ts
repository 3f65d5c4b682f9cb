import { expect, test } from 'vitest';
import { clientsAreRequired, runProgram } from '../support/clients';
import { temporaryDirectory } from '../support/emulator';
import { awsCliTwelve } from './aws-cli-tasks';
import { awsClis, type ClientProgram, clientPrograms } from './found';
import { CALLS, PLACES, type Seen, TWELVE, tryTwelve } from './tasks';

/** For a client's twelve things, in milliseconds: a limit for what hangs, on a machine with other work too. */
const LIMIT = 300_000;

/** Runs a client's program and reads what it saw. */
const seenBy =
  ({ command }: ClientProgram, folder: string) =>
  async (origin: string): Promise<Seen> => {
    const [program, ...argv] = command(folder);
    const { code, stdout, stderr } = await runProgram(program, argv, { ENDPOINT: origin, ...PLACES });
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Seen;
  };

for (const client of clientPrograms)
  test.skipIf(client.version === undefined)(
    `${client.name} ${client.version ?? 'is not installed'} does the twelve things`,
    async () => {
      const { path, remove } = temporaryDirectory();
      try {
        const { seen, calls } = await tryTwelve(seenBy(client, path));
        expect(seen).toEqual(TWELVE);
        expect(calls).toMatchObject(CALLS);
        expect(calls).not.toHaveProperty('fault');
      } finally {
        remove();
      }
    },
    LIMIT,
  );

for (const cli of awsClis)
  test.skipIf(cli.version === undefined)(
    `AWS CLI ${cli.version ?? 'is not installed'} does the twelve things`,
    async () => {
      const { seen, calls } = await tryTwelve((origin) => awsCliTwelve(cli.python, origin, PLACES));
      expect(seen).toEqual(TWELVE);
      expect(calls).toMatchObject(CALLS);
      expect(calls).not.toHaveProperty('fault');
    },
    LIMIT,
  );

test('where clients can be installed they have to be there', () => {
  const missing = [...clientPrograms, ...awsClis.map((cli) => ({ name: 'AWS CLI', version: cli.version }))]
    .filter((client) => client.version === undefined)
    .map(({ name }) => name);
  expect(clientsAreRequired ? missing : []).toEqual([]);
});
