import { type CauseFamily, type ExclusionType, guideTypes, laterTypes } from './exclusion-type-texts';

/** Every type of the guide, those of its later edition last. */
export const exclusionTypes: readonly ExclusionType[] = [...guideTypes, ...laterTypes];

/** One form for titles that differ in case, kind of dash or spacing only: the guide itself wavers there. */
function normal(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[\u002d\u2010-\u2015\u2212]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const byTitle: ReadonlyMap<string, ExclusionType> = new Map(
  exclusionTypes.map((type) => [normal(type.title), type]),
);
const bySlug: ReadonlyMap<string, ExclusionType> = new Map(exclusionTypes.map((type) => [type.slug, type]));

/**
 * The guide's type with this title; undefined for one that the guide does not have. It is for links,
 * colour and family only: what is shown of an exclusion are the service's own words.
 */
export function exclusionTypeByTitle(title: string): ExclusionType | undefined {
  return byTitle.get(normal(title));
}

/** The guide's type with this part of an address. */
export function exclusionTypeBySlug(slug: string): ExclusionType | undefined {
  return bySlug.get(slug);
}

/** The family of cause of an exclusion by its title; `unknown` for a title that the guide does not have. */
export function causeFamilyOf(title: string): CauseFamily | 'unknown' {
  return exclusionTypeByTitle(title)?.family ?? 'unknown';
}
