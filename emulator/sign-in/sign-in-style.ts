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
