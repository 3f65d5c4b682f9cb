/** The role that Inspector acts in. */
import {
  DescribeCrossAccountAccessRoleCommand,
  RegisterCrossAccountAccessRoleCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { RECORDED } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

const emulator = smallEmulator();

describe('DescribeCrossAccountAccessRole', () => {
  test.each([undefined, RECORDED] as const)('says that none is registered (%s)', async (account) => {
    await expect(
      emulator.client('admin', account).send(new DescribeCrossAccountAccessRoleCommand({})),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException', errorCode: 'IAM_ROLE_DOES_NOT_EXIST' });
  });

  refuses.strangers(emulator, 'DescribeCrossAccountAccessRole', (client) =>
    client.send(new DescribeCrossAccountAccessRoleCommand({})),
  );
});

describe('RegisterCrossAccountAccessRole', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/inspector';
  const register = (arn: string) =>
    emulator.client().send(new RegisterCrossAccountAccessRoleCommand({ roleArn: arn }));

  test('registers the role that Describe answers', async () => {
    await register(roleArn);
    await expect(
      emulator.client().send(new DescribeCrossAccountAccessRoleCommand({})),
    ).resolves.toMatchObject({
      roleArn,
      valid: true,
      registeredAt: new Date('2018-10-05T12:00:00Z'),
    });
  });

  test('refuses what is no role, and a role of another account', async () => {
    await expect(register('inspector')).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'INVALID_IAM_ROLE_ARN',
    });
    await expect(register(roleArn.replace('111122223333', RECORDED))).rejects.toMatchObject({
      name: 'InvalidCrossAccountRoleException',
      errorCode: 'ROLE_DOES_NOT_EXIST_OR_INVALID_TRUST_RELATIONSHIP',
      canRetry: false,
    });
  });

  refuses.strangers(emulator, 'RegisterCrossAccountAccessRole', (client) =>
    client.send(new RegisterCrossAccountAccessRoleCommand({ roleArn })),
  );
  refuses.recorded(emulator, (client) => client.send(new RegisterCrossAccountAccessRoleCommand({ roleArn })));
});
