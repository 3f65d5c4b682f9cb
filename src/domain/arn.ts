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
export const MAX_ARN_LENGTH = 300;

const HEAD = /^arn:(aws|aws-us-gov|aws-cn):inspector:([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}):(.+)$/;
const ID = /^0-[0-9A-Za-z]{8}$/;

/** The segments that may follow each other, from the outermost. */
const NESTED: readonly (readonly [string, ArnKind])[] = [
  ['target', 'target'],
  ['template', 'template'],
  ['run', 'run'],
];
const LEAVES: ReadonlyMap<string, ArnKind> = new Map([
  ['exclusion', 'exclusion'],
  ['finding', 'finding'],
]);
const FLAT: ReadonlyMap<string, ArnKind> = new Map([
  ['resourcegroup', 'resource-group'],
  ['rulespackage', 'rules-package'],
]);

/** Reads an ARN, or returns undefined when the text is none of Inspector's. Never throws. */
export function parseArn(text: string): InspectorArn | undefined {
  if (text.length > MAX_ARN_LENGTH) return undefined;
  const head = HEAD.exec(text);
  if (!head) return undefined;
  const [, partition = '', region = '', account = '', path = ''] = head;
  const parts = path.split('/');
  const flat = FLAT.get(parts[0] ?? '');
  const base = { partition, region, account };
  if (flat) {
    const id = parts[1] ?? '';
    return parts.length === 2 && ID.test(id) ? { ...base, kind: flat, id } : undefined;
  }
  const ids: string[] = [];
  let kind: ArnKind | undefined;
  for (let i = 0; i < parts.length; i += 2) {
    const word = parts[i] ?? '';
    const id = parts[i + 1] ?? '';
    if (!ID.test(id)) return undefined;
    const level = NESTED[i / 2];
    if (level && level[0] === word) kind = level[1];
    else if (i === 6 && LEAVES.has(word)) kind = LEAVES.get(word);
    else return undefined;
    ids.push(id);
  }
  const id = ids.at(-1);
  if (!kind || id === undefined) return undefined;
  return {
    ...base,
    kind,
    id,
    ...(ids[0] !== undefined && { targetId: ids[0] }),
    ...(ids[1] !== undefined && { templateId: ids[1] }),
    ...(ids[2] !== undefined && { runId: ids[2] }),
  };
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
  const parsed = parseArn(arn);
  if (!parsed || parsed.kind === 'target' || FLAT.has(arn.split(':')[5]?.split('/')[0] ?? ''))
    return undefined;
  return arn.split('/').slice(0, -2).join('/');
}

/** Whether a text is an Inspector id, for example `0-4r1V2mAw`. */
export function isId(text: string): boolean {
  return ID.test(text);
}
