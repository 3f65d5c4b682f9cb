import { useOutlet, useParams, useSearchParams } from 'react-router';
import { BadLink } from '../../components/bad-link';
import { readAccountPlace } from '../../domain/paths';
import { readExclusionsView } from '../../domain/views';
import { RunsList } from './runs-list';

/** The assessment runs, with the exclusions that may be open beside them or in their place. */
export function Component() {
  const place = readAccountPlace(useParams());
  const [search] = useSearchParams();
  const exclusions = useOutlet();
  if ('bad' in place) return <BadLink link={place} />;
  if (exclusions && readExclusionsView(search).page) return exclusions;
  return (
    <>
      <RunsList place={place} />
      {exclusions}
    </>
  );
}
