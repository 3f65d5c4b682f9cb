/** The documents that an answer about exclusions rests on. */

import { styled } from '@mui/material/styles';
import { useId } from 'react';
import type { EvidenceDocument } from '../../domain/assessment/account-data';
import { exclusionsEvidence as words } from '../../strings/exclusion-states';
import { color } from '../../theme/tokens';
import { CopyButton } from '../../ui/controls/copy-button';
import { Mono } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';

const Section = styled('section')({
  padding: '14px 0',
  borderTop: `1px solid ${color.line}`,
  '& h2, & h3': { margin: '0 0 4px', fontSize: 14, lineHeight: '20px', fontWeight: 600 },
  '& ul': { margin: 0, padding: 0, listStyleType: '""' },
  '& li': { padding: '4px 0', overflowWrap: 'anywhere' },
  '& small': { display: 'flex', alignItems: 'center', gap: 4, fontSize: 13, color: color.dim },
  '& small > span': { minWidth: 0 },
});

const None = styled('p')({ margin: 0, padding: '14px 0', color: color.dim });

interface EvidenceProps {
  readonly documents: readonly EvidenceDocument[];
  /** What is said where nobody can name a document. */
  readonly none?: string;
  readonly level: 2 | 3;
}

/** The documents that what is shown rests on: each with its checksum, and when the service gave the answer in it. */
export function EvidenceList({ documents, none, level }: EvidenceProps) {
  const headingId = useId();
  const Heading = `h${level}` as const;
  if (documents.length === 0) return none === undefined ? null : <None>{none}</None>;
  return (
    <Section aria-labelledby={headingId}>
      <Heading id={headingId}>{words.title}</Heading>
      <ul>
        {documents.map(({ name, path, sha256, answeredAt }) => (
          <li key={`${name}\n${path}`}>
            {name}
            {path !== '$' && ` (${path})`}
            <small>
              <span>
                {words.sha256} <Mono>{sha256}</Mono>
              </span>
              <CopyButton text={sha256} label={words.copySha256(name)} done={words.sha256Copied} />
            </small>
            <small>
              {answeredAt === undefined ? (
                words.timeNotKnown
              ) : (
                <span>
                  {words.answered} <TimeText at={answeredAt} zone />
                </span>
              )}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
