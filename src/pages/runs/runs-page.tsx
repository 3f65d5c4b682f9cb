import { useOutlet, useParams, useSearchParams } from 'react-router';
import { readAccountPlace } from '../../domain/address/paths';
import { readExclusionsView } from '../../domain/address/views';
import { BadLink } from '../../features/problems/bad-link';
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
