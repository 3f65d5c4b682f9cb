import { styled } from '@mui/material/styles';
import { inspectorRegions, regionName } from '../domain/address/regions';
import {
  type PackageSupport,
  type SupportedSystem,
  supportTables,
  SYSTEM_PAGES,
  type SupportTable as Table,
} from '../domain/assessment/supported-systems';
import { supportedSystems as texts } from '../strings/exclusion-types';
import { color } from '../theme/tokens';
import { CheckIcon, CloseIcon, WarningIcon } from '../ui/controls/icons';
import { ExternalLink } from '../ui/controls/link';
import { Card, Page } from '../ui/layout/page';
import { type PlainColumn, PlainTable } from '../ui/table/plain-table';
import { Mono } from '../ui/text/lists';

const Cell = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  whiteSpace: 'nowrap',
  color: color.dim,
  '&[data-support="Supported"]': { color: color.ok },
  '&[data-support="Deprecated"]': { color: color.warn },
});

const icons: Readonly<Record<string, typeof CheckIcon>> = {
  Supported: CheckIcon,
  'Not supported': CloseIcon,
  Deprecated: WarningIcon,
};

function Support({ support }: { readonly support: PackageSupport }) {
  const Icon = support === undefined ? undefined : icons[support];
  return (
    <Cell data-support={support}>
      {Icon && <Icon size={14} />}
      {support === undefined ? texts.noCell : (texts.cells[support] ?? support)}
    </Cell>
  );
}

function columnsOf({ packages }: Table): readonly PlainColumn<SupportedSystem>[] {
  return [
    { header: texts.system, cell: ({ label }) => label },
    ...packages.map((name, index): PlainColumn<SupportedSystem> => {
      const cell = ({ support }: SupportedSystem) => <Support support={support[index]} />;
      return { header: name, english: true, cell };
    }),
  ];
}

/** An edition's rules packages by operating system, as the table that it is in the guide. */
export function SupportTable({ table }: { readonly table: Table }) {
  return (
    <PlainTable
      label={texts.table(texts.editions[table.edition].title)}
      columns={columnsOf(table)}
      rows={table.systems}
      rowId={({ label }) => label}
    />
  );
}

const Source = styled('p')({ margin: '0 0 12px', fontSize: 13, color: color.dim, maxWidth: '90ch' });
const List = styled('ul')({ margin: 0, paddingLeft: 20, maxWidth: '90ch', '& li + li': { marginTop: 6 } });
const Regions = styled('ul')({
  margin: 0,
  padding: 0,
  listStyleType: '""',
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
  gap: '4px 24px',
  overflowWrap: 'anywhere',
});

/** The reference of supported operating systems: the guide's tables of two editions, and where they are from. */
export function Component() {
  return (
    <Page title={texts.title} sentence={texts.sentence}>
      {supportTables.map((table) => (
        <Card key={table.edition} flush title={texts.editions[table.edition].title}>
          <Source style={{ margin: '12px 16px' }}>{texts.editions[table.edition].source}</Source>
          <SupportTable table={table} />
        </Card>
      ))}
      <Card title={texts.notes.title}>
        <List>
          {texts.notes.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </List>
      </Card>
      <Card title={texts.regions}>
        <Source>{texts.regionsText}</Source>
        <Regions>
          {inspectorRegions.map((code) => (
            <li key={code}>
              {regionName(code)} <Mono>{code}</Mono>
            </li>
          ))}
        </Regions>
      </Card>
      <Card title={texts.original}>
        <Source>{texts.originalText}</Source>
        <List>
          <li>
            <ExternalLink href={SYSTEM_PAGES.systems}>{texts.originalPages.systems}</ExternalLink>
          </li>
          <li>
            <ExternalLink href={SYSTEM_PAGES.packages}>{texts.originalPages.packages}</ExternalLink>
          </li>
        </List>
      </Card>
    </Page>
  );
}
