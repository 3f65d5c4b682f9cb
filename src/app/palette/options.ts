import type { Config } from '../../config/config';
import { runsSearch, templatesSearch } from '../../domain/address/list-views';
import { openTarget } from '../../domain/address/open-target';
import { type AccountPlace, paths, runPlace, templatePlace } from '../../domain/address/paths';
import { readName } from '../../domain/address/query-string';
import { pathOfRecent, type RecentPlace } from '../../domain/address/recent-places';
import { regionName } from '../../domain/address/regions';
import { exclusionTypes } from '../../domain/exclusions/exclusion-types';
import { isId } from '../../domain/address/arn';
import { visibleLine } from '../../domain/text/safe-text';
import type { CachedInstance, CachedName } from '../../inspector/queries/cached-names';
import { palette as words } from '../../strings/dialogs';

/** One place to go to. */
interface PaletteOption {
  readonly path: string;
  /** What it is called. For a recent place it is its id, until its name is known. */
  readonly label: string;
  /** What it is, or where. */
  readonly detail: string;
  readonly recent?: RecentPlace;
}

/** Options of one kind, with their heading. */
interface PaletteGroup {
  readonly title: string;
  readonly options: readonly PaletteOption[];
}

/** What the palette chooses from. */
interface PaletteSources {
  readonly config: Config;
  readonly here: AccountPlace | undefined;
  readonly recent: readonly RecentPlace[];
  readonly runs: readonly CachedName[];
  readonly templates: readonly CachedName[];
  readonly instances?: readonly CachedInstance[];
}

/** The most of one kind that are offered. */
const MOST = 6;
const MOST_PLACES = 12;
const MOST_RECENT_OFFERED = 8;

const nameOf = ({ name }: CachedName): string => name;
const placeText = ({ label, detail }: PaletteOption): string => `${label} ${detail}`;

/** The last places, those of the account that the reader is at first: each asks for its name, so that no more than a few are offered. */
function recentOptions(
  recent: readonly RecentPlace[],
  here: AccountPlace | undefined,
): readonly PaletteOption[] {
  const isHere = ({ place }: RecentPlace): boolean => place.account === here?.account;
  const first = [...recent.filter(isHere), ...recent.filter((each) => !isHere(each))];
  return first.slice(0, MOST_RECENT_OFFERED).map((each) => ({
    path: pathOfRecent(each),
    label: 'runId' in each.place ? each.place.runId : each.place.templateId,
    detail: words.kinds[each.kind],
    recent: each,
  }));
}

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

/** The instances that are known by what a query fits, by their names. */
function loadedInstances(query: string, instances: readonly CachedInstance[]): readonly PaletteOption[] {
  return bestFits(query, instances, ({ text }) => text, MOST).map(({ place, label }) => ({
    path: paths.instance(place, place.instanceId),
    label: label ?? place.instanceId,
    detail: `${place.instanceId} · ${regionName(place.region)} · ${place.account}`,
  }));
}

/** How what is pasted begins: no part of a name. */
const PASTED = /^(?:arn:|https?:)/;

/** What is said where nothing fits: of an id or an ARN what was looked for, so that a mistyped one is seen for what it is. */
export function nothingFor(text: string): string {
  const query = text.trim();
  if (isId(query)) return words.noneOfId(query);
  return PASTED.test(query) ? words.noneOfPasted(visibleLine(query)) : words.none;
}

const runPath = (arn: string): string | undefined => {
  const place = runPlace(arn);
  return place && paths.exclusions(place);
};
const templatePath = (arn: string): string | undefined => {
  const place = templatePlace(arn);
  return place && paths.template(place);
};

/** The lists of every account and region, those of where the reader is first, and the exclusion types. */
function placeOptions({ accounts }: Config, here: AccountPlace | undefined): readonly PaletteOption[] {
  const isHere = (region: string, account: string): boolean =>
    region === here?.region && account === here.account;
  const lists = accounts
    .flatMap(({ id, name, regions }) => regions.map((region) => ({ region, account: id, name })))
    .toSorted((a, b) => Number(isHere(b.region, b.account)) - Number(isHere(a.region, a.account)))
    .flatMap(({ name, ...place }) => {
      const detail = `${place.region} · ${place.account}`;
      const region = regionName(place.region);
      return [
        { path: paths.templates(place), label: words.templatesOf(name, region), detail },
        { path: paths.runs(place), label: words.runsOf(name, region), detail },
      ];
    });
  const types = exclusionTypes.map(({ slug, title }) => ({
    path: paths.exclusionType(slug),
    label: title,
    detail: words.exclusionType,
  }));
  return [...lists, ...types];
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
  ];
}

/** What a text may mean, group by group and the likeliest first. Groups without an option are left out. */
export function paletteGroups(text: string, sources: PaletteSources): readonly PaletteGroup[] {
  const { config, here, recent, runs, templates, instances = [] } = sources;
  const query = text.trim();
  const places = placeOptions(config, here);
  if (query === '')
    return [
      { title: words.groups.recent, options: recentOptions(recent, here) },
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
    { title: words.groups.instances, options: loadedInstances(query, instances) },
    { title: words.groups.places, options: bestFits(query, places, placeText, MOST) },
    { title: words.groups.names, options: isId(query) || PASTED.test(query) ? [] : named(query, here) },
  ].filter(({ options }) => options.length > 0);
}

const normal = (text: string): string => text.toLowerCase();

const wordsOf = (query: string): readonly string[] => normal(query).split(/\s+/);

/** Whether every word of a query stands somewhere in a text, in whatever case. An empty query fits everything. */
export function fits(query: string, text: string): boolean {
  const within = normal(text);
  return wordsOf(query).every((word) => within.includes(word));
}

/**
 * The things that a query fits, at most `most`: first those whose text begins with it, each part in the
 * order that it had. Each text is read once: there may be tens of thousands, and this is done at every key.
 */
export function bestFits<Thing>(
  query: string,
  things: readonly Thing[],
  textOf: (thing: Thing) => string,
  most: number,
): readonly Thing[] {
  const start = normal(query.trim());
  const sought = wordsOf(query);
  const begin: Thing[] = [];
  const others: Thing[] = [];
  for (const thing of things) {
    if (begin.length >= most) break;
    const within = normal(textOf(thing));
    if (!sought.every((word) => within.includes(word))) continue;
    if (within.startsWith(start)) begin.push(thing);
    else if (others.length < most) others.push(thing);
  }
  return [...begin, ...others].slice(0, most);
}
