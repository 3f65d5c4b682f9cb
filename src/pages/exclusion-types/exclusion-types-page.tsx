import { styled } from '@mui/material/styles';
import { paths } from '../../domain/address/paths';
import {
  type ExclusionType,
  exclusionTypeBySlug,
  guideTypes,
  laterTypes,
} from '../../domain/exclusions/exclusion-types';
import { HueMark } from '../../features/exclusions/proportion-bar';
import { SupportedSystemsLink } from '../../features/exclusions/supported-systems-link';
import { exclusionTypesTexts as texts } from '../../strings/exclusion-types';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card, Page } from '../../ui/layout/page';
import { SafeText } from '../../ui/text/safe-text';
import { useParams } from 'react-router';
import { visibleLine } from '../../domain/text/safe-text';
import { EmptyState } from '../../ui/feedback/states';

const Entry = styled('article')({
  padding: '16px 0',
  '& + &': { borderTop: `1px solid ${color.line}` },
  '&:first-of-type': { paddingTop: 0 },
  '&:last-of-type': { paddingBottom: 0 },
  '& > p': { margin: '6px 0 0', maxWidth: '78ch' },
});

const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 10px',
  '& h3': { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 600 },
});

const Facts = styled('span')({ marginLeft: 'auto', fontSize: 13, color: color.dim });

const Recommendation = styled('div')({
  margin: '8px 0 0',
  padding: '8px 12px',
  maxWidth: '80ch',
  borderRadius: 6,
  background: color.quiet,
  overflowWrap: 'anywhere',
  '& h2, & h4': { margin: 0, fontSize: 12, lineHeight: '16px', fontWeight: 600, color: color.dim },
});

export interface TypeEntryProps {
  readonly type: ExclusionType;
  /** On the list its title is a link to the type's own page; there the page has the title. */
  readonly alone?: boolean;
}

/** One type of exclusion, in the guide's words. */
function TypeEntry({ type, alone = false }: TypeEntryProps) {
  const { slug, title, description, recommendation, cause, previewable } = type;
  return (
    <Entry>
      <Head>
        <HueMark hue={cause} />
        {!alone && (
          <h3 lang="en">
            <Link to={paths.exclusionType(slug)}>{title}</Link>
          </h3>
        )}
        <Facts style={alone ? { marginLeft: 0 } : {}}>
          {texts.causes[cause]} · {previewable ? texts.previewed : texts.notPreviewed}
        </Facts>
      </Head>
      <p>
        <SafeText text={description} />
      </p>
      <Recommendation>
        {alone ? <h2>{texts.recommendation}</h2> : <h4>{texts.recommendation}</h4>}
        <SafeText text={recommendation} />
        <SupportedSystemsLink recommendation={recommendation} type={title} />
      </Recommendation>
    </Entry>
  );
}

const Source = styled('p')({ margin: '0 0 16px', fontSize: 12, color: color.dim });
const Ways = styled('p')({ margin: '16px 0 0' });

function Types({ types, title, source }: { types: readonly ExclusionType[]; title: string; source: string }) {
  return (
    <Card title={title}>
      <Source>{source}</Source>
      {types.map((type) => (
        <TypeEntry key={type.slug} type={type} />
      ))}
    </Card>
  );
}

/** The reference: the guide's ten types, and apart from them the six that a later edition added. */
export function Component() {
  return (
    <Page
      title={texts.title}
      counter={`(${guideTypes.length + laterTypes.length})`}
      sentence={texts.sentence}
    >
      <Types types={guideTypes} title={texts.guide} source={`${texts.sourceGuide} ${texts.inferred}`} />
      <Types types={laterTypes} title={texts.later} source={texts.sourceLater} />
      <Ways>
        <Link to={paths.presentService()}>{texts.today}</Link>
      </Ways>
    </Page>
  );
}

/** One type of exclusion, under its own address. */
export function ExclusionTypePage() {
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
      <Ways>{all}</Ways>
      <Ways>
        <Link to={paths.presentService()}>{texts.today}</Link>
      </Ways>
    </Page>
  );
}
