import { usePresentUser } from '../account/present-user';
import { ExportMenu } from '../export/export-menu';
import type { ExportSubject } from '../export/export-source';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import type { Exclusion, FailedItem } from '../../domain/assessment/assessment';
import type { AccountPlace } from '../../domain/address/paths';
import { useDataKind } from '../../inspector/queries/data-kind';

const NONE: readonly never[] = [];
const NO_WORDS: readonly string[] = [];

export interface ExclusionsActionsProps {
  readonly place: AccountPlace;
  readonly subject: ExportSubject;
  /** What the filter leaves is what is exported. */
  readonly shown: {
    readonly rows: readonly Exclusion[];
    readonly packages: ReadonlyMap<string, { readonly name: string }>;
  };
  /** The text that they are narrowed to. */
  readonly filter: string | undefined;
  readonly loaded: number;
  readonly failed?: readonly FailedItem[];
  /** How many there are, as far as is known, and whether there may be more. */
  readonly total: number;
  readonly more: boolean;
  /** Whether all of them are loaded, or the rest was never saved. */
  readonly complete: boolean;
  readonly restNotSaved?: boolean;
  /** What the view says beside them, in sentences. */
  readonly remarks?: readonly string[];
}

/** What can be taken along of a run's exclusions or a preview: exports, and the calls behind the view. */
export function ExclusionsActions(props: ExclusionsActionsProps) {
  const {
    place,
    subject,
    shown,
    filter,
    loaded,
    failed = NONE,
    total,
    more,
    complete,
    restNotSaved = false,
    remarks = NO_WORDS,
  } = props;
  const config = useConfig();
  const userName = usePresentUser();
  const dataKind = useDataKind(place.account);
  const account = config.accounts.find(({ id }) => id === place.account);
  const target = {
    region: place.region,
    endpoint: inspectorEndpoint(config, place.region, place.account),
  };
  const filtered = filter !== undefined;
  return (
    <ExportMenu
      source={{
        account: { id: place.account, name: account?.name ?? place.account },
        region: place.region,
        dataKind,
        subject,
        exclusions: shown.rows,
        failed,
        total,
        complete,
        restNotSaved,
        userName,
        remarks,
        filter,
        packages: shown.packages,
      }}
      calls={
        subject.kind === 'run'
          ? { ...target, kind: 'exclusions', runArn: subject.arn, filtered }
          : {
              ...target,
              kind: 'preview',
              templateArn: subject.arn,
              token: subject.token || undefined,
              filtered,
            }
      }
      loaded={loaded}
      more={more}
    />
  );
}
