/** The exports of a view, in a file of their own that is loaded when one is asked for. */
import type { QueryClient } from '@tanstack/react-query';
import type { Config } from '../../config/config';
import type { AccountPlace } from '../../domain/address/paths';
import { regionName } from '../../domain/address/regions';
import type { DataKind } from '../../domain/assessment/account-data';
import {
  checkedText,
  csvOfTable,
  jsonOfView,
  markdownOfView,
  type ViewDocument,
  type ViewTable,
} from '../../domain/export/view-document';
import { accountPart, filePart } from '../../domain/export/file-names';
import { dayUtc, isoUtc } from '../../domain/text/times';
import { accountDataQuery } from '../../inspector/queries/account-data';
import type { Inspectors } from '../../inspector/transport/inspector';
import { sheetTexts as texts } from '../../strings/export/export-sheets';
import { copyText } from '../../ui/controls/copy-button';
import { PROGRAM } from './exclusions-export-source';
import { saveFile, sha256 } from './export-file';

/** What an export is made of. */
export interface ViewExportSource {
  readonly title: string;
  /** Undefined: every account and region. */
  readonly place: AccountPlace | undefined;
  readonly tables: readonly ViewTable[];
  readonly config: Config;
  /** Undefined where the endpoint does not say. */
  readonly kind: DataKind | undefined;
  /** What the view says beside its tables. */
  readonly remarks: readonly string[];
  readonly client: QueryClient;
  readonly inspectors: Inspectors;
  readonly userName: string;
}

/** The documents that the accounts of a view were imported from; what an endpoint does not tell is said in a row. */
async function sourcesOf({ place, config, client, inspectors }: ViewExportSource): Promise<ViewTable> {
  const places = place
    ? [place]
    : config.accounts.map(({ id, regions: [region = ''] }) => ({ account: id, region }));
  const rows = await Promise.all(
    places.map(async (each): Promise<ViewTable['rows']> => {
      try {
        const { pages } = await client.fetchInfiniteQuery(accountDataQuery(inspectors.of(each)));
        const [first] = pages;
        return (first?.documents ?? []).map(({ name, kind, bytes, sha256: sum }) => [
          each.account,
          name,
          kind,
          bytes,
          sum,
        ]);
      } catch {
        return [[each.account, texts.documentsNotTold, null, null, null]];
      }
    }),
  );
  return { name: texts.documents, columns: texts.documentColumns, rows: rows.flat() };
}

/** Remarks stand one after the other: each ends like a sentence. */
const asSentence = (remark: string): string => (/[.!?:]$/.test(remark) ? remark : `${remark}.`);

/** What an export of some tables says of itself. The checksum is of these tables. */
function factsOf(source: ViewExportSource, tables: readonly ViewTable[]): ViewDocument['facts'] {
  const { place, config, kind = 'unknown', remarks, userName } = source;
  const account = config.accounts.find(({ id }) => id === place?.account);
  return [
    ...(place
      ? ([
          ['account', texts.account, texts.accountOf(place.account, account?.name)],
          ['region', texts.region, `${regionName(place.region)} (${place.region})`],
        ] as const)
      : ([['account', texts.account, texts.everyAccount]] as const)),
    ['data', texts.data, texts.kinds[kind]],
    ...(remarks.length > 0 ? ([['remarks', texts.remarks, remarks.map(asSentence).join(' ')]] as const) : []),
    ['exported_utc', texts.exported, isoUtc(Date.now()) ?? ''],
    ['exported_by', texts.exportedBy, userName],
    ['program', texts.program, PROGRAM],
    ['address', texts.address, window.location.href],
    ['rows_sha256', texts.rowsSha256, sha256(checkedText(tables))],
  ];
}

async function documentOf(source: ViewExportSource): Promise<ViewDocument> {
  const { title, tables } = source;
  return { title, facts: factsOf(source, tables), tables: [...tables, await sourcesOf(source)] };
}

/** `overview.acme-audit-210987654321.eu-west-1.2026-05-21`: what it is, whose, and from which day. */
function baseName({ title, place, config }: ViewExportSource): string {
  const account = place && config.accounts.find(({ id }) => id === place.account);
  const whose = place && accountPart({ id: place.account, name: account?.name ?? '' });
  const kind = filePart(title).toLowerCase() || 'view';
  return [kind, whose, place?.region, dayUtc(Date.now())].filter((part) => part).join('.');
}

/** Puts the view's tables into the clipboard as Markdown. */
export async function copyMarkdown(source: ViewExportSource): Promise<void> {
  await copyText(markdownOfView(await documentOf(source)), true);
}

/** Downloads one of the view's tables as CSV. */
export function saveCsv(source: ViewExportSource, index: number): void {
  const table = source.tables[index];
  if (!table) return;
  const name =
    source.tables.length === 1 ? '' : `.${table.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  const csv = csvOfTable(table, factsOf(source, [table]));
  saveFile(`${baseName(source)}${name}.csv`, 'text/csv;charset=utf-8', csv);
}

/** Downloads the view's tables as JSON. */
export async function saveJson(source: ViewExportSource): Promise<void> {
  saveFile(`${baseName(source)}.json`, 'application/json', jsonOfView(await documentOf(source)));
}
