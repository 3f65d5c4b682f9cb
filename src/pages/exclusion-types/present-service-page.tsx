import { styled } from '@mui/material/styles';
import { paths } from '../../domain/address/paths';
import { type ExclusionType, guideTypes } from '../../domain/exclusions/exclusion-types';
import {
  NEAREST_REASONS,
  PACKAGE_COUNTERPARTS,
  type PackageCounterpart,
  PRESENT_PAGES,
} from '../../domain/present-coverage/counterparts';
import { SCAN_MODEL, SCAN_REASONS, type ScanReason } from '../../domain/present-coverage/instance-coverage';
import { presentCoverage, presentService as texts } from '../../strings/present-coverage';
import { color } from '../../theme/tokens';
import { ExternalLink, Link } from '../../ui/controls/link';
import { Card, Page } from '../../ui/layout/page';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { Mono } from '../../ui/text/lists';

const Source = styled('p')({ margin: '0 0 12px', fontSize: 13, color: color.dim, maxWidth: '90ch' });
const List = styled('ul')({ margin: 0, paddingLeft: 20, maxWidth: '90ch', '& li + li': { marginTop: 6 } });
const Codes = styled('ul')({ margin: 0, padding: 0, listStyleType: '""' });
const Note = styled('span')({
  display: 'inline-block',
  minWidth: 'min(260px, 60vw)',
  maxWidth: '60ch',
  '@media (max-width: 599.95px)': { minWidth: 420 },
});

const typeColumns: readonly PlainColumn<ExclusionType>[] = [
  {
    header: texts.type,
    english: true,
    cell: ({ slug, title }) => <Link to={paths.exclusionType(slug)}>{title}</Link>,
  },
  {
    header: texts.nearest,
    cell: ({ slug }) => {
      const reasons = NEAREST_REASONS[slug] ?? [];
      if (reasons.length === 0) return texts.none;
      return (
        <Codes>
          {reasons.map((reason) => (
            <li key={reason}>
              <Mono>{reason}</Mono>
            </li>
          ))}
        </Codes>
      );
    },
  },
  { header: texts.note, cell: ({ slug }) => <Note>{texts.notes[slug]}</Note> },
];

const packageColumns: readonly PlainColumn<PackageCounterpart>[] = [
  { header: texts.package, english: true, cell: ({ name }) => name },
  {
    header: texts.today,
    cell: ({ key, scanType }) =>
      scanType ? (
        <>
          {presentCoverage.scanTypes[scanType]} <Mono>{scanType}</Mono>
        </>
      ) : key === 'cis' ? (
        texts.cis
      ) : (
        texts.none
      ),
  },
  { header: texts.became, cell: ({ key }) => <Note>{texts.packageNotes[key]}</Note> },
];

const reasonColumns: readonly PlainColumn<ScanReason>[] = [
  { header: texts.reason, cell: (reason) => <Mono>{reason}</Mono> },
  { header: texts.words, cell: (reason) => presentCoverage.reasons[reason] },
];

const pages = Object.entries(PRESENT_PAGES) as readonly (readonly [keyof typeof PRESENT_PAGES, string])[];

/** The reference of what Amazon Inspector says in place of exclusions, and what became of the rules packages. */
export function Component() {
  return (
    <Page title={texts.title} sentence={texts.sentence}>
      <Card flush title={texts.types}>
        <Source style={{ margin: '12px 16px' }}>{texts.typesText}</Source>
        <PlainTable label={texts.types} columns={typeColumns} rows={guideTypes} rowId={({ slug }) => slug} />
      </Card>
      <Card flush title={texts.packages}>
        <Source style={{ margin: '12px 16px' }}>{texts.packagesText}</Source>
        <PlainTable
          label={texts.packages}
          columns={packageColumns}
          rows={PACKAGE_COUNTERPARTS}
          rowId={({ key }) => key}
        />
      </Card>
      <Card flush title={texts.reasons}>
        <Source style={{ margin: '12px 16px' }}>
          {texts.reasonsText(SCAN_MODEL.apiVersion, SCAN_MODEL.botocore)}
        </Source>
        <PlainTable
          label={texts.reasons}
          columns={reasonColumns}
          rows={SCAN_REASONS}
          rowId={(reason) => reason}
        />
      </Card>
      <Card title={texts.sources}>
        <Source>{texts.sourcesText}</Source>
        <List>
          {pages.map(([key, href]) => (
            <li key={key}>
              <ExternalLink href={href}>{texts.pages[key]}</ExternalLink>
            </li>
          ))}
        </List>
      </Card>
    </Page>
  );
}
