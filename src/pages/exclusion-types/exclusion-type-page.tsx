import { styled } from '@mui/material/styles';
import { useParams } from 'react-router';
import { paths } from '../../domain/address/paths';
import { exclusionTypeBySlug } from '../../domain/exclusions/exclusion-types';
import { visibleLine } from '../../domain/text/safe-text';
import { exclusionTypesTexts as texts } from '../../strings/exclusion-types';
import { Link } from '../../ui/controls/link';
import { EmptyState } from '../../ui/feedback/states';
import { Card, Page } from '../../ui/layout/page';
import { TypeEntry } from './exclusion-types-page';

const All = styled('p')({ margin: '16px 0 0' });

/** One type of exclusion, under its own address. */
export function Component() {
  const { slug = '' } = useParams();
  const type = exclusionTypeBySlug(slug);
  const all = <Link to={paths.exclusionTypes()}>{texts.all}</Link>;
  if (!type)
    return (
      <Page title={texts.unknown.title}>
        <Card>
          <EmptyState title={texts.unknown.title} text={texts.unknown.text(visibleLine(slug))} action={all} />
        </Card>
      </Page>
    );
  return (
    <Page title={type.title} sentence={type.edition === '2018-10' ? texts.sourceGuide : texts.sourceLater}>
      <Card>
        <TypeEntry type={type} alone />
      </Card>
      <All>{all}</All>
      <All>
        <Link to={paths.presentService()}>{texts.today}</Link>
      </All>
    </Page>
  );
}
