import { styled } from '@mui/material/styles';
import { memo, useId, useMemo } from 'react';
import { HueMark } from '../../components/proportion-bar';
import { Link } from '../../components/link';
import { SafeText } from '../../components/safe-text';
import { SupportedSystemsLink } from '../../components/supported-systems-link';
import { concernedLists } from '../../domain/concerned';
import type { ExclusionGroup as Group, ExclusionVariant } from '../../domain/exclusion-groups';
import { exclusionTypeByTitle } from '../../domain/exclusion-types';
import { paths } from '../../domain/paths';
import { packageName } from '../../domain/rules-package-names';
import { exclusions } from '../../strings/exclusions';
import { list } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { InstanceList } from './instance-list';

const { group: words } = exclusions;

const Section = styled('section')({
  padding: '14px 0',
  scrollMarginTop: 56,
  '& + &': { borderTop: `1px solid ${color.line}` },
});

const Head = styled('div')({
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

const Variant = styled('div')({ margin: '6px 0 0 14px', '& > p': { margin: 0, maxWidth: '80ch' } });

const Recommendation = styled('div')({
  margin: '8px 0',
  padding: '8px 12px',
  borderRadius: 6,
  background: color.quiet,
  overflowWrap: 'anywhere',
  '& > b': { display: 'block', fontSize: 12, fontWeight: 600, color: color.dim },
  '& > p': { margin: 0, maxWidth: '80ch' },
});

const Concerned = styled('div')({ marginTop: 8, '& > p': { margin: '0 0 4px' } });

const About = styled('p')({ margin: '8px 0 0 14px', fontSize: 12 });

export interface ExclusionGroupProps {
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
function VariantView({ variant, group, packages, open, onToggle }: VariantProps) {
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
    <Section aria-labelledby={headingId} data-type={group.key}>
      <Head>
        <HueMark hue={group.cause} />
        <Heading id={headingId} lang="en">
          {group.title}
        </Heading>
        <span>{words.counts(group.count, group.instanceIds.length, group.packageArns.length)}</span>
      </Head>
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
    </Section>
  );
});
