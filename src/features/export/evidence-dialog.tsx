/** The export of an account's evidence: its download, or why there is none here and what does it instead. */
import { styled } from '@mui/material/styles';
import { shellWord } from '../../domain/export/shell-words';
import { type PreparedEvidence, prepareEvidence } from '../../inspector/queries/evidence';
import { evidenceTexts as texts } from '../../strings/export/calls-and-evidence';
import { color, font } from '../../theme/tokens';
import { CopyButton } from '../../ui/controls/copy-button';
import { Modal, ModalHead } from '../../ui/overlay/modal';
import { ProblemPanel } from '../problems';
import type { AccountInspector } from '../../inspector/transport/inspector';

const Content = styled('div')({
  padding: '16px 20px 20px',
  '& > p': { margin: '0 0 12px', overflowWrap: 'anywhere' },
  '& > p:first-of-type': { color: color.dim },
});

const Command = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  padding: '4px 4px 4px 12px',
  borderRadius: 6,
  background: color.quiet,
  border: `1px solid ${color.line}`,
  '& code': { flex: 1, minWidth: 0, font: `12.5px/18px ${font.mono}`, overflowWrap: 'anywhere' },
});

/** What an export of evidence has come to where it has not come to a file. */
export type EvidenceRefusal = Exclude<PreparedEvidence, { readonly kind: 'ready' }>;

export interface EvidenceDialogProps {
  readonly refusal: EvidenceRefusal;
  readonly onClose: () => void;
}

function Instead({ refusal }: { readonly refusal: Exclude<EvidenceRefusal, { readonly kind: 'failed' }> }) {
  const folder = refusal.kind === 'changed' ? refusal.folder : undefined;
  const command = texts.command(folder === undefined ? texts.folder : shellWord(texts.pathTo(folder)));
  return (
    <>
      <p>{refusal.kind === 'changed' ? texts.changed(refusal.document) : texts.noFolder}</p>
      <Command>
        <code>{command}</code>
        <CopyButton lines text={command} label={texts.copy} done={texts.copied} />
      </Command>
    </>
  );
}

/** Says why there is no file, and which command makes one. */
export default function EvidenceDialog({ refusal, onClose }: EvidenceDialogProps) {
  return (
    <Modal label={texts.title} onClose={onClose}>
      <Content>
        <ModalHead title={texts.title} onClose={onClose} />
        <p>{texts.contents}</p>
        {refusal.kind === 'failed' ? (
          <ProblemPanel
            problem={refusal.problem}
            level={3}
            text={refusal.problem.kind === 'access-denied' ? texts.denied : undefined}
          />
        ) : (
          <Instead refusal={refusal} />
        )}
      </Content>
    </Modal>
  );
}

/**
 * Has the browser download an account's evidence from its endpoint.
 *
 * @param endpoint where the account's calls go; undefined is AWS's own, which has no documents
 * @param tell hears how far it is, in words
 * @returns why there is nothing to download; undefined when the download has begun
 */
export async function fetchEvidence(
  inspector: AccountInspector,
  endpoint: string | undefined,
  tell: (text: string) => void,
): Promise<EvidenceRefusal | undefined> {
  tell(texts.preparing);
  const prepared = await prepareEvidence(inspector);
  if (prepared.kind !== 'ready') return prepared;
  const link = document.createElement('a');
  link.href = new URL(prepared.path, endpoint ?? window.location.origin).href;
  // The endpoint's answer says that it is to be kept, and under which name.
  link.click();
  tell(texts.started(prepared.documents));
  return undefined;
}
