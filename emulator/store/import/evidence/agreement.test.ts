import { describe, expect, test } from 'vitest';
import { PACKAGE, RUN, run, savedFolder, TARGET, TEMPLATE } from '../../../../tests/support/saved-folder';
import { importNotes } from '../../plain-rows';
import { agreed, latestOf, sameMoment } from './agreement';

/** 2019-03-04T11:10:00.250Z in milliseconds, and as the wire has it. */
const FINE = 1_551_697_800_250;
const CUT = 1_551_697_800_000;

test.each([
  ['the same time', FINE, FINE, FINE],
  ['one that was cut, said first', CUT, FINE, FINE],
  ['one that was cut, said last', FINE, CUT, FINE],
  ['two of one second', FINE, FINE + 1, undefined],
  ['one that was rounded up is another', FINE, CUT + 1000, undefined],
  ['of the wire, in seconds', 1_551_697_800, 1_551_697_800.25, 1_551_697_800.25],
  ['two of the wire', 1_551_697_800.25, 1_551_697_800.5, undefined],
])('%s', (_what, a, b, moment) => {
  expect(sameMoment(a, b)).toBe(moment);
});

test('a whole second may be any moment of that second', () => {
  expect([latestOf(CUT), latestOf(FINE)]).toEqual([CUT + 999, FINE]);
});

describe('two values agree', () => {
  test.each([
    [
      'in nothing but times',
      { name: 'a', createdAt: CUT },
      { name: 'a', createdAt: FINE },
      { name: 'a', createdAt: FINE },
    ],
    [
      'each in a time that the other has less finely',
      { createdAt: CUT, updatedAt: FINE },
      { createdAt: FINE, updatedAt: CUT },
      { createdAt: FINE, updatedAt: FINE },
    ],
    [
      'deep inside',
      [{ state: 'COMPLETED', at: CUT }],
      [{ state: 'COMPLETED', at: FINE }],
      [{ state: 'COMPLETED', at: FINE }],
    ],
    ['whatever is absent and undefined', { a: 1 }, { a: 1, b: undefined }, { a: 1 }],
  ])('%s', (_what, a, b, both) => {
    expect(agreed<object>(a, b)).toEqual(both);
    expect(agreed<object>(b, a)).toEqual(both);
  });

  test.each([
    ['a number that is no time', { count: 1000 }, { count: 1000.5 }],
    ['a text', { createdAt: '2019-03-04T11:10:00Z' }, { createdAt: '2019-03-04T11:10:00.250Z' }],
    ['one item more', [1], [1, 2]],
    ['a list and an object', [], {}],
    ['a member of one alone', { a: 1 }, { a: 1, b: 2 }],
    ['two names', { name: 'a', createdAt: CUT }, { name: 'b', createdAt: CUT }],
  ])('not in %s', (_what, a, b) => {
    expect(agreed<object>(a, b)).toBeUndefined();
    expect(agreed<object>(b, a)).toBeUndefined();
  });

  test('in tags of another order, and one of the orders is kept, whichever came first', () => {
    const [env, team] = [{ key: 'env', value: 'prod' }, { key: 'team' }];
    expect(agreed([team, env], [env, team])).toEqual([env, team]);
    expect(agreed([env, team], [team, env])).toEqual([env, team]);
    expect(agreed([env, env], [env, team])).toBeUndefined();
  });

  test('and the value itself comes back where it says all of it', () => {
    const [cut, fine] = [{ createdAt: CUT }, { createdAt: FINE }];
    expect([agreed(cut, fine), agreed(fine, cut), agreed(fine, { ...fine })]).toEqual([fine, fine, fine]);
    expect(agreed(cut, fine)).toBe(fine);
    expect(agreed(fine, cut)).toBe(fine);
  });
});

const saved = savedFolder();

