import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/npm-script.mjs';

/** How many exclusions of one run are imported, with the list that names them all. */
export const IMPORT_SIZES = [33_000, 165_000, 1_000_000];

/** The aims for the largest: seconds, and megabytes of resident memory. */
export const IMPORT_AIMS = { seconds: 120, megabytes: 1500 };

const PREFIX = 'arn:aws:inspector:us-east-1:456789012345';
const PACKAGES = [1, 2, 3, 4, 5].map(
  (number) => `arn:aws:inspector:us-east-1:316112463485:rulespackage/0-bench00${number}`,
);
const RUN = `${PREFIX}:target/0-Target01/template/0-Templ001/run/0-Run00001`;
const PER_FILE = 50_000;
const PER_WRITE = 1000;

const arnOf = (index) => `${RUN}/exclusion/0-${index.toString(36).padStart(8, '0')}`;

function exclusion(index) {
  const instance = `i-${Math.floor(index / PACKAGES.length)
    .toString(16)
    .padStart(17, '0')}`;
  return {
    arn: arnOf(index),
    title: 'Agent not found',
    description: 'An Amazon Inspector agent was not found on the target EC2 instance.',
    recommendation: 'Install the agent on the instance, then start the assessment again.',
    scopes: [
      { key: 'INSTANCE_ID', value: instance },
      { key: 'RULES_PACKAGE_ARN', value: PACKAGES[index % PACKAGES.length] },
    ],
    attributes: [],
  };
}

const run = {
  arn: RUN,
  name: 'bench',
  assessmentTemplateArn: RUN.slice(0, RUN.indexOf('/run/')),
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: PACKAGES,
  userAttributesForFindings: [],
  createdAt: 1_559_300_000,
  startedAt: 1_559_300_000,
  completedAt: 1_559_303_600,
  stateChangedAt: 1_559_303_600,
  dataCollected: true,
  stateChanges: [],
  notifications: [],
  findingCounts: {},
};

/** Writes parts of a text that is too long to be made in memory. */
function writeParts(file, begin, end, from, to, part) {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, begin);
  for (let at = from; at < to; at += PER_WRITE) {
    const parts = [];
    for (let index = at; index < Math.min(to, at + PER_WRITE); index += 1) parts.push(part(index));
    writeSync(descriptor, (at > from ? ',' : '') + parts.join(','));
  }
  writeSync(descriptor, end);
  closeSync(descriptor);
}

/** A folder with one completed run, the whole list of its exclusions, and the description of each. */
function writeFolder(folder, size) {
  mkdirSync(folder, { recursive: true });
  const described = JSON.stringify({ assessmentRuns: [run], failedItems: {} });
  writeFileSync(join(folder, 'describe-assessment-runs.json'), described);
  writeParts(
    join(folder, 'list-exclusions.json'),
    `{"assessmentRunArn":${JSON.stringify(RUN)},"exclusionArns":[`,
    ']}',
    0,
    size,
    (index) => JSON.stringify(arnOf(index)),
  );
  for (let from = 0; from < size; from += PER_FILE)
    writeParts(
      join(folder, `describe-exclusions.${from}.json`),
      '{"exclusions":{',
      '},"failedItems":{}}',
      from,
      Math.min(size, from + PER_FILE),
      (index) => `${JSON.stringify(arnOf(index))}:${JSON.stringify(exclusion(index))}`,
    );
}

/** Runs `npm run account --` in a process of its own: seconds, and the most resident memory in megabytes where the system tells. */
export function measureCommand(...args) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [join(root, 'dist/emulator/account-cli.js'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let megabytes;
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
        // A process that is ending has no memory any more.
        if (kilobytes !== undefined) megabytes = Math.round(Number(kilobytes) / 1000);
      } catch {
        // It has ended, or the system has no such file.
      }
    }, 50);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(look);
      // 3: done, and the evidence has gaps.
      if (code === 0 || code === 3)
        resolve({ seconds: Math.round((performance.now() - begun) / 100) / 10, megabytes });
      else reject(new Error(`${args[0]} ended with ${code}.`));
    });
  });
}

/** Imports runs of each size, one after the other. */
export async function measureImports(directory, say) {
  const measured = [];
  for (const size of IMPORT_SIZES) {
    const folder = join(directory, `import-${size}`);
    const data = `${folder}-data`;
    writeFolder(folder, size);
    say(`Importing ${size} exclusions of one run ...`);
    const { seconds, megabytes } = await measureCommand('import', folder, '--data', data);
    const databaseMegabytes = Math.round(statSync(join(data, '456789012345.db')).size / 1e6);
    const tables = await measureCommand('tables', join(data, '456789012345.db'), '--out', `${folder}-tables`);
    measured.push({ exclusions: size, seconds, megabytes, databaseMegabytes, tables });
    for (const path of [folder, data, `${folder}-tables`]) rmSync(path, { recursive: true, force: true });
  }
  return measured;
}
