import { paths, readRunPlace, readTemplatePlace, type RunPlace, type TemplatePlace } from './paths';

/** A place that is worth coming back to: a template or a run, or what could not be checked of it. */
export type RecentPlace =
  | { readonly kind: 'template' | 'preview'; readonly place: TemplatePlace }
  | { readonly kind: 'run' | 'exclusions'; readonly place: RunPlace };

/** How many are remembered of each account, and of how many accounts: those that the reader was at last. */
export const MOST_OF_ACCOUNT = 5;
export const MOST_ACCOUNTS = 40;

/** The path of a place. */
export function pathOfRecent(recent: RecentPlace): string {
  if (recent.kind === 'run' || recent.kind === 'exclusions')
    return recent.kind === 'run' ? paths.run(recent.place) : paths.exclusions(recent.place);
  return recent.kind === 'template' ? paths.template(recent.place) : paths.preview(recent.place);
}

/** Reads a path of the console; undefined when it is not one of those places. Total. */
export function readRecentPlace(path: string): RecentPlace | undefined {
  const [, region, account, section, targetId, templateId, ...rest] = path.split('/');
  const parts = { region, account, targetId, templateId };
  if (section === 'templates') {
    const place = readTemplatePlace(parts);
    if ('bad' in place) return undefined;
    if (rest.length === 0) return { kind: 'template', place };
    return rest.length === 1 && rest[0] === 'preview' ? { kind: 'preview', place } : undefined;
  }
  const [runId, below, ...more] = rest;
  const place = section === 'runs' ? readRunPlace({ ...parts, runId }) : { bad: 'run' };
  if ('bad' in place || more.length > 0) return undefined;
  if (below === undefined) return { kind: 'run', place };
  return below === 'exclusions' ? { kind: 'exclusions', place } : undefined;
}

/** The places that are remembered of some, the last place first. */
function remembered(places: readonly RecentPlace[]): readonly RecentPlace[] {
  const counts = new Map<string, number>();
  return places.filter(({ place: { account } }) => {
    const count = counts.get(account) ?? 0;
    if (count === MOST_OF_ACCOUNT || (count === 0 && counts.size === MOST_ACCOUNTS)) return false;
    counts.set(account, count + 1);
    return true;
  });
}

/** Reads what was kept, the last place first: a JSON list of paths, each read like any address. Total. */
export function readRecentPlaces(text: string): readonly RecentPlace[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return []; // Nothing was kept, or something that is not ours.
  }
  return remembered(
    (Array.isArray(kept) ? (kept as readonly unknown[]) : []).flatMap((path) =>
      typeof path === 'string' ? (readRecentPlace(path) ?? []) : [],
    ),
  );
}

/** What is kept after a visit: paths and nothing else, the last one first and none twice. */
export function withRecentPlace(text: string, visited: RecentPlace): string {
  const path = pathOfRecent(visited);
  const before = readRecentPlaces(text).filter((place) => pathOfRecent(place) !== path);
  return JSON.stringify(remembered([visited, ...before]).map(pathOfRecent));
}
