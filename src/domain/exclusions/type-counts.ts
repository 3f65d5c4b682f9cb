/** How many exclusions a run has of each type, where only their titles were counted. */

import { exclusionTypes } from './exclusion-types';
import { countTypes } from './group-exclusions';

/** A title, and how many exclusions of a run have it: at least one. */
export type TitleCount = readonly [title: string, count: number];

/** How many exclusions are of a type. */
export interface TypeCount {
  /** As `groupKey` gives it. */
  readonly key: string;
  /** The guide's title; of a type that the guide does not have, the first that was counted. */
  readonly title: string;
  readonly count: number;
}

const PLACES: ReadonlyMap<string, number> = new Map(exclusionTypes.map(({ slug }, place) => [slug, place]));

/**
 * Titles as types, each once, so that the same type stands in the same place in each run: in the order of the guide, and
 * after those what the guide does not have, by title.
 */
export function typeCounts(byTitle: readonly TitleCount[]): readonly TypeCount[] {
  const types = [...countTypes(byTitle)].map(([key, { title, count }]): TypeCount => {
    const place = PLACES.get(key);
    return { key, title: place === undefined ? title : (exclusionTypes[place]?.title ?? title), count };
  });
  const placeOf = ({ key }: TypeCount): number => PLACES.get(key) ?? PLACES.size;
  return types.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || (a.title < b.title ? -1 : Number(a.title > b.title)),
  );
}
