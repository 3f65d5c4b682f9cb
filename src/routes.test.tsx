// @vitest-environment happy-dom
import fc from 'fast-check';
import { matchRoutes, type RouteObject } from 'react-router';
import { expect, test, vi } from 'vitest';
import { createQueryClient } from './app/services';
import type { Session } from './auth/session';
import { consoleConfig } from '../tests/support/console-config';
import {
  paths,
  placeToSignInFor,
  readAccountPlace,
  readInstancePlace,
  readRunPlace,
  readTemplatePlace,
} from './domain/address/paths';
import { inspectorRegions } from './domain/address/regions';
import { createInspectors } from './inspector/transport/inspector';
import { createPrefetcher } from './inspector/queries/prefetch';
import { createRoutes } from './routes';

const config = consoleConfig();
const nobody: Session = {
  subscribe: () => () => undefined,
  getSnapshot: () => ({ status: 'unknown' }),
  signIn: () => Promise.resolve(),
  mayResume: () => false,
  resume: () => Promise.resolve(),
  completeSignIn: () => Promise.resolve('/'),
  idToken: () => Promise.reject(new Error('nobody is signed in')),
  signOut: () => Promise.resolve(),
};
const queryClient = createQueryClient();
const routes = createRoutes({
  config,
  session: nobody,
  queryClient,
  inspectors: createInspectors(config, nobody),
  starter: createPrefetcher(queryClient),
});

/** The pattern of the route that an address ends at. */
const patternOf = (path: string): string | undefined =>
  matchRoutes(routes, path.split('?')[0] ?? '')
    ?.map(({ route }) => route.path)
    .filter((part) => part !== undefined)
    .join('/');

const place = {
  region: 'us-west-2',
  account: '123456789012',
  targetId: '0-0kFIPusq',
  templateId: '0-4r1V2mAw',
};
const run = { ...place, runId: '0-MKkpXXPE' };

test('every address of the console has its own route', () => {
  expect(
    [
      paths.root(),
      paths.callback(),
      paths.signedOut(),
      paths.open('anything'),
      paths.exclusionTypes(),
      paths.exclusionType('agent-not-found'),
      paths.supportedSystems(),
      paths.templates(place),
      paths.template(place),
      paths.preview(place, 'token'),
      paths.previewChanges(place, 'token'),
      paths.history(place),
      paths.runs(place),
      paths.run(run),
      paths.exclusions(run),
      paths.grid(run),
      paths.changes(run),
      paths.instance(place, 'i-05d63b2c2cd80e506'),
      paths.about(place),
    ].map(patternOf),
  ).toEqual([
    '',
    'callback',
    'signed-out',
    'open',
    'exclusion-types',
    'exclusion-types/:slug',
    'supported-systems',
    ':region/:account/templates',
    ':region/:account/templates/:targetId/:templateId',
    ':region/:account/templates/:targetId/:templateId/preview',
    ':region/:account/templates/:targetId/:templateId/changes',
    ':region/:account/templates/:targetId/:templateId/history',
    ':region/:account/runs',
    ':region/:account/runs/:targetId/:templateId/:runId',
    ':region/:account/runs/:targetId/:templateId/:runId/exclusions',
    ':region/:account/runs/:targetId/:templateId/:runId/grid',
    ':region/:account/runs/:targetId/:templateId/:runId/changes',
    ':region/:account/instances/:instanceId',
    ':region/:account/about',
  ]);
});

const code = fc.stringMatching(/^0-[0-9A-Za-z]{8}$/);
const anyRun = fc.record({
  region: fc.constantFrom(...inspectorRegions),
  account: fc.stringMatching(/^\d{12}$/),
  targetId: code,
  templateId: code,
  runId: code,
});

