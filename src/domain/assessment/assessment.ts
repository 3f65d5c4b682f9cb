/**
 * The things of Inspector Classic as the console works with them: strict, with times as
 * milliseconds since the epoch. `src/inspector` makes them from the SDK's loose types once.
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

export interface AssessmentTemplate {
  readonly arn: string;
  readonly name: string;
  readonly targetArn: string;
  readonly durationInSeconds: number;
  readonly rulesPackageArns: readonly string[];
  readonly userAttributesForFindings: readonly Tag[];
  readonly lastRunArn: string | undefined;
  readonly runCount: number;
  readonly createdAt: number;
}

export interface StateChange {
  readonly state: string;
  readonly at: number;
}

export interface AssessmentRun {
  readonly arn: string;
  readonly name: string;
  readonly templateArn: string;
  /** One of the model's thirteen states; a text that is none of them is passed through. */
  readonly state: string;
  readonly durationInSeconds: number;
  readonly rulesPackageArns: readonly string[];
  readonly userAttributesForFindings: readonly Tag[];
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
}

/** What an exclusion concerns: `INSTANCE_ID` or `RULES_PACKAGE_ARN`; other keys are passed through. */
export interface ExclusionScope {
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

/** An item that a Describe call could not give, with the service's reason. */
export interface FailedItem {
  readonly arn: string;
  readonly code: string;
  readonly retryable: boolean;
}
