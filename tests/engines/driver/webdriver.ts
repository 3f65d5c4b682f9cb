import type { ChildProcess } from 'node:child_process';

/** A session of WebDriver (W3C), over HTTP. */
export interface WebDriverSession {
  /** The browser's. */
  readonly version: string;
  /** @throws with the protocol's own error and message */
  readonly send: <Result = unknown>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ) => Promise<Result>;
  /** The string that an expression in the page is, or that it is a promise of. */
  readonly evaluate: (expression: string) => Promise<string>;
}

interface Answer {
  readonly value: unknown;
}

/** What is asked of a document that goes away is at times never answered, in milliseconds. */
const LOST = 20_000;

async function call<Result>(method: string, address: string, body?: object): Promise<Result> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(LOST),
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as Answer;
  if (response.ok) return value as Result;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new Error(`${error}: ${message}`);
}

/** Waits until a driver that was just started answers. */
export async function waitForDriver(origin: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const ready = await call<{ readonly ready: boolean }>('GET', `${origin}/status`).then(
      () => true,
      () => false,
    );
    if (ready) return;
    // Its port is not there yet: the next moment of the event loop asks again.
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`The WebDriver ended with ${child.exitCode} before it was ready.`);
}

/** Begins a session: a browser with nothing stored. */
export async function createSession(origin: string, capabilities: object): Promise<WebDriverSession> {
  const begun = await call<{
    readonly sessionId: string;
    readonly capabilities: { readonly browserVersion: string };
  }>('POST', `${origin}/session`, { capabilities: { alwaysMatch: capabilities } });
  const base = `${origin}/session/${begun.sessionId}`;
  const send = <Result>(method: string, path: string, body?: object): Promise<Result> =>
    call<Result>(method, path === '' ? base : `${base}/${path}`, body);
  return {
    version: begun.capabilities.browserVersion,
    send,
    evaluate: (expression) =>
      send<string>('POST', 'execute/sync', { script: `return (${expression});`, args: [] }),
  };
}
