import { ONE_ACCOUNT } from '../../failures';
import { type ArnKind, type InspectorArn, parseArn } from '../../../../src/domain/address/arn';
import type { EmptyList } from '../../plain-rows';
import type {
  ExclusionItem,
  ExclusionRecord,
  ResourceGroupRecord,
  RulesPackageRecord,
  RunAgentRecord,
  RunRecord,
  Tag,
  TargetRecord,
  TemplateRecord,
} from '../../records';
import { Misfit } from '../problems';
import type { Reader } from '../readers';
import type { AnswerOrigin, RunSnapshot } from './answer-origin';
import type { FailedItem, SavedList } from './list-gaps';
import type { CoveragePage, Ec2Sayings } from './instance-sayings';
import type { RunSayings } from './run-sayings';
import { Sayings } from './sayings';
import type { SavedPage } from './settle-pages';

/** A run as its description has it; its exclusions are settled when everything has been read. */
export type SavedRun = Omit<
  RunRecord,
  'agentsComplete' | 'findingCounts' | Extract<keyof RunRecord, `exclusions${string}`>
> & {
  readonly findingCounts: Readonly<Record<string, number>> | undefined;
};

/** An exclusion's description, and where it stands. */
export interface DescribedExclusion {
  readonly record: ExclusionRecord;
  readonly origin: AnswerOrigin;
}

/** One saved answer of ListExclusions, or one page of it. */
export interface ListPage {
  readonly arns: readonly string[];
  /** It ends in a token, or is the result of a query: more was, or may have been, to follow. */
  readonly more: boolean;
  /** An export says that it was given while the run was under way. */
  readonly duringRun: boolean;
  readonly origin: AnswerOrigin;
}

export interface SavedPreview {
  readonly templateArn: string;
  readonly token: string | undefined;
  readonly pages: SavedPreviewPage[];
}

export interface SavedPreviewPage {
  readonly items: readonly ExclusionItem[];
  readonly more: boolean;
  readonly origin: AnswerOrigin;
}

/** A saved answer that proves a list empty: of a run or template, or else of the region that its file says it is of. */
export interface EmptyAnswer {
  readonly list: EmptyList;
  readonly about: string | undefined;
  readonly file: string;
}

export interface PlainRow {
  readonly kind: string;
  readonly region: string;
  readonly key: string;
  readonly value: unknown;
}

/** Everything that a folder's documents say, before it is written anywhere. */
export interface Collected {
  readonly targets: Map<string, TargetRecord>;
  readonly resourceGroups: Map<string, ResourceGroupRecord>;
  readonly templates: Map<string, TemplateRecord>;
  readonly runs: Map<string, SavedRun>;
  /** What all descriptions of a run say together. */
  readonly runSayings: Map<string, RunSayings>;
  /** All that descriptions of a run said of its state. */
  readonly runSnapshots: Map<string, RunSnapshot[]>;
  readonly rulesPackages: Map<string, RulesPackageRecord>;
  readonly listed: Map<string, ListPage[]>;
  /** The runs with exclusions that a simulated account computed: what is known of them was not saved. */
  readonly computed: Set<string>;
  /** Descriptions by run and by the exclusion's ARN. */
  readonly exclusions: Map<string, Map<string, DescribedExclusion>>;
  readonly previews: Map<string, SavedPreview>;
  readonly runAgents: Map<string, Map<string, RunAgentRecord>>;
  /** The answers that list them, by run, and those that list the agents of a target. */
  readonly agentPages: Map<string, SavedPage[]>;
  /** The answers that list findings of a run that they name, by run. */
  readonly findingPages: Map<string, SavedPage[]>;
  readonly tags: Map<string, readonly Tag[]>;
  readonly plainRows: Map<string, PlainRow>;
  /** What answers of EC2 say of instances, by their ids. */
  readonly ec2: Ec2Sayings;
  /** What answers of Amazon Inspector (the present service) say of its coverage. */
  readonly coverage: CoveragePage[];
  readonly emptyAnswers: EmptyAnswer[];
  /** Answers that list targets, templates and runs, and what none could be given of. */
  readonly lists: SavedList[];
  readonly failures: FailedItem[];
  /** Where each thing is said, so that what contradicts can be named. */
  readonly sayings: Sayings;
  /** Gives one copy of a text that many things have: of a million exclusions most texts are the same few. */
  readonly shared: (text: string) => string;
  /** Every target, template and run that anything names, by its own id. */
  readonly known: Map<string, string[]>;
  /** Reads the ARN of a thing of this account, and notes it and what it is nested in. */
  readonly ownArn: (...kinds: readonly ArnKind[]) => Reader<string>;
  /** The account of the ARNs so far. */
  readonly account: string | undefined;
}

