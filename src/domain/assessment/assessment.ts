/**
 * The things of Inspector Classic as the console works with them: strict, with times as
 * milliseconds since the epoch. `src/inspector` makes them from the SDK's loose types once.
 * After the types, the words for two of them: names of rules packages, and reasons of failed items.
 */

export interface Tag {
  readonly key: string;
  readonly value: string | undefined;
}

export interface AssessmentTarget {
  readonly arn: string;
  readonly name: string;
  /** Without a resource group the target is every instance of the account and region. */
  readonly resourceGroupArn: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a template sets, and each of its runs keeps. */
interface AssessmentSettings {
  readonly durationInSeconds: number;
  readonly rulesPackageArns: readonly string[];
  readonly userAttributesForFindings: readonly Tag[];
}

export interface AssessmentTemplate extends AssessmentSettings {
  readonly arn: string;
  readonly name: string;
  readonly targetArn: string;
  readonly lastRunArn: string | undefined;
  readonly runCount: number;
  readonly createdAt: number;
}

export interface StateChange {
  readonly state: string;
  readonly at: number;
}

export interface AssessmentRun extends AssessmentSettings {
  readonly arn: string;
  readonly name: string;
  readonly templateArn: string;
  /** One of the model's thirteen states; a text that is none of them is passed through. */
  readonly state: string;
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly stateChangedAt: number;
  readonly dataCollected: boolean;
  readonly stateChanges: readonly StateChange[];
  readonly findingCounts: Readonly<Record<string, number>>;
}

export interface RulesPackage {
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly provider: string;
  readonly description: string | undefined;
}

export interface Agent {
  readonly id: string;
  readonly hostname: string | undefined;
  readonly health: string | undefined;
  readonly agentVersion: string | undefined;
  readonly operatingSystem: string | undefined;
  readonly kernelVersion: string | undefined;
  readonly ipv4Address: string | undefined;
  readonly autoScalingGroup: string | undefined;
}

/** An instance that a run was to assess, by its agent. */
export interface RunInstance {
  readonly id: string;
  /** What the service knew of its agent when it was asked: `HEALTHY`, `UNHEALTHY` or `UNKNOWN`. */
  readonly health: string | undefined;
  /** What it said beside that, and the Auto Scaling group that the instance was in. */
  readonly healthDetails?: string | undefined;
  readonly autoScalingGroup?: string | undefined;
}

/** What an exclusion concerns: `INSTANCE_ID` or `RULES_PACKAGE_ARN`; other keys are passed through. */
interface ExclusionScope {
  readonly key: string;
  readonly value: string;
}

/** A check that could not be completed. One of a preview has no ARN. */
export interface Exclusion {
  readonly arn: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly recommendation: string;
  readonly scopes: readonly ExclusionScope[];
  readonly attributes: readonly Tag[];
}

/** The same as the wire has it, where what is not there has no member. */
export interface WireExclusion {
  readonly arn?: string;
  readonly title: string;
  readonly description: string;
  readonly recommendation: string;
  readonly scopes: readonly ExclusionScope[];
  readonly attributes?: readonly { readonly key: string; readonly value?: string }[];
}

/** An item that a Describe call could not give, with the service's reason. */
export interface FailedItem {
  readonly arn: string;
  readonly code: string;
  readonly retryable: boolean;
}

/** The short names that people use for the five rules packages, by their full ones. */
const SHORT: Readonly<Record<string, string>> = {
  'Common Vulnerabilities and Exposures': 'CVE',
  'CIS Operating System Security Configuration Benchmarks': 'CIS benchmarks',
  'Security Best Practices': 'Security best practices',
  'Runtime Behavior Analysis': 'Runtime behavior',
  'Network Reachability': 'Network reachability',
};

/** A rules package's short name for a narrow place; any other name is passed through. */
export function shortPackageName(name: string): string {
  return (Object.hasOwn(SHORT, name) ? SHORT[name] : undefined) ?? name;
}

/**
 * A rules package by the name it is known by, else by the last part of its ARN (for example `0-9hgA516p`).
 *
 * @param packages by ARN, as far as they are loaded
 */
export function packageName(arn: string, packages: ReadonlyMap<string, { readonly name: string }>): string {
  return packages.get(arn)?.name ?? arn.slice(arn.lastIndexOf('/') + 1);
}

/** The model's reasons for which a Describe call leaves an item out, and ours where an answer says nothing. */
const REASONS: Readonly<Record<string, string>> = {
  INVALID_ARN: 'The ARN is not valid.',
  DUPLICATE_ARN: 'The ARN was asked for twice.',
  ITEM_DOES_NOT_EXIST: 'It does not exist.',
  ACCESS_DENIED: 'You are not allowed to see it.',
  LIMIT_EXCEEDED: 'A limit of the service was exceeded.',
  INTERNAL_ERROR: 'The service had an internal error.',
  NO_ANSWER: 'The service’s answer says nothing about it.',
};

/** Why an item could not be described, in a sentence; a code that the model does not know is passed through. */
export function failedItemReason(code: string): string {
  return (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? code;
}

/** Whether a thing is not there at all: recorded data names it and does not hold it. Other things only failed. */
export const isNotThere = (code: string | undefined): boolean => code === 'ITEM_DOES_NOT_EXIST';

/** How many of some things are not there, and how many could not be had for another reason. */
export function countUndescribed(items: readonly Pick<FailedItem, 'code'>[]): {
  readonly notThere: number;
  readonly failed: number;
} {
  const notThere = items.filter(({ code }) => isNotThere(code)).length;
  return { notThere, failed: items.length - notThere };
}

/** Failed items of one reason. */
interface FailedGroup {
  readonly code: string;
  readonly reason: string;
  readonly items: readonly FailedItem[];
}

/** Failed items by reason, the most frequent first, in their order within. */
export function groupFailedItems(items: readonly FailedItem[]): readonly FailedGroup[] {
  const byCode = new Map<string, FailedItem[]>();
  for (const item of items) {
    const same = byCode.get(item.code);
    if (same) same.push(item);
    else byCode.set(item.code, [item]);
  }
  return [...byCode]
    .map(([code, same]) => ({ code, reason: failedItemReason(code), items: same }))
    .toSorted((a, b) => b.items.length - a.items.length);
}
