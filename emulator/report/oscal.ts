/**
 * A report as OSCAL assessment results (NIST's Open Security Controls Assessment Language). An exclusion is an observation,
 * the recommendations of its type are the remediations of a risk; a run that is not known as a whole and a recorded zero
 * are observations as well. `docs/report.md` has the mapping and its limits.
 */
import { scanCodes } from '../../src/domain/present-coverage/instance-coverage';
import { scopesOf } from '../../src/domain/exclusions/exclusion-scopes';
import type { RunReport } from '../../src/domain/report/coverage-report';
import type { ReportFacts } from '../../src/domain/report/report-facts';
import { coverageSentence, isScopeWhole } from '../../src/domain/report/figure-words';
import { regionText, simulatedNote, statusText } from '../../src/domain/report/report-words';
import {
  dataGapObservations,
  exclusionObservation,
  instanceId,
  ofRun,
  type Place,
  risksOf,
  runObservations,
  toolId,
} from './oscal-observations';
import { visibleJson } from '../../src/domain/text/safe-text';
import { id, line, oneLine, oscalTime, props, some } from './oscal-parts';

/** The version of OSCAL, and of NIST's schema that the tests hold the documents against. */
const OSCAL_VERSION = '1.2.1';

/** OSCAL asks for a selection of controls. */
const NO_CONTROLS = {
  'control-selections': [
    {
      description:
        'Rules packages of Amazon Inspector Classic belong to no catalog of controls: all controls of none are selected.',
      'include-all': {},
    },
  ],
};

/** Who an instance is, and what saved answers of the present service say of it; what is not known has no property. */
function background({ account, facts }: Place, instance: string) {
  const { identity, scans } = facts.backgrounds.of({
    accountId: account.id,
    region: account.region,
    id: instance,
  });
  return {
    name: identity?.name ?? '',
    hostname: identity?.hostname ?? '',
    'auto-scaling-group': identity?.autoScalingGroup ?? '',
    'amazon-inspector-scan': scans.map(scanCodes),
  };
}

/** What carried out the assessment, and the instances that observations name. */
function localDefinitions(place: Place, instances: ReadonlySet<string>) {
  const { account } = place;
  const tool = {
    recorded: [
      'Amazon Inspector Classic',
      'The service, whose saved answers this is made of. AWS shut it down on 2026-05-20.',
    ],
    simulated: [
      'Emulator of Amazon Inspector Classic',
      'It computed these results from a fleet. They are no evidence.',
    ],
  } as const;
  const [title, description] = tool[account.kind];
  return {
    ...some(
      'inventory-items',
      [...instances].map((instance) => ({
        uuid: instanceId(place, instance),
        description: line(`Instance ${instance} of account ${account.id} in ${account.region}`),
        props: [
          ...props({
            data: account.kind,
            account: account.id,
            region: account.region,
            ...background(place, instance),
          }),
          ...props({ 'asset-id': instance }).map(({ name, value }) => ({ name, value })),
        ],
      })),
    ),
    'assessment-assets': {
      components: [
        {
          uuid: toolId(place),
          type: 'service',
          title,
          description,
          status: { state: 'other', remarks: description },
        },
      ],
      'assessment-platforms': [
        { uuid: id(place.key, 'platform'), 'uses-components': [{ 'component-uuid': toolId(place) }] },
      ],
    },
  };
}

/** One account and region as a result. */
function resultOf(place: Place) {
  const { account, runs, facts } = place;
  const times = runs.flatMap(({ at }) => oscalTime(at) ?? []).toSorted();
  const made = oscalTime(facts.madeAt) ?? '';
  const exclusions = runs.flatMap((run) =>
    (place.exclusionsOf.get(run.arn)?.groups ?? []).flatMap(({ variants }) =>
      variants.flatMap((variant) => variant.exclusions.map((exclusion) => ({ run, exclusion }))),
    ),
  );
  const instances = new Set(exclusions.flatMap(({ exclusion }) => scopesOf(exclusion).instanceIds));
  const dataGaps = facts.dataGaps.filter(
    ({ accountId, region }) => accountId === account.id && region === account.region,
  );
  const note = simulatedNote(facts);
  const log = runs.flatMap((run) => {
    const start = oscalTime(run.at);
    if (start === undefined) return [];
    const told = `Exclusions: ${statusText(run)}. ${coverageSentence(run.checks, run.scopeKnown)}`;
    return [
      {
        uuid: id(run.arn),
        title: line(run.name ?? run.arn),
        description: line(told),
        start,
        props: props(ofRun(place, run)),
      },
    ];
  });
  return {
    uuid: id(place.key, 'result', facts.rowsSha256.runs, made),
    title: line(`${account.name} (${account.id}), ${regionText(account.region)}`),
    description: line(
      [
        note,
        coverageSentence(
          account.figures.checks,
          runs.length > 0 && isScopeWhole({ ...account.figures, dataGaps }),
        ),
      ]
        .filter((each) => each !== undefined)
        .join(' '),
    ),
    start: times[0] ?? made,
    end: times.at(-1) ?? made,
    props: props({
      data: account.kind,
      account: account.id,
      region: account.region,
      runs: String(runs.length),
    }),
    'local-definitions': localDefinitions(place, instances),
    'reviewed-controls': NO_CONTROLS,
    ...(log.length > 0 && { 'assessment-log': { entries: log } }),
    ...some('observations', [
      ...exclusions.map(({ run, exclusion }) => exclusionObservation(place, run, exclusion)),
      ...runs.flatMap((run) => runObservations(place, run)),
      ...dataGapObservations(place),
    ]),
    ...some('risks', risksOf(place)),
  };
}

