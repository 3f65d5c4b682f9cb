/** The entries of the menu that takes exclusions along: they come when its button is pressed, open. */

import { lazy, Suspense, useEffect, useState } from 'react';
import { exportTexts as texts } from '../../strings/export/exports';
import { copyText } from '../../ui/controls/copy-button';
import { CheckIcon, ChevronDownIcon } from '../../ui/controls/icons';
import { useAnnounce } from '../../ui/feedback/announcer';
import { useNotice } from '../../ui/feedback/notices';
import { ButtonMenu } from '../../ui/overlay/button-menu';
import { MenuItem } from '../../ui/overlay/lazy-menu';
import type { CallsView } from './calls-dialog';
import type { ExportOffer, ExportSource } from './exclusions-export-source';
import { useEvidenceExport } from './use-evidence-export';

const CallsDialog = lazy(() => import('./calls-dialog'));

/** What an export will contain: `37 exclusions, all`, or `5 of 37 exclusions, filtered`. */
function contentsOf({ exclusions, total, filter, restNotSaved, failed }: ExportSource): string {
  const shown = exclusions.length;
  const missing = failed.length > 0 ? [texts.notDescribed(failed.length)] : [];
  if (filter !== undefined) return [texts.filtered(shown, total), ...missing].join(' ');
  return [restNotSaved ? texts.part(shown, total) : texts.all(shown), ...missing].join(' ');
}

interface ExclusionsExportMenuProps {
  readonly source: ExportSource;
  /** What the view asks the service for: the AWS CLI's commands for it can be taken along too. */
  readonly calls: CallsView;
  readonly offer: ExportOffer;
  readonly onPrint: () => void;
}

/** What is in the menu of the button in `exclusions-export-button.tsx`. */
export default function ExclusionsExportMenu({ source, calls, offer, onPrint }: ExclusionsExportMenuProps) {
  const { disabled, told, why } = offer;
  const [open, setOpen] = useState(true);
  const [calling, setCalling] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const evidence = useEvidenceExport({ account: source.account.id, region: source.region });
  const announce = useAnnounce();
  const notice = useNotice();
  const close = (): void => setOpen(false);
  const closing = (work: () => void) => (): void => {
    close();
    work();
  };

  /** The code of the exports comes with the first of them. */
  const run = (
    work: (actions: typeof import('./exclusions-export-actions')) => Promise<void> | void,
  ): void => {
    close();
    import('./exclusions-export-actions')
      .then(work)
      .catch(() => notice({ tone: 'warn', text: texts.failed }));
  };
  const copy = (): void =>
    run(async ({ toMarkdown }) => {
      await copyText(toMarkdown(source), true);
      announce(texts.markdownCopied);
      setCopied(true);
    });
  return (
    <>
      <ButtonMenu
        label={copied ? texts.copied : texts.button}
        {...(copied && { longLabel: texts.markdownCopied })}
        icon={copied ? <CheckIcon /> : <ChevronDownIcon size={12} />}
        menu={texts.menu}
        notes={[contentsOf(source), ...(why === undefined ? [] : [why])]}
        open={open}
        onOpen={() => setOpen(true)}
        onClose={close}
      >
        <MenuItem disabled={!told} onClick={copy}>
          {texts.copyMarkdown}
        </MenuItem>
        <MenuItem disabled={disabled} onClick={() => run(({ saveCsv }) => saveCsv(source))}>
          {texts.csv}
        </MenuItem>
        <MenuItem disabled={disabled} onClick={() => run(({ saveJson }) => saveJson(source))}>
          {texts.json}
        </MenuItem>
        <MenuItem disabled={!told} onClick={closing(onPrint)}>
          {texts.print}
        </MenuItem>
        <MenuItem onClick={closing(() => setCalling(true))}>{texts.calls}</MenuItem>
        <MenuItem onClick={closing(evidence.start)}>{texts.evidence}</MenuItem>
      </ButtonMenu>
      {evidence.dialog}
      {calling && (
        <Suspense fallback={null}>
          <CallsDialog view={calls} onClose={() => setCalling(false)} />
        </Suspense>
      )}
    </>
  );
}
