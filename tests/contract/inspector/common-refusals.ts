import { expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import type { SmallEmulator } from '../../support/small-emulator';

type Kind = 'target' | 'template' | 'run';

const CODES = {
  target: 'ASSESSMENT_TARGET',
  template: 'ASSESSMENT_TEMPLATE',
  run: 'ASSESSMENT_RUN',
} as const;
const OWN = { target: small.web, template: small.weekly, run: small.runs[0] ?? '' } as const;
const FOREIGN = { target: recorded.target, template: recorded.template, run: recorded.whole } as const;
const OTHER = { target: small.weekly, template: small.web, run: small.web } as const;

/** Declares the tests that every operation with one ARN has: the four ways in which the ARN can be wrong. */
export function refusesWrongArns(
  kind: Kind,
  call: (arn: string) => Promise<unknown>,
  other: string = OTHER[kind],
): void {
  const code = CODES[kind];
  test.each([
    ['no ARN', 'not-an-arn', 'InvalidInputException', `INVALID_${code}_ARN`],
    ["another kind's ARN", other, 'InvalidInputException', `INVALID_${code}_ARN`],
    ["another account's ARN", FOREIGN[kind], 'AccessDeniedException', `ACCESS_DENIED_TO_${code}`],
    [
      'an unknown ARN',
      `${OWN[kind].slice(0, -8)}Unknown1`,
      'NoSuchEntityException',
      `${code}_DOES_NOT_EXIST`,
    ],
    [
      "another region's ARN",
      OWN[kind].replace('us-west-2', 'us-east-1'),
      'NoSuchEntityException',
      `${code}_DOES_NOT_EXIST`,
    ],
  ])(`refuses %s for the ${kind}`, async (_what, arn, name, errorCode) => {
    await expect(call(arn)).rejects.toMatchObject({ name, errorCode, canRetry: false });
  });
}

/** Declares the test that every operation has: a caller without the permission. `body` is a valid input. */
export function refusesStrangers(
  emulator: () => SmallEmulator,
  operation: string,
  call: (client: ReturnType<SmallEmulator['client']>) => Promise<unknown>,
): void {
  test('refuses a caller without the permission', async () => {
    await expect(call(emulator().client('newcomer'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: inspector:${operation}`,
      canRetry: false,
    });
  });
}

/** Declares the test that every write has: recorded data stays as it is. */
export function refusesRecorded(
  emulator: () => SmallEmulator,
  call: (client: ReturnType<SmallEmulator['client']>) => Promise<unknown>,
): void {
  test('refuses to change recorded data, and says why', async () => {
    await expect(call(emulator().client('admin', '444455556666'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'This account holds recorded data: it can be read, but not changed',
    });
  });
}
