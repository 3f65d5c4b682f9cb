import { expect, test } from 'vitest';
import { paths } from '../../src/domain/address/paths';
import { textOf } from './source-files';

const place = {
  region: 'us-west-2',
  account: '123456789012',
  targetId: '0-0kFIPusq',
  templateId: '0-4r1V2mAw',
  runId: '0-5PsFUbfs',
};

/** What each builder is called with besides the place; `docs/url-contract.md` has one row per builder. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  exclusionType: ['agent-not-found'],
  open: ['i-05d63b2c2cd80e506'],
  preview: [place, '0c7d8a52-9f0b-4a44-8a3a-2f1f3f3f3f3f'],
  previewChanges: [place, '0c7d8a52-9f0b-4a44-8a3a-2f1f3f3f3f3f'],
  instance: [place, 'i-05d63b2c2cd80e506'],
};

type Builder = (...parameters: readonly unknown[]) => string;

const addresses = Object.entries(paths as unknown as Readonly<Record<string, Builder>>).map(
  ([name, build]) => `${name}: ${build(...(SAMPLES[name] ?? [place]))}`,
);

test('an address that was once shared stays what it is', async () => {
  await expect(`${addresses.join('\n')}\n`).toMatchFileSnapshot('url-contract.snapshot.txt');
});

test('every address is described', () => {
  const document = textOf('docs/url-contract.md');
  const undescribed = Object.keys(paths).filter((name) => !document.includes(`| \`${name}\` |`));
  expect(undescribed).toEqual([]);
});
