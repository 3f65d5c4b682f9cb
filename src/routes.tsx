import type { ComponentType } from 'react';
import { type LoaderFunction, Outlet, type RouteObject, type ShouldRevalidateFunction } from 'react-router';
import { CrashedPanel, ErrorPage } from './app/error-pages';
import { AccountLayout, Home, Root, type RouteHandle } from './app/layout/root';
import { Shell } from './app/layout/shell';
import { RequireSession, ResumeSession } from './app/require-session';
import type { Services } from './app/services';
import {
  type AccountPlace,
  type BadLink,
  readAccountPlace,
  readInstancePlace,
  readRunPlace,
  readTemplatePlace,
} from './domain/address/paths';
import { readRunsView, readTemplatesView } from './domain/address/list-views';
import { readPreviewToken } from './domain/address/query-string';
import { runsFilter, templatesFilter } from './domain/lists/view-filters';
import { RUN_TABLE, TEMPLATE_TABLE } from './domain/lists/tables';
import { storedPreferences } from './features/lists/list-tools';
import {
  startPreview,
  startRun,
  startRunExclusions,
  startRuns,
  startTemplate,
  startTemplates,
} from './inspector/queries/prefetch';
import type { StartContext } from './inspector/queries/inspector-context';
import { CallbackPage } from './pages/callback';
import { Component as RunsPage } from './pages/runs';
import { Component as TemplatesPage } from './pages/templates';

/** What a page's file exports. */
type PageModule = Promise<{ readonly Component: ComponentType }>;

const panel: RouteHandle = { panel: true };

/** What a route needs beside the code of its page. */
type PageRoute = Pick<RouteObject, 'path' | 'loader' | 'handle'>;

/**
 * Runs a loader again only where what it starts has changed, or for the very same address, which a reader goes to
 * for the newest. How a view is shown is in the address too: opening a group must not ask for what was stopped.
 */
const unlessSame =
  (whatOf: (address: URL) => unknown): ShouldRevalidateFunction =>
  ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
    currentUrl.href === nextUrl.href
      ? defaultShouldRevalidate
      : JSON.stringify(whatOf(currentUrl)) !== JSON.stringify(whatOf(nextUrl));

/** The region and the account that an address begins with. */
const placeOf = ({ pathname }: URL): readonly string[] => pathname.split('/').slice(1, 3);

/**
 * A page whose code is loaded when it is gone to; a loader is at work meanwhile. What fails stays in a route around
 * it: the router shows nothing at all where the route whose code is lost has the error's element itself.
 */
const page = (load: () => PageModule, route: PageRoute): RouteObject => ({
  ...(route.handle === panel
    ? { handle: panel, errorElement: <CrashedPanel /> }
    : { errorElement: <ErrorPage /> }),
  children: [
    {
      ...route,
      shouldRevalidate: unlessSame(({ pathname, searchParams }) => [pathname, searchParams.get('token')]),
      lazy: { Component: async () => (await load()).Component },
    },
  ],
});

/** The parameters of a place, or undefined when they cannot be read: the page says so then. */
function valid<Place extends AccountPlace>(place: Place | BadLink): Place | undefined {
  return 'bad' in place ? undefined : place;
}

type Start = (
  context: StartContext,
  params: Parameters<LoaderFunction>[0]['params'],
  search: URLSearchParams,
) => void;

