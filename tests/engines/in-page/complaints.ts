/** Where a page's complaints outlive its documents. */
const KEY = 'complaints';

/** What this tab complained of since it was opened. */
export function complaints(): readonly string[] {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[];
}

function complain(text: string): void {
  sessionStorage.setItem(KEY, JSON.stringify([...complaints(), text]));
}

/**
 * Records what the page can see of its own failures, from now on: violations of the Content Security Policy (Trusted
 * Types are part of it) also where a `catch` hides them, uncaught errors, and what is written to the console as an error.
 */
export function recordComplaints(): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
      complain(`violates ${effectiveDirective}: ${blockedURI} ${sample} in ${sourceFile}`);
    },
  );
  window.addEventListener('error', ({ message }) => complain(`uncaught: ${message}`));
  window.addEventListener('unhandledrejection', ({ reason }) => complain(`uncaught: ${String(reason)}`));
  const write = console.error.bind(console);
  console.error = (...values: unknown[]) => {
    complain(`console: ${values.map(String).join(' ')}`);
    write(...values);
  };
}

/** Tries what the Content Security Policy forbids, and names what was refused with an exception. */
export async function attemptForbidden(): Promise<readonly string[]> {
  const refused: string[] = [];
  const attempt = async (name: string, work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch {
      refused.push(name);
    }
  };
  await attempt('markup', () => {
    document.createElement('div').innerHTML = '<b>bold</b>';
  });
  await attempt('a policy for Trusted Types', () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    trustedTypes.createPolicy('own', {});
  });
  await attempt('a worker', () => new Worker('/theme-init.js'));
  await attempt('another host', () => fetch('https://example.org/'));
  const style = document.createElement('style');
  style.textContent = 'body { outline: 9px solid }';
  document.head.append(style);
  const box = document.createElement('div');
  box.setAttribute('style', 'position: fixed');
  const image = document.createElement('img');
  image.setAttribute('src', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
  document.body.append(box, image);
  return refused;
}

/** The directives that it violates, in any engine. */
export const VIOLATED = [
  'require-trusted-types-for',
  'trusted-types',
  'connect-src',
  'style-src-elem',
  'style-src-attr',
  'img-src',
] as const;
