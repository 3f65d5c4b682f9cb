import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, say, UserError } from './console.mjs';

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
