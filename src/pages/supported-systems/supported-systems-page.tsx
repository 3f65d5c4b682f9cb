import { styled } from '@mui/material/styles';
import { Card } from '../../ui/layout/card';
import { Mono } from '../../ui/text/id-chip';
import { ExternalLink } from '../../ui/controls/link';
import { Page } from '../../ui/layout/page';
import { inspectorRegions, regionName } from '../../domain/address/regions';
import { supportTables } from '../../domain/assessment/supported-systems';
import { SYSTEM_PAGES } from '../../domain/assessment/system-references';
import { supportedSystems as texts } from '../../strings/supported-systems';
import { color } from '../../theme/tokens';
import { SupportTable } from './support-table';

const Source = styled('p')({ margin: '0 0 12px', fontSize: 13, color: color.dim, maxWidth: '90ch' });
const List = styled('ul')({ margin: 0, paddingLeft: 20, maxWidth: '90ch', '& li + li': { marginTop: 6 } });
const Regions = styled('ul')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))',
  gap: '4px 24px',
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
