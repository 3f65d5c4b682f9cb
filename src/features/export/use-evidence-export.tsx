/** *Export evidence*, wherever there is a menu of exports: the zip file of an account's report, documents and checksums. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import { useStartContext } from '../../inspector/queries/inspector-context';
import { exportTexts } from '../../strings/export/exports';
import { useNotice } from '../../ui/feedback/notices';
import type { EvidenceRefusal } from './evidence-dialog';

const EvidenceDialog = lazy(() => import('./evidence-dialog'));

export interface EvidenceExport {
  /** Asks for the file; the browser keeps it when it comes. */
  readonly start: () => void;
  /** What is to be said where there is none. */
  readonly dialog: ReactNode;
}

/** @param place whose evidence; undefined for every account, of which there is none in one file */
export function useEvidenceExport(place: AccountPlace | undefined): EvidenceExport {
  const [refusal, setRefusal] = useState<EvidenceRefusal>();
  const config = useConfig();
  const { inspectors } = useStartContext();
  const notice = useNotice();
  const start = async (of: AccountPlace): Promise<void> => {
    try {
      const { fetchEvidence } = await import('./evidence-dialog');
      const endpoint = inspectorEndpoint(config, of.region, of.account);
      const outcome = await fetchEvidence(inspectors.of(of), endpoint, (text) =>
        notice({ tone: 'ok', text }),
      );
      if (!outcome) return;
      // What was being done has not come to anything: the dialog alone says how it ended.
      notice(undefined);
      setRefusal(outcome);
    } catch {
      notice({ tone: 'warn', text: exportTexts.failed });
    }
  };
  return {
    start: () => {
      if (place) void start(place);
    },
    dialog: refusal && (
      <Suspense fallback={null}>
        <EvidenceDialog refusal={refusal} onClose={() => setRefusal(undefined)} />
      </Suspense>
    ),
  };
}
