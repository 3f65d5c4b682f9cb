// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Problem, type ProblemKind } from '../../inspector/transport/problem';
import { FailedItems, Incomplete } from './partial-answer';

afterEach(cleanup);

const retry = (): void => undefined;
const failed = (recorded: boolean, ...codes: string[]): string => {
  const items = codes.map((code, index) => ({ arn: `arn:${index}`, code, retryable: false }));
  const { container } = render(<FailedItems items={items} recorded={recorded} onRetry={retry} level={2} />);
  return container.textContent;
};

test('what saved answers do not describe is not in them, and the service said nothing of it', () => {
  expect(failed(true, 'ITEM_DOES_NOT_EXIST')).toBe(
    'Not loaded1 exclusion is listed without its description.Its description is not in this data.arn:0',
  );
  const several = failed(true, 'ITEM_DOES_NOT_EXIST', 'ITEM_DOES_NOT_EXIST', 'ACCESS_DENIED');
  expect(several).toContain('3 exclusions are listed without their descriptions.');
  expect(several).toContain('The descriptions of 2 exclusions are not in this data.');
  expect(several).toContain('You are not allowed to see it. (ACCESS_DENIED, 1 exclusion)');
  expect(several).not.toMatch(/does not exist|the service/i);
});

test('what a service says of them is its word elsewhere', () => {
  expect(failed(false, 'ITEM_DOES_NOT_EXIST')).toContain(
    'The service listed 1 exclusion that it did not describe.It does not exist. (ITEM_DOES_NOT_EXIST, 1 exclusion)',
  );
});

const why = (kind: ProblemKind): string => {
  const problem = new Problem({ kind, code: 'X', message: '', requestId: undefined, retryable: false });
  return render(<Incomplete loaded={100} problem={problem} onRetry={retry} />).container.textContent;
};

test.each([
  [
    'not-in-this-data',
    'there may be more. What more there may have been was not saved. Nothing is made up in its place.',
  ],
  [
    'saved-during-run',
    'there may be more. The list was saved while the run was in progress: what was listed after that was not saved.',
  ],
  [
    'throttled',
    'there may be more. The service is limiting requests at the moment. It was asked several times, with pauses, and still refused.',
  ],
  ['failure', 'there may be more. The service failed. It had an internal error.'],
] as const)('that not all came because of %s is said in whole sentences', (kind, expected) => {
  expect(why(kind)).toContain(`100 exclusions were loaded and are shown below; ${expected}`);
});
