import { styled } from '@mui/material/styles';
import { memo, useId, useMemo } from 'react';
import { InstanceList } from '../instances/instance-list';
import { HueMark } from './proportion-bar';
import { Link } from '../../ui/controls/link';
import { SafeText } from '../../ui/text/safe-text';
import { SupportedSystemsLink } from './supported-systems-link';
import { concernedLists } from '../../domain/exclusions/concerned';
import type { ExclusionGroup as Group, ExclusionVariant } from '../../domain/exclusions/exclusion-groups';
import { exclusionTypeByTitle } from '../../domain/exclusions/exclusion-types';
import { type AccountPlace, paths } from '../../domain/address/paths';
import { packageName } from '../../domain/assessment/rules-package-names';
import { exclusions } from '../../strings/exclusions';
import { list } from '../../strings/numbers';
import { GroupHead, GroupSection, Recommendation } from './group-parts';

const { group: words } = exclusions;

const Variant = styled('div')({ margin: '6px 0 0 14px', '& > p': { margin: 0, maxWidth: '80ch' } });

const Concerned = styled('div')({ marginTop: 8, '& > p': { margin: '0 0 4px' } });

const About = styled('p')({ margin: '8px 0 0 14px', fontSize: 12 });

export interface ExclusionGroupProps {
  readonly place: AccountPlace;
  readonly group: Group;
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  readonly open: boolean;
  readonly onToggle: (key: string) => void;
  /** The level of its heading. */
  readonly level: 2 | 3;
}

interface VariantProps extends Omit<ExclusionGroupProps, 'level'> {
  readonly variant: ExclusionVariant;
}

/** What one wording of a type says, and whom it concerns. */
function VariantView({ place, variant, group, packages, open, onToggle }: VariantProps) {
  const lists = useMemo(() => concernedLists(variant.exclusions), [variant]);
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
      {lists.map(({ packageArns, instances }) => (
        <Concerned key={packageArns.join(' ')}>
          {packageArns.length > 0 && <p>{list(packageArns.map((arn) => packageName(arn, packages)))}</p>}
          {instances.length > 0 && (
            <InstanceList
              place={place}
              instances={instances}
              type={group.title}
              open={open}
              onToggle={() => onToggle(group.key)}
            />
          )}
        </Concerned>
      ))}
    </Variant>
  );
}

/** The exclusions of one type: what it is and what helps, read once, and who is concerned. */
export const ExclusionGroup = memo(function ExclusionGroup(props: ExclusionGroupProps) {
  const { group, level } = props;
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
        <span>{words.counts(group.count, group.instanceIds.length, group.packageArns.length)}</span>
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
