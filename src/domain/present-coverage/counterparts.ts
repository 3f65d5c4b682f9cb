/**
 * What at Amazon Inspector (the present service) comes nearest to Inspector Classic's exclusion types and rules packages. The two
 * services do not say so of each other: each row is a comparison of the Classic guide's words with the present service's, and
 * an empty one says that neither its model nor its guide has anything of the kind.
 */
import type { ScanReason } from './instance-coverage';

/** The present service's reasons that come nearest to each type of the guide, by the type's slug. */
export const NEAREST_REASONS: Readonly<Record<string, readonly ScanReason[]>> = {
  'no-instances-in-target': [],
  'agent-is-already-running': [],
  'agent-not-found': ['UNMANAGED_EC2_INSTANCE'],
  'agent-is-unhealthy': ['NO_INVENTORY', 'STALE_INVENTORY', 'UNMANAGED_EC2_INSTANCE'],
  'kernel-module-unavailable': [],
  'unsupported-os-version': ['UNSUPPORTED_OS'],
  'deprecated-rules-package': [],
  'rules-package-not-supported-by-os': ['UNSUPPORTED_OS'],
  'rules-evaluation-error-for-single-instance': ['INTERNAL_ERROR'],
  'rules-evaluation-error': ['INTERNAL_ERROR'],
};

/** A rules package of Inspector Classic, and what of the present service looks at the same. */
export interface PackageCounterpart {
  /** The key of its words. */
  readonly key: 'cve' | 'network' | 'cis' | 'best-practices' | 'behavior';
  /** The package's name in the Classic guide. */
  readonly name: string;
  /** The ScanType that ListCoverage has for it; undefined where it has none. */
  readonly scanType?: 'PACKAGE' | 'NETWORK';
}

export const PACKAGE_COUNTERPARTS: readonly PackageCounterpart[] = [
  { key: 'cve', name: 'Common Vulnerabilities and Exposures', scanType: 'PACKAGE' },
  { key: 'network', name: 'Network Reachability', scanType: 'NETWORK' },
  { key: 'cis', name: 'CIS Operating System Security Configuration Benchmarks' },
  { key: 'best-practices', name: 'Security Best Practices' },
  { key: 'behavior', name: 'Runtime Behavior Analysis' },
];

/** The pages that the comparison rests on. */
export const PRESENT_PAGES = {
  reasons: 'https://docs.aws.amazon.com/inspector/v2/APIReference/API_ScanStatus.html',
  coverage: 'https://docs.aws.amazon.com/inspector/latest/user/assessing-coverage.html',
  ec2: 'https://docs.aws.amazon.com/inspector/latest/user/scanning-ec2.html',
  findings: 'https://docs.aws.amazon.com/inspector/latest/user/findings-types.html',
  cis: 'https://docs.aws.amazon.com/inspector/v2/APIReference/API_CisScan.html',
  classicHistory: 'https://docs.aws.amazon.com/inspector/v1/userguide/document-history.html',
} as const;
