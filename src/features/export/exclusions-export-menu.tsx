import { type ComponentType, createElement, lazy, Suspense, useEffect, useState } from 'react';
import { exportTexts as texts } from '../../strings/exports';
import { copyText } from '../../ui/controls/copy-text';
import { CheckIcon, ChevronDownIcon } from '../../ui/controls/icons';
import { useAnnounce } from '../../ui/feedback/announcer';
import { useNotice } from '../../ui/feedback/notices';
import { usePrinting } from '../../ui/layout/printing';
import { ButtonMenu } from '../../ui/overlay/button-menu';
import { MenuItem } from '../../ui/overlay/lazy-menu';
import type { CallsView } from './calls-dialog';
import type { ExportSource } from './exclusions-export-source';
import type { PrintSheetProps } from './print-sheet';
import { useEvidenceExport } from './use-evidence-export';

const CallsDialog = lazy(() => import('./calls-dialog'));
const PrintSheet = lazy(() => import('./print-sheet'));

const nothingToDo = (): void => undefined;

/** Calls back when the browser has nothing else to do, or soon where it does not tell. @returns what takes it back */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}

/** The code of the print sheet, once there is time to load it: what the browser prints by itself does not wait for it. */
function useReadySheet(wanted: boolean): ComponentType<PrintSheetProps> | undefined {
  const [sheet, setSheet] = useState<ComponentType<PrintSheetProps>>();
  useEffect(() => {
    if (!wanted || sheet) return undefined;
    let gone = false;
    const load = async (): Promise<void> => {
      try {
        const { default: ready } = await import('./print-sheet');
        if (!gone) setSheet(() => ready);
      } catch {
        // Then what is on the screen is printed; the menu says what is wrong.
      }
    };
    const stop = whenIdle(() => void load());
    return () => {
      gone = true;
      stop();
    };
  }, [wanted, sheet]);
  return sheet;
}

/** What an export will contain: `37 exclusions, all`, or `5 of 37 exclusions, filtered`. */
function contentsOf({ exclusions, total, filter, restNotSaved, failed }: ExportSource): string {
  const shown = exclusions.length;
  const missing = failed.length > 0 ? [texts.notDescribed(failed.length)] : [];
  if (filter !== undefined) return [texts.filtered(shown, total), ...missing].join(' ');
  return [restNotSaved ? texts.part(shown, total) : texts.all(shown), ...missing].join(' ');
}

export interface ExclusionsExportMenuProps {
  readonly source: ExportSource;
  /** What the view asks the service for: the AWS CLI's commands for it can be taken along too. */
  readonly calls: CallsView;
  /** How many are loaded, and whether more may follow than `source.total`: said while not all is there. */
  readonly loaded: number;
  readonly more: boolean;
  /** What it says beside them is still being asked for. */
  readonly pending: boolean;
}

/**
 * Takes exactly the exclusions that are shown along: as Markdown, CSV, JSON or on paper, never a part as if it were
 * all; and the AWS CLI's calls that ask for them.
 */
export function ExclusionsExportMenu({ source, calls, loaded, more, pending }: ExclusionsExportMenuProps) {
  const [open, setOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [calling, setCalling] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const evidence = useEvidenceExport({ account: source.account.id, region: source.region });
  const printing = usePrinting();
  const announce = useAnnounce();
  const notice = useNotice();
  const close = (): void => setOpen(false);

  /** The code of the exports comes with the first of them. */
  const run = (work: (actions: typeof import('./exclusions-export')) => Promise<void> | void): void => {
    close();
    import('./exclusions-export').then(work).catch(() => notice({ tone: 'warn', text: texts.failed }));
  };
  const copy = (): void =>
    run(async ({ toMarkdown }) => {
      await copyText(toMarkdown(source), true);
      announce(texts.markdownCopied);
      setCopied(true);
    });
  const nothing =
    (source.complete || source.restNotSaved) && source.exclusions.length + source.failed.length === 0;
  const waits = !(source.complete || source.restNotSaved) || pending;
  const disabled = waits || nothing;
  // That a list is empty is an answer, too: it can be told, though it has no rows.
  const told = !disabled || (nothing && !pending && source.total === 0 && source.remarks.length > 0);
  const sheet = useReadySheet(told);
  const why = ((): string | undefined => {
    if (!disabled) return undefined;
    if (told) return texts.noRows;
    if (pending) return texts.pending;
    return nothing ? texts.nothing : texts.incomplete(loaded, source.total, more);
  })();

  return (
    <>
      <ButtonMenu
        label={copied ? texts.markdownCopied : texts.button}
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
        <MenuItem
          disabled={!told}
          onClick={() => {
            close();
            setSheetOpen(true);
          }}
        >
          {texts.print}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            setCalling(true);
          }}
        >
          {texts.calls}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            evidence.start();
          }}
        >
          {texts.evidence}
        </MenuItem>
      </ButtonMenu>
      {evidence.dialog}
      {calling && (
        <Suspense fallback={null}>
          <CallsDialog view={calls} onClose={() => setCalling(false)} />
        </Suspense>
      )}
      {sheetOpen && (
        <Suspense fallback={null}>
          <PrintSheet source={source} onClose={() => setSheetOpen(false)} />
        </Suspense>
      )}
      {sheet && told && printing && !sheetOpen && createElement(sheet, { source, onClose: nothingToDo })}
    </>
  );
}
