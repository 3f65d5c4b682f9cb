import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clicking, keyPresses, typing } from './actions';
import { type BidiConnection, connectBidi } from './bidi';
import type { Desktop } from './desktop';
import { end, startAndRead } from './processes';
import type { Engine, Tab } from './tab';

/** What a fresh profile would do by itself: ask home, update, offer, restore. And where it saves without asking. */
const preferences = (downloads: string): Readonly<Record<string, string | number | boolean>> => ({
  'app.update.disabledForTesting': true,
  'browser.download.dir': downloads,
  'browser.download.folderList': 2,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  // Input that comes before a document has been painted for a while is otherwise dropped, against clickjacking.
  'dom.input_events.security.minNumTicks': 0,
  'dom.input_events.security.minTimeElapsedInMS': 0,
  'layout.css.prefers-color-scheme.content-override': 1,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'ui.prefersReducedMotion': 1,
});

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly type: string; readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

interface LogEntry {
  readonly level: string;
  readonly text: string;
  readonly source: { readonly context?: string };
}

/** A tab in a container of its own: cookies and storage are its own. */
async function newTab(bidi: BidiConnection, downloads: string, preload: string): Promise<Tab> {
  const { userContext } = await bidi.send<{ userContext: string }>('browser.createUserContext', {});
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
    userContext,
  });
  await bidi.send('script.addPreloadScript', {
    functionDeclaration: `() => { ${preload} }`,
    contexts: [context],
  });
  const reported: string[] = [];
  bidi.on('log.entryAdded', (entry) => {
    const { level, text, source } = entry as LogEntry;
    if (level === 'error' && source.context === context) reported.push(text);
  });
  const act = async (actions: readonly object[]): Promise<void> => {
    await bidi.send('input.performActions', { context, actions });
  };
  return {
    downloads,
    reported,
    open: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'interactive' });
    },
    back: async () => {
      await bidi.send('browsingContext.traverseHistory', { context, delta: -1 });
    },
    evaluate: async (expression) => {
      const answer = await bidi.send<Evaluated>('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
        userActivation: false,
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
      return answer.result?.value ?? '';
    },
    press: (keys) => act(keyPresses(keys)),
    type: (text) => act(typing(text)),
    click: (x, y) => act(clicking(x, y)),
    resize: async (width, height) => {
      await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    picture: async () => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    print: async () => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.print', { context });
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
      await bidi.send('browser.removeUserContext', { userContext });
    },
  };
}

/**
 * Starts Firefox, without a screen unless it is given one, and drives it over WebDriver BiDi.
 *
 * @param binary for example `/usr/bin/firefox-esr`
 * @param preload statements that run in each document before its own
 * @param desktop a screen that it is to be seen on, which is closed with it
 */
export async function startFirefox(binary: string, preload: string, desktop?: Desktop): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(preferences(folder)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(folder, 'user.js'), lines.join('\n'));
  const { child, found } = await startAndRead(
    binary,
    [
      ...(desktop ? [] : ['--headless']),
      '--no-remote',
      '--remote-debugging-port',
      '0',
      '--profile',
      folder,
      'about:blank',
    ],
    /WebDriver BiDi listening on (ws:\/\/\S+)/,
    desktop?.env,
  );
  const bidi = await connectBidi(found);
  await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
  return {
    name: 'Firefox',
    version: bidi.version,
    newTab: () => newTab(bidi, folder, preload),
    close: async () => {
      await bidi.close();
      await end(child);
      await desktop?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
