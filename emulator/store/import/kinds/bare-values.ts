import { parseArn, type ArnKind } from '../../../../src/domain/address/arn';
import { Misfit } from '../misfit';

/** What a value without an answer around it is: the answer's member that its items belong to, and the items as they stand there. */
export interface BareValue {
  readonly key: string;
  readonly value: unknown;
}

/** The members that lists of ARNs, and lists of described things, stand in. */
const LISTS: Readonly<Partial<Record<ArnKind, readonly [arns: string, things: string]>>> = {
  target: ['assessmentTargetArns', 'assessmentTargets'],
  template: ['assessmentTemplateArns', 'assessmentTemplates'],
  run: ['assessmentRunArns', 'assessmentRuns'],
  exclusion: ['exclusionArns', 'exclusions'],
  finding: ['findingArns', 'findings'],
  'rules-package': ['rulesPackageArns', 'rulesPackages'],
  'resource-group': ['', 'resourceGroups'],
};

const has = (item: object, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(item, name));

/** The member of an answer that an item belongs to; undefined for what no answer has. */
function memberOf(item: unknown): string | undefined {
  if (typeof item === 'string') {
    const kind = parseArn(item)?.kind;
    return (kind && LISTS[kind]?.[0]) || undefined;
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const { arn } = item as { readonly arn?: unknown };
  if (typeof arn === 'string') {
    const kind = parseArn(arn)?.kind;
    return kind && LISTS[kind]?.[1];
  }
  if (has(item, 'assessmentRunArn', 'agentId')) return 'assessmentRunAgents';
  if (has(item, 'title', 'recommendation', 'scopes')) return 'exclusionPreviews';
  if (has(item, 'agentId')) return 'agentPreviews';
  return undefined;
}

/** Exclusions as DescribeExclusions gives them, by their ARNs. */
function byArn(items: readonly unknown[], path: string): Readonly<Record<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const [index, item] of items.entries()) {
    const { arn } = item as { readonly arn: string };
    const earlier = found.get(arn);
    if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(item))
      throw new Misfit(`${path}[${index}]`, `describes ${arn} in another way than an item before it`);
    found.set(arn, item);
  }
  return Object.fromEntries(found);
}

/**
 * Recognises the items of a bare list (jq's, `--query`'s, Steampipe's), or one bare thing (PowerShell prints a list of
 * one item as the item).
 * @returns undefined for what is neither
 * @throws Misfit where the items are not all of one kind
 */
export function bareValue(value: unknown, path: string): BareValue | undefined {
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const [first] = items;
  const key = memberOf(first);
  if (key === undefined) return undefined;
  const stranger = items.findIndex((item) => memberOf(item) !== key);
  if (stranger >= 0)
    throw new Misfit(`${path}[${stranger}]`, `is of another kind than the list's first item (${key})`);
  return { key, value: key === 'exclusions' ? byArn(items, path) : items };
}
