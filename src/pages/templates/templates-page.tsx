import { useOutlet, useParams, useSearchParams } from 'react-router';
import { BadLink } from '../../features/problems/bad-link';
import { readAccountPlace } from '../../domain/address/paths';
import { readExclusionsView } from '../../domain/address/views';
import { TemplatesList } from './templates-list';

/** The assessment templates, with the preview that may be open beside them or in their place. */
export function Component() {
  const place = readAccountPlace(useParams());
  const [search] = useSearchParams();
  const preview = useOutlet();
  if ('bad' in place) return <BadLink link={place} />;
  if (preview && readExclusionsView(search).page) return preview;
  return (
    <>
      <TemplatesList place={place} />
      {preview}
    </>
  );
}
