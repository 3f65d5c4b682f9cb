import { isInstanceId, type AccountPlace, paths } from '../../domain/address/paths';
import { IdChip } from '../../ui/text/id-chip';
import { Link } from '../../ui/controls/link';

export interface InstanceLinkProps {
  readonly place: AccountPlace;
  readonly id: string;
}

/** An instance's id as the way to everything that is known about it; what is no such id stands as it is. */
export function InstanceLink({ place, id }: InstanceLinkProps) {
  const chip = <IdChip id={id} />;
  return isInstanceId(id) ? <Link to={paths.instance(place, id)}>{chip}</Link> : chip;
}
