import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputErrorCode } from '../../../emulator/inspector/model/input-error-codes';
import { operationFacts, operationNames, shapeOf } from '../../../emulator/inspector/model/model';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { casesOf } from './constraint-cases';

/**
 * Generated from the model's table: for every member of every operation's input, what lies on a boundary passes
 * the check and what lies beyond it is refused with the modelled error and AWS's words.
 */
let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

async function refusalOf(operation: string, input: unknown): Promise<Record<string, unknown> | undefined> {
  try {
    await emulator.raw(operation, input);
    return undefined;
  } catch (error) {
    return error as Record<string, unknown>;
  }
}

const isConstraint = (refusal: Record<string, unknown> | undefined): boolean =>
  refusal?.name === 'SerializationException' || /validation errors? detected/.test(String(refusal?.message));

describe.each(operationNames.filter((name) => operationFacts(name)?.input !== undefined))(
  '%s',
  (operation) => {
    const shape = operationFacts(operation)?.input ?? '';
    const cases = casesOf(shape);

    test.each(cases.filter(({ expected }) => expected === 'passes'))('takes $label', async ({ input }) => {
      const refusal = await refusalOf(operation, input);
      expect(isConstraint(refusal), String(refusal?.message)).toBe(false);
      expect(refusal?.name).not.toBe('InternalException');
    });

    test.each(cases.filter(({ expected }) => expected === 'wrong type'))(
      'cannot read $label',
      async ({ input }) => {
        expect(await refusalOf(operation, input)).toMatchObject({ name: 'SerializationException' });
      },
    );

    test.each(cases.filter(({ expected }) => expected === 'refused'))('refuses $label', async (wrong) => {
      const refusal = await refusalOf(operation, wrong.input);
      expect(refusal).toMatchObject({
        name: 'InvalidInputException',
        errorCode: inputErrorCode(operation, wrong),
        canRetry: false,
        $metadata: { httpStatusCode: 400 },
      });
      expect(String(refusal?.message)).toMatch(/^1 validation error detected: Value (null|'.*') at '/s);
      expect(String(refusal?.message)).toContain(
        ` at '${wrong.path}' failed to satisfy constraint: Member must`,
      );
      expect(shapeOf('InvalidInputErrorCode').enum).toContain(refusal?.errorCode);
    });
  },
);
