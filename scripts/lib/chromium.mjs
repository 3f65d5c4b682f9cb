import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root, say, UserError } from './npm-script.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

function answers(path) {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

async function ofPlaywright() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function run(command, args, timeout) {
  const stdio = ['ignore', process.stderr.fd, process.stderr.fd];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: root, stdio, env, timeout }).status === 0;
}

/** Installs Debian packages, when this is root on Debian or Ubuntu. Says what it does. */
function installDebianPackages(packages) {
  if (process.getuid?.() !== 0 || !isDebianLike()) return false;
  say(`Installing Debian's ${packages.join(', ')} (apt-get) ...`);
  return (
    run('apt-get', ['update', '-qq'], DOWNLOAD_LIMIT_MS) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], 2 * DOWNLOAD_LIMIT_MS)
  );
}

/**
 * The Chromium that the browser tests drive: `CHROMIUM`, else one that is there, else Debian's, else
 * Playwright's own download.
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (answers(named)) return named;
    throw new UserError(`CHROMIUM names ${named}, which does not run.`);
  }
  const there = PLACES.find((path) => existsSync(path) && answers(path)) ?? (await ofPlaywright());
  if (there) return there;
  if (installDebianPackages(['chromium']) && answers('/usr/bin/chromium')) return '/usr/bin/chromium';
  say('Downloading Chromium with Playwright ...');
  const cli = 'node_modules/@playwright/test/cli.js';
  run(process.execPath, [cli, 'install', 'chromium'], DOWNLOAD_LIMIT_MS);
  const downloaded = await ofPlaywright();
  if (downloaded && answers(downloaded)) return downloaded;
  throw new UserError(
    'The browser tests need Chromium. Install it (for example `apt-get install chromium`), ' +
      'or name one in the environment variable CHROMIUM.',
  );
}

const SHELL = '/usr/bin/chromium-headless-shell';

/**
 * The browser of the many journeys: Chromium's headless shell, which takes two thirds of the time, where Debian has it; else the
 * whole one. What a person sees of it is tested with the whole one, beside Firefox and WebKit (`tests/engines`).
 *
 * @param chromium the whole one
 */
export function ensureHeadlessShell(chromium) {
  if (process.env.CHROMIUM) return chromium;
  const isThere = () => existsSync(SHELL) && answers(SHELL);
  if (isThere()) return SHELL;
  return installDebianPackages(['chromium-headless-shell']) && isThere() ? SHELL : chromium;
}
