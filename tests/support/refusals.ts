/** The tests that many operations have in common: each function declares them for one of them. */
import { StartAssessmentRunCommand } from '@aws-sdk/client-inspector';
import { expect, test } from 'vitest';
import { recorded, small } from './small-account';
import type { SmallEmulator } from './test-servers';

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
function wrongArns(kind: Kind, call: (arn: string) => Promise<unknown>, other: string = OTHER[kind]): void {
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
function strangers(
  emulator: SmallEmulator,
  operation: string,
  call: (client: ReturnType<SmallEmulator['client']>) => Promise<unknown>,
): void {
  test('refuses a caller without the permission', async () => {
    await expect(call(emulator.client('newcomer'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: inspector:${operation}`,
      canRetry: false,
    });
  });
}

/** Declares the test that every write has: recorded data stays as it is. */
function recordedData(
  emulator: SmallEmulator,
  call: (client: ReturnType<SmallEmulator['client']>) => Promise<unknown>,
): void {
  test('refuses to change recorded data, and says why', async () => {
    await expect(call(emulator.client('admin', '444455556666'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'This account holds recorded data: it can be read, but not changed',
    });
  });
}

/** A thing that a Describe operation can be asked for, and others that it has to refuse one by one. */
interface Described {
  /** The answer's member that holds what was found. */
  readonly member: string;
  readonly none?: unknown;
  readonly own: () => string;
  readonly foreign: string;
  readonly foreignCode?: string;
  readonly unknown: string;
  /** Numbers of ARNs that are too many. */
  readonly tooMany?: readonly number[];
}

/** Declares the tests that every Describe has: what it cannot give it names one by one, and it takes neither none nor too many. */
function wrongItems(
  call: (...arns: string[]) => Promise<object>,
  { member, none = [], own, foreign, foreignCode = 'ACCESS_DENIED', unknown, tooMany = [11] }: Described,
): void {
  const failed = (failureCode: string) => ({ failureCode, retryable: false });

  test('names every ARN that it cannot give, and why', async () => {
    const twice = own();
    await expect(call('no ARN', twice, foreign, unknown, twice)).resolves.toMatchObject({
      [member]: none,
      failedItems: {
        'no ARN': failed('INVALID_ARN'),
        [twice]: failed('DUPLICATE_ARN'),
        [foreign]: failed(foreignCode),
        [unknown]: failed('ITEM_DOES_NOT_EXIST'),
      },
    });
  });

  test('an ARN of another region does not exist in this one', async () => {
    const elsewhere = own().replace('us-west-2', 'us-east-1');
    const { failedItems } = (await call(elsewhere)) as { failedItems?: unknown };
    expect(failedItems).toEqual({ [elsewhere]: failed('ITEM_DOES_NOT_EXIST') });
  });

  test('refuses no ARNs and too many', async () => {
    const bad = { name: 'InvalidInputException', canRetry: false };
    await expect(call()).rejects.toMatchObject(bad);
    for (const count of tooMany)
      await expect(call(...Array<string>(count).fill(own()))).rejects.toMatchObject(bad);
  });
}

/** Nothing goes while a run of it is in progress. */
function refusesWhileRunning(emulator: SmallEmulator, remove: (run: string) => Promise<unknown>): void {
  test('is refused while a run is in progress, which it names', async () => {
    const input = { assessmentTemplateArn: small.weekly };
    const { assessmentRunArn = '' } = await emulator.client().send(new StartAssessmentRunCommand(input));
    await expect(remove(assessmentRunArn)).rejects.toMatchObject({
      name: 'AssessmentRunInProgressException',
      assessmentRunArns: [assessmentRunArn],
      assessmentRunArnsTruncated: false,
      canRetry: true,
    });
    emulator.advance(2 * 3600_000);
  });
}

/**
 * Declares the tests that every Delete has: a caller without the permission, recorded data, wrong ARNs, and a run in progress.
 *
 * @param remove sends the operation for one ARN
 */
function deletes(
  emulator: SmallEmulator,
  kind: Kind,
  operation: string,
  remove: (client: ReturnType<SmallEmulator['client']>, arn: string) => Promise<unknown>,
): void {
  strangers(emulator, operation, (client) => remove(client, OWN[kind]));
  recordedData(emulator, (client) => remove(client, FOREIGN[kind]));
  wrongArns(kind, (arn) => remove(emulator.client(), arn));
  refusesWhileRunning(emulator, (run) => remove(emulator.client(), kind === 'run' ? run : OWN[kind]));
}

/** Declares, of an operation of these tests, that it refuses these. */
export const refuses = { wrongArns, strangers, recorded: recordedData, wrongItems, deletes };
