import { describe, expect, test } from 'vitest';
import { EXCLUSION, RUN, run, savedFolder } from '../../../tests/support/saved-folder';
import { regionIn } from './named-after';

const saved = savedFolder();

/** A run of the same ids in another region. */
const ELSEWHERE = RUN.replace('us-west-2', 'eu-west-1');
const OTHER_RUN = RUN.replace('0-MKkpXXPE', '0-MKkpXXP2');
const EMPTY = { exclusionArns: [] };
const FULL = { exclusionArns: [EXCLUSION] };

/** Loads what was saved beside these runs, and gives the state of each one's exclusions. */
function statesOf(...arns: readonly string[]): readonly (string | undefined)[] {
  saved.save('runs.json', { assessmentRuns: arns.map((arn) => run({ arn, assessmentTemplateArn: null })) });
  const store = saved.load();
  return arns.map((arn) => store.run(arn)?.exclusions);
}

describe('the region that a path names', () => {
  test.each([
    'us-west-2/list-exclusions.0-MKkpXXPE.json',
    'us-west-2/0-MKkpXXPE/list-exclusions.json',
    'us-west-2.0-MKkpXXPE/list-exclusions.json',
    'list-exclusions.us-west-2.0-MKkpXXPE.json',
    'us-west-2/0-MKkpXXPE/2019/list-exclusions.json',
  ])('decides between two runs of one id: %s', (name) => {
    saved.save(name, EMPTY);
    expect(statesOf(RUN, ELSEWHERE)).toEqual(['fixed', 'absent']);
  });

  test.each([
    ['eu-west-1/list-exclusions.0-MKkpXXPE.json', EMPTY],
    ['eu-west-1/0-MKkpXXPE/list-exclusions.json', EMPTY],
    ['list-exclusions.eu-west-1.0-MKkpXXPE.json', EMPTY],
    ['eu-west-1/list-exclusions.0-0kFIPusq.0-4r1V2mAw.0-MKkpXXPE.json', EMPTY],
    ['eu-west-1/list-exclusions.json', FULL],
    ['eu-west-1/list-tags-for-resource.0-4r1V2mAw.json', { tags: [] }],
  ])('is refused where it is not that of what the answer is of: %s', (name, answer) => {
    saved.save(name, answer);
    expect(() => statesOf(RUN)).toThrow(
      /is of arn:aws:inspector:us-west-2:\S+, but the file's path names the region eu-west-1/,
    );
  });

  test.each([
    // A bucket in another region; words that are no region; a region of the backup, above that of the answers.
    'backups-of-eu-west-1/list-exclusions.0-MKkpXXPE.json',
    'my-backup-2/list-exclusions.0-MKkpXXPE.json',
    'eu-west-1/us-west-2/list-exclusions.0-MKkpXXPE.json',
    'us-west-2/201903041011/list-exclusions.0-MKkpXXPE.json',
    '999988887777/list-exclusions.0-MKkpXXPE.json',
  ])('what says no other place is no reason to refuse: %s', (name) => {
    saved.save(name, EMPTY);
    expect(statesOf(RUN)).toEqual(['fixed']);
  });

  test('the answer’s own member has the last word', () => {
    saved.save('eu-west-1/list-exclusions.0-MKkpXXP2.json', { assessmentRunArn: RUN, ...EMPTY });
    expect(statesOf(RUN)).toEqual(['fixed']);
  });

  test.each([
    ['us-west-2/a.json', 'us-west-2'],
    ['us-gov-east-1/a.json', 'us-gov-east-1'],
    ['of-eu-west-1/a.json', 'eu-west-1'],
    ['my-backup-2/a.json', undefined],
    ['us-west-2/a.ap-northeast-1.json', 'ap-northeast-1'],
  ])('%s: %s', (file, region) => {
    expect(regionIn(file)).toBe(region);
  });
});

test('an account behind the region of a path is refused where it is not the folder’s', () => {
  saved.save('us-west-2/999988887777/list-exclusions.0-MKkpXXPE.json', EMPTY);
  expect(() => statesOf(RUN)).toThrow(/named after something of account 999988887777/);
});

describe('the ids that a file is named after', () => {
  test.each([
    'list-exclusions.0-0kFIPusq.0-4r1V2mAw.0-MKkpXXP2.json',
    'list-exclusions.0-4r1V2mAw.0-MKkpXXP2.json',
    'list-exclusions.0-8l1VIE0D.0-MKkpXXPE.json',
  ])('are all held against the run: %s', (name) => {
    saved.save(name, FULL);
    expect(() => statesOf(RUN, OTHER_RUN)).toThrow(/is of \S+0-MKkpXXPE, but the file is named after 0-/);
  });

  test.each([
    'list-exclusions.0-0kFIPusq.0-4r1V2mAw.json',
    'list-exclusions.0-MKkpXXPE.part.0-20190304.json',
  ])('may be those of what the run belongs to, and behind its own anything: %s', (name) => {
    saved.save(name, FULL);
    expect(statesOf(RUN, OTHER_RUN)).toEqual(['fixed', 'absent']);
  });
});

test('agents of another run than the answer says that it was asked about are refused', () => {
  const agent = { agentId: 'i-1', agentHealth: 'HEALTHY', agentHealthCode: 'RUNNING', telemetryMetadata: [] };
  const answer = { assessmentRunAgents: [{ ...agent, assessmentRunArn: OTHER_RUN }] };
  saved.save('agents.json', { assessmentRunArn: RUN, ...answer });
  expect(() => statesOf(RUN, OTHER_RUN)).toThrow(
    `agents.json: $.assessmentRunAgents[0]: is an agent of another run than ${RUN}`,
  );
  saved.save('agents.json', { assessmentRunArn: OTHER_RUN, ...answer });
  expect(statesOf(RUN, OTHER_RUN)).toEqual(['absent', 'absent']);
  expect(saved.load().runAgents(OTHER_RUN, 0, 10).items).toHaveLength(1);
});
