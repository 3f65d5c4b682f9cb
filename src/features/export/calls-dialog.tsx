import { styled } from '@mui/material/styles';
import {
  type Call,
  callsOfExclusions,
  callsOfPreview,
  callsOfRuns,
  callsOfTemplates,
  type CallTarget,
} from '../../domain/export/calls';
import type { RunsFilter, TemplatesFilter } from '../../domain/lists/view-filters';
import { callTexts as texts } from '../../strings/export/calls-and-evidence';
import { color, font } from '../../theme/tokens';
import { CopyButton } from '../../ui/controls/copy-button';
import { Note } from '../../ui/feedback/notices';
import { Modal, ModalHead } from '../../ui/overlay/modal';

/** What a view asks the service. */
export type CallsSubject =
  | {
      readonly kind: 'runs';
      readonly filter: RunsFilter;
      /** They are narrowed to a target, which the console does itself. */
      readonly filtered: boolean;
    }
  | { readonly kind: 'templates'; readonly filter: TemplatesFilter }
  | { readonly kind: 'exclusions'; readonly runArn: string; readonly filtered: boolean }
  | {
      readonly kind: 'preview';
      readonly templateArn: string;
      /** Undefined where no preview is open. */
      readonly token: string | undefined;
      readonly filtered: boolean;
    };

/** A view, by what it asks the service, and where. */
export type CallsView = CallTarget & CallsSubject;

const Content = styled('div')({
  padding: '16px 20px 20px',
  '& > p': { margin: '0 0 12px', color: color.dim },
  '& ol': { margin: 0, padding: 0, listStyleType: '""' },
  '& li + li': { marginTop: 16 },
  '& li > p': { margin: '0 0 4px' },
});

const Command = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 4,
  borderRadius: 6,
  background: color.quiet,
  border: `1px solid ${color.line}`,
  '& pre': {
    flex: 1,
    minWidth: 0,
    margin: 0,
    padding: '8px 0 8px 12px',
    font: `12.5px/18px ${font.mono}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& button': { margin: 4 },
});

function callsOf(view: CallsView): readonly Call[] {
  switch (view.kind) {
    case 'runs':
      return callsOfRuns(view, view.filter);
    case 'templates':
      return callsOfTemplates(view, view.filter);
    case 'exclusions':
      return callsOfExclusions(view, view.runArn);
    case 'preview':
      return callsOfPreview(view, view.templateArn, view.token);
    default:
      return view satisfies never;
  }
}

export interface CallsDialogProps {
  readonly view: CallsView;
  readonly onClose: () => void;
}

/** The AWS CLI's commands for a view, each with what it is for and a button that copies it. */
export default function CallsDialog({ view, onClose }: CallsDialogProps) {
  const filtered = 'filtered' in view && view.filtered;
  return (
    <Modal label={texts.title} onClose={onClose}>
      <Content>
        <ModalHead title={texts.title} onClose={onClose} />
        <p>{texts.intro}</p>
        {view.endpoint === undefined && <Note tone="warn">{texts.noEndpoint}</Note>}
        {view.kind === 'preview' && <Note>{texts.previewNote}</Note>}
        {filtered && <Note>{view.kind === 'runs' ? texts.targetNote : texts.filterNote}</Note>}
        <ol>
          {callsOf(view).map(({ purpose, command }) => (
            <li key={purpose}>
              <p>{texts.purposes[purpose]}</p>
              <Command>
                <pre>{command}</pre>
                <CopyButton lines text={command} label={texts.copy} done={texts.copied} />
              </Command>
            </li>
          ))}
        </ol>
      </Content>
    </Modal>
  );
}
