/** What an export says beyond what the view shows: the documents it rests on, and what "every one" stands for. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { EvidenceDocument } from '../../domain/assessment/account-data';
import type { Exclusion } from '../../domain/assessment/assessment';
import { hasEnded } from '../../domain/assessment/runs';
import { holdsForEvery } from '../../domain/exclusions/exclusion-scopes';
import type { EveryOne } from '../../domain/coverage/check-costs';
import { useDataKind } from '../../inspector/queries/data-kind';
import { useEvidence } from '../../inspector/queries/evidence';
import { runInstancesQuery } from '../../inspector/queries/instances';
import { useRulesPackages } from '../../inspector/queries/lookups';
import { useInspector } from '../../inspector/queries/inspector-context';
import { runQuery } from '../../inspector/queries/runs';
import { templateQuery } from '../../inspector/queries/templates';
import type { ExportSubject } from './exclusions-export-source';

export interface ExportDetails {
  readonly every: EveryOne;
  readonly documents: readonly EvidenceDocument[] | undefined;
  /** The rules packages of the run or template by ARN, as far as they are loaded. */
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** Whether it is still being asked for: an export waits for it. */
  readonly pending: boolean;
}

const NONE: readonly string[] = [];

/**
 * Asks for what an export of a run's exclusions, or of a preview, says beside them. The instances that a target matched
 * when a preview was made are not known: those that it matches now may be others.
 *
 * @param wanted whether there is a whole answer to export; nothing is asked before
 */
export function useExportDetails(
  place: AccountPlace,
  subject: ExportSubject,
  exclusions: readonly Exclusion[],
  wanted: boolean,
): ExportDetails {
  const inspector = useInspector(place);
  const { everyInstance, everyPackage } = useMemo(
    () => ({
      everyInstance: exclusions.some((each) => holdsForEvery(each).instance),
      everyPackage: exclusions.some((each) => holdsForEvery(each).package),
    }),
    [exclusions],
  );
  const { kind, arn } = subject;
  const run = useQuery({ ...runQuery(inspector, arn), enabled: wanted && everyPackage && kind === 'run' });
  const template = useQuery({
    ...templateQuery(inspector, arn),
    enabled: wanted && everyPackage && kind === 'preview',
  });
  const packageArns = (kind === 'run' ? run : template).data?.rulesPackageArns;
  const packages = useRulesPackages(inspector, wanted && everyPackage && packageArns ? packageArns : NONE);
  const ended = subject.kind === 'run' && hasEnded(subject.state ?? '');
  const instances = useQuery({
    ...runInstancesQuery(inspector, arn),
    enabled: wanted && everyInstance && ended,
  });
  const token = subject.kind === 'preview' ? subject.token : undefined;
  const documents = useEvidence(
    place,
    token === undefined ? { kind: 'run', arn } : { kind: 'preview', templateArn: arn, token },
    wanted && token !== '',
  );
  const recorded = useDataKind(place.account) === 'recorded' && !inspector.awsEndpoint;
  const instanceIds = useMemo(() => instances.data?.map(({ id }) => id), [instances.data]);
  return {
    every: { packageArns, instanceIds },
    documents,
    packages,
    pending:
      wanted &&
      (run.isLoading ||
        template.isLoading ||
        instances.isLoading ||
        (recorded && token !== '' && documents === undefined)),
  };
}
