import { useRouteError } from 'react-router';
import { Button } from '../components/button';
import { ErrorPanel } from '../components/error-panel';
import { Page } from '../components/page';
import { shell } from '../strings/shell';

/** A crash stays in its section: the frame around it, and with it every way out, still works. */
export function ErrorPage() {
  const error = useRouteError();
  return (
    <Page title={shell.crash.title}>
      <ErrorPanel
        title={shell.crash.title}
        text={shell.crash.text}
        details={error instanceof Error ? `${error.name}: ${error.message}` : undefined}
        action={<Button onClick={() => location.reload()}>{shell.crash.reload}</Button>}
      />
    </Page>
  );
}
