/** What OSCAL results say of the runs of one account and region: observations, and the risks that they are related to. */
import type { Exclusion } from '../../src/domain/assessment/assessment';
import { serviceText } from '../../src/domain/export/csv-markdown';
import { namesOnlyOthers, otherScopes, scopesOf } from '../../src/domain/exclusions/exclusion-scopes';
import type { ExclusionVariant } from '../../src/domain/exclusions/group-exclusions';
import type { RunReport } from '../../src/domain/report/coverage-report';
import type { ExclusionsOfRun, ReportedAccount, ReportFacts } from '../../src/domain/report/report-facts';
import { reasonStatement } from '../../src/domain/report/concerned-sentences';
import { dataGapText } from '../../src/domain/report/data-gaps';
import { gapText } from '../../src/domain/report/report-words';
import { id, line, oscalTime, props, some } from './oscal-parts';

/** One account and region, as far as its observations need it. */
export interface Place {
  readonly account: ReportedAccount;
  readonly runs: readonly RunReport[];
  readonly exclusionsOf: ReadonlyMap<string, ExclusionsOfRun>;
  readonly facts: ReportFacts;
  readonly key: string;
}

/** The identifier of an instance of a place. */
export const instanceId = ({ key }: Place, instance: string): string => id(key, 'instance', instance);
/** The identifier of what assessed a place. */
export const toolId = ({ key }: Place): string => id(key, 'tool');

/** When something was observed: when its run began, else when the report was made, and then it says so. */
function collected({ facts }: Place, run: RunReport) {
  const at = oscalTime(run.at);
  return at === undefined
    ? {
        collected: oscalTime(facts.madeAt) ?? '',
        remarks: 'When it was observed is not known: the time is that of the report.',
      }
    : { collected: at };
}

const common = (place: Place) => ({
  methods: ['TEST'],
  origins: [{ actors: [{ type: 'tool', 'actor-uuid': toolId(place) }] }],
});

/** The properties that name a run. */
export const ofRun = (place: Place, run: RunReport) => ({
  data: place.account.kind,
  'run-arn': run.arn,
  'run-state': run.state ?? '',
});

/** The name of an exclusion that identifiers are made of. Each that is described has an ARN. */
const exclusionId = (run: RunReport, { arn, title, scopes }: Exclusion): string =>
  arn === undefined ? id(run.arn, title, JSON.stringify(scopes)) : id(arn);

/** An exclusion as an observation. */
export function exclusionObservation(place: Place, run: RunReport, exclusion: Exclusion) {
  const { instanceIds, packageArns } = scopesOf(exclusion);
  const { packages } = place.facts;
  const others = otherScopes(exclusion);
  const every = (what: string): string => (namesOnlyOthers(exclusion) ? '' : `every ${what}`);
  return {
    uuid: exclusionId(run, exclusion),
    title: line(exclusion.title),
    description: serviceText(exclusion.description) || line(exclusion.title),
    props: props({
      ...ofRun(place, run),
      'exclusion-arn': exclusion.arn ?? '',
      'instances-named': instanceIds.length === 0 ? every('instance') : String(instanceIds.length),
      'rules-package':
        packageArns.length === 0 ? every('rules package') : packageArns.map((arn) => packages[arn] ?? arn),
      'rules-package-arn': packageArns,
      scope: others.map(({ key, value }) => `${key}: ${value}`),
    }),
    ...common(place),
    types: ['exclusion'],
    ...some(
      'subjects',
      instanceIds.map((instance) => ({
        'subject-uuid': instanceId(place, instance),
        type: 'inventory-item',
        title: line(instance),
      })),
    ),
    ...collected(place, run),
  };
}

/** What is observed of a run beside its exclusions: that it is not known as a whole, or that it has none. */
export function runObservations(place: Place, run: RunReport) {
  const told = (
    type: string,
    title: string,
    description: string,
    values: Readonly<Record<string, string>>,
  ) => ({
    uuid: id(run.arn, type),
    title: line(title),
    description: line(description),
    props: props({ ...ofRun(place, run), ...values }),
    ...common(place),
    types: [type],
    ...collected(place, run),
  });
  const { gap } = run;
  return [
    ...(gap === undefined
      ? []
      : [
          told(
            'gap',
            'Not known as a whole',
            `A run ${gapText(gap)}. It says nothing about what no exclusion names.`,
            { gap },
          ),
        ]),
    ...(run.scopeKnown
      ? []
      : [
          told(
            'scope-not-known',
            'Scope not known',
            'A run whose instances or rules packages are not known: more checks may have been in scope than are counted.',
            {},
          ),
        ]),
    ...(run.status.kind === 'zero'
      ? [
          told(
            'no-exclusions',
            'No exclusions',
            'The run completed, and its recorded list of exclusions is empty.',
            {},
          ),
        ]
      : []),
  ];
}

/** What the data of a place says is there and does not hold. */
export function dataGapObservations(place: Place) {
  const { account, facts } = place;
  return facts.dataGaps
    .filter(({ accountId, region }) => accountId === account.id && region === account.region)
    .map((gap) => ({
      uuid: id(place.key, 'data-gap', dataGapText(gap)),
      title: 'Not all is in this data',
      description: line(dataGapText(gap)),
      props: props({ data: account.kind, gap: gap.kind }),
      ...common(place),
      types: ['gap'],
      collected: oscalTime(facts.madeAt) ?? '',
      remarks: 'The time is that of the report.',
    }));
}

/** A risk for each type of exclusion of a place; what the service recommends are its remediations. */
export function risksOf(place: Place) {
  const types = new Map<string, { title: string; variants: ExclusionVariant[]; observations: string[] }>();
  for (const run of place.runs)
    for (const { key, title, variants } of place.exclusionsOf.get(run.arn)?.groups ?? []) {
      const known = types.get(key) ?? { title, variants: [], observations: [] };
      types.set(key, known);
      known.variants.push(...variants);
      for (const { exclusions } of variants)
        known.observations.push(...exclusions.map((each) => exclusionId(run, each)));
    }
  const figures = new Map(place.account.figures.reasons.map((reason) => [reason.type, reason]));
  return [...types].map(([key, { title, variants, observations }]) => {
    const reason = figures.get(key);
    const recommendations = new Set(variants.map(({ recommendation }) => recommendation));
    return {
      uuid: id(place.key, 'risk', key),
      title: line(title),
      description: serviceText(variants[0]?.description ?? '') || line(title),
      statement: reason ? reasonStatement(reason) : 'No check is counted for this reason.',
      props: props({ data: place.account.kind, type: key }),
      status: 'open',
      ...some(
        'remediations',
        [...recommendations].map((text) => ({
          uuid: id(place.key, 'remediation', key, text),
          lifecycle: 'recommendation',
          title: line(`Recommendation for ${title}`),
          description: serviceText(text) || line(title),
        })),
      ),
      ...some(
        'related-observations',
        [...new Set(observations)].map((uuid) => ({ 'observation-uuid': uuid })),
      ),
    };
  });
}
