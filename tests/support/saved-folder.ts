/** For tests: a folder of saved documents, new for each of them, and the account that is opened from it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { ImportStore } from '../../emulator/store/create-store';
import { openAccount } from '../../emulator/store/open-account';

export const TARGET = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq';
export const TEMPLATE = `${TARGET}/template/0-4r1V2mAw`;
export const RUN = `${TEMPLATE}/run/0-MKkpXXPE`;
export const EXCLUSION = `${RUN}/exclusion/0-JTUOm29Y`;
export const PACKAGE = 'arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p';
/** The token of a preview that was saved without one. */
export const TOKEN = '11111111-1111-4111-8111-111111111111';

/** An exclusion as DescribeExclusions gives it. */
export const exclusion = (arn: string, title = 'Agent not found') => ({
  arn,
  title,
  description: 'd',
  recommendation: 'r',
  scopes: [{ key: 'INSTANCE_ID', value: 'i-05d63b2c2cd80e506' }],
});

/** A run as DescribeAssessmentRuns gives it. */
export const run = (more: object = {}) => ({
  arn: RUN,
  name: 'Run 1',
  assessmentTemplateArn: TEMPLATE,
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: [PACKAGE],
  createdAt: 1458680170.035,
  completedAt: '2016-03-22T20:58:21.4Z',
  dataCollected: true,
  ...more,
});

/** Makes a folder before each test of a file, and closes and removes it all after it. */
export function savedFolder() {
  let folder = '';
  let stores: ImportStore[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'saved-'));
  });
  afterEach(() => {
    for (const store of stores) store.close();
    stores = [];
    rmSync(folder, { recursive: true });
  });
  return {
    get path(): string {
      return folder;
    },
    /** Writes a file: text and bytes as they are, documents as JSON, several of them one a line. */
    save: (name: string, ...contents: readonly unknown[]): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const texts = contents.map((content) =>
        typeof content === 'string' ? content : JSON.stringify(content),
      );
      const [bytes] = contents;
      writeFileSync(join(folder, name), bytes instanceof Uint8Array ? bytes : texts.join('\n'));
    },
    remove: (name: string): void => rmSync(join(folder, name)),
    /** Opens the account of what was saved so far, in memory. */
    load: (): ImportStore => {
      const { store } = openAccount({
        folder,
        dataDirectory: ':memory:',
        reset: false,
        newUuid: () => TOKEN,
      });
      stores.push(store);
      return store;
    },
  };
}
