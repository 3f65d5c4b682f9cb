import { styled } from '@mui/material/styles';
import { exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import {
  permissionOf,
  ProblemPanel,
  type ProblemPanelProps,
  type ShownProblem,
} from '../problems/problem-panel';

const Row = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 12px',
  marginTop: 16,
  '&[data-centered]': { justifyContent: 'center', margin: '-24px 0 40px' },
  '& > p': { margin: 0, color: color.dim, flex: '1 1 240px', maxWidth: '64ch' },
});

const { preview } = exclusions;

/** The words for a preview that could not be started; what has none of its own gets the general ones. */
export function previewStartWords(
  problem: ShownProblem,
): Pick<ProblemPanelProps, 'title' | 'text' | 'permission'> {
  const { busy, notAllowed, notInData } = preview.errors;
  if (problem.kind === 'preview-in-progress') return busy;
  if (problem.kind === 'not-in-this-data') return notInData;
  if (problem.kind !== 'access-denied') return {};
  const permission = permissionOf(problem) ?? 'inspector:CreateExclusionsPreview';
  return { title: notAllowed.title, text: notAllowed.text(permission), permission };
}

export interface PreviewButtonProps {
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
        <Button
          emphasis="primary"
          label={pending ? preview.starting : preview.buttonOf(template)}
          busy={pending}
          onClick={onStart}
          {...(opener !== undefined && { opener })}
        >
          {pending ? preview.starting : preview.button}
        </Button>
        {withPurpose && <p>{recorded ? preview.purposeRecorded : preview.purpose}</p>}
      </Row>
      {problem && (
        <ProblemPanel problem={problem} level={level} onRetry={onStart} {...previewStartWords(problem)} />
      )}
    </>
  );
}
