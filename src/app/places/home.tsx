import { Navigate } from 'react-router';
import { useConfig } from '../../config/provider';
import { homePath } from './last-place';

/** `/` leads to the last place, else to the first account's templates. */
export function Home() {
  return <Navigate to={homePath(useConfig())} replace />;
}