/** What could not be read, as a result of its own: nothing of it is in the others. */
function notRead({ unreadable, madeAt }: ReportFacts) {
  const made = oscalTime(madeAt) ?? '';
  if (unreadable.length === 0) return [];
  return [
    {
      uuid: id('not read', made, ...unreadable.map(({ path }) => path)),
      title: 'What could not be read',
      description: 'Nothing of it is in the other results.',
      start: made,
      'reviewed-controls': NO_CONTROLS,
      ...some(
        'observations',
        unreadable.map(({ path, reason }) => ({
          uuid: id('not read', path, reason),
          title: line(path),
          description: line(reason),
          methods: ['EXAMINE'],
          types: ['gap'],
          collected: made,
        })),
      ),
    },
  ];
}

/** The documents that the results rest on, with their checksums; where they are in the evidence file. */
function resources({ accounts }: ReportFacts) {
  const all = new Map(accounts.map(({ id: account, documents }) => [account, documents]));
  return [...all].flatMap(([account, documents]) =>
    documents.map(({ name, bytes, sha256, kind }) => ({
      uuid: id(account, 'document', name, sha256),
      title: line(name),
      description: line(`Recognised as: ${kind}`),
      props: props({ account, bytes: String(bytes) }),
      rlinks: [
        {
          href: ['documents', account, ...name.split('/')].map(encodeURIComponent).join('/'),
          hashes: [{ algorithm: 'SHA-256', value: sha256 }],
        },
      ],
    })),
  );
}

/**
 * A report as OSCAL assessment results in JSON. Its identifiers are of version 5 and made of ARNs, so that the same
 * exclusion has the same one in each report.
 *
 * @param facts with the exclusions of its runs
 */
export function reportOscal(facts: ReportFacts): string {
  const made = oscalTime(facts.madeAt) ?? '';
  const plan = id('no assessment plan');
  const by = oneLine(facts.origin.exportedBy);
  const person = id('party', facts.origin.exportedBy);
  const exclusionsOf = new Map(facts.exclusions.map((each) => [each.runArn, each]));
  const runsOf = new Map<string, RunReport[]>();
  for (const run of facts.report.runs) {
    const key = `${run.accountId}\n${run.region}`;
    const runs = runsOf.get(key);
    if (runs) runs.push(run);
    else runsOf.set(key, [run]);
  }
  // One result a line, written as soon as it is made: all of them as objects take about ten times as much memory.
  const results = [
    ...facts.accounts.map((account) => {
      const key = `${account.id}\n${account.region}`;
      return visibleJson(resultOf({ account, key, facts, exclusionsOf, runs: runsOf.get(key) ?? [] }));
    }),
    ...notRead(facts).map((result) => visibleJson(result)),
  ];
  const members = {
    uuid: id('document', facts.rowsSha256.runs, facts.rowsSha256.instances, facts.origin.exportedBy, made),
    metadata: {
      title: 'What Amazon Inspector Classic did not check',
      'last-modified': made,
      version: made,
      'oscal-version': OSCAL_VERSION,
      props: props({
        data: facts.accounts[0]?.kind ?? '',
        program: facts.origin.program,
        'rows-sha256-runs': facts.rowsSha256.runs,
        'rows-sha256-instances': facts.rowsSha256.instances,
      }),
      roles: [{ id: 'prepared-by', title: 'Prepared by' }],
      parties: [{ uuid: person, type: 'person', ...(by !== '' && { name: by }) }],
      'responsible-parties': [{ 'role-id': 'prepared-by', 'party-uuids': [person] }],
    },
    'import-ap': {
      href: `#${plan}`,
      remarks: 'Amazon Inspector Classic has assessment templates, and no OSCAL assessment plan.',
    },
    'back-matter': {
      resources: [
        {
          uuid: plan,
          title: 'No assessment plan',
          description: 'There is none in OSCAL. Each run names its assessment template.',
        },
        ...resources(facts),
      ],
    },
  };
  const texts = Object.entries(members).map(([name, value]) => `"${name}":${visibleJson(value)}`);
  return `{"assessment-results":{\n${texts.join(',\n')},\n"results":[\n${results.join(',\n')}\n]}}\n`;
}
