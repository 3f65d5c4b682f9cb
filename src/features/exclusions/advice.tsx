/** What the types of exclusion say and recommend, once for all groups that name them. */

import { styled } from '@mui/material/styles';
import { useId } from 'react';
import type { CheckCosts } from '../../domain/coverage/check-costs';
import type { Parameters } from '../../domain/address/query-string';
import type { ExclusionsView } from '../../domain/address/run-views';
import type { ExclusionGroup } from '../../domain/exclusions/group-exclusions';
import { exclusionGroups as texts } from '../../strings/exclusion-groups';
import { costWords, exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { usePrinting } from '../../ui/layout/printing';
import { SafeText } from '../../ui/text/safe-text';
import { GroupHead, GroupSection, Recommendation } from './groups-by-type';
import { HueMark } from './proportion-bar';
import { SupportedSystemsLink } from './supported-systems-link';

const { group: words } = exclusions;

const Types = styled('ul')({
  margin: '6px 0 0',
  padding: 0,
  listStyleType: '""',
  '& > li': { padding: '2px 0', overflowWrap: 'anywhere' },
  '& p': { margin: '4px 0', maxWidth: '80ch' },
});

const Line = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr) auto',
  alignItems: 'center',
  gap: 8,
  '& > span[aria-hidden]': { marginRight: 0 },
  '& small': { display: 'inline-block', fontSize: 13, color: color.dim },
});

interface AdviceProps {
  /** In the order in which they stand there. */
  readonly types: readonly ExclusionGroup[];
  readonly costs: CheckCosts;
  readonly view: ExclusionsView;
  readonly change: (changes: Parameters) => void;
  readonly level: 2 | 3;
}

/** The types with what they cost, each opened for its description and recommendation. Which are open stands in the address. */
export function Advice({ types, costs, view, change, level }: AdviceProps) {
  const headingId = useId();
  const Heading = `h${level}` as const;
  const printing = usePrinting();
  const named = view.types;
  const toggle = (key: string): void =>
    change({ type: named.includes(key) ? named.filter((each) => each !== key) : [...named, key] });
  return (
    <GroupSection aria-labelledby={headingId}>
      <GroupHead>
        <Heading id={headingId}>{texts.advice}</Heading>
      </GroupHead>
      <Types>
        {types.map((type) => {
          const { key, title, cause, count, variants } = type;
          const open = view.expandAll !== named.includes(key);
          return (
            <li key={key}>
              <Line>
                <HueMark hue={cause} small />
                <span>
                  <span lang="en">{title}</span>{' '}
                  <small>{words.counts(costWords(costs.ofType(type)), count, 0, 0)}</small>
                </span>
                <Button
                  emphasis="plain"
                  expanded={open}
                  label={open ? texts.hideAdviceOf(title) : texts.showAdviceOf(title)}
                  onClick={() => toggle(key)}
                >
                  {open ? texts.hideAdvice : texts.showAdvice}
                </Button>
              </Line>
              {(open || printing) &&
                variants.map(({ description, recommendation }) => (
                  <div key={`${description}\n${recommendation}`} lang="en">
                    <p>
                      <SafeText text={description} />
                    </p>
                    <Recommendation>
                      <b>{words.recommendation}</b>
                      <p>
                        <SafeText text={recommendation} />
                        <SupportedSystemsLink recommendation={recommendation} type={title} />
                      </p>
                    </Recommendation>
                  </div>
                ))}
            </li>
          );
        })}
      </Types>
    </GroupSection>
  );
}
