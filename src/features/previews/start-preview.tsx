/** An address that is about a preview and names none: it says what one is for, and has one generated. */

import { useNavigate, useSearchParams } from 'react-router';
import type { TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import { usePreviewStart } from '../../inspector/queries/create-preview';
import { previews as words } from '../../strings/previews';
import { EmptyState } from '../../ui/feedback/states';
import { focusFront } from '../../ui/overlay/focus';
import { PreviewButton } from './preview-button';

interface StartPreviewProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  readonly level: 2 | 3;
  /** Parameters of the address that were about another preview: they go when the new one opens. */
  readonly clears: readonly string[];
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** Starts a preview that then opens in this very place. */
export function StartPreview({ place, name, level, clears, buttonOnly = false }: StartPreviewProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { start, ...state } = usePreviewStart(place, (token) => {
    focusFront();
    const cleared = Object.fromEntries(clears.map((key) => [key, undefined]));
    void navigate({ search: changedSearch(search, { ...cleared, token }) });
  });
  return (
    <>
      {!buttonOnly && (
        <EmptyState
          level={level}
          title={words.startTitle}
          text={state.recorded ? words.purposeRecorded : words.startText}
        />
      )}
      <PreviewButton
        template={name}
        onStart={start}
        {...state}
        withPurpose={false}
        centered={!buttonOnly}
        level={3}
      />
    </>
  );
}
