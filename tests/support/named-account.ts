import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REGION = 'us-west-2';
const ACCOUNT = '777777777777';
const target = `arn:aws:inspector:${REGION}:${ACCOUNT}:target/0-Target01`;
const template = (id: string): string => `${target}/template/${id}`;
const run = `${template('0-OnlyRuns')}/run/0-OnlyExcl`;

/** What stands in an account of which hardly anything but ARNs was saved. */
export const named = {
  templates: `/${REGION}/${ACCOUNT}/templates`,
  instance: `/${REGION}/${ACCOUNT}/instances/i-0123456789abcdef0`,
  target: '0-Target01',
  /** Templates that were listed. Of the second, a preview was saved. */
  listed: ['0-Listed01', '0-Preview1'],
  /** A template that only its run's exclusions name; the run itself was not saved either. */
  ofExclusions: '0-OnlyRuns',
  run: '0-OnlyExcl',
} as const;

const item = {
  title: 'Agent not found',
  description: 'There is none.',
  recommendation: 'Install one.',
  scopes: [{ key: 'INSTANCE_ID', value: 'i-0123456789abcdef0' }],
};

/** Writes a recorded account whose templates are known by their ARNs only. */
export function writeNamedAccount(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'named-account-'));
  const write = (file: string, document: unknown): void =>
    writeFileSync(join(folder, file), JSON.stringify(document));
  mkdirSync(folder, { recursive: true });
  write('account.json', { id: ACCOUNT, name: 'arns-only' });
  write('users.json', {
    users: [
      {
        name: 'admin',
        password: 'inspector',
        accessKeyId: 'AKIANAMEDXXXXXXXXXX1',
        secretAccessKey: 'named',
        allow: ['inspector:*'],
      },
    ],
  });
  write('list-assessment-templates.json', { assessmentTemplateArns: named.listed.map(template) });
  write('get-exclusions-preview 0-Preview1.json', { previewStatus: 'COMPLETED', exclusionPreviews: [item] });
  const arn = `${run}/exclusion/0-Exclu001`;
  write('list-exclusions.json', { assessmentRunArn: run, exclusionArns: [arn] });
  write('describe-exclusions.json', { exclusions: { [arn]: { arn, ...item } } });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
