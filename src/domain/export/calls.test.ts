import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { awsCommand, callsOfExclusions, callsOfPreview, callsOfRuns, callsOfTemplates } from './calls';
import { shellWord } from './shell-words';

const target = { region: 'us-west-2', endpoint: 'http://127.0.0.1:4570' };
const template = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';

/** What a shell makes of a command, as its arguments: nothing is run but a function that prints them. */
function argumentsOf(command: string): string[] {
  const script = `aws() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test('a shell reads every text that can be seen as the text that it is', () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom("'", "a'b", '$(id)', '`id`', '\\', '*', '~', '', '"', '-n', '!x'),
    ),
    { minLength: 20, maxLength: 40 },
  );
  fc.assert(
    fc.property(words, (texts) => {
      expect(argumentsOf(awsCommand('x', target, [['--a', ...texts]])).slice(6)).toEqual(['--a', ...texts]);
    }),
    { numRuns: 5 },
  );
  expect(shellWord(template)).toBe(template);
});

test('the list of runs asks for what the filter says, and for nothing else', () => {
  const [all] = callsOfRuns(target, {});
  expect(argumentsOf(all?.command ?? '')).toEqual([
    'inspector',
    'list-assessment-runs',
    '--endpoint-url',
    target.endpoint,
    '--region',
    'us-west-2',
    '--page-size',
    '500',
  ]);
  const [some] = callsOfRuns(
    { region: 'eu-west-1', endpoint: undefined },
    {
      namePattern: "*it's*",
      states: ['COMPLETED'],
      templateArns: [template],
      longestSeconds: 3600,
      startedFrom: Date.UTC(2018, 5, 25),
    },
  );
  expect(argumentsOf(some?.command ?? '').slice(2)).toEqual([
    '--region',
    'eu-west-1',
    '--assessment-template-arns',
    template,
    '--filter',
    '{"namePattern":"*it\'s*","states":["COMPLETED"],"startTimeRange":{"beginDate":"2018-06-25T00:00:00.000Z"},"durationRange":{"maxSeconds":3600}}',
    '--page-size',
    '500',
  ]);
});

test('described are ten runs or templates at a time, and a hundred exclusions', () => {
  const batches = [
    ...callsOfRuns(target, {}),
    ...callsOfTemplates(target, {}),
    ...callsOfExclusions(target, `${template}/run/0-MKkpXXPE`),
  ].flatMap(({ purpose, command }) => {
    const batch = /xargs -n (\d+)/.exec(command)?.[1];
    return batch === undefined ? [] : [[purpose, batch]];
  });
  expect(batches).toEqual([
    ['describe-listed-runs', '10'],
    ['describe-listed-templates', '10'],
    ['describe-exclusions', '100'],
  ]);
});

test('a preview that nobody started can only be started', () => {
  expect(callsOfPreview(target, template, undefined).map(({ purpose }) => purpose)).toEqual([
    'create-preview',
  ]);
});
