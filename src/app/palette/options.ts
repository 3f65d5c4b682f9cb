import type { Config } from '../../config/config';
import { coverageSearch } from '../../domain/address/coverage-views';
import { runsSearch, templatesSearch } from '../../domain/address/list-views';
import { openTarget } from '../../domain/address/open-target';
import { type AccountPlace, paths, runPlace, templatePlace } from '../../domain/address/paths';
import { readName } from '../../domain/address/query-string';
import type { RecentPlace } from '../../domain/address/recent-places';
import { regionName } from '../../domain/address/regions';
import type { SavedView } from '../../domain/address/saved-views';
import { exclusionTypes } from '../../domain/exclusions/exclusion-types';
import { isId } from '../../domain/address/arn';
import { visibleLine } from '../../domain/text/safe-text';
import { bestFits } from '../../domain/text/word-search';
import type { CachedInstance, CachedName } from '../../inspector/queries/find-by-name';
import { palette as words } from '../../strings/shell-extras';
import { type PaletteGroup, type PaletteOption, recentGroups, viewOptions } from './kept-places';

/** What the palette chooses from. */
interface PaletteSources {
  readonly config: Config;
  readonly here: AccountPlace | undefined;
  /** The address that the reader is at. */
  readonly at: { readonly pathname: string; readonly search: string };
  readonly recent: readonly RecentPlace[];
  readonly runs: readonly CachedName[];
  readonly templates: readonly CachedName[];
  readonly instances?: readonly CachedInstance[];
  readonly views?: readonly SavedView[];
}

/** The most of one kind that are offered. */
const MOST = 6;
const MOST_PLACES = 12;
/** How many pages an account and region has. */
const PAGES = 5;
const nameOf = ({ name }: CachedName): string => name;
const placeText = ({ label, detail }: PaletteOption): string => `${label} ${detail}`;

/** The loaded things whose name a query fits, or whose id it is. Only what is offered is made an option: most of them never are. */
function loaded(
  query: string,
  things: readonly CachedName[],
  pathOf: (arn: string) => string | undefined,
): readonly PaletteOption[] {
  const found = isId(query)
    ? things.filter(({ arn }) => arn.endsWith(`/${query}`))
    : bestFits(query, things, nameOf, MOST);
  return found.flatMap(({ arn, name }) => {
    const path = pathOf(arn);
    const [, , , region = '', account = ''] = arn.split(':');
    return path === undefined ? [] : [{ path, label: name, detail: `${regionName(region)} · ${account}` }];
  });
}

const names = new Intl.Collator('en', { numeric: true });
const labelOf = ({ label, place }: CachedInstance): string => label ?? place.instanceId;

/** The first of some instances by their names. All of tens of thousands are never sorted for them. */
function firstByName(instances: readonly CachedInstance[]): readonly CachedInstance[] {
  const first: CachedInstance[] = [];
  for (const each of instances) {
    const label = labelOf(each);
    first.splice(first.findLastIndex((other) => names.compare(labelOf(other), label) <= 0) + 1, 0, each);
    if (first.length > MOST) first.pop();
  }
  return first;
}

/** The instances that are known by what a query fits: by their names, types, tags. */
function knownInstances(query: string, instances: readonly CachedInstance[]): PaletteGroup {
  const fitting = bestFits(query, instances, ({ text }) => text, Infinity);
  const { instances: title, someInstances } = words.groups;
  return {
    title: fitting.length > MOST ? someInstances(MOST) : title,
    options: firstByName(fitting).map((each) => ({
      path: paths.instance(each.place, each.place.instanceId),
      label: labelOf(each),
      detail: [each.place.instanceId, each.type, regionName(each.place.region), each.place.account]
        .filter((part) => part !== undefined)
        .join(' · '),
    })),
  };
}

/** How what is pasted begins: no part of a name. */
const PASTED = /^(?:arn:|https?:)/;

/** What is said where nothing fits: of an id or an ARN what was looked for, so that a mistyped one is seen for what it is. */
export function nothingFor(text: string): string {
  const query = text.trim();
  if (isId(query)) return words.noneOfId(query);
  return PASTED.test(query) ? words.noneOfPasted(visibleLine(query)) : words.none;
}

