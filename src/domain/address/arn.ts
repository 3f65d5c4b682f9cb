/**
 * Amazon Resource Names of Inspector Classic.
 *
 * They nest, so an exclusion's run, template and target can be read off its own name:
 * `arn:aws:inspector:REGION:ACCOUNT:target/0-x/template/0-y/run/0-z/exclusion/0-w`.
 * Format as in the AWS CLI's published samples; every id seen is `0-` and 8 base-62 characters.
 */
export type ArnKind =
  'target' | 'template' | 'run' | 'exclusion' | 'finding' | 'resource-group' | 'rules-package';

/** A parsed ARN. The ids of the parents are there for kinds that nest. */
export interface InspectorArn {
  readonly kind: ArnKind;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly targetId?: string;
  readonly templateId?: string;
  readonly runId?: string;
  /** The id of the thing itself, for example `0-JTUOm29Y`. */
  readonly id: string;
}

/** The model's limit on every `Arn` shape. */
const MAX_ARN_LENGTH = 300;

const ID_PATTERN = '0-[0-9A-Za-z]{8}';
const ID = new RegExp(`^${ID_PATTERN}$`);

/**
 * One expression, since a Describe call brings a hundred of them. What may follow what is unambiguous, so it
 * takes time in proportion to the text.
 */
const ARN = new RegExp(
  `^arn:(aws|aws-us-gov|aws-cn):inspector:([a-z]{2}(?:-[a-z]+)+-\\d):(\\d{12}):(?:` +
    `target/(${ID_PATTERN})(?:/template/(${ID_PATTERN})(?:/run/(${ID_PATTERN})(?:/(exclusion|finding)/(${ID_PATTERN}))?)?)?` +
    `|(resourcegroup|rulespackage)/(${ID_PATTERN}))$`,
);

/** Reads an ARN, or returns undefined when the text is none of Inspector's. Never throws. */
export function parseArn(text: string): InspectorArn | undefined {
  if (text.length > MAX_ARN_LENGTH) return undefined;
  const match = ARN.exec(text);
  if (!match) return undefined;
  const [
    ,
    partition = '',
    region = '',
    account = '',
    targetId,
    templateId,
    runId,
    leaf,
    leafId,
    flat,
    flatId,
  ] = match;
  if (flatId !== undefined)
    return {
      kind: flat === 'rulespackage' ? 'rules-package' : 'resource-group',
      partition,
      region,
      account,
      id: flatId,
    };
  if (targetId === undefined) return undefined;
  if (templateId === undefined) return { kind: 'target', partition, region, account, targetId, id: targetId };
  if (runId === undefined)
    return { kind: 'template', partition, region, account, targetId, templateId, id: templateId };
  if (leafId === undefined)
    return { kind: 'run', partition, region, account, targetId, templateId, runId, id: runId };
  const kind = leaf === 'finding' ? 'finding' : 'exclusion';
  return { kind, partition, region, account, targetId, templateId, runId, id: leafId };
}

/** The `aws`, `aws-us-gov` or `aws-cn` that a region's ARNs begin with. */
export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

function prefix(region: string, account: string): string {
  return `arn:${partitionOf(region)}:inspector:${region}:${account}:`;
}

/** The ARN of an assessment target. */
export function targetArn(region: string, account: string, targetId: string): string {
  return `${prefix(region, account)}target/${targetId}`;
}

/** The ARN of an assessment template. */
export function templateArn(region: string, account: string, targetId: string, templateId: string): string {
  return `${targetArn(region, account, targetId)}/template/${templateId}`;
}

/** The ARN of an assessment run. */
export function runArn(
  region: string,
  account: string,
  targetId: string,
  templateId: string,
  runId: string,
): string {
  return `${templateArn(region, account, targetId, templateId)}/run/${runId}`;
}

/** The ARN of a resource group. */
export function resourceGroupArn(region: string, account: string, id: string): string {
  return `${prefix(region, account)}resourcegroup/${id}`;
}

/** The ARN of a rules package. @param owner AWS's own account for rules packages, another one in each region */
export function rulesPackageArn(region: string, owner: string, id: string): string {
  return `${prefix(region, owner)}rulespackage/${id}`;
}

/** The ARN that an ARN is nested in: an exclusion's run, a run's template, a template's target. */
export function parentArn(arn: string): string | undefined {
  // What is nested in nothing has no template either.
  if (parseArn(arn)?.templateId === undefined) return undefined;
  return arn.slice(0, arn.lastIndexOf('/', arn.lastIndexOf('/') - 1));
}

/** Whether a text is an Inspector id, for example `0-4r1V2mAw`. */
export function isId(text: string): boolean {
  return ID.test(text);
}
