/** One part of what changed: what is new, still there or gone, by type, and of what is gone why. */

import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { ChangedPart as PartName } from '../../domain/address/run-views';
import type { Exclusion } from '../../domain/assessment/assessment';
import { GONE_BECAUSE, type GoneBecause } from '../../domain/coverage/gone-exclusions';
import { type ExclusionGroup, groupExclusions } from '../../domain/exclusions/group-exclusions';
import { TypeMark } from '../../features/coverage/mark-legend';
import { InstancesByPackages } from '../../features/exclusions/instance-list';
import { list, number } from '../../strings/numbers';
import { changes as words } from '../../strings/grid-changes-history';
import { color } from '../../theme/tokens';
import { Card } from '../../ui/layout/page';
import { Figures } from '../../ui/text/figures';

const PartText = styled('p')({ margin: 0, color: color.dim });

const Types = styled('ul')({
  margin: '8px 0 0',
  padding: 0,
  listStyleType: '""',
  '& > li': { padding: '10px 0' },
  '& > li + li': { borderTop: `1px solid ${color.line}` },
  '& h3 > span[lang]': { minWidth: 0, overflowWrap: 'anywhere' },
  '& h3': {
    display: 'flex',
    alignItems: 'center',
    margin: '0 0 6px',
    fontSize: 14,
    lineHeight: '20px',
    fontWeight: 600,
  },
  '& h3 small': { marginLeft: 12, fontSize: 13, fontWeight: 400, color: color.dim },
  '& p': { margin: '6px 0 4px' },
});

/** What became of each exclusion that is gone. */
export type Fates = ReadonlyMap<Exclusion, GoneBecause>;

/** How many are gone for each reason that occurs. */
function fateFigures(exclusions: readonly Exclusion[], fates: Fates) {
  const counts = new Map<GoneBecause, number>();
  for (const each of exclusions) {
    const because = fates.get(each) ?? 'not-known';
    counts.set(because, (counts.get(because) ?? 0) + 1);
  }
  return GONE_BECAUSE.flatMap((because) => {
    const count = counts.get(because);
    return count === undefined ? [] : [{ label: words.because[because], figure: number(count) }];
  });
}

const fatesText = (exclusions: readonly Exclusion[], fates: Fates): string =>
  list(fateFigures(exclusions, fates).map(({ label, figure }) => words.fate(label, figure)));

interface TypeProps {
  readonly place: AccountPlace;
  readonly group: ExclusionGroup;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly fates: Fates | undefined;
}

/** One type of a part: whom it concerns. */
function ChangedType({ place, group, packages, open, onToggle, fates }: TypeProps) {
  const exclusions = useMemo(() => group.variants.flatMap((variant) => variant.exclusions), [group]);
  return (
    <li>
      <h3>
        <TypeMark type={group.key} />
        <span lang="en">{group.title}</span>
        <small>
          {words.type(group.count)}
          {fates && `: ${fatesText(exclusions, fates)}`}
        </small>
      </h3>
      <InstancesByPackages
        place={place}
        of={{ title: group.title, exclusions }}
        packages={packages}
        open={open}
        onToggle={onToggle}
      />
    </li>
  );
}

/** One part of what changed. */
export interface Part {
  readonly part: PartName;
  readonly title: string;
  /** What it says of its exclusions. */
  readonly text: string;
  readonly exclusions: readonly Exclusion[];
  /** Of those that are gone: why. */
  readonly fates: Fates | undefined;
}

export interface ChangedPartProps {
  readonly place: AccountPlace;
  readonly part: Part;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** The types whose full lists are open, by their keys. */
  readonly open: readonly string[];
  readonly onToggle: (type: string) => void;
}

/** What is new, still there or gone, by type. */
export function ChangedPart(props: ChangedPartProps) {
  const { place, part, packages, open, onToggle } = props;
  const { title, text, exclusions, fates } = part;
  const { groups } = useMemo(() => groupExclusions(exclusions), [exclusions]);
  return (
    <Card title={`${title} (${number(exclusions.length)})`}>
      <PartText>{exclusions.length === 0 ? words.noneOf : text}</PartText>
      {fates && exclusions.length > 0 && (
        <Figures label={words.goneBecause} figures={fateFigures(exclusions, fates)} />
      )}
      {groups.length > 0 && (
        <Types>
          {groups.map((group) => (
            <ChangedType
              key={group.key}
              place={place}
              group={group}
              packages={packages}
              fates={fates}
              open={open.includes(group.key)}
              onToggle={() => onToggle(group.key)}
            />
          ))}
        </Types>
      )}
    </Card>
  );
}
