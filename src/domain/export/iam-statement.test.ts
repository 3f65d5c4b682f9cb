import { expect, test } from 'vitest';
import { iamStatement } from './iam-statement';

test('a statement grants exactly the action that was refused', () => {
  expect(JSON.parse(iamStatement('inspector:ListExclusions'))).toEqual({
    Effect: 'Allow',
    Action: 'inspector:ListExclusions',
    Resource: '*',
  });
});
