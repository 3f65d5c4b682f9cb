import { styled } from '@mui/material/styles';
import { memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type AccountPlace, paths } from '../../domain/address/paths';
import { readExclusionsView } from '../../domain/address/run-views';
import type { CheckCost } from '../../domain/coverage/count-checks';
import type { CheckCosts } from '../../domain/coverage/check-costs';
import type { ExclusionGroup as Group, ExclusionVariant } from '../../domain/exclusions/group-exclusions';
import { exclusionTypeByTitle } from '../../domain/exclusions/exclusion-types';
import { useSearchChange } from '../address';
import { costWords, exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { SafeText } from '../../ui/text/safe-text';
import { InstancesByPackages } from './instance-list';
import { HueMark } from './proportion-bar';
import { SupportedSystemsLink } from './supported-systems-link';

/** A group of exclusions, whatever they are grouped by. */
export const GroupSection = styled('section')({
  padding: '14px 0',
  scrollMarginTop: 60,
  '& + &': { borderTop: `1px solid ${color.line}` },
});

/** The group's name, and at the right how much it is. */
export const GroupHead = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 10,
  '& > span[aria-hidden]': { marginTop: 1 },
  '& h2, & h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
  '& h2, & h3, & > span:last-of-type': { overflowWrap: 'anywhere' },
  '& > span:last-of-type': {
    marginLeft: 'auto',
    maxWidth: '62%',
    textAlign: 'right',
    fontSize: 13,
    color: color.dim,
  },
});

/** The service's recommendation in its own quiet box. */
export const Recommendation = styled('div')({
  margin: '8px 0',
  padding: '8px 12px',
  borderRadius: 6,
  background: color.quiet,
  overflowWrap: 'anywhere',
  '& > b': { display: 'block', fontSize: 12, fontWeight: 600, color: color.dim },
  '& > p': { margin: 0, maxWidth: '80ch' },
});

const { group: words } = exclusions;

const Variant = styled('div')({
  margin: '6px 0 0 14px',
  '& > p': { margin: 0, maxWidth: '80ch' },
  '& > [data-instances]': { marginTop: 8, '& > p': { margin: '0 0 4px' } },
});

const About = styled('p')({
  margin: '4px 0 0 14px',
  fontSize: 12,
  // A target of 24 pixels, whatever sticks beside it (WCAG 2.2, 2.5.8).
  '& > a': { display: 'inline-block', lineHeight: '24px' },
});

export interface ExclusionGroupProps {
  readonly place: AccountPlace;
  readonly group: Group;
  /** The checks that it takes out; undefined where that is not known. */
  readonly cost: CheckCost | undefined;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly open: boolean;
  readonly onToggle: (key: string) => void;
  /** The level of its heading. */
  readonly level: 2 | 3;
}

interface VariantProps extends Omit<ExclusionGroupProps, 'level' | 'cost'> {
  readonly variant: ExclusionVariant;
}

/** What one wording of a type says, and whom it concerns. */
function VariantView({ place, variant, group, packages, open, onToggle }: VariantProps) {
  return (
    <Variant>
      <p>
        <SafeText text={variant.description} />
      </p>
      <Recommendation>
        <b>{words.recommendation}</b>
        <p>
          <SafeText text={variant.recommendation} />
          <SupportedSystemsLink recommendation={variant.recommendation} type={group.title} />
        </p>
      </Recommendation>
      <InstancesByPackages
        place={place}
        of={{ title: group.title, exclusions: variant.exclusions }}
        packages={packages}
        open={open}
        onToggle={() => onToggle(group.key)}
      />
    </Variant>
  );
}

/** The exclusions of one type: what it is and what helps, read once, and who is concerned. */
const ExclusionGroup = memo(function ExclusionGroup(props: ExclusionGroupProps) {
  const { group, cost, level } = props;
  const headingId = useId();
  const Heading = `h${level}` as const;
  const known = exclusionTypeByTitle(group.title);
  return (
    <GroupSection aria-labelledby={headingId} data-group={group.key}>
      <GroupHead>
        <HueMark hue={group.cause} />
        <Heading id={headingId} lang="en" tabIndex={-1} data-heading="">
          {group.title}
        </Heading>
        <span>
          {words.counts(costWords(cost), group.count, group.instanceIds.length, group.packageArns.length)}
        </span>
      </GroupHead>
      {group.variants.map((variant) => (
        <VariantView key={`${variant.description}\n${variant.recommendation}`} variant={variant} {...props} />
      ))}
      {known && (
        <About>
          <Link to={paths.exclusionType(known.slug)} label={words.learnOf(group.title)}>
            {words.learn}
          </Link>
        </About>
      )}
    </GroupSection>
  );
});

export interface GroupsByTypeProps {
  readonly place: AccountPlace;
  readonly groups: readonly Group[];
  readonly costs: CheckCosts;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly level: 2 | 3;
}

/** All types of a run or a preview. Which of their lists are open stands in the address. */
export function GroupsByType({ place, groups, costs, packages, level }: GroupsByTypeProps) {
  const [search] = useSearchParams();
  const { types, expandAll } = readExclusionsView(search);
  const change = useSearchChange();
  const latest = useRef(types);
  useEffect(() => {
    latest.current = types;
  }, [types]);

  // The same function from render to render, so that opening one type does not render the others.
  const toggle = useCallback(
    (key: string): void => {
      const open = latest.current;
      const type = open.includes(key) ? open.filter((each) => each !== key) : [...open, key];
      latest.current = type;
      change({ type });
    },
    [change],
  );

  const container = useRef<HTMLDivElement>(null);
  // With everything open the types of the address are the closed ones.
  const [linked] = useState(expandAll ? undefined : types[0]);
  const landed = groups.some(({ key }) => key === linked);
  useEffect(() => {
    // A link to an open type shows that type; later the reader scrolls alone.
    if (!landed) return;
    [...(container.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])]
      .find(({ dataset }) => dataset['group'] === linked)
      ?.scrollIntoView({ block: 'start' });
  }, [landed, linked]);

  return (
    <div ref={container}>
      {groups.map((group) => (
        <ExclusionGroup
          key={group.key}
          place={place}
          group={group}
          cost={costs.ofType(group)}
          packages={packages}
          open={expandAll !== types.includes(group.key)}
          onToggle={toggle}
          level={level}
        />
      ))}
    </div>
  );
}
