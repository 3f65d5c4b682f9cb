/** What is known of an instance beside its id, each thing with where it is from. */

import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { paths, runPlace } from '../../domain/address/paths';
import type {
  InstanceFacts,
  InstanceIdentity,
  InstanceSaying,
  InstanceSource,
  KnownInstance,
} from '../../domain/assessment/instances';
import { isoUtc } from '../../domain/text/times';
import { instances as words } from '../../strings/instances';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { useExportedTable } from '../../ui/table/exported-tables';
import { type KeyValue, KeyValues, Mono, TagList } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

const Quiet = styled('p')({ margin: '0 0 8px', fontSize: 12, color: color.dim });

const Said = styled('section')({
  padding: '10px 0 0',
  '& + &': { marginTop: 12, borderTop: `1px solid ${color.line}` },
});

const From = styled('ul')({
  margin: '0 0 8px',
  padding: 0,
  listStyleType: '""',
  fontSize: 13,
  color: color.dim,
});

/** In the order in which they are read. */
const ORDER = [
  'hostname',
  'privateDnsName',
  'ipv4Address',
  'autoScalingGroup',
  'tags',
  'state',
  'stateReason',
  'launchedAt',
  'platform',
  'operatingSystem',
  'kernelVersion',
  'instanceType',
  'imageId',
  'agentHealth',
  'agentHealthDetails',
  'agentVersion',
] as const satisfies readonly (keyof InstanceFacts)[];

type Fact = (typeof ORDER)[number];

const textOf = (facts: InstanceFacts, fact: Fact): string | undefined => {
  if (fact === 'tags') return facts.tags?.map(({ key, value }) => `${key}=${value}`).join('; ');
  if (fact === 'launchedAt') return facts.launchedAt === undefined ? undefined : isoUtc(facts.launchedAt);
  return facts[fact];
};

const shown = (facts: InstanceFacts, fact: Fact): ReactNode => {
  if (fact === 'tags') return <TagList tags={facts.tags ?? []} />;
  return fact === 'launchedAt' ? <TimeText at={facts.launchedAt} /> : textOf(facts, fact);
};

const factsOf = ({ facts }: InstanceSaying): readonly Fact[] =>
  ORDER.filter((fact) => (textOf(facts, fact) ?? '') !== '');

/** A source, and where it is known when the answer was given and what tells the document from others. */
function Source({ source: { kind, name, answeredAt, sha256 } }: { readonly source: InstanceSource }) {
  const run = kind === 'run-agents' ? runPlace(name) : undefined;
  return (
    <li>
      {words.sources[kind]}: {run ? <Link to={paths.run(run)}>{name}</Link> : <Mono>{name}</Mono>}
      {answeredAt !== undefined && (
        <>
          , {words.answered} <TimeText at={answeredAt} zone />
        </>
      )}
      {sha256 !== undefined && (
        <>
          , SHA-256 <Mono>{sha256}</Mono>
        </>
      )}
    </li>
  );
}

interface IdentityLineProps {
  /** Undefined while, or where, nothing is known. */
  readonly identity: InstanceIdentity | undefined;
}

/** It has its room before it is known, so that nothing moves when it comes. */
const Line = styled('span')({ display: 'block', minHeight: 20 });

/** Host and group of an instance in one line; where each is from stands further below. */
export function IdentityLine({ identity }: IdentityLineProps) {
  const parts = [
    ...(identity?.name !== undefined && identity.hostname !== undefined ? [identity.hostname] : []),
    ...(typeof identity?.autoScalingGroup === 'string' ? [words.inGroup(identity.autoScalingGroup)] : []),
  ];
  return <Line>{parts.join(' · ')}</Line>;
}

/** Everything that is known of an instance, source by source: two that differ are both shown. */
export function InstanceFactsCard({ known: { said } }: { readonly known: KnownInstance }) {
  const place = useExportedTable<HTMLElement>(() => ({
    name: words.title,
    columns: words.exportColumns,
    rows: said.flatMap((saying) =>
      factsOf(saying).map((fact) => [
        words.facts[fact],
        textOf(saying.facts, fact) ?? null,
        saying.sources.map(({ kind, name }) => `${words.sources[kind]}: ${name}`).join('; '),
      ]),
    ),
  }));
  return (
    <Card title={words.title}>
      <section ref={place} aria-label={words.title}>
        <Quiet>{words.text}</Quiet>
        {said.map((saying) => (
          <Said key={saying.sources.map(({ kind, name }) => `${kind} ${name}`).join('\n')}>
            <From>
              {saying.sources.map((source) => (
                <Source key={`${source.kind} ${source.name}`} source={source} />
              ))}
            </From>
            <KeyValues
              items={factsOf(saying).map((fact): KeyValue => ({
                label: words.facts[fact],
                value: shown(saying.facts, fact),
              }))}
            />
          </Said>
        ))}
      </section>
    </Card>
  );
}
