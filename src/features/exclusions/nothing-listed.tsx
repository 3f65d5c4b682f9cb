import { EmptyState } from '../../ui/feedback/empty-state';
import { CheckIcon } from '../../ui/controls/icons';
import type { EvidenceDocument } from '../../domain/assessment/evidence';
import { exclusions } from '../../strings/exclusions';
import { Evidence } from './evidence';

const { none: words, savedNotKnown } = exclusions.preview;

export interface NothingListedProps {
  /** A saved preview tells of the day that it was saved, not of now. */
  readonly recorded: boolean;
  readonly evidence: readonly EvidenceDocument[] | undefined;
  readonly level: 2 | 3;
}

/** What an empty preview says: that it lists nothing, and no more. */
export function NothingListed({ recorded, evidence, level }: NothingListedProps) {
  return (
    <>
      <EmptyState
        level={level}
        title={words.title}
        text={recorded ? words.saved : words.text}
        {...(!recorded && { icon: <CheckIcon size={24} /> })}
      />
      {evidence && <Evidence documents={evidence} none={savedNotKnown} level={level} />}
    </>
  );
}
