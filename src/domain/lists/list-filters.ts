import { rulesPackageArn, targetArn } from '../address/arn';
import { type AccountPlace, arnOfTemplate, runPlace } from '../address/paths';
import type { RunsView, TemplatesView } from '../address/views';
import { statesOf } from '../assessment/run-state';
import { endOfDay, startOfDay } from './filter-values';

/**
 * The pattern that the service filters names by: `*` stands for anything. What has none is sought
 * anywhere in the name.
 * @param name as `readName` lets it through
 */
export function namePattern(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return name.includes('*') ? name : `*${name}*`;
}

/** The ARN of the rules package that a view is narrowed to. */
export function packageArnOf(place: AccountPlace, rulesPackage: string | undefined): string | undefined {
  const [owner, id] = rulesPackage?.split('/') ?? [];
  return owner !== undefined && id !== undefined ? rulesPackageArn(place.region, owner, id) : undefined;
}

function shared(place: AccountPlace, view: TemplatesView | RunsView) {
  const packageArn = packageArnOf(place, view.rulesPackage);
  return {
    namePattern: namePattern(view.name),
    rulesPackageArns: packageArn === undefined ? undefined : [packageArn],
    shortestSeconds: view.shortest,
    longestSeconds: view.longest,
  };
}

/** What the service is asked for, for a view of the templates of an account and region. */
export function templatesFilter(place: AccountPlace, view: TemplatesView) {
  const { target } = view;
  return {
    ...shared(place, view),
    targetArns: target === undefined ? undefined : [targetArn(place.region, place.account, target)],
  };
}

/** What the service is asked for, for a view of the runs of an account and region. */
export function runsFilter(place: AccountPlace, view: RunsView) {
  const { status, template, from, to } = view;
  return {
    ...shared(place, view),
    states: status?.flatMap(statesOf),
    templateArns: template && [arnOfTemplate({ ...place, ...template })],
    startedFrom: from === undefined ? undefined : startOfDay(from),
    startedTo: to === undefined ? undefined : endOfDay(to),
  };
}

/** What is left to be looked at in the rows that are loaded: the service filters no runs by their target. */
export function isRunShown({ target }: RunsView, arn: string): boolean {
  return target === undefined || runPlace(arn)?.targetId === target;
}
