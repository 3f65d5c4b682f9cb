import { type ComponentType, createElement, lazy, Suspense, useEffect, useState } from 'react';
import { exportTexts as texts } from '../../strings/export/exports';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { usePrinting } from '../../ui/layout/printing';
import { LaterMenu } from '../../ui/overlay/lazy-menu';
import type { CallsView } from './calls-dialog';
import type { ExportOffer, ExportSource } from './exclusions-export-source';
import type { PrintSheetProps } from './print-sheet';

const ExclusionsExportMenu = lazy(() => import('./exclusions-export-menu'));
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

export interface ExclusionsExportButtonProps {
  readonly source: ExportSource;
  /** What the view asks the service for: the AWS CLI's commands for it can be taken along too. */
  readonly calls: CallsView;
  /** How many are loaded, and whether more may follow than `source.total`: said while not all is there. */
  readonly loaded: number;
  readonly more: boolean;
  /** What it says beside them is still being asked for. */
  readonly pending: boolean;
}

/** See {@link ExportOffer}: rows are taken along once all are there, or the rest was not saved. */
function exportOffer({ source, loaded, more, pending }: ExclusionsExportButtonProps): ExportOffer {
  const all = source.complete || source.restNotSaved;
  const nothing = all && source.exclusions.length + source.failed.length === 0;
  if (all && !pending && !nothing) return { disabled: false, told: true, why: undefined };
  // That a list is empty is an answer, too: it can be told, though it has no rows.
  if (nothing && !pending && source.total === 0 && source.remarks.length > 0)
    return { disabled: true, told: true, why: texts.noRows };
  if (pending) return { disabled: true, told: false, why: texts.pending };
  const why = nothing ? texts.nothing : texts.incomplete(loaded, source.total, more);
  return { disabled: true, told: false, why };
}

/**
 * Takes exactly the exclusions that are shown along: as Markdown, CSV, JSON or on paper, never a part as if it were
 * all; and the AWS CLI's calls that ask for them.
 */
export function ExclusionsExportButton(props: ExclusionsExportButtonProps) {
  const { source, calls } = props;
  const [sheetOpen, setSheetOpen] = useState(false);
  const printing = usePrinting();
  const offer = exportOffer(props);
  const sheet = useReadySheet(offer.told);

  return (
    <>
      <LaterMenu label={texts.button} icon={<ChevronDownIcon size={12} />}>
        <ExclusionsExportMenu
          source={source}
          calls={calls}
          offer={offer}
          onPrint={() => setSheetOpen(true)}
        />
      </LaterMenu>
      {sheetOpen && (
        <Suspense fallback={null}>
          <PrintSheet source={source} onClose={() => setSheetOpen(false)} />
        </Suspense>
      )}
      {sheet &&
        offer.told &&
        printing &&
        !sheetOpen &&
        createElement(sheet, { source, onClose: nothingToDo })}
    </>
  );
}
