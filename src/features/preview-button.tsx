/** Previews of exclusions from the outside: the button that has one generated, and why there is none. */

import { styled } from '@mui/material/styles';
import { useNavigate, useSearchParams } from 'react-router';
import type { TemplatePlace } from '../domain/address/paths';
import { changedSearch } from '../domain/address/query-string';
import { permissionOf, ProblemPanel, type ProblemPanelProps, type ShownProblem } from './problems';
import { usePreviewStart } from '../inspector/queries/create-preview';
import { previews as words } from '../strings/previews';
import { color } from '../theme/tokens';
import { Button } from '../ui/controls/button';
import { EmptyState } from '../ui/feedback/states';
import { focusFront } from '../ui/overlay/focus';

const Row = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 12px',
  marginTop: 16,
  '&[data-centered]': { justifyContent: 'center', margin: '-24px 0 40px' },
  '& > p': { margin: 0, color: color.dim, flex: '1 1 240px', maxWidth: '64ch' },
});

/** The words for a preview that could not be started; what has none of its own gets the general ones. */
export function previewStartWords(
  problem: ShownProblem,
): Pick<ProblemPanelProps, 'title' | 'text' | 'permission'> {
  const { busy, notAllowed, notInData } = words.errors;
  if (problem.kind === 'preview-in-progress') return busy;
  if (problem.kind === 'not-in-this-data') return notInData;
  if (problem.kind !== 'access-denied') return {};
  const permission = permissionOf(problem) ?? 'inspector:CreateExclusionsPreview';
  return { title: notAllowed.title, text: notAllowed.text(permission), permission };
}

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

interface StartPreviewPanelProps extends Pick<
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

interface StartPreviewProps {
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

interface PreviewProblemProps {
  readonly problem: ShownProblem;
  readonly onRetry: () => void;
  readonly level: 2 | 3;
}

/** Why a preview cannot be shown. A token that the service refuses, or does not know, is no preview. */
export function PreviewProblem({ problem, onRetry, level }: PreviewProblemProps) {
  const permission = permissionOf(problem) ?? 'inspector:GetExclusionsPreview';
  return (
    <ProblemPanel
      problem={problem}
      level={level}
      onRetry={onRetry}
      {...((problem.kind === 'not-found' || problem.kind === 'invalid') && words.unknownToken)}
      {...(problem.kind === 'not-in-this-data' && words.errors.notInData)}
      {...(problem.kind === 'access-denied' && {
        title: words.errors.readNotAllowed.title,
        text: words.errors.readNotAllowed.text(permission),
        permission,
      })}
    />
  );
}
