import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { PreviewButton } from '../../features/preview/preview-button';
import { paths, type TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/views';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';
import { templates } from '../../strings/templates';
import { TemplateFacts } from './template-facts';
import { templateName, type TemplateRow } from './template-rows';
import { TemplateUndescribed } from './template-undescribed';

const Section = styled('section')({
  '& > h2': { margin: '0 0 8px', fontSize: 14, lineHeight: '20px', fontWeight: 600 },
});

/** What people open a row for stands before what can be read there. */
const First = styled('div')({ marginBottom: 16, '& > div:first-of-type': { marginTop: 0 } });

export interface TemplateDetailsProps {
  readonly place: TemplatePlace;
  readonly row: TemplateRow;
  /** The query string of the list, which stays when the preview opens over it. */
  readonly search: string;
}

/** The expanded row of a template: the button that previews its exclusions, and its facts. */
export function TemplateDetails({ place, row, search }: TemplateDetailsProps) {
  const headingId = useId();
  const navigate = useNavigate();
  const preview = usePreviewStart(
    place,
    (token) =>
      void navigate({
        pathname: paths.preview(place),
        search: changedSearch(new URLSearchParams(search), { token }),
      }),
  );
  return (
    <Section aria-labelledby={headingId}>
      <h2 id={headingId}>{templates.details.heading}</h2>
      <First>
        <PreviewButton
          template={templateName(row)}
          recorded={preview.recorded}
          pending={preview.pending}
          problem={preview.problem}
          onStart={preview.start}
          opener={row.arn}
        />
      </First>
      {row.template ? (
        <TemplateFacts place={place} template={row.template} />
      ) : (
        <TemplateUndescribed row={row} />
      )}
    </Section>
  );
}
