import type { RegisterCrossAccountAccessRoleRequest } from '@aws-sdk/client-inspector';
import { ROLE_KIND, type StoredRole } from './cross-account-role';
import { invalidArn } from '../errors';
import { type Checked, type Operation, ServiceError } from '../operation';
import { seconds } from '../model/wire';

const ROLE = /^arn:(?:aws|aws-us-gov|aws-cn):iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

/** Notes the role by which the service would read the account. Another account's role is no role that it could use. */
export const registerCrossAccountAccessRole: Operation<
  Checked<RegisterCrossAccountAccessRoleRequest>,
  void
> = ({ store, clock }, { region }, { roleArn }) => {
  const account = ROLE.exec(roleArn)?.[1];
  if (account === undefined) throw invalidArn('iam-role', roleArn);
  if (account !== store.accountId)
    throw new ServiceError(
      'InvalidCrossAccountRoleException',
      `Inspector cannot assume the role ${roleArn}`,
      { errorCode: 'ROLE_DOES_NOT_EXIST_OR_INVALID_TRUST_RELATIONSHIP', canRetry: false },
    );
  const role: StoredRole = { roleArn, valid: true, registeredAt: seconds(clock.now()) };
  store.putPlainRow(ROLE_KIND, region, region, role);
};
