import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files';

/** Code without comments: what is written for people may name states and days. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<![:\w'"`])\/\/.*$/gm, '');

/** The states that a run may end in; `COMPLETED` is a preview's status, too. */
const STATE = `['"](?:COMPLETED|COMPLETED_WITH_ERRORS|FAILED|ERROR|CANCELED)['"]`;

/** A comparison with a state, or a set of states to look into. */
const DECIDES = new RegExp(
  `[=!]==?\\s*${STATE}|${STATE}\\s*[=!]==?|case\\s+${STATE}:|new Set\\([^)]*${STATE}`,
);
const SINCE = /Date\.UTC\(\s*2018\s*,\s*5\s*,\s*25\s*\)|\b1529884800/;
const ABOUT_PREVIEW = /previewStatus|first\.status|\bstatus\b/;

/** Whether code decides by itself what a run's state, or the day from which exclusions exist, means. */
function decidesByItself(text: string): boolean {
  const code = codeOf(text);
  if (SINCE.test(code)) return true;
  return code.split('\n').some((line) => DECIDES.test(line) && !ABOUT_PREVIEW.test(line));
}

/** Where the rule stands, and what run states are. */
const ALLOWED = [
  /^src\/domain\/(?:assessment\/)?(?:exclusion-status|run-state|status-groups)\.ts$/,
  // The engine brings runs into their states.
  /^emulator\/assessment\/(?:run-schedule|advance-runs)\.ts$/,
];

test('one rule says what is known of a run’s exclusions', () => {
  const files = sourceFiles('src', 'emulator').filter(
    (file) => !ALLOWED.some((allowed) => allowed.test(file)),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => decidesByItself(textOf(file)))).toEqual([]);
});

test.each([
  [`if (run.state === 'FAILED') return none;`, true],
  [`if ("COMPLETED" != state) return none;`, true],
  [`const ENDED = new Set(['ERROR']);`, true],
  [`case 'CANCELED':`, true],
  [`const since = Date.UTC(2018, 5, 25);`, true],
  [`/** Not so for 'FAILED' === state. */ const x = 1;`, false],
  [`const RUN_STATES = ['CREATED', 'COMPLETED'];`, false],
  [`if (first.status !== 'COMPLETED') return;`, false],
])('%s', (code, decides) => {
  expect(decidesByItself(code)).toBe(decides);
});
