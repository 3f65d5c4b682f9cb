/** Narrows exclusions to those that a text is about. */
import { type Exclusion, shortPackageName } from '../assessment/assessment';
import { scopesOf } from './exclusion-scopes';

/** What the things that exclusions name are called. */
interface ExclusionTexts {
  /** A rules package's name by its ARN, as far as it is known. */
  readonly packageName: (arn: string) => string;
  /** What else than by its id an instance is known by. */
  readonly instanceText?: (id: string) => string;
}

/**
 * The exclusions that a free text is about: each of its words stands somewhere in the type's title, an instance's id or in what else is
 * known of it, or a rules package's name (the short one too) or ARN, in any case. Without a word these are all of them.
 *
 * @returns the same array when nothing is left out
 */
export function filterExclusions<E extends Exclusion>(
  exclusions: readonly E[],
  text: string,
  { packageName, instanceText = () => '' }: ExclusionTexts,
): readonly E[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return exclusions;
  // Titles and packages repeat by the thousand: each is put into small letters once.
  const small = new Map<string, string>();
  const said = (key: string, make: () => string): string => {
    const known = small.get(key);
    if (known !== undefined) return known;
    const made = make().toLowerCase();
    small.set(key, made);
    return made;
  };
  const namesOf = (arn: string): string => {
    const name = packageName(arn);
    return `${name} ${shortPackageName(name)} ${arn}`;
  };
  const kept = exclusions.filter((exclusion) => {
    const { instanceIds, packageArns } = scopesOf(exclusion);
    const title = said(exclusion.title, () => exclusion.title);
    return words.every(
      (word) =>
        title.includes(word) ||
        instanceIds.some((id) => said(id, () => `${id}\n${instanceText(id)}`).includes(word)) ||
        packageArns.some((arn) => said(arn, () => namesOf(arn)).includes(word)),
    );
  });
  return kept.length === exclusions.length ? exclusions : kept;
}
