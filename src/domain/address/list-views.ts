/** How the lists of runs and of templates are shown, read from and written to an address's query string. */
import { STATUS_GROUPS, type StatusGroup } from '../assessment/runs';
import {
  readSort,
  RUN_SORTS,
  type RunSort,
  type Sort,
  TEMPLATE_SORTS,
  type TemplateSort,
  writeSort,
} from '../lists/tables';
import { isId } from './arn';
import {
  type Days,
  notBefore,
  type Parameters,
  readCount,
  readDays,
  readId,
  readKey,
  readName,
  readSeconds,
  readTemplate,
  type TemplateIds,
  write,
  writeTemplate,
} from './query-string';

/** How a list of templates or runs is shown: what is undefined is at its default. */
interface ListView<ListSort extends Sort> {
  /** A part of a name, or a pattern with `*`. */
  readonly name?: string | undefined;
  /** The id of the target that the rows belong to. */
  readonly target?: string | undefined;
  /** A rules package, as the account that owns it and its id: `758058086616/0-9hgA516p`. */
  readonly rulesPackage?: string | undefined;
  /** The least and the most that the duration may be, in seconds. */
  readonly shortest?: number | undefined;
  readonly longest?: number | undefined;
  readonly sort?: ListSort | undefined;
  /** The row that is expanded, by the id of its run or template. */
  readonly open?: string | undefined;
}

/** The list of runs. */
export interface RunsView extends ListView<RunSort>, Days {
  /** In the order of the groups, each once, never empty. */
  readonly status?: readonly StatusGroup[] | undefined;
  /** The ids of the target and the template whose runs are shown. */
  readonly template?: TemplateIds | undefined;
  /** The key of a type of exclusion that the runs have. */
  readonly reason?: string | undefined;
  /** The least and the most exclusions that a run may have. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** The list of templates. */
export type TemplatesView = ListView<TemplateSort>;

/** Reads the view of the runs. */
export function readRunsView(search: URLSearchParams): RunsView {
  const asked = search.getAll('status');
  const status = STATUS_GROUPS.filter((group) => asked.includes(group));
  const least = readCount(search.get('least') ?? '');
  return {
    ...listView(search),
    status: status.length > 0 ? status : undefined,
    template: readTemplate(search),
    ...readDays(search),
    reason: readKey(search, 'reason'),
    least,
    most: notBefore(least, readCount(search.get('most') ?? '')),
    sort: readSort(search.get('sort') ?? '', RUN_SORTS),
  };
}

/** Reads the view of the templates. */
export function readTemplatesView(search: URLSearchParams): TemplatesView {
  return { ...listView(search), sort: readSort(search.get('sort') ?? '', TEMPLATE_SORTS) };
}

const writeList = (view: ListView<Sort>): Parameters => ({
  name: view.name,
  target: view.target,
  package: view.rulesPackage,
  shortest: view.shortest?.toString(),
  longest: view.longest?.toString(),
  sort: view.sort && writeSort(view.sort),
  open: view.open,
});

/** The parameters of a view of the runs: every one of them, those at their default undefined. */
export function runsParameters(view: RunsView): Parameters {
  return {
    ...writeList(view),
    status: view.status,
    template: writeTemplate(view.template),
    from: view.from,
    to: view.to,
    reason: view.reason,
    least: view.least?.toString(),
    most: view.most?.toString(),
  };
}

/** The parameters of a view of the templates, likewise. */
export function templatesParameters(view: TemplatesView): Parameters {
  return writeList(view);
}

/** The query string of a view of the runs, with its question mark; empty when all is at its default. */
export function runsSearch(view: RunsView): string {
  return write(runsParameters(view));
}

/** The query string of a view of the templates. */
export function templatesSearch(view: TemplatesView): string {
  return write(templatesParameters(view));
}

function listView(search: URLSearchParams) {
  const shortest = readSeconds(search.get('shortest') ?? '');
  return {
    name: readName(search.get('name') ?? ''),
    target: readId(search, 'target'),
    rulesPackage: rulesPackage(search),
    shortest,
    longest: notBefore(shortest, readSeconds(search.get('longest') ?? '')),
    open: readId(search, 'open'),
  };
}

function rulesPackage(search: URLSearchParams): string | undefined {
  const [owner = '', packageId = '', ...more] = search.get('package')?.split('/') ?? [];
  return /^\d{12}$/.test(owner) && isId(packageId) && more.length === 0 ? `${owner}/${packageId}` : undefined;
}