/** The parts of an ARN that has been read before. */
export function partsOf(arn: string): InspectorArn {
  const parsed = parseArn(arn);
  if (!parsed) throw new Error(`not an ARN: ${arn}`);
  return parsed;
}

/** The parent that was asked for last: what follows each other mostly has one, which is then one text, and hashed once. */
let lastParent = '';

/** The ARN that a nested thing lies in, of an ARN that has been read before: it ends in its kind and its id. */
export function parentOf(arn: string): string {
  const end = arn.lastIndexOf('/', arn.lastIndexOf('/') - 1);
  if (end < 0) throw new Error(`no parent: ${arn}`);
  if (end !== lastParent.length || !arn.startsWith(lastParent)) lastParent = arn.slice(0, end);
  return lastParent;
}

/** The ARN of a rules package, which belongs to an account of AWS. */
export const rulesPackageArn: Reader<string> = (value, path) => {
  if (typeof value === 'string' && parseArn(value)?.kind === 'rules-package') return value;
  throw new Misfit(path, 'must be the ARN of a rules package');
};

const NAMED = new Set<ArnKind>(['target', 'template', 'run']);

/** More texts than this are no longer the same few. */
const MOST_SHARED = 10_000;

function createTextPool(): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    if (pool.size < MOST_SHARED) pool.set(text, text);
    return text;
  };
}

/** An empty collection for an account; without an id, the first ARN that is read decides. */
export function collect(accountId: string | undefined): Collected {
  const known = new Map<string, string[]>();
  const seen = new Set<string>();
  let account = accountId;

  const note = (arn: string, { kind, id } = partsOf(arn)): void => {
    if (!NAMED.has(kind)) {
      const parent = parentOf(arn);
      if (!seen.has(parent)) note(parent);
      return;
    }
    if (seen.has(arn)) return;
    seen.add(arn);
    const ofId = known.get(id);
    if (ofId) ofId.push(arn);
    else known.set(id, [arn]);
    if (kind !== 'target') note(parentOf(arn));
  };

  return {
    targets: new Map(),
    resourceGroups: new Map(),
    templates: new Map(),
    runs: new Map(),
    runSayings: new Map(),
    runSnapshots: new Map(),
    rulesPackages: new Map(),
    listed: new Map(),
    computed: new Set(),
    exclusions: new Map(),
    previews: new Map(),
    runAgents: new Map(),
    agentPages: new Map(),
    findingPages: new Map(),
    tags: new Map(),
    plainRows: new Map(),
    ec2: { snapshots: new Map(), tags: new Map() },
    coverage: [],
    emptyAnswers: [],
    lists: [],
    failures: [],
    sayings: new Sayings(),
    shared: createTextPool(),
    known,
    get account() {
      return account;
    },
    ownArn:
      (...kinds) =>
      (value, path) => {
        const parsed = typeof value === 'string' ? parseArn(value) : undefined;
        if (typeof value !== 'string' || !parsed || !kinds.includes(parsed.kind))
          throw new Misfit(path, `must be an ARN of this kind: ${kinds.join(' or ')}`);
        account ??= parsed.account;
        if (parsed.account !== account)
          throw new Misfit(
            path,
            `belongs to account ${parsed.account}, but the folder is of account ${account}; ${ONE_ACCOUNT}`,
          );
        if (parsed.kind !== 'resource-group') note(value, parsed);
        return value;
      },
  };
}
