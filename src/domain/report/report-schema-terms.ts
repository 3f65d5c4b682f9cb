/** What the schema of the report is made of: numbers, names and times, counts of checks, and what is not known. */
import { ANSWER_GAPS } from '../assessment/run-answer';
import {
  anyText,
  closedObject,
  dictionary,
  either,
  oneOf,
  only,
  textLike,
  told,
  wholeFrom,
} from '../text/document-schema';
import { GAP_THINGS } from './data-gaps';

export const count = wholeFrom(0, Number.MAX_SAFE_INTEGER, 'must be a whole number from 0');
export const sha256 = textLike(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');
export const arn = textLike(/^arn:/, 'must be an ARN');
export const accountId = textLike(/^\d{12}$/, 'must be the 12 digits of an account');
export const time = textLike(
  /^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  'must be a time in ISO 8601, UTC',
);
export const month = textLike(/^[+-]?\d{4,6}-\d{2}$/, 'must be a month such as 2019-03');
export const kind = oneOf(['recorded', 'simulated']);

export const gap = oneOf([...ANSWER_GAPS, 'loading']);

export const checks = told(
  closedObject({
    inScope: count,
    checked: count,
    notCompleted: count,
    partly: count,
    notEvaluated: count,
    notKnown: count,
  }),
  'Checks (a rules package on an instance in a run) by class; the five classes add up to inScope.',
);
export const typeKey = told(anyText, 'The key of a type of exclusion: its title in lower case with hyphens.');
export const byType = told(dictionary(anyText, count), 'Described exclusions by the key of their type.');
export const gaps = told(dictionary(gap, count), 'Runs whose exclusions are not known as a whole, by why.');
const gapOf = { accountId, region: anyText, told: told(anyText, 'The same in a sentence.') };
const things = oneOf(GAP_THINGS);
export const dataGap = either(
  closedObject({ ...gapOf, kind: only('part-of-list'), things, document: anyText }),
  closedObject({
    ...gapOf,
    kind: only('not-described'),
    things,
    document: anyText,
    count,
    code: told(anyText, 'The service’s own code.'),
  }),
  closedObject({
    ...gapOf,
    kind: only('fewer-runs'),
    templateArn: arn,
    name: anyText,
    runs: told(count, 'How many its description counts.'),
    known: count,
  }),
  told(
    closedObject({ ...gapOf, kind: only('no-region') }),
    'Nothing in the data of the account is of any region: its own is empty.',
  ),
);
export const runsOfUnknownScope = told(
  count,
  'Runs that may have had more checks in scope than are counted.',
);
