/** The pages of a run's list of exclusions. The first one is asked for once, by the count in a list and by an open drawer. */
import { required } from '../../transport/convert';
import { onAbort, type Priority } from '../../transport/limiter';
import type { TokenPage } from '../../transport/list-describe';
import type { AccountInspector } from '../../transport/inspector';

/** The most that one page may hold by the documentation; the output's shape says 100, so pages may be shorter. */
export const EXCLUSIONS_PAGE = 500;

/** For how many runs the first page is kept: those that somebody may open next. A page has 500 ARNs at most. */
const MOST_KEPT = 100;

type Arns = TokenPage<string>;

interface FirstPage {
  readonly page: Promise<Arns>;
  /** Somebody waits for it in front of an open drawer, or it is there already. */
  urgent: boolean;
}

const kept = new WeakMap<AccountInspector, Map<string, FirstPage>>();

function pagesOf(inspector: AccountInspector): Map<string, FirstPage> {
  let pages = kept.get(inspector);
  if (!pages) kept.set(inspector, (pages = new Map()));
  return pages;
}

/** How a page is asked for. */
interface AskPage {
  readonly signal: AbortSignal;
  readonly priority: Priority;
}

/** One page of the ARNs of a run's exclusions. */
export async function exclusionsPage(
  inspector: AccountInspector,
  runArn: string,
  token: string | undefined,
  options: AskPage,
): Promise<Arns> {
  const { exclusionArns, nextToken } = await inspector.send(
    'ListExclusions',
    {
      assessmentRunArn: runArn,
      maxResults: EXCLUSIONS_PAGE,
      ...(token !== undefined && { nextToken: token }),
    },
    options,
  );
  return { items: required(exclusionArns, 'exclusionArns'), nextToken };
}

/**
 * The first page of a run's exclusions: what the count in a list and an open drawer both begin with. It is asked for
 * once; that of a run that has ended never changes, and is kept.
 *
 * @param ended whether the run is known to have ended
 */
export async function firstExclusionsPage(
  inspector: AccountInspector,
  runArn: string,
  ended: boolean,
  options: AskPage,
): Promise<Arns> {
  const pages = pagesOf(inspector);
  const known = pages.get(runArn);
  // A count that still waits for its turn is not what an open drawer waits for.
  if (known && (known.urgent || options.priority === 'count'))
    try {
      return await unlessAborted(known.page, options.signal);
    } catch {
      // Whoever asked may have left, or failed: then it is asked anew, and fails with its own reason.
      options.signal.throwIfAborted();
    }
  const page = exclusionsPage(inspector, runArn, undefined, options);
  const asked: FirstPage = { page, urgent: options.priority !== 'count' };
  pages.set(runArn, asked);
  const forget = (): void => void (pages.get(runArn) === asked && pages.delete(runArn));
  page.then(() => (ended ? (asked.urgent = true) : forget()), forget);
  for (const oldest of pages.keys()) {
    if (pages.size <= MOST_KEPT) break;
    pages.delete(oldest);
  }
  return page;
}

/** A page that followed was refused: the token of the first one may be at fault, and is not to be used again. */
export function forgetFirstPage(inspector: AccountInspector, runArn: string): void {
  kept.get(inspector)?.delete(runArn);
}

function unlessAborted(page: Promise<Arns>, signal: AbortSignal): Promise<Arns> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () =>
      reject(new DOMException('The call was given up', 'AbortError')),
    );
    page.then(resolve, reject).finally(stopListening);
  });
}