test('any place survives the way through its address', () => {
  const paramsOf = (path: string) => matchRoutes(routes, path)?.at(-1)?.params ?? {};
  fc.assert(
    fc.property(anyRun, fc.stringMatching(/^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/), (to, instanceId) => {
      const { region, account, runId: _, ...rest } = to;
      const ofAccount = { region, account };
      const ofTemplate = { ...ofAccount, ...rest };
      for (const builder of ['templates', 'runs', 'about'] as const)
        expect(readAccountPlace(paramsOf(paths[builder](ofAccount)))).toEqual(ofAccount);
      for (const builder of ['template', 'preview', 'history'] as const)
        expect(readTemplatePlace(paramsOf(paths[builder](ofTemplate)))).toEqual(ofTemplate);
      const [changes = ''] = paths.previewChanges(ofTemplate, 'token').split('?');
      expect(readTemplatePlace(paramsOf(changes))).toEqual(ofTemplate);
      for (const builder of ['run', 'exclusions', 'grid', 'changes'] as const)
        expect(readRunPlace(paramsOf(paths[builder](to)))).toEqual(to);
      const instance = paths.instance(ofAccount, instanceId);
      expect(readInstancePlace(paramsOf(instance))).toEqual({ ...ofAccount, instanceId });
    }),
  );
});

test('any text as an address ends at a page', () => {
  // The router warns of text that is no valid encoding, and takes it as it stands.
  vi.spyOn(console, 'warn').mockReturnValue();
  const segment = fc.oneof(
    fc.string(),
    fc.constantFrom('runs', 'templates', 'us-west-2', '123456789012', '%', '%E0%A4%A', '..', '//', 'preview'),
  );
  fc.assert(
    fc.property(fc.array(segment), (segments) => {
      expect(matchRoutes(routes, `/${segments.join('/')}`)).not.toBeNull();
    }),
    { numRuns: 1000 },
  );
});

test('only the two lists, and what completes the sign-in, are in the code that is always loaded', () => {
  const eager: string[] = [];
  const visit = (list: readonly RouteObject[]): void => {
    for (const { path, Component, children } of list) {
      if (Component && path !== undefined) eager.push(path);
      visit(children ?? []);
    }
  };
  visit(routes);
  expect(eager).toEqual(['callback', ':region/:account', 'templates', 'runs']);
});

test('an address that begins with the sign-in is an account’s, and no bad link', () => {
  const oneRun = '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs';
  const template = '/us-west-2/123456789012/templates/0-0kFIPusq/0-4r1V2mAw';
  const account = { region: 'us-west-2', account: '123456789012' };
  const ofAccount = ['overview', 'about', 'instances', 'runs', 'templates'].map(
    (view) => `/us-west-2/123456789012/${view}`,
  );
  const ofThings = ['', '/exclusions', '/grid', '/changes'].map((view) => oneRun + view);
  const ofTemplates = ['', '/preview', '/changes', '/history'].map((view) => template + view);
  for (const path of [...ofAccount, ...ofThings, ...ofTemplates])
    expect(placeToSignInFor(path), path).toEqual(account);
  for (const path of [
    '/',
    '/callback',
    '/accounts',
    '/exclusion-types',
    '/us-west-2/123456789012',
    '/us-west-2/12345678901/runs',
    '/nowhere/123456789012/runs',
    '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/exclusions',
    '/us-west-2/123456789012/runs/0-0kFIPusq/0-4r1V2mAw/bad',
    '/us-west-2/123456789012/templates/bad/0-4r1V2mAw/preview',
  ])
    expect(placeToSignInFor(path), path).toBeUndefined();
  // Whatever is typed: the route asks for a sign-in, and for nothing else that is wrong with the link.
  const segment = fc.oneof(
    fc.constantFrom('0-0kFIPusq', '0-4r1V2mAw', 'runs', 'templates', 'exclusions', 'overview', '', 'bad'),
    fc.string({ maxLength: 6 }).map(encodeURIComponent),
  );
  const typed = fc
    .array(segment, { maxLength: 6 })
    .map((rest) => `/us-west-2/123456789012/${rest.join('/')}`);
  fc.assert(
    fc.property(typed, (path) => {
      if (!placeToSignInFor(path)) return;
      const matches = matchRoutes(routes, path) ?? [];
      expect(matches.some(({ route }) => route.path === ':region/:account')).toBe(true);
      const { params = {} } = matches.at(-1) ?? {};
      const read = params['runId'] === undefined ? readTemplatePlace : readRunPlace;
      expect('bad' in (params['templateId'] === undefined ? readAccountPlace : read)(params)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
