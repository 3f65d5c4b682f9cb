/** Reads what our own endpoint says of the present service's coverage (the rest of DescribeInstances). */
import type { CoverageDocument, InstanceScan } from '../../domain/present-coverage/instance-coverage';
import { SCAN_STATUS_CODES } from '../../domain/present-coverage/scan-facts';
import { badAnswer } from './problem';
import { listOf, type Members, number, optional, text, time } from './wire-members';

function toStatusCode(value: unknown, member: string) {
  const code = SCAN_STATUS_CODES.find((each) => each === value);
  if (!code) throw badAnswer(`${member} is not known.`);
  return code;
}

function toScan(item: Members): InstanceScan {
  const scanMode = optional(item['scanMode'], 'scans.scanMode', text);
  const statusCode = optional(item['statusCode'], 'scans.statusCode', toStatusCode);
  const reason = optional(item['reason'], 'scans.reason', text);
  const lastScannedAt = optional(item['lastScannedAt'], 'scans.lastScannedAt', time);
  return {
    scanType: text(item['scanType'], 'scans.scanType'),
    document: text(item['document'], 'scans.document'),
    ...(scanMode !== undefined && { scanMode }),
    ...(statusCode !== undefined && { statusCode }),
    ...(reason !== undefined && { reason }),
    ...(lastScannedAt !== undefined && { lastScannedAt }),
  };
}

function toDocument(item: Members): CoverageDocument {
  const answeredAt = optional(item['answeredAt'], 'coverageDocuments.answeredAt', time);
  const importedAt = optional(item['importedAt'], 'coverageDocuments.importedAt', time);
  const sha256 = optional(item['sha256'], 'coverageDocuments.sha256', text);
  return {
    document: text(item['document'], 'coverageDocuments.document'),
    region: text(item['region'], 'coverageDocuments.region'),
    instances: number(item['instances'], 'coverageDocuments.instances'),
    more: item['more'] === true,
    ...(answeredAt !== undefined && { answeredAt }),
    ...(importedAt !== undefined && { importedAt }),
    ...(sha256 !== undefined && { sha256 }),
  };
}

/** What an answer of DescribeInstances tells of coverage: of instances that it names, and where that is from. */
export interface ToldCoverage {
  readonly documents: readonly CoverageDocument[];
  readonly instances: readonly { readonly id: string; readonly scans: readonly InstanceScan[] }[];
}

/** Reads it; an endpoint that tells nothing of coverage has no data on it. @throws Problem of kind `bad-answer` */
export const toToldCoverage = (answer: Members): ToldCoverage => ({
  documents:
    optional(answer['coverageDocuments'], 'coverageDocuments', (value, member) =>
      listOf(value, member, toDocument),
    ) ?? [],
  instances: listOf(answer['instances'], 'instances', (item) => ({
    id: text(item['instanceId'], 'instances.instanceId'),
    scans: optional(item['scans'], 'scans', (value, member) => listOf(value, member, toScan)) ?? [],
  })),
});
