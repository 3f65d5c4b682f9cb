import { useInfiniteQuery } from '@tanstack/react-query';

import { useConfig } from '../../config/provider';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import { regionName } from '../../domain/address/regions';
import type { AccountDataPage } from '../../domain/assessment/account-data';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { PlacePage } from '../../features/address';
import { ProblemPanel } from '../../features/problems';
import { accountDataQuery } from '../../inspector/queries/account-data';
import { useInspector } from '../../inspector/queries/inspector-context';
import { isUnknownOperation } from '../../inspector/transport/problem';
import { about as texts } from '../../strings/about';
import { EmptyState, Loading } from '../../ui/feedback/states';
import { Card, Page } from '../../ui/layout/page';
import { KeyValues, PlainList } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';
import { DocumentsTable, ImportNotes, RunsTable } from './account-tables';

interface AccountFactsProps {
  readonly place: AccountPlace;
  readonly data: AccountDataPage;
}

/** Whose data it is, of which kind, and how much of it there is. */
function AccountFacts({ place, data }: AccountFactsProps) {
  const { accounts } = useConfig();
  const name = accounts.find(({ id }) => id === place.account)?.name ?? place.account;
  return (
    <KeyValues
      items={[
        { label: texts.account, value: name === place.account ? name : `${name} · ${place.account}` },
        { label: texts.region, value: `${regionName(place.region)} · ${place.region}` },
        { label: texts.kind, value: texts.kinds[data.kind] },
        ...(data.verifying ? [{ label: texts.verified, value: texts.verifying }] : []),
        ...(data.verifiedAt === undefined
          ? []
          : [
              {
                label: texts.verified,
                value: (
                  <>
                    {texts.verifiedText} <TimeText at={data.verifiedAt} zone />
                  </>
                ),
              },
            ]),
        { label: texts.counts, value: <PlainList items={texts.countsOf(data.counts)} /> },
      ]}
    />
  );
}

function AboutPage({ place }: { readonly place: AccountPlace }) {
  const inspector = useInspector(place);
  const query = useInfiniteQuery({ ...accountDataQuery(inspector), enabled: !inspector.awsEndpoint });
  const { data, error } = query;
  const [first] = data?.pages ?? [];
  const notKnown = inspector.awsEndpoint || (error && isUnknownOperation(error));
  return (
    <Page
      title={texts.title}
      sentence={texts.sentence}
      actions={<ViewExportMenu title={texts.title} place={place} />}
    >
      {notKnown && (
        <Card>
          <EmptyState title={texts.notKnown.title} text={texts.notKnown.text} />
        </Card>
      )}
      {error && !notKnown && <ProblemPanel problem={error} onRetry={() => void query.refetch()} />}
      {!first && !error && !notKnown && <Loading label={texts.loading} />}
      {first && (
        <>
          <Card>
            <AccountFacts place={place} data={first} />
          </Card>
          <DocumentsTable documents={first.documents} />
          <ImportNotes notes={first.notes} />
          <RunsTable
            kind={first.kind}
            runs={data?.pages.flatMap(({ runs }) => runs) ?? []}
            total={first.counts.runs}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </Page>
  );
}

/** Where an account's data comes from: recorded or simulated, its documents, and the exclusions of each run. */
export function Component() {
  return <PlacePage read={readAccountPlace} Page={AboutPage} />;
}
