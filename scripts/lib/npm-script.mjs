import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder that a person called npm in, which runs scripts in the project's: what paths are relative to. */
export const callersFolder = process.env.INIT_CWD ?? process.cwd();

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** What `visibleLine` of `src/domain/text` is, for what runs before anything is built; a test holds the two together. */
const visibleLine = (line) =>
  line.replace(
    UNSEEN,
    (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** A failure that is told to a person without a stack: in one sentence, or in lines of which none begins another. */
export class UserError extends Error {
  constructor(...lines) {
    super(lines.map(visibleLine).join('\n'));
  }
}

/** Says what goes on, beside the results: standard output stays for them. */
export function say(text) {
  process.stderr.write(`${text.split('\n').map(visibleLine).join('\n')}\n`);
}

/** Runs a script's body, and ends with its message when it fails. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

const OLDEST_NODE = [20, 19];

/** Refuses a Node that is too old, in words. */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major < needMajor || (major === needMajor && minor < needMinor))
    throw new UserError(
      `Node ${needMajor}.${needMinor} or newer is needed; this is ${process.versions.node}.`,
    );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what the lockfile says (npm keeps its own list of what it installed). */
function dependenciesAreInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
  );
}

/** Installs the dependencies from the lockfile when they are not there. */
export function ensureDependencies() {
  requireNode();
  if (dependenciesAreInstalled()) return;
  say('Installing dependencies from package-lock.json (npm ci) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    shell: process.platform === 'win32',
  });
  if (error) throw new UserError(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new UserError('npm ci failed; its messages are above.');
}

/** The parent of a process, where the system tells (Linux); undefined elsewhere. */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Ends this process with the npm that runs it. npm does not pass SIGTERM on to its scripts: without this,
 * stopping `npm start` would leave a server behind. npm's child is a shell, which may or may not give way
 * to Node: so both the parent and its parent are watched.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const lineage = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const begun = lineage();
  setInterval(() => {
    if (lineage() !== begun) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** Imports one of our TypeScript files, by its path from the project's folder, without building anything. */
export async function importSource(path) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' });
  return module;
}
