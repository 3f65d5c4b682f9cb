import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { root, say } from './npm-script.mjs';
import { count, countPlaywright, countVitest } from './reports.mjs';

/** Puts a name before each line that a program prints: several run at the same time. */
function named(name, stream) {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) =>
    say(`${name}: ${stripVTControlCharacters(line)}`),
  );
}

/** How long what a program printed last may take to come, in milliseconds: what it leaves behind may hold its output open. */
const LAST_WORDS = 5000;

/** Runs one of the installed programs with Node, its output beside ours; gives its exit code or its signal. */
async function program(name, bin, args, env = {}) {
  // A build in this process has made it `production`: then React would leave out what its tests need.
  const { NODE_ENV: _, ...inherited } = process.env;
  const started = performance.now();
  say(`== ${name} ...`);
  const end = await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...inherited, ...env },
    });
    named(name, child.stdout);
    named(name, child.stderr);
    child.once('error', (error) => {
      say(`${name}: ${error.message}`);
      resolve({ code: 1, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('exit', (code, signal) => {
      setTimeout(() => {
        for (const stream of [child.stdout, child.stderr]) stream.destroy();
        resolve({ code, signal });
      }, LAST_WORDS).unref();
    });
  });
  say(`== ${name}: ${Math.round((performance.now() - started) / 1000)} s`);
  return end;
}

/** A check that passes or fails as a whole: types, lint, formatting. */
export async function check(name, bin, args) {
  const { code } = await program(name, bin, args);
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
  const file = join(tmpdir(), `vitest-${process.pid}-${projects.join('-')}.json`);
  const args = ['run', ...projects.flatMap((project) => ['--project', project])];
  const end = await program(
    name,
    'vitest/vitest.mjs',
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  return countVitest(name, end, readReport(file));
}

/** Runs the browser tests and counts them. */
export async function playwright(project, env) {
  const name = `browser tests (${project})`;
  const file = join(tmpdir(), `playwright-${process.pid}-${project}.json`);
  const end = await program(name, '@playwright/test/cli.js', ['test', `--project=${project}`], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return countPlaywright(name, end, readReport(file));
}
