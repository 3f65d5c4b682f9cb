import { useLocation } from 'react-router';
import { LinkButton } from '../../ui/controls/button';
import { paths } from '../../domain/address/paths';
import { shell } from '../../strings/shell';
import { StatePage } from './state-page';

/** For an address that no route has. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <StatePage
      title={shell.notFound.title}
      actions={<LinkButton to={paths.root()}>{shell.toTemplates}</LinkButton>}
    >
      {shell.notFound.text(pathname)}
    </StatePage>
  );
}
