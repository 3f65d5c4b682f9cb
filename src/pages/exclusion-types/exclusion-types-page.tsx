import { styled } from '@mui/material/styles';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { type ExclusionType, guideTypes, laterTypes } from '../../domain/exclusions/exclusion-type-texts';
import { exclusionTypesTexts as texts } from '../../strings/exclusion-types';
import { color } from '../../theme/tokens';
import { TypeEntry } from './type-entry';

const Source = styled('p')({ margin: '0 0 16px', fontSize: 12, color: color.dim });

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
    </Page>
  );
}
