/** What an account's data says of an instance beside its id, each with where it is from. */

import {
  identityOf,
  identityText,
  type InstanceFacts,
  type InstanceSaying,
  type InstanceSource,
} from '../../src/domain/assessment/instances';
import { bestFits, fits } from '../../src/domain/text/word-search';
import { allAgents } from '../assessment/account-view';
import type { AgentPreview, Assessment } from '../assessment/create-assessment';
import type { Services } from '../inspector/operation';
import { CLOCK_SETTING, FLEET_FILE } from '../store/account-facts';
import type { AccountStore } from '../store/account-store';
import { ec2Instance, ec2Instances, instanceCoverage } from '../store/plain-rows';
import { runsInRegion } from './known-runs';
import type { InstanceBackground } from '../../src/domain/report/instance-background';

/** Where an account's instances are known from. */
interface KnowsInstances {
  readonly store: AccountStore;
  readonly assessment: Assessment | undefined;
  readonly clock: Pick<Services['clock'], 'now'>;
}

type Sayings = Map<string, InstanceSaying[]>;

/** Adds what a place says of an instance; where another one says the same, the places are named together. */
function add(sayings: Sayings, id: string, source: InstanceSource, facts: InstanceFacts): void {
  if (Object.keys(facts).length === 0) return;
  const said = sayings.get(id) ?? [];
  sayings.set(id, said);
  const same = said.findIndex((each) => JSON.stringify(each.facts) === JSON.stringify(facts));
  const before = said[same];
  if (before) said[same] = { facts, sources: [...before.sources, source] };
  else said.push({ facts, sources: [source] });
}

/** What saved answers of PreviewAgents say of the instances of a region. */
function ofTargets(store: AccountStore, region: string, sayings: Sayings): void {
  for (const { key, value } of store.plainRows('agent-previews', region))
    for (const { agentId, ...facts } of value as readonly AgentPreview[])
      add(sayings, agentId, { kind: 'target-agents', name: key }, facts);
}

/** What saved answers of ListAssessmentRunAgents say: of an instance the latest run that names it. */
function ofRuns(store: AccountStore, region: string, sayings: Sayings): void {
  const told = new Set<string>();
  for (const { arn } of runsInRegion(store, region, {}))
    for (const { agentId, agentHealth, agentHealthDetails, autoScalingGroup } of allAgents(store, arn)) {
      if (told.has(agentId)) continue;
      told.add(agentId);
      add(
        sayings,
        agentId,
        { kind: 'run-agents', name: arn },
        {
          agentHealth,
          ...(agentHealthDetails !== undefined && { agentHealthDetails }),
          ...(autoScalingGroup !== undefined && { autoScalingGroup }),
        },
      );
    }
}

/** By region, what the agents in the answers of recorded accounts say: their data never changes. */
const kept = new WeakMap<AccountStore, Map<string, Sayings>>();

function ofAgents(store: AccountStore, region: string): Sayings {
  const regions = kept.get(store) ?? new Map<string, Sayings>();
  kept.set(store, regions);
  const before = regions.get(region);
  if (before) return before;
  const sayings: Sayings = new Map();
  ofTargets(store, region, sayings);
  ofRuns(store, region, sayings);
  regions.set(region, sayings);
  return sayings;
}

/** What saved answers of EC2 say of an instance, with the documents that they stand in. */
function ofDocuments(store: AccountStore, region: string, id: string): readonly InstanceSaying[] {
  const record = ec2Instance(store, region, id);
  if (!record) return [];
  const sources = record.evidence.map(({ document, answeredAt }): InstanceSource => {
    const sha256 = store.document(document)?.sha256;
    return {
      kind: 'document',
      name: document,
      ...(answeredAt !== undefined && { answeredAt }),
      ...(sha256 !== undefined && { sha256 }),
    };
  });
  return [{ sources, facts: record.facts }];
}

/**
 * Everything that an account's data says of an instance: saved answers of EC2 first, then the fleet of a simulated account,
 * or what recorded answers say of its agent.
 */
export function sayingsOf(
  { store, assessment, clock }: KnowsInstances,
  region: string,
  id: string,
): readonly InstanceSaying[] {
  const documents = ofDocuments(store, region, id);
  if (!assessment) return [...documents, ...(ofAgents(store, region).get(id) ?? [])];
  const facts = assessment.instance(region, id, clock.now());
  return facts ? [...documents, { sources: [{ kind: 'fleet', name: FLEET_FILE }], facts }] : documents;
}

/** An instance with everything that it can be found by. */
interface FoundBy {
  readonly id: string;
  readonly text: string;
}

const foundBy = (id: string, said: readonly InstanceSaying[]): FoundBy => ({
  id,
  text: `${id} ${identityText(identityOf({ id, said }))}`,
});

/** By region, what every instance is found by: neither documents nor a fleet change while a store is open. */
const keptTexts = new WeakMap<AccountStore, Map<string, readonly FoundBy[]>>();

/** What every instance of a region is found by, in the order of their ids. */
function textsOf({ store, assessment }: KnowsInstances, region: string): readonly FoundBy[] {
  const regions = keptTexts.get(store) ?? new Map<string, readonly FoundBy[]>();
  keptTexts.set(store, regions);
  const before = regions.get(region);
  if (before) return before;
  const said = new Map<string, InstanceSaying[]>();
  const addAll = (id: string, sayings: readonly InstanceSaying[]): void => {
    const others = said.get(id);
    if (others) others.push(...sayings);
    else said.set(id, [...sayings]);
  };
  for (const { id, facts } of ec2Instances(store, region)) addAll(id, [{ sources: [], facts }]);
  if (assessment)
    for (const { id, facts } of assessment.instances(region)) addAll(id, [{ sources: [], facts }]);
  else for (const [id, sayings] of ofAgents(store, region)) addAll(id, sayings);
  const texts = [...said]
    .map(([id, sayings]) => foundBy(id, sayings))
    .toSorted((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
  regions.set(region, texts);
  return texts;
}

/**
 * The instances of a region whose id, names, tags or type have every word of a text, those that begin with it first.
 *
 * @param most how many are told at most
 */
export function findInstances(
  knows: KnowsInstances,
  region: string,
  find: string,
  most: number,
): { readonly ids: readonly string[]; readonly more: boolean } {
  const found = bestFits(find, textsOf(knows, region), ({ text }) => text, most + 1);
  // A fleet's instance may not be launched yet, or be gone and its agent with it: then nothing may be said of it any more.
  const ids = found
    .slice(0, most)
    .map(({ id }) => id)
    .filter((id) => fits(find, foundBy(id, sayingsOf(knows, region, id)).text));
  return { ids, more: found.length > most };
}

/**
 * Tells what an account's data says of its instances beside their checks.
 *
 * @param madeAt the time, in milliseconds, at which a fleet is looked at whose clock stands nowhere
 */
export function backgroundsOf(
  store: AccountStore,
  assessment: Assessment | undefined,
  madeAt: number,
): (region: string, id: string) => Omit<InstanceBackground, 'today'> {
  const stood = Number(store.setting(CLOCK_SETTING) ?? Number.NaN);
  const clock = { now: () => (Number.isFinite(stood) ? stood : madeAt) };
  return (region, id) => {
    const said = sayingsOf({ store, assessment, clock }, region, id);
    return {
      identity: said.length > 0 ? identityOf({ id, said }) : undefined,
      scans: instanceCoverage(store, region, id)?.scans ?? [],
    };
  };
}
