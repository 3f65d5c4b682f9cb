import { expect, test } from 'vitest';
import { run, savedFolder, RUN, TEMPLATE } from '../../tests/support/saved-folder';
import { described } from './arns';
import { wireTemplate } from './wire';

const saved = savedFolder();

const NEWER = `${TEMPLATE}/run/0-MKkpXXP2`;
const UNKNOWN = `${TEMPLATE}/run/0-MKkpXXP3`;

/** The number of runs, and the last one, of a template that was saved with these beside two runs. */
function runsOf(more: object) {
  const template = {
    arn: TEMPLATE,
    name: 'weekly',
    durationInSeconds: 3600,
    rulesPackageArns: [],
    createdAt: 1,
  };
  saved.save('template.json', { assessmentTemplates: [{ ...template, ...more }] });
  saved.save('runs.json', {
    assessmentRuns: [run({ createdAt: 1_551_000_000 }), run({ arn: NEWER, createdAt: 1_552_000_000 })],
  });
  const store = saved.load();
  const record = store.template(TEMPLATE);
  if (!record) throw new Error('no template');
  const { assessmentRunCount, lastAssessmentRunArn } = wireTemplate(
    record,
    store.runsOf(TEMPLATE),
    (arn) => described(store.run(arn))?.createdAt,
  );
  return [assessmentRunCount, lastAssessmentRunArn];
}

test.each([
  ['nothing', {}, [2, NEWER]],
  ['that it has none', { assessmentRunCount: 0 }, [2, NEWER]],
  ['its first', { assessmentRunCount: 1, lastAssessmentRunArn: RUN }, [2, NEWER]],
  ['its last', { assessmentRunCount: 2, lastAssessmentRunArn: NEWER }, [2, NEWER]],
  ['more than are known', { assessmentRunCount: 7, lastAssessmentRunArn: NEWER }, [7, NEWER]],
  ['one that is not described', { assessmentRunCount: 7, lastAssessmentRunArn: UNKNOWN }, [7, UNKNOWN]],
])(
  'a template that was saved with %s of its runs is told with all that are known',
  (_what, more, expected) => {
    expect(runsOf(more)).toEqual(expected);
  },
);
