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
