import { styled } from '@mui/material/styles';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useConfig } from '../../config/provider';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import { regionName } from '../../domain/address/regions';
import type { AccountDataPage, SourceDocument } from '../../domain/assessment/account-data';
import { type LeftOutDocument, partDocuments } from '../../domain/assessment/left-out-documents';
import { isoUtc } from '../../domain/text/dates';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { BadLink } from '../../features/problems/bad-link';
import { ProblemPanel } from '../../features/problems/problem-panel';
import { accountDataQuery } from '../../inspector/queries/account-data';
import { useScope } from '../../inspector/queries/provider';
import { about as texts } from '../../strings/about';
import { color } from '../../theme/tokens';
import { CopyButton } from '../../ui/controls/copy-button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Loading } from '../../ui/feedback/loading';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { KeyValues } from '../../ui/text/key-values';
import { Mono, PlainList } from '../../ui/text/lists';
import { TimeText } from '../../ui/text/time-text';
import { ImportNotes } from './import-notes';
import { RunsTable } from './runs-table';

const Text = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });
const Name = styled('span')({ overflowWrap: 'anywhere' });
const Checksum = styled('span')({
  display: 'inline-flex',
  alignItems: 'flex-start',
  gap: 4,
  minWidth: 268,
  overflowWrap: 'anywhere',
});

function Sha256({ document: { name, sha256 } }: { readonly document: SourceDocument }) {
  return (
    <Checksum>
      <Mono>{sha256}</Mono>
      <CopyButton text={sha256} label={texts.copySha256(name)} done={texts.sha256Copied} />
    </Checksum>
  );
}

const columns: readonly PlainColumn<SourceDocument>[] = [
  { header: texts.document, value: ({ name }) => name, cell: ({ name }) => <Name>{name}</Name> },
  { header: texts.documentKind, value: ({ kind }) => kind, cell: ({ kind }) => kind },
  {
    header: texts.size,
    value: ({ bytes }) => bytes,
    cell: ({ bytes }) => texts.count(bytes),
    align: 'right',
  },
  { header: texts.sha256, value: ({ sha256 }) => sha256, cell: (document) => <Sha256 document={document} /> },
  {
    header: texts.imported,
    value: ({ importedAt }) => isoUtc(importedAt) ?? null,
    cell: ({ importedAt }) => <TimeText at={importedAt} zone />,
  },
];

const whyLeftOut = ({ how, reason }: LeftOutDocument): string =>
  texts.leftOutReason(texts.leftOutHow[how], reason);

const leftOutColumns: readonly PlainColumn<LeftOutDocument>[] = [
  {
    header: texts.document,
    value: ({ document }) => document.name,
    cell: ({ document }) => <Name>{document.name}</Name>,
  },
  {
    header: texts.leftOutWhy,
    value: whyLeftOut,
    cell: whyLeftOut,
  },
  {
    header: texts.size,
    value: ({ document }) => document.bytes,
    cell: ({ document }) => texts.count(document.bytes),
    align: 'right',
  },
  {
    header: texts.sha256,
    value: ({ document }) => document.sha256,
    cell: ({ document }) => <Sha256 document={document} />,
  },
];

/** The documents that an account was imported from; apart from them those of its folder that it holds nothing of. */
export function DocumentsTable({ documents }: { readonly documents: readonly SourceDocument[] }) {
  const { used, leftOut } = partDocuments(documents);
  return (
    <>
      <Card flush title={`${texts.documents} (${texts.count(used.length)})`}>
        <Text>{used.length === 0 ? texts.noDocuments : texts.documentsText}</Text>
        {used.length > 0 && (
          <PlainTable label={texts.documents} columns={columns} rows={used} rowId={({ name }) => name} />
        )}
      </Card>
      {leftOut.length > 0 && (
        <Card flush title={`${texts.leftOut} (${texts.count(leftOut.length)})`}>
          <Text>{texts.leftOutText}</Text>
          <PlainTable
            label={texts.leftOut}
            columns={leftOutColumns}
            rows={leftOut}
            rowId={({ document }) => document.name}
          />
        </Card>
      )}
    </>
  );
}

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
        { label: texts.account, value: `${name} · ${place.account}` },
        { label: texts.region, value: `${regionName(place.region)} · ${place.region}` },
        { label: texts.kind, value: texts.kinds[data.kind] },
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
  const scope = useScope(place);
  const query = useInfiniteQuery({ ...accountDataQuery(scope), enabled: !scope.awsEndpoint });
  const { data, error } = query;
  const [first] = data?.pages ?? [];
  const notKnown = scope.awsEndpoint || error?.kind === 'invalid';
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
  const place = readAccountPlace(useParams());
  return 'bad' in place ? (
    <BadLink link={place} />
  ) : (
    <AboutPage key={`${place.region}/${place.account}`} place={place} />
  );
}
