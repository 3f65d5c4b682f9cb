import { expect, test } from 'vitest';
import { isListInPart } from '../../account-gaps';
import { readAccountFolder } from '../read-account-folder';
import { RUN, run, savedFolder } from '../../../../tests/support/saved-folder';

const saved = savedFolder();
const FINDING = `${RUN}/finding/0-Finding1`;

function load(finding: object) {
  const times = { createdAt: 1458680170, updatedAt: 1458680170 };
  saved.save('describe-findings.json', { findings: [{ arn: FINDING, ...times, ...finding }] });
  return readAccountFolder(saved.path).read().collected.plainRows.get(FINDING)?.value;
}

test('a finding is kept as it was printed, whatever it has beside what is looked at', () => {
  const finding = {
    schemaVersion: 1,
    id: 'CVE-2018-1',
    title: 'A title',
    attributes: [{ key: 'package_name', value: 'kernel' }],
    userAttributes: [],
    serviceAttributes: {
      schemaVersion: 1,
      rulesPackageArn: 'arn:aws:inspector:us-west-2:1:rulespackage/0-a',
    },
    assetAttributes: { schemaVersion: 1, agentId: 'i-1', tags: [{ key: 'a', value: 'b' }] },
  };
  expect(load(finding)).toMatchObject(finding);
  expect(load({ assetAttributes: null, id: null })).not.toHaveProperty('assetAttributes');
});

test.each([
  [{ attributes: 'x' }, 'attributes: must be a list'],
  [{ attributes: [{ value: 'x' }] }, 'attributes[0].key: is missing'],
  [{ userAttributes: { a: 1 } }, 'userAttributes: must be a list'],
  [{ id: { a: 1 } }, 'id: must be a text'],
  [{ assetAttributes: 5 }, 'assetAttributes: must be an object'],
  [{ assetAttributes: { agentId: ['i-1'] } }, 'assetAttributes.agentId: must be a text'],
  [{ assetAttributes: { autoScalingGroup: 1 } }, 'assetAttributes.autoScalingGroup: must be a text'],
  [{ serviceAttributes: [] }, 'serviceAttributes: must be an object'],
  [{ serviceAttributes: { rulesPackageArn: 1 } }, 'serviceAttributes.rulesPackageArn: must be a text'],
])('a finding with %j is refused with file, path and reason', (finding, message) => {
  expect(() => load(finding)).toThrow(`describe-findings.json: $.findings[0].${message}`);
});

const [FIRST, SECOND] = [FINDING, `${RUN}/finding/0-Finding2`];
const described = (...arns: readonly string[]) => ({
  findings: arns.map((arn) => ({ arn, severity: 'High', createdAt: 1458680170, updatedAt: 1458680170 })),
});
const list = (...findingArns: readonly string[]) => ({ assessmentRunArn: RUN, findingArns });

test.each([
  ['no list', { 'd.json': described(FIRST, SECOND) }, {}],
  ['a list that ends', { 'd.json': described(FIRST, SECOND), 'l.json': list(FIRST, SECOND) }, { High: 2 }],
  [
    'its pages',
    { 'd.json': described(FIRST, SECOND), 'l.jsonl': [{ ...list(FIRST), nextToken: 'a' }, list(SECOND)] },
    { High: 2 },
  ],
  ['a page of it', { 'd.json': described(FIRST), 'l.json': { ...list(FIRST), nextToken: 'a' } }, {}],
  ['its last page alone', { 'd.json': described(FIRST), 'l.page2.json': list(FIRST) }, {}],
  [
    'one that names no run, and may be a filter’s',
    { 'd.json': described(FIRST), 'l.json': { findingArns: [FIRST] } },
    {},
  ],
  ['one of which not all are described', { 'd.json': described(FIRST), 'l.json': list(FIRST, SECOND) }, {}],
  ['one that lacks a described finding', { 'd.json': described(FIRST, SECOND), 'l.json': list(FIRST) }, {}],
  ['an empty one', { 'l.json': list() }, {}],
])('the findings of a run are counted by %s', (_, files, counts) => {
  saved.save('r.json', { assessmentRuns: [run()] });
  for (const [name, value] of Object.entries(files)) saved.save(name, ...[value].flat());
  expect(saved.load().run(RUN)?.findingCounts).toEqual(counts);
});

test('counts that the service gave stay', () => {
  saved.save('r.json', { assessmentRuns: [run({ findingCounts: { High: 20 } })] });
  saved.save('d.json', described(FIRST));
  expect(saved.load().run(RUN)?.findingCounts).toEqual({ High: 20 });
});

test.each([
  ['are all there, whatever the files are called', false, false],
  ['are a part where the last one is not there', true, true],
])('pages of a run’s findings %s', (_, more, isPart) => {
  const page = (id: string) => ({ assessmentRunArn: RUN, findingArns: [`${RUN}/finding/0-Finding${id}`] });
  saved.save('runs.json', { assessmentRuns: [run()] });
  saved.save('first.json', { ...page('1'), nextToken: 'more' });
  saved.save('then.json', { ...page('2'), ...(more && { nextToken: 'more' }) });
  expect(isListInPart(saved.load(), 'us-west-2', 'finding', [RUN])).toBe(isPart);
});
