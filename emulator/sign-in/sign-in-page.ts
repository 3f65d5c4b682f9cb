import { escapeHtml } from '../http/messages';

/** The sign-in page's stylesheet: the console's quiet surface in plain CSS, light and dark. */
export const signInStyle = `:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #fff; --ink: #16202b; --dim: #5a6775; --line: #dde3e9; --field: #76838f;
  --bar: #12202f; --bar-ink: #e8eef4; --accent: #0a5fb4; --on-accent: #fff; --bad: #b3261e; --bad-page: #fdeeed;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e141b; --card: #151d26; --ink: #e6ecf2; --dim: #9aa7b4; --line: #2a3541; --field: #6d7b89;
    --bar: #0a1017; --bar-ink: #e6ecf2; --accent: #6cb2ff; --on-accent: #0e141b; --bad: #ff8a80; --bad-page: #2d1817;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink); background: var(--page);
  font: 14px/20px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header { height: 48px; padding: 14px 16px; color: var(--bar-ink); background: var(--bar); font-weight: 600; }
main { max-width: 480px; margin: 0 auto; padding: 48px 16px; display: grid; gap: 16px; }
.card { padding: 20px 24px 24px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
h1 { margin: 0 0 16px; font-size: 22px; line-height: 28px; font-weight: 600; }
h2 { margin: 0 0 8px; font-size: 14px; line-height: 20px; font-weight: 600; }
a { color: var(--accent); }
label { display: block; margin-bottom: 4px; font-weight: 600; }
input[type="text"], input[type="password"] {
  display: block; width: 100%; height: 36px; margin-bottom: 16px; padding: 0 10px; font: inherit;
  color: inherit; background: var(--card); border: 1px solid var(--field); border-radius: 6px;
}
button {
  width: 100%; height: 36px; font: inherit; font-weight: 600; color: var(--on-accent);
  background: var(--accent); border: 1px solid var(--accent); border-radius: 6px; cursor: pointer;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.message {
  margin: 0 0 16px; padding: 8px 12px; color: var(--bad); background: var(--bad-page);
  border: 1px solid; border-radius: 6px;
}
table { width: 100%; border-collapse: collapse; }
th, td { padding: 6px 12px 6px 0; text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--dim); font-size: 12px; font-weight: 600; }
tbody tr { border-top: 1px solid var(--line); }
code { font: 12.5px/20px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: break-word; }
`;

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

/** A user that the sign-in page names, because everybody may know it: an example account's. */
export interface UserHint {
  readonly name: string;
  readonly password: string;
  /** What this user may do, in words: `May read, but not create previews`. */
  readonly mayDo: string;
}

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
