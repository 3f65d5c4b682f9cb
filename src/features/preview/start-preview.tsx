import { useNavigate, useSearchParams } from 'react-router';
import type { TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/views';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';
import { exclusions } from '../../strings/exclusions';
import { EmptyState } from '../../ui/feedback/empty-state';
import { focusFront } from '../../ui/overlay/focus-return';
import { PreviewButton, type PreviewButtonProps } from './preview-button';

const { preview: words } = exclusions;

export interface StartPreviewPanelProps extends Pick<
  PreviewButtonProps,
  'template' | 'recorded' | 'pending' | 'problem' | 'onStart'
> {
  readonly level: 2 | 3;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** An address without a preview: it says what one is for, and has the button. */
export function StartPreviewPanel({ level, buttonOnly = false, ...button }: StartPreviewPanelProps) {
  return (
    <>
      {!buttonOnly && (
        <EmptyState
          level={level}
          title={words.startTitle}
          text={button.recorded ? words.purposeRecorded : words.startText}
        />
      )}
      <PreviewButton {...button} withPurpose={false} centered={!buttonOnly} level={3} />
    </>
  );
}

export interface StartPreviewProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  readonly level: 2 | 3;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** Starts a preview that then opens in this very place. */
export function StartPreview({ place, name, ...rest }: StartPreviewProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { start, ...state } = usePreviewStart(place, (token) => {
    focusFront();
    void navigate({ search: changedSearch(search, { token, type: undefined }) });
  });
  return <StartPreviewPanel template={name} onStart={start} {...state} {...rest} />;
}
