/** Saved answers of Amazon Inspector (the present service) about what it covers: `list-coverage`. Never needed. */

import { isInstanceId } from '../../../../src/domain/address/paths';
import {
  INSTANCE_TYPE,
  SCAN_CODE,
  SCAN_STATUS_CODES,
  type ScanStatusCode,
} from '../../../../src/domain/present-coverage/scan-facts';
import type { SavedScan } from '../evidence/instance-sayings';
import { COVERAGE_MEMBER } from '../formats/instance-contents';
import { Misfit } from '../problems';
import { instant, members, oneOf, optional, type Reader, text } from '../readers';
import { type DocumentKind, forEachThing } from './document-kind';

/** Values of the model's enumerations are not held to those that are known: the service adds some over the years. */
const code = text(1, 100, SCAN_CODE);

/** What each resource of an answer says, whatever it is. */
const resource = members({
  accountId: text(12, 12, /^\d{12}$/),
  resourceId: text(1, 341),
  resourceType: code,
  scanType: code,
});

/** What an instance says beside that. A status decides what is said of it: an unknown one is refused. */
const instanceMembers = members({
  scanStatus: optional(members({ statusCode: oneOf(...SCAN_STATUS_CODES), reason: code })),
  scanMode: optional(code),
  lastScannedAt: optional(instant),
});

const scanOf: Reader<SavedScan> = (value, path) => {
  const { accountId, resourceId, resourceType, scanType } = resource(value, path);
  if (resourceType !== INSTANCE_TYPE) return { accountId, resourceType };
  if (!isInstanceId(resourceId))
    throw new Misfit(
      `${path}.resourceId`,
      'must be the id of an instance, such as i-05d63b2c2cd80e506, as its resourceType says',
    );
  const { scanStatus, scanMode, lastScannedAt } = instanceMembers(value, path);
  const scan = {
    scanType,
    ...(scanMode !== undefined && { scanMode }),
    ...(scanStatus && {
      statusCode: scanStatus.statusCode as ScanStatusCode,
      reason: scanStatus.reason,
    }),
    ...(lastScannedAt !== undefined && { lastScannedAt }),
  };
  return { accountId, resourceType, instanceId: resourceId, scan };
};

/** The answer of the present service that loads. */
export const coverageKinds: readonly DocumentKind[] = [
  {
    key: COVERAGE_MEMBER,
    command: 'list-coverage',
    take(collected, taken) {
      const { origin, more } = taken;
      const scans: { scan: SavedScan; path: string }[] = [];
      forEachThing(taken, scanOf, (scan, path) => scans.push({ scan, path }));
      collected.coverage.push({ origin, more, scans });
    },
  },
];
