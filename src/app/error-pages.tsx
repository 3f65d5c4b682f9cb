/** What stands in for a page or a panel that crashed, and the frame of all pages that say what is wrong. */

import { styled } from '@mui/material/styles';
import { useLocation, useNavigate, useParams, useRouteError } from 'react-router';
import { type AccountPlace, paths, readAccountPlace } from '../domain/address/paths';
import { readRunsView, readTemplatesView, runsSearch, templatesSearch } from '../domain/address/list-views';
import { diagnosticsOf } from '../domain/export/diagnostics';
import { shell } from '../strings/shell';
import { Button } from '../ui/controls/button';
import { CopyButton } from '../ui/controls/copy-button';
import { ErrorPanel } from '../ui/feedback/states';
import { Card, Page } from '../ui/layout/page';
import { SidePanel } from '../ui/overlay/side-panel';
import { sectionOf } from './places';
import type { ReactNode } from 'react';

/** What browsers say when the code of a page does not come: each its own words, and no name of its own. */
const NOT_LOADED = /dynamically imported module|importing a module script|module script failed/i;

const { crash } = shell;

function useCrash() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const notLoaded = error instanceof Error && NOT_LOADED.test(error.message);
  return { error, pathname, words: notLoaded ? crash.notLoaded : crash };
}

function CrashReport({ level }: { readonly level: 2 | 3 }) {
  const { error, pathname, words } = useCrash();
  const diagnostics = (): string =>
    diagnosticsOf({
      time: new Date().toISOString(),
      path: pathname,
      browser: navigator.userAgent,
      error,
    });
  return (
    <ErrorPanel
      level={level}
      title={words.happened}
      text={`${words.text} ${crash.masked}`}
      details={error instanceof Error ? `${error.name}: ${error.message}` : undefined}
      action={
        <>
          <Button onClick={() => location.reload()}>{crash.reload}</Button>
          <CopyButton lines text={diagnostics} label={crash.copy} done={crash.copied} look="normal" />
        </>
      }
    />
  );
}

/** A crash stays in its section: the frame around it, and with it every way out, still works. */
export function ErrorPage() {
  return (
    <Page title={useCrash().words.title}>
      <CrashReport level={2} />
    </Page>
  );
}

/** The list that a panel stands over, as it was narrowed and sorted. */
function listBehind(place: AccountPlace, pathname: string, search: URLSearchParams): string {
  return sectionOf(pathname) === 'runs'
    ? `${paths.runs(place)}${runsSearch(readRunsView(search))}`
    : `${paths.templates(place)}${templatesSearch(readTemplatesView(search))}`;
}

/** The same for a panel: the list behind it still works. */
export function CrashedPanel() {
  const { words, pathname } = useCrash();
  const place = readAccountPlace(useParams());
  const navigate = useNavigate();
  const { search } = useLocation();
  const list = 'bad' in place ? paths.root() : listBehind(place, pathname, new URLSearchParams(search));
  return (
    <SidePanel
      title={words.title}
      onClose={() => void navigate(list, { preventScrollReset: true })}
      opener=""
    >
      <CrashReport level={3} />
    </SidePanel>
  );
}

const Actions = styled('div')({ marginTop: 16, display: 'flex', flexWrap: 'wrap', gap: 8 });
const Text = styled('div')({ maxWidth: '72ch', overflowWrap: 'anywhere', '& p': { margin: '0 0 8px' } });

interface StatePageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that says what is going on, or what is wrong, and what can be done. */
export function StatePage({ title, children, actions }: StatePageProps) {
  return (
    <Page title={title}>
      <Card>
        <Text>{children}</Text>
        {actions !== undefined && <Actions>{actions}</Actions>}
      </Card>
    </Page>
  );
}
