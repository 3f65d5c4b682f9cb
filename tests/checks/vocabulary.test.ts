/** The words of the console: riddles that were solved do not come back, and no term gets a second name. */
import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files';

/** What was said once, and what is said instead. */
const RETIRED: readonly (readonly [words: RegExp, instead: string])[] = [
  [/'after the run'/, 'Available when the run ends'],
  [/'not recorded then'|were not recorded then/, 'Not recorded before 25 June 2018'],
  [/'exclusions only'/, 'Run details were not saved'],
  [/[Ll]ook at (?:1|\$\{n\}) more|'Look further'/, 'Show 10 more runs'],
  [/'Every rules package'/, 'Concerns every rules package'],
  [/'Open beside the list'/, 'Show beside the list of all'],
  [/'The template'/, 'the template’s name, in the way down to the page'],
  [/saved during the run'/, 'Saved before the run ended'],
];

test.each(RETIRED)('%s is said in plain words: %s', (words) => {
  const files = [
    ...sourceFiles('src/strings'),
    'src/domain/assessment/status-words.ts',
    'src/domain/report/report-words.ts',
    'emulator/store/summarise.ts',
  ];
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => words.test(textOf(file)))).toEqual([]);
});