/** What one tool saved of an account; another cut the fractions of its times. */
const answers = (fraction: string) => {
  const at = (time: string): string => `2019-03-04T${time}${fraction}Z`;
  return [
    {
      assessmentTargets: [{ arn: TARGET, name: 'web', createdAt: at('09:00:00'), updatedAt: at('09:30:00') }],
    },
    {
      assessmentTemplates: [
        {
          arn: TEMPLATE,
          name: 'weekly',
          assessmentTargetArn: TARGET,
          durationInSeconds: 3600,
          rulesPackageArns: [PACKAGE],
          userAttributesForFindings: [],
          createdAt: at('09:40:00'),
        },
      ],
    },
    {
      assessmentRuns: [
        run({
          createdAt: at('10:00:00'),
          startedAt: at('10:01:00'),
          completedAt: at('11:10:00'),
          stateChangedAt: at('11:10:00'),
          stateChanges: [
            { state: 'CREATED', stateChangedAt: at('10:00:00') },
            { state: 'COMPLETED', stateChangedAt: at('11:10:00') },
          ],
          notifications: [{ date: at('11:10:00'), event: 'ASSESSMENT_RUN_COMPLETED', error: false }],
        }),
      ],
    },
    {
      findings: [
        {
          arn: `${RUN}/finding/0-Findi001`,
          severity: 'High',
          createdAt: at('11:00:00'),
          updatedAt: at('11:00:00'),
        },
      ],
    },
    {
      subscriptions: [
        {
          resourceArn: TEMPLATE,
          topicArn: 'arn:aws:sns:us-west-2:111122223333:runs',
          eventSubscriptions: [{ event: 'ASSESSMENT_RUN_COMPLETED', subscribedAt: at('09:50:00') }],
        },
      ],
    },
  ];
};

test.each([
  ['first', ['', '.25']],
  ['last', ['.25', '']],
])(
  'a folder with answers of two tools, of which the %s cut its times, has the finer times and no contradiction',
  (_which, fractions) => {
    fractions.forEach((fraction, tool) =>
      answers(fraction).forEach((answer, index) => saved.save(`tool-${tool}/answer-${index}.json`, answer)),
    );
    const store = saved.load();
    const at = (hour: number, minute: number): number => Date.UTC(2019, 2, 4, hour, minute, 0, 250);
    expect(store.target(TARGET)).toMatchObject({ createdAt: at(9, 0), updatedAt: at(9, 30) });
    expect(store.template(TEMPLATE)).toMatchObject({ createdAt: at(9, 40) });
    expect(store.run(RUN)).toMatchObject({
      createdAt: at(10, 0),
      startedAt: at(10, 1),
      completedAt: at(11, 10),
      stateChangedAt: at(11, 10),
      stateChanges: [
        { state: 'CREATED', at: at(10, 0) },
        { state: 'COMPLETED', at: at(11, 10) },
      ],
      notifications: [{ date: at(11, 10) / 1000 }],
    });
    expect(importNotes(store)).toEqual([]);
  },
);

test.each(['.3', '.999', ''])(
  'a run that ended within the second (%s) after it was seen under way is no contradiction',
  (fraction) => {
    const underWay = run({
      state: 'EVALUATING_RULES',
      completedAt: null,
      createdAt: '2019-03-04T10:00:00Z',
      stateChangedAt: `2019-03-04T11:10:00${fraction}Z`,
    });
    const end = '2019-03-04T11:10:00Z';
    saved.save('during.json', { assessmentRuns: [underWay] });
    saved.save('after.json', {
      assessmentRuns: [run({ createdAt: '2019-03-04T10:00:00Z', completedAt: end, stateChangedAt: end })],
    });
    expect(saved.load().run(RUN)).toMatchObject({ state: 'COMPLETED' });
  },
);

test('a run whose times differ by more than the fraction is refused', () => {
  saved.save('a.json', { assessmentRuns: [run({ createdAt: '2019-03-04T10:00:00Z' })] });
  saved.save('b.json', { assessmentRuns: [run({ createdAt: '2019-03-04T10:00:01.25Z' })] });
  expect(() => saved.load()).toThrow(/b\.json: .*and a\.json.* says otherwise/);
});

const COURSE = ['CREATED', 'COLLECTING_DATA', 'COMPLETED'].map((state, hour) => ({
  state,
  stateChangedAt: `2019-03-04T0${hour}:00:00Z`,
}));

test.each([
  ['the beginning', COURSE.slice(0, 2), 3],
  ['the end', COURSE.slice(1), 3],
  ['nothing', [], 3],
])('a description that has %s of the states of a run contradicts no other', (_what, part, states) => {
  saved.save('a.json', { assessmentRuns: [run({ stateChanges: COURSE })] });
  saved.save('b.json', { assessmentRuns: [run({ stateChanges: part })] });
  expect(saved.load().run(RUN)?.stateChanges).toHaveLength(states);
});

test('a description that has another state is refused', () => {
  saved.save('a.json', { assessmentRuns: [run({ stateChanges: COURSE })] });
  saved.save('b.json', {
    assessmentRuns: [
      run({ stateChanges: [{ state: 'DATA_COLLECTED', stateChangedAt: '2019-03-04T01:00:00Z' }] }),
    ],
  });
  expect(() => saved.load()).toThrow(/b\.json: .*and a\.json.* says otherwise/);
});
