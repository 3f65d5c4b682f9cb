import type { UserHint } from './users';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const shell = (title: string, main: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sign-in.css">
</head>
<body>
<header>Exclusions Console</header>
<main>
${main}
</main>
</body>
</html>
`;

function hintsTable(hints: readonly UserHint[]): string {
  if (hints.length === 0) return '';
  const rows = hints.map(
    ({ name, password, mayDo }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td><code>${escapeHtml(password)}</code></td><td>${escapeHtml(mayDo)}</td></tr>`,
  );
  return `<section class="card" aria-labelledby="examples">
<h2 id="examples">Example users</h2>
<table>
<thead><tr><th scope="col">Username</th><th scope="col">Password</th><th scope="col">What this user may do</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
}

/** What the sign-in page shows. */
export interface SignInPage {
  /** Where the form goes: path and query. */
  readonly action: string;
  /** Good once, and only in the browser that it was made for. */
  readonly formToken: string;
  readonly userName: string;
  /** What was wrong with the attempt before, if there was one. */
  readonly message: string | undefined;
  readonly hints: readonly UserHint[];
}

/** The sign-in page. Without a script: the browser's own `autofocus` puts the focus on the message or the first field. */
export function signInPage({ action, formToken, userName, message, hints }: SignInPage): string {
  const alert =
    message === undefined
      ? ''
      : `<p class="message" role="alert" tabindex="-1" autofocus>${escapeHtml(message)}</p>`;
  const focus = message === undefined ? ' autofocus' : '';
  return shell(
    message === undefined ? 'Sign in - Exclusions Console' : 'Sign-in failed - Exclusions Console',
    `<form class="card" method="post" action="${escapeHtml(action)}">
<h1>Sign in</h1>
${alert}
<input type="hidden" name="form_token" value="${escapeHtml(formToken)}">
<label for="username">Username</label>
<input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="128" required value="${escapeHtml(userName)}"${focus}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required>
<button type="submit">Sign in</button>
</form>
${hintsTable(hints)}`,
  );
}

/** A page for what cannot be answered to the application: there is no address of it to believe. */
export function refusalPage(message: string): string {
  return shell(
    'Sign-in is not possible - Exclusions Console',
    `<div class="card"><h1>Sign-in is not possible</h1><p>${escapeHtml(message)}</p><p><a href="/">Open the console</a></p></div>`,
  );
}
