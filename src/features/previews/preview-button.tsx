/** The button that has a preview of exclusions generated, with what that is for, and why it could not. */

import { styled } from '@mui/material/styles';
import { previews as words } from '../../strings/previews';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { ProblemPanel, type ShownProblem } from '../problems';
import { previewStartWords } from './preview-problem';

const Row = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 12px',
  marginTop: 16,
  '&[data-centered]': { justifyContent: 'center', margin: '-24px 0 40px' },
  '& > p': { margin: 0, color: color.dim, flex: '1 1 240px', maxWidth: '64ch' },
});

interface PreviewButtonProps {
  /** The template's name, for the button's name. */
  readonly template: string;
  /** The account's data is recorded: what opens is a saved preview, or nothing. */
  readonly recorded?: boolean;
  readonly pending: boolean;
  readonly problem: ShownProblem | null;
  readonly onStart: () => void;
  /** The key of the panel that the preview opens in: the focus comes back here. */
  readonly opener?: string;
  /** Says what a preview is for, beside the button. */
  readonly withPurpose?: boolean;
  /** In the middle, below an empty state. */
  readonly centered?: boolean;
  readonly level?: 2 | 3;
}

/** The button that has a preview generated, alone. */
export function StartPreviewButton({
  template,
  pending,
  onStart,
  opener,
}: Pick<PreviewButtonProps, 'template' | 'pending' | 'onStart' | 'opener'>) {
  return (
    <Button
      emphasis="primary"
      label={pending ? words.starting : words.buttonOf(template)}
      busy={pending}
      onClick={onStart}
      {...(opener !== undefined && { opener })}
    >
      {pending ? words.starting : words.button}
    </Button>
  );
}

const Purpose = styled('p')({ margin: '0 0 12px', color: color.dim, maxWidth: '90ch' });

/** Says what the button at the top of a template's page is for, and why it could not do it. */
export function PreviewPurpose({
  recorded,
  problem,
  onStart,
}: Pick<PreviewButtonProps, 'recorded' | 'problem' | 'onStart'>) {
  return (
    <>
      <Purpose>{words.ofButton(recorded ? words.purposeRecorded : words.purpose)}</Purpose>
      {problem && (
        <ProblemPanel problem={problem} level={2} onRetry={onStart} {...previewStartWords(problem)} />
      )}
    </>
  );
}

/** The button that has a preview generated, with one line on what that is for, and why it could not. */
export function PreviewButton(props: PreviewButtonProps) {
  const {
    template,
    recorded = false,
    pending,
    problem,
    onStart,
    opener,
    withPurpose = true,
    centered = false,
    level = 3,
  } = props;
  return (
    <>
      <Row data-centered={centered || undefined}>
        <StartPreviewButton
          template={template}
          pending={pending}
          onStart={onStart}
          {...(opener !== undefined && { opener })}
        />
        {withPurpose && <p>{recorded ? words.purposeRecorded : words.purpose}</p>}
      </Row>
      {problem && (
        <ProblemPanel problem={problem} level={level} onRetry={onStart} {...previewStartWords(problem)} />
      )}
    </>
  );
}
