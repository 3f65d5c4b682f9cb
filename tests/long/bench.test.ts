/** The bench runs: it is nothing that a user starts, and what it loads moves without it. Its figures mean nothing here. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../support/emulator-process';
import { temporaryDirectory } from '../support/emulator';

const run = promisify(execFile);

test('the bench gets every exclusion by each way, and drives the console', { timeout: 240_000 }, async () => {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  const json = join(path, 'bench.json');
  const script = join(projectRoot, 'tests/bench/bench.mjs');
  const asked = ['--quick', '--sizes', '500', '--delays', '0', '--json', json];
  const { stdout } = await run(process.execPath, [script, ...asked], { cwd: projectRoot });
  const { getting, pure, views } = JSON.parse(readFileSync(json, 'utf8')) as {
    readonly getting: readonly { readonly peer: string; readonly ms: number }[];
    readonly pure: readonly { readonly name: string; readonly ms: number }[];
    readonly views: unknown;
  };
  expect(getting.map(({ peer }) => peer)).toEqual(
    expect.arrayContaining(['console', 'console by the API', 'sequential']),
  );
  expect(pure).toHaveLength(8);
  for (const { ms } of [...getting, ...pure]) expect(ms).toBeGreaterThan(0);
  expect(JSON.stringify(views)).toContain('cold deep link: first rows, ms');
  expect(stdout).toContain('Getting all exclusions');
});
