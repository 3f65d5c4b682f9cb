import type { DescribeCrossAccountAccessRoleResponse } from '@aws-sdk/client-inspector';
import type { Wire } from '../operation';

/** The role of a region as DescribeCrossAccountAccessRole answers it. */
export type StoredRole = Wire<DescribeCrossAccountAccessRoleResponse>;

/** The kind of the plain row that holds a region's role; its key is the region. */
export const ROLE_KIND = 'cross-account-role';
/** The key of a role from a saved answer, which does not say of which region it is. */
export const SAVED_ROLE = 'role';
