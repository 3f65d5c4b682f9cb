import { expect, test } from 'vitest';
import { dispatch } from '../../../emulator/inspector/dispatch';
import { isOperation } from '../../../emulator/inspector/operation-table';
import { operationFacts, operationNames, shapeOf } from '../../../emulator/inspector/model/model';
import { ServiceError } from '../../../emulator/inspector/errors';
import { REGION, SIMULATED, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

const nobody = { accountId: SIMULATED, region: REGION, arn: 'arn:aws:iam::111122223333:user/x', allow: [] };

function refusal(operation: string, input: unknown, principal = nobody): ServiceError {
  try {
    dispatch(emulator.services, principal, operation, input);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test.each(['ListEverything', 'constructor', '__proto__', 'toString', ''])('%j is not known', async (name) => {
  expect(isOperation(name)).toBe(false);
  expect(refusal(name, {})).toMatchObject({
    code: 'UnknownOperationException',
    message: `The operation '${name}' is not known`,
  });
  await expect(emulator.raw(name, {})).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
});

test('an input is checked before the permission', () => {
  expect(refusal('ListExclusions', {}).code).toBe('InvalidInputException');
  expect(refusal('ListExclusions', { assessmentRunArn: 'a' }).code).toBe('AccessDeniedException');
});

test('the permission is checked before the thing that is asked for', () => {
  expect(refusal('ListExclusions', { assessmentRunArn: `${small.weekly}/run/0-Unknown1` }).code).toBe(
    'AccessDeniedException',
  );
});

test('a write that is refused leaves nothing behind', () => {
  const admin = { ...nobody, allow: ['inspector:*'] };
  const broken = {
    ...emulator.services,
    store: {
      ...emulator.services.store,
      putRunAgents: () => {
        throw new Error('the disk is full');
      },
    },
  };
  const runs = () => emulator.services.store.runsOf(small.weekly).count;
  const before = runs();
  const start = () => dispatch(broken, admin, 'StartAssessmentRun', { assessmentTemplateArn: small.weekly });
  expect(start).toThrow('the disk is full');
  expect(runs()).toBe(before);
});

test.each(operationNames)('%s is refused to a stranger in the members of the model', (operation) => {
  const input = minimal(operationFacts(operation)?.input);
  const { code, members } = refusal(operation, input);
  const { required = [] } = shapeOf(code);
  expect(Object.keys({ message: '', ...members }).toSorted()).toEqual(required.toSorted());
  expect(shapeOf('AccessDeniedErrorCode').enum).toContain(members.errorCode);
});

/** The least that passes the check. */
function minimal(name: string | undefined): unknown {
  if (name === undefined) return {};
  const { type, min = 1, member = '', members = {}, required = [], enum: values, pattern } = shapeOf(name);
  if (type === 'structure') return Object.fromEntries(required.map((key) => [key, minimal(members[key])]));
  if (type === 'list') return Array.from({ length: min }, () => minimal(member));
  if (type === 'integer') return min;
  return values?.[0] ?? (pattern === undefined ? 'a' : '01234567-89ab-cdef-0123-456789abcdef');
}
