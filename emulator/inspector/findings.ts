/** The operations about findings. Which findings an account has, saved or made up, is in `account-findings.ts`. */
import type {
  AddAttributesToFindingsRequest,
  AddAttributesToFindingsResponse,
  DescribeFindingsRequest,
  DescribeFindingsResponse,
  ListFindingsRequest,
  ListFindingsResponse,
  RemoveAttributesFromFindingsRequest,
  RemoveAttributesFromFindingsResponse,
} from '@aws-sdk/client-inspector';
import {
  couldHaveMade,
  findFinding,
  findingFilter,
  findingKey,
  findingsOf,
  putFinding,
  storedFindings,
} from './account-findings';
import { describeMany, failed, requireRun } from './arns';
import { noSuchEntity, requireUniqueKeys } from './errors';
import { openPage, pageOfSorted } from './paging';
import type { Checked, Operation, Principal, Services, Wire } from './operation';
import { parentArn } from '../../src/domain/address/arn';
import { isListInPart } from '../store/account-gaps';
import type { AccountStore } from '../store/account-store';
import { isSavedEmpty } from '../store/plain-rows';
import type { RunRecord } from '../store/records';
import { everyRow } from '../store/rows';

/** The ARNs of the findings of some runs, or of the whole region, newest first. What was not recorded is refused. */
export const listFindings: Operation<Checked<ListFindingsRequest>, Wire<ListFindingsResponse>> = (
  services,
  principal,
  input,
) => {
  const { store } = services;
  const page = openPage<string>(services, principal, 'ListFindings', input);
  const runs = [...new Set(input.assessmentRunArns)];
  const records = runs.map((arn) => requireRun(services, principal, arn));
  requireSaved(services, principal.region, runs);
  const isFiltered = Object.values(input.filter ?? {}).some(
    (asked) => !Array.isArray(asked) || asked.length > 0,
  );
  const findings = findingsOf(store, {
    region: principal.region,
    runs: runs.length === 0 ? undefined : records,
    matches: findingFilter(input.filter),
    couldMatch: couldHaveMade(store, input.filter),
    after: page.after,
    enough: page.limit + 1,
  });
  const { items, next } = pageOfSorted(findings, findingKey, page, {
    isPart: () => areFindingsInPart(store, principal.region, records, isFiltered),
    refusal: () => noSuchEntity('finding', 'The rest of the findings are not in this data'),
  });
  return { findingArns: items.map(({ arn = '' }) => arn), ...next };
};

/**
 * Whether findings are known to be missing: a saved list of them is a part, a run counts more than are there, or nothing is known of
 * a run; and where they are filtered, whether some are known by their ARNs alone.
 */
function areFindingsInPart(
  store: AccountStore,
  region: string,
  runs: readonly RunRecord[],
  isFiltered: boolean,
): boolean {
  if (store.kind !== 'recorded') return false;
  const about = runs.map(({ arn }) => arn);
  if (isListInPart(store, region, 'finding', about)) return true;
  const known = new Map<string, number>();
  for (const { arn = '' } of storedFindings(store, region)) {
    const run = parentArn(arn) ?? '';
    known.set(run, (known.get(run) ?? 0) + 1);
  }
  const counted = ({ findingCounts }: RunRecord): number =>
    Object.values(findingCounts).reduce((sum, count) => sum + count, 0);
  const all = runs.length > 0 ? runs : everyRow([region], (request) => store.runs(request));
  const isNoneSaid = isSavedEmpty(store, 'findings', region);
  for (const run of all) {
    if (counted(run) > (known.get(run.arn) ?? 0)) return true;
    if (isNoneSaid || run.described) continue;
    if (!known.has(run.arn) && !isSavedEmpty(store, 'findings', run.arn)) return true;
  }
  const isUndescribed = ({ key, value }: { readonly key: string; readonly value: unknown }): boolean =>
    value === null && (about.length === 0 || about.includes(parentArn(key) ?? ''));
  return isFiltered && store.plainRows('finding', region).some(isUndescribed);
}

const isOf = (arn: string, run: string): boolean => arn.startsWith(`${run}/`);

/** Refuses what a recorded account cannot know: a run or region of which neither findings nor an empty list were saved. */
function requireSaved({ store }: Services, region: string, runs: readonly string[]): void {
  if (store.kind !== 'recorded' || isSavedEmpty(store, 'findings', region)) return;
  const all = storedFindings(store, region);
  if (runs.length === 0 && all.length === 0)
    throw noSuchEntity('finding', 'The findings are not in this data');
  for (const run of runs)
    if (!all.some(({ arn = '' }) => isOf(arn, run)) && !isSavedEmpty(store, 'findings', run))
      throw noSuchEntity('finding', 'The findings of this run are not in this data');
}

/** Findings by ARN, as they were saved. */
export const describeFindings: Operation<Checked<DescribeFindingsRequest>, Wire<DescribeFindingsResponse>> = (
  services,
  principal,
  input,
) => {
  const { found, failedItems } = lookUp(services, principal, input.findingArns);
  return { findings: [...found], failedItems };
};

const lookUp = (services: Services, principal: Principal, arns: readonly string[]) =>
  describeMany(services, principal, 'finding', arns, (arn) => findFinding(services.store, arn));

/** The model's limit on a finding's `UserAttributeList`. */
const MOST_ATTRIBUTES = 10;

/** Gives findings attributes of the user's own; a key that a finding has gets the new value. */
export const addAttributesToFindings: Operation<
  Checked<AddAttributesToFindingsRequest>,
  Wire<AddAttributesToFindingsResponse>
> = (services, principal, { findingArns, attributes }) => {
  requireUniqueKeys(attributes, 'INVALID_USER_ATTRIBUTE_KEY');
  const keys = new Set(attributes.map(({ key }) => key));
  const { found, failedItems } = lookUp(services, principal, findingArns);
  for (const finding of found) {
    const others = (finding.userAttributes ?? []).filter(({ key = '' }) => !keys.has(key));
    if (others.length + attributes.length > MOST_ATTRIBUTES)
      failedItems[finding.arn ?? ''] = failed('LIMIT_EXCEEDED');
    else
      putFinding(services.store, principal.region, {
        ...finding,
        userAttributes: [...others, ...attributes],
      });
  }
  return { failedItems };
};

/** Takes attributes of the user's own from findings, by key; a key that a finding does not have is passed over. */
export const removeAttributesFromFindings: Operation<
  Checked<RemoveAttributesFromFindingsRequest>,
  Wire<RemoveAttributesFromFindingsResponse>
> = (services, principal, { findingArns, attributeKeys }) => {
  const { found, failedItems } = lookUp(services, principal, findingArns);
  for (const finding of found) {
    const userAttributes = (finding.userAttributes ?? []).filter(
      ({ key = '' }) => !attributeKeys.includes(key),
    );
    putFinding(services.store, principal.region, { ...finding, userAttributes });
  }
  return { failedItems };
};
