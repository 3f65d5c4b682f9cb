/** The stylesheet of the report's page: the console's quiet surface in plain CSS, light, dark and on paper. */
export const reportStyle = `:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #fff; --ink: #16202b; --dim: #566372; --line: #dde3e9; --field: #7c8996; --quiet: #f6f8fa;
  --bar: #12202f; --bar-ink: #e8eef4; --accent: #0a5fb4; --warn: #8a5a00; --warn-page: #fff6e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e141b; --card: #151d26; --ink: #e6ecf2; --dim: #9aa7b4; --line: #2a3541; --field: #6b7a89; --quiet: #1a242f;
    --bar: #0a1017; --bar-ink: #e6ecf2; --accent: #6cb2ff; --warn: #e5b454; --warn-page: #2b2412;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink); background: var(--page);
  font: 14px/20px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums;
}
header { padding: 14px 24px; color: var(--bar-ink); background: var(--bar); font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 8px 24px; background: var(--card); border-bottom: 1px solid var(--line); }
main { max-width: 1280px; margin: 0 auto; padding: 16px 24px 48px; display: grid; gap: 16px; }
main > * { min-width: 0; }
h1 { margin: 8px 0 4px; font-size: 22px; line-height: 28px; font-weight: 600; }
h2 { margin: 0; padding: 12px 16px; font-size: 14px; font-weight: 600; }
h3 { margin: 12px 0 4px; font-size: 14px; font-weight: 600; }
p { margin: 0 0 8px; }
a { color: var(--accent); }
section, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.card { padding: 12px 16px; }
.card > :first-child { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
.tools input { margin-left: 4px; }
.note { padding: 8px 16px; color: var(--warn); background: var(--warn-page); border: 1px solid; border-radius: 6px; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; }
.figures strong { display: block; font-size: 22px; line-height: 28px; font-weight: 600; }
.figures span { color: var(--dim); }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 0 16px 12px; }
.tools [role="status"] { color: var(--dim); }
input[type="search"] {
  width: 280px; max-width: 100%; height: 32px; padding: 0 10px; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--field); border-radius: 6px;
}
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px 16px; text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--dim); font-size: 12px; font-weight: 600; white-space: nowrap; }
tr { border-top: 1px solid var(--line); }
thead tr { border-top: 0; }
.number { text-align: right; white-space: nowrap; }
th > code { display: inline-block; min-width: 20ch; }
code { font: 12.5px/20px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.bar { display: flex; height: 8px; min-width: 120px; overflow: hidden; background: var(--line); border-radius: 4px; }
.bar svg { display: block; width: 100%; height: 8px; }
.bar rect { fill: var(--accent); }
details { padding: 0 16px; border-top: 1px solid var(--line); }
summary { padding: 10px 0; cursor: pointer; overflow-wrap: anywhere; }
details > div { padding: 0 0 12px 16px; }
.ids { color: var(--dim); overflow-wrap: anywhere; }
[hidden] { display: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 600px) {
  header, nav, main { padding-left: 16px; padding-right: 16px; }
  dl { grid-template-columns: 1fr; }
  dt { margin-top: 4px; }
}
@media print {
  nav, .tools { display: none; }
  body, section, .card { background: none; }
  section { break-inside: auto; border: 0; }
  tr, summary { break-inside: avoid; }
  .scroll { overflow: visible; }
}
`;

/** Filters tables and lists by words, and opens everything on paper. Without it all rows are shown. */
export const reportScript = `(() => {
  const lower = (text) => text.toLowerCase();
  for (const section of document.querySelectorAll('section[data-filter]')) {
    const tools = section.querySelector('.tools');
    const search = tools.querySelector('input[type="search"]');
    const only = [...tools.querySelectorAll('input[type="checkbox"]')];
    const status = tools.querySelector('[role="status"]');
    const rows = [...section.querySelectorAll('[data-row]')];
    const texts = rows.map((row) => lower(row.textContent));
    const apply = () => {
      const words = lower(search.value).split(/\\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        const fits = words.every((word) => texts[index].includes(word)) && only.every(({ checked, value }) => !checked || row.hasAttribute('data-' + value));
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      status.textContent = shown === rows.length ? rows.length + ' rows' : shown + ' of ' + rows.length + ' rows';
    };
    tools.hidden = false;
    search.addEventListener('input', apply);
    for (const box of only) box.addEventListener('change', apply);
    apply();
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const each of closed) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of closed) each.open = false;
  });
})();
`;
