import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say } from './npm-script.mjs';
import { count, countPlaywright, countVitest } from './reports.mjs';

/** Runs one of the installed programs with Node, its output beside ours; gives its exit code or its signal. */
function program(bin, args, env = {}) {
  // A build in this process has made it `production`: then React would leave out what its tests need.
  const { NODE_ENV: _, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], {
      cwd: root,
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...inherited, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** A check that passes or fails as a whole: types, lint, formatting. */
export async function check(name, bin, args) {
  say(`\n== ${name}`);
  const { code } = await program(bin, args);
  if (code !== 0) say(`${name}: failed`);
  return code === 0 ? count(1) : count(0, 1, 0, [name]);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

/** Runs Vitest projects and counts their tests. */
export async function vitest(projects, env) {
  const name = `${projects.join(' and ')} tests`;
  say(`\n== ${name}`);
  const file = join(tmpdir(), `vitest-${process.pid}-${projects.join('-')}.json`);
  const args = ['run', ...projects.flatMap((project) => ['--project', project])];
  const end = await program(
    'vitest/vitest.mjs',
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  return countVitest(name, end, readReport(file));
}

/** Runs the browser tests and counts them. */
export async function playwright(project, env) {
  const name = `browser tests (${project})`;
  say(`\n== ${name}`);
  const file = join(tmpdir(), `playwright-${process.pid}-${project}.json`);
  const end = await program('@playwright/test/cli.js', ['test', `--project=${project}`], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return countPlaywright(name, end, readReport(file));
}