/** The only map from addresses to pages. `docs/url-contract.md` describes them. */
export function createRoutes({ config, session, inspectors, starter }: Services): RouteObject[] {
  const isOurs = (params: Parameters<Start>[1]): boolean => {
    const place = valid(readAccountPlace(params));
    const account = config.accounts.find(({ id }) => id === place?.account);
    return place !== undefined && account?.regions.includes(place.region) === true;
  };
  /** A loader that starts a view's data and waits for none of it. */
  const starts =
    (start: Start): LoaderFunction =>
    ({ params, request }) => {
      if (session.getSnapshot().status === 'signed-in' && isOurs(params))
        start({ inspectors, starter, signal: request.signal }, params, new URL(request.url).searchParams);
      return null;
    };

  const templates: RouteObject[] = [
    {
      path: 'templates',
      Component: TemplatesPage,
      errorElement: <ErrorPage />,
      loader: starts((context, params, search) => {
        const place = valid(readAccountPlace(params));
        if (!place) return;
        const { pageSize } = storedPreferences(TEMPLATE_TABLE);
        startTemplates(context, place, { ...templatesFilter(place, readTemplatesView(search)), pageSize });
      }),
      shouldRevalidate: unlessSame((address) => {
        const { open: _open, sort: _sort, ...filter } = readTemplatesView(address.searchParams);
        return [placeOf(address), filter];
      }),
      children: [
        page(() => import('./pages/preview'), {
          path: ':targetId/:templateId/preview',
          handle: panel,
          loader: starts((context, params, search) => {
            const place = valid(readTemplatePlace(params));
            if (place) startPreview(context, place, readPreviewToken(search));
          }),
        }),
      ],
    },
    page(() => import('./pages/template'), {
      path: 'templates/:targetId/:templateId',
      loader: starts((context, params) => {
        const place = valid(readTemplatePlace(params));
        if (place) startTemplate(context, place);
      }),
    }),
    page(() => import('./pages/changes/preview-changes-page'), {
      path: 'templates/:targetId/:templateId/changes',
      loader: starts((context, params, search) => {
        const place = valid(readTemplatePlace(params));
        if (place) startPreview(context, place, readPreviewToken(search));
      }),
    }),
    page(() => import('./pages/history/history-page'), {
      path: 'templates/:targetId/:templateId/history',
      loader: starts((context, params) => {
        const place = valid(readTemplatePlace(params));
        if (place) startTemplate(context, place);
      }),
    }),
  ];

  const runs: RouteObject[] = [
    {
      path: 'runs',
      Component: RunsPage,
      errorElement: <ErrorPage />,
      loader: starts((context, params, search) => {
        const place = valid(readAccountPlace(params));
        if (!place) return;
        const { pageSize } = storedPreferences(RUN_TABLE);
        startRuns(context, place, { ...runsFilter(place, readRunsView(search)), pageSize });
      }),
      shouldRevalidate: unlessSame((address) => {
        const { open: _open, sort: _sort, ...filter } = readRunsView(address.searchParams);
        return [placeOf(address), filter];
      }),
      children: [
        page(() => import('./pages/run-exclusions'), {
          path: ':targetId/:templateId/:runId/exclusions',
          handle: panel,
          loader: starts((context, params) => {
            const place = valid(readRunPlace(params));
            if (place) startRunExclusions(context, place);
          }),
        }),
      ],
    },
    page(() => import('./pages/run'), {
      path: 'runs/:targetId/:templateId/:runId',
      loader: starts((context, params) => {
        const place = valid(readRunPlace(params));
        if (place) startRun(context, place);
      }),
    }),
    page(() => import('./pages/grid/grid-page'), {
      path: 'runs/:targetId/:templateId/:runId/grid',
      loader: starts((context, params) => {
        const place = valid(readRunPlace(params));
        if (place) startRunExclusions(context, place);
      }),
    }),
    page(() => import('./pages/changes/changes-page'), {
      path: 'runs/:targetId/:templateId/:runId/changes',
      loader: starts((context, params) => {
        const place = valid(readRunPlace(params));
        if (place) startRunExclusions(context, place);
      }),
    }),
    page(() => import('./pages/instance/instance-page'), {
      path: 'instances/:instanceId',
      loader: starts((context, params) => {
        const place = valid(readInstancePlace(params));
        if (place) startRuns(context, place);
      }),
    }),
  ];

  // Their figures are of all runs, so that the pages themselves ask for them.
  const coverage: RouteObject[] = [
    page(() => import('./pages/overview'), { path: 'overview' }),
    page(() => import('./pages/instances'), { path: 'instances' }),
  ];

  // Seldom gone to: its data is started by the page, so that the first rows do not wait for more code.
  const about: RouteObject = page(() => import('./pages/about/about-page'), { path: 'about' });

  const notFound = page(() => import('./app/dead-ends'), { path: '*' });

  return [
    {
      Component: Root,
      children: [
        { index: true, Component: Home },
        {
          Component: Shell,
          children: [
            {
              errorElement: <ErrorPage />,
              children: [
                { path: 'callback', Component: CallbackPage },
                page(() => import('./pages/signed-out'), { path: 'signed-out' }),
                {
                  element: (
                    <ResumeSession>
                      <Outlet />
                    </ResumeSession>
                  ),
                  children: [
                    page(() => import('./pages/open'), { path: 'open' }),
                    page(() => import('./pages/exclusion-types/exclusion-types-page'), {
                      path: 'exclusion-types',
                    }),
                    page(
                      async () => ({
                        Component: (await import('./pages/exclusion-types/exclusion-types-page'))
                          .ExclusionTypePage,
                      }),
                      { path: 'exclusion-types/:slug' },
                    ),
                    page(() => import('./pages/exclusion-types/present-service-page'), {
                      path: 'amazon-inspector',
                    }),
                    page(() => import('./pages/supported-systems'), {
                      path: 'supported-systems',
                    }),
                    notFound,
                  ],
                },
                {
                  element: (
                    <RequireSession>
                      <Outlet />
                    </RequireSession>
                  ),
                  children: [
                    page(() => import('./pages/all-accounts'), { path: 'accounts' }),
                    page(async () => ({ Component: (await import('./pages/instances')).AllInstances }), {
                      path: 'accounts/instances',
                    }),
                  ],
                },
                {
                  path: ':region/:account',
                  Component: AccountLayout,
                  children: [...templates, ...runs, ...coverage, about, notFound],
                },
              ],
            },
          ],
        },
      ],
    },
  ];
}
