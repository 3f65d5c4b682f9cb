import type { Config } from '../../config/config';
import { openTarget } from '../../domain/address/open-target';
import { type AccountPlace, paths, runPlace, templatePlace } from '../../domain/address/paths';
import { pathOfRecent, type RecentPlace } from '../../domain/address/recent-places';
import { regionName } from '../../domain/address/regions';
import { runsSearch, templatesSearch } from '../../domain/address/views';
import { exclusionTypes } from '../../domain/exclusions/exclusion-types';
import { readName } from '../../domain/lists/filter-values';
import { bestFits } from '../../domain/text/word-search';
import type { CachedName } from '../../inspector/queries/cached-names';
import { palette as words } from '../../strings/shell';

/** One place to go to. */
export interface PaletteOption {
  readonly path: string;
  /** What it is called. For a recent place it is its id, until its name is known. */
  readonly label: string;
  /** What it is, or where. */
  readonly detail: string;
  readonly recent?: RecentPlace;
}

/** Options of one kind, with their heading. */
export interface PaletteGroup {
  readonly title: string;
  readonly options: readonly PaletteOption[];
}

/** What the palette chooses from. */
export interface PaletteSources {
  readonly config: Config;
  readonly here: AccountPlace | undefined;
  readonly recent: readonly RecentPlace[];
  readonly runs: readonly CachedName[];
  readonly templates: readonly CachedName[];
}

/** The most of one kind that are offered. */
const MOST = 6;
const MOST_PLACES = 12;

const nameOf = ({ name }: CachedName): string => name;
const placeText = ({ label, detail }: PaletteOption): string => `${label} ${detail}`;

function recentOptions(recent: readonly RecentPlace[]): readonly PaletteOption[] {
  return recent.map((each) => ({
    path: pathOfRecent(each),
    label: 'runId' in each.place ? each.place.runId : each.place.templateId,
    detail: words.kinds[each.kind],
    recent: each,
  }));
}

/** The loaded things that a query fits. Only what is offered is made an option: most of them never are. */
function loaded(
  query: string,
  things: readonly CachedName[],
  pathOf: (arn: string) => string | undefined,
): readonly PaletteOption[] {
  return bestFits(query, things, nameOf, MOST).flatMap(({ arn, name }) => {
    const path = pathOf(arn);
    const [, , , region = '', account = ''] = arn.split(':');
    return path === undefined ? [] : [{ path, label: name, detail: `${regionName(region)} · ${account}` }];
  });
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
  const { config, here, recent, runs, templates } = sources;
  const query = text.trim();
  const places = placeOptions(config, here);
  if (query === '')
    return [
      { title: words.groups.recent, options: recentOptions(recent) },
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
    { title: words.groups.places, options: bestFits(query, places, placeText, MOST) },
    { title: words.groups.names, options: named(query, here) },
  ].filter(({ options }) => options.length > 0);
}
