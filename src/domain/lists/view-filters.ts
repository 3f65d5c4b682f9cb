/** The filters of a list: as they stand in its address, and as the service is asked for them. */
import { rulesPackageArn, targetArn } from '../address/arn';
import { type AccountPlace, arnOfTemplate, runPlace } from '../address/paths';
import type { RunsView, TemplatesView } from '../address/list-views';
import type { Parameters } from '../address/query-string';
import { statesOf } from '../assessment/runs';
import { endOfDay, startOfDay } from '../address/query-string';

/** One filter of a list, by its parameter in the address. */
export interface ViewFilter {
  readonly property: string;
  readonly value: string;
}

/** The parameters that filter a list, in the order to show them in. */
const FILTERS = [
  'name',
  'status',
  'template',
  'target',
  'package',
  'reason',
  'least',
  'most',
  'from',
  'to',
  'shortest',
  'longest',
] as const;

/** Of these several may hold at once, and one of them is enough; of the others a new one takes the old one's place. */
const SEVERAL: ReadonlySet<string> = new Set(['status']);

/** The ends of a range: what the other end is, and on which side it has to be. */
const RANGES: Readonly<Record<string, readonly [other: string, side: 1 | -1]>> = {
  from: ['to', 1],
  to: ['from', -1],
  least: ['most', 1],
  most: ['least', -1],
  shortest: ['longest', 1],
  longest: ['shortest', -1],
};

const order = new Intl.Collator('en', { numeric: true });

const valuesOf = (parameters: Parameters, property: string): readonly string[] => {
  const value = parameters[property];
  return typeof value === 'string' ? [value] : (value ?? []);
};

/** The filters that a view's parameters hold. */
export function filtersIn(parameters: Parameters): readonly ViewFilter[] {
  return FILTERS.flatMap((property) => valuesOf(parameters, property).map((value) => ({ property, value })));
}

/** The changes of parameters that add a filter. The end of a range that it contradicts is taken out. */
export function addFilter(parameters: Parameters, { property, value }: ViewFilter): Parameters {
  if (SEVERAL.has(property)) {
    const values = [...new Set([...valuesOf(parameters, property), value])];
    return { [property]: values };
  }
  const [other, side] = RANGES[property] ?? [];
  const [end] = other === undefined ? [] : valuesOf(parameters, other);
  const contradicts = end !== undefined && side !== undefined && order.compare(end, value) * side < 0;
  return { [property]: value, ...(contradicts && other !== undefined && { [other]: undefined }) };
}

/** The changes of parameters that take a filter out. */
export function removeFilter(parameters: Parameters, { property, value }: ViewFilter): Parameters {
  const left = valuesOf(parameters, property).filter((each) => each !== value);
  return { [property]: left.length === 0 ? undefined : left };
}

/** The changes of parameters that take every filter out. */
export const noFilters: Parameters = Object.fromEntries(FILTERS.map((property) => [property, undefined]));

/** What the service can filter both lists by; what is undefined does not filter. */
interface ListFilter {
  /** A name, or a part of one with `*` for what may stand around it. */
  readonly namePattern?: string | undefined;
  readonly rulesPackageArns?: readonly string[] | undefined;
  /** The range of the duration in seconds, both ends included. */
  readonly shortestSeconds?: number | undefined;
  readonly longestSeconds?: number | undefined;
}

/** What the service is asked to filter a list of templates by. */
export interface TemplatesFilter extends ListFilter {
  readonly targetArns?: readonly string[] | undefined;
}

/** What the service is asked to filter a list of runs by. Times in milliseconds. */
export interface RunsFilter extends ListFilter {
  /** The model's states, for example `COMPLETED`. */
  readonly states?: readonly string[] | undefined;
  readonly templateArns?: readonly string[] | undefined;
  readonly startedFrom?: number | undefined;
  readonly startedTo?: number | undefined;
  /** What only our own endpoint can narrow and order runs by; undefined where nothing of it is asked for. */
  readonly byExclusions?: ByExclusions | undefined;
}

/** How runs are narrowed and ordered by their exclusions. */
export interface ByExclusions {
  /** The key of a type. */
  readonly exclusionType?: string | undefined;
  readonly leastExclusions?: number | undefined;
  readonly mostExclusions?: number | undefined;
  readonly order?: 'ascending' | 'descending' | undefined;
}

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

function shared(place: AccountPlace, view: TemplatesView | RunsView): ListFilter {
  const packageArn = packageArnOf(place, view.rulesPackage);
  return {
    namePattern: namePattern(view.name),
    rulesPackageArns: packageArn === undefined ? undefined : [packageArn],
    shortestSeconds: view.shortest,
    longestSeconds: view.longest,
  };
}

/** What the service is asked for, for a view of the templates of an account and region. */
export function templatesFilter(place: AccountPlace, view: TemplatesView): TemplatesFilter {
  const { target } = view;
  return {
    ...shared(place, view),
    targetArns: target === undefined ? undefined : [targetArn(place.region, place.account, target)],
  };
}

function byExclusions({ reason, least, most, sort }: RunsView): ByExclusions | undefined {
  const direction = sort?.column === 'exclusions' ? sort.direction : undefined;
  if (reason === undefined && least === undefined && most === undefined && direction === undefined)
    return undefined;
  return { exclusionType: reason, leastExclusions: least, mostExclusions: most, order: direction };
}

/** What the service is asked for, for a view of the runs of an account and region. */
export function runsFilter(place: AccountPlace, view: RunsView): RunsFilter {
  const { status, template, from, to } = view;
  return {
    ...shared(place, view),
    states: status?.flatMap(statesOf),
    templateArns: template && [arnOfTemplate({ ...place, ...template })],
    startedFrom: from === undefined ? undefined : startOfDay(from),
    startedTo: to === undefined ? undefined : endOfDay(to),
    byExclusions: byExclusions(view),
  };
}

/** What is left to be looked at in the rows that are loaded: the service filters no runs by their target. */
export function isRunShown({ target }: RunsView, arn: string): boolean {
  return target === undefined || runPlace(arn)?.targetId === target;
}
