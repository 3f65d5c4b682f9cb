import { exclusions } from '../../strings/exclusions';
import { EmptyState } from '../../ui/feedback/empty-state';
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