/** The fewest characters that instances are asked for by. */
const LEAST_ASKED = 2;
/** More than any name has, and than the endpoint takes. */
const MOST_ASKED = 200;

/** Whether instances are to be looked for by a text: it is part of a name, and leads to no place by itself. */
export function asksForInstances(text: string, here: AccountPlace | undefined): boolean {
  const query = text.trim();
  if (query.length < LEAST_ASKED || query.length > MOST_ASKED) return false;
  return !isId(query) && !PASTED.test(query) && openTarget(query, here) === undefined;
}

const runPath = (arn: string): string | undefined => {
  const place = runPlace(arn);
  return place && paths.exclusions(place);
};
const templatePath = (arn: string): string | undefined => {
  const place = templatePlace(arn);
  return place && paths.template(place);
};

/** The pages of every account and region, those of where the reader is first, and the exclusion types. */
function placeOptions({ accounts }: Config, here: AccountPlace | undefined): readonly PaletteOption[] {
  const isHere = (region: string, account: string): boolean =>
    region === here?.region && account === here.account;
  const pages = accounts
    .flatMap(({ id, name, regions }) => regions.map((region) => ({ region, account: id, name })))
    .toSorted((a, b) => Number(isHere(b.region, b.account)) - Number(isHere(a.region, a.account)))
    .flatMap(({ name, ...place }) => {
      const detail = `${place.region} · ${place.account}`;
      const region = regionName(place.region);
      return [
        { path: paths.overview(place), label: words.overviewOf(name, region), detail },
        { path: paths.templates(place), label: words.templatesOf(name, region), detail },
        { path: paths.runs(place), label: words.runsOf(name, region), detail },
        { path: paths.instances(place), label: words.instancesOf(name, region), detail },
        { path: paths.about(place), label: words.aboutOf(name, region), detail },
      ];
    });
  const all = {
    path: paths.allAccounts(),
    label: words.allAccounts,
    detail: words.allAccountsDetail(accounts.length),
  };
  const types = exclusionTypes.map(({ slug, title }) => ({
    path: paths.exclusionType(slug),
    label: title,
    detail: words.exclusionType,
  }));
  return [...pages.slice(0, PAGES), ...(accounts.length > 1 ? [all] : []), ...pages.slice(PAGES), ...types];
}

function named(name: string, here: AccountPlace | undefined): readonly PaletteOption[] {
  if (!here || readName(name) === undefined) return [];
  const detail = `${regionName(here.region)} · ${here.account}`;
  return [
    { path: `${paths.runs(here)}${runsSearch({ name })}`, label: words.runsNamed(name), detail },
    {
      path: `${paths.templates(here)}${templatesSearch({ name })}`,
      label: words.templatesNamed(name),
      detail,
    },
    {
      path: `${paths.instances(here)}${coverageSearch({ find: name })}`,
      label: words.instancesNamed(name),
      detail,
    },
  ];
}

/** What a text may mean, group by group and the likeliest first. Groups without an option are left out. */
export function paletteGroups(text: string, sources: PaletteSources): readonly PaletteGroup[] {
  const { config, here, at, recent, runs, templates, instances = [] } = sources;
  const views = viewOptions(sources.views ?? [], config, { ...at, here });
  const query = text.trim();
  const places = placeOptions(config, here);
  if (query === '')
    return [
      ...recentGroups('', recent, config.accounts, here),
      { title: words.groups.views, options: views.slice(0, MOST) },
      { title: words.groups.places, options: places.slice(0, MOST_PLACES) },
    ].filter(({ options }) => options.length > 0);
  const pasted = openTarget(query, here);
  if (pasted !== undefined)
    return [
      { title: words.groups.pasted, options: [{ path: pasted, label: words.openPasted, detail: pasted }] },
    ];
  return [
    {
      title: words.groups.runs,
      options: loaded(query, runs, runPath),
    },
    {
      title: words.groups.templates,
      options: loaded(query, templates, templatePath),
    },
    knownInstances(query, instances),
    { title: words.groups.views, options: bestFits(query, views, placeText, MOST) },
    ...recentGroups(query, recent, config.accounts, here),
    { title: words.groups.places, options: bestFits(query, places, placeText, MOST) },
    { title: words.groups.names, options: isId(query) || PASTED.test(query) ? [] : named(query, here) },
  ].filter(({ options }) => options.length > 0);
}
