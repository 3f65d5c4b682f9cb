import { expect, test } from 'vitest';
import { importsOf, sourceFiles, textOf, type Import } from './source-files';

/** The rooms of the house, the most particular first. */
const ROOMS: readonly (readonly [room: string, path: RegExp])[] = [
  ['domain/text', /^src\/domain\/text\//],
  ['domain', /^src\/domain\//],
  ['transport', /^src\/inspector\/transport\//],
  ['queries', /^src\/inspector\/queries\//],
  ['auth', /^src\/auth\//],
  ['config', /^src\/config\//],
  ['ui', /^src\/ui\//],
  ['features', /^src\/features\//],
  ['theme', /^src\/theme\//],
  ['strings', /^src\/strings\//],
  ['app', /^src\/app\//],
  ['pages', /^src\/pages\//],
  ['routes', /^src\/routes(\.tsx)?$/],
  ['main', /^src\/(main|render)(\.tsx?)?$/],
  ['emulator/console-api', /^emulator\/console-api\//],
  ['emulator/report', /^emulator\/report\//],
  ['emulator/tables', /^emulator\/tables\//],
  ['emulator/events', /^emulator\/events\//],
  ['emulator/inspector', /^emulator\/inspector\//],
  ['emulator/assessment', /^emulator\/assessment\//],
  ['emulator/store', /^emulator\/store\//],
  ['emulator/aws-json', /^emulator\/aws-json\//],
  ['emulator/sigv4', /^emulator\/sigv4\//],
  ['emulator/sign-in', /^emulator\/sign-in\//],
  ['emulator/http', /^emulator\/http\//],
  ['emulator/lambda', /^emulator\/lambda\//],
  ['emulator/package', /^emulator\/package\//],
  // The seams that everything in the emulator may know: time, keys and secrets, hashes, new ids, command lines and the terminal.
  ['emulator/seams', /^emulator\/(clock|credentials|hashes|ids|option-parser|version|terminal)(\.ts)?$/],
  ['emulator', /^emulator\/[^/]+$/],
];

/** What pages and the shell are made of. */
const BELOW_PAGES = [
  'features',
  'queries',
  'transport',
  'auth',
  'config',
  'ui',
  'theme',
  'strings',
  'domain',
  'domain/text',
];

/** Which rooms a room may look into, beside itself. Nothing that stands here not is allowed. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['routes', 'app', ...BELOW_PAGES],
  routes: ['app', 'pages', ...BELOW_PAGES],
  app: BELOW_PAGES,
  pages: BELOW_PAGES,
  features: ['queries', 'transport', 'config', 'ui', 'theme', 'strings', 'domain', 'domain/text'],
  // The design system knows how times and texts are written, and no word of the service.
  ui: ['theme', 'domain/text'],
  theme: ['domain/text'],
  strings: ['domain', 'domain/text'],
  queries: ['transport', 'auth', 'config', 'domain', 'domain/text'],
  transport: ['auth', 'config', 'domain', 'domain/text'],
  auth: ['config', 'domain', 'domain/text'],
  config: ['domain', 'domain/text'],
  domain: ['domain/text'],
  'domain/text': [],
  emulator: [
    'emulator/lambda',
    'emulator/http',
    'emulator/aws-json',
    'emulator/sigv4',
    'emulator/sign-in',
    'emulator/console-api',
    'emulator/report',
    'emulator/tables',
    'emulator/events',
    'emulator/inspector',
    'emulator/assessment',
    'emulator/store',
    'emulator/seams',
    'domain',
    'domain/text',
  ],
  // The command that is installed by itself; nothing knows it.
  'emulator/package': ['emulator', 'emulator/seams'],
  'emulator/report': [
    'emulator/seams',
    'emulator/console-api',
    'emulator/assessment',
    'emulator/store',
    'emulator/http',
    'domain',
    'domain/text',
  ],
  'emulator/tables': [
    'emulator/report',
    'emulator/console-api',
    'emulator/assessment',
    'emulator/store',
    'domain',
    'domain/text',
  ],
  'emulator/events': [
    'emulator/inspector',
    'emulator/assessment',
    'emulator/store',
    'emulator/http',
    'emulator/seams',
    'domain',
    'domain/text',
  ],
  'emulator/console-api': [
    'emulator/inspector',
    'emulator/assessment',
    'emulator/store',
    'domain',
    'domain/text',
  ],
  'emulator/aws-json': [
    'emulator/sigv4',
    'emulator/console-api',
    'emulator/inspector',
    'emulator/http',
    'emulator/seams',
    'domain',
    'domain/text',
  ],
  // The other front door. The command that makes what it serves is the only one to look into it.
  'emulator/lambda': [
    'emulator/http',
    'emulator/aws-json',
    'emulator/console-api',
    'emulator/inspector',
    'emulator/store',
    'emulator/seams',
    'domain',
    'domain/text',
  ],
  'emulator/sign-in': ['emulator/http', 'emulator/seams', 'domain', 'domain/text'],
  'emulator/sigv4': ['emulator/seams', 'domain', 'domain/text'],
  'emulator/http': ['emulator/seams', 'domain', 'domain/text'],
  'emulator/inspector': ['emulator/assessment', 'emulator/store', 'emulator/seams', 'domain', 'domain/text'],
  'emulator/assessment': ['emulator/store', 'emulator/seams', 'domain', 'domain/text'],
  'emulator/store': ['emulator/assessment', 'emulator/seams', 'domain', 'domain/text'],
  'emulator/seams': ['domain/text'],
};

function roomOf(path: string): string | undefined {
  return ROOMS.find(([, pattern]) => pattern.test(path))?.[0];
}

const imports = sourceFiles('src', 'emulator').flatMap(importsOf);

function offences(isWrong: (each: Import) => boolean): string[] {
  return imports.filter(isWrong).map(({ file, from }) => `${file} imports ${from}`);
}

test('every room looks only where it may', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(
    offences(({ file, from }) => {
      if (!/^(src|emulator)\//.test(from)) return false;
      const inside = roomOf(file);
      const other = roomOf(from);
      if (inside === undefined || other === undefined) return true;
      return inside !== other && !(MAY_IMPORT[inside] ?? []).includes(other);
    }),
  ).toEqual([]);
});

test('a page never imports another page', () => {
  const page = (path: string) => /^src\/pages\/([^/.]+)/.exec(path)?.[1];
  expect(
    offences(({ file, from }) => {
      const [mine, other] = [page(file), page(from)];
      return mine !== undefined && other !== undefined && mine !== other;
    }),
  ).toEqual([]);
});

test('the AWS SDK is a matter of the data layer and the credentials', () => {
  const sdk = /^@(aws-sdk|smithy|aws-crypto)\//;
  expect(
    offences(
      ({ file, from, typeOnly }) =>
        sdk.test(from) &&
        // A checksum, which has nothing of AWS but its author (decision 0005).
        !(from === '@aws-crypto/sha256-js' && file === 'src/features/export/export-file.ts') &&
        !/^src\/(inspector|auth)\//.test(file) &&
        (!typeOnly || file.startsWith('src/domain/')),
    ),
  ).toEqual([]);
});

test('the domain stands alone', () => {
  expect(
    offences(
      ({ file, from }) =>
        file.startsWith('src/domain/') &&
        !from.startsWith('src/domain/') &&
        // Pure as well, and in one file: the vocabulary of the documents' schemas (decision 0009).
        !(from === 'valibot' && file === 'src/domain/text/document-schema.ts'),
    ),
  ).toEqual([]);
});

test('MUI stays in the design system, theme, shell, and where a feature or page lays out', () => {
  expect(
    offences(
      ({ file, from }) =>
        /^@(mui|emotion)\//.test(from) &&
        !/^src\/(ui|features|app|theme|pages)\//.test(file) &&
        file !== 'src/main.ts',
    ),
  ).toEqual([]);
});

/** The first circle that is found below a file, or nothing. Types count: two files that need each other are one idea. */
function circleFrom(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] {
  const way: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    way.push(file);
    for (const other of next.get(file) ?? []) {
      const circle = visit(other);
      if (circle) return circle;
    }
    way.pop();
    done.add(file);
    return undefined;
  };
  return visit(start) ?? [];
}

test('no file imports itself in a circle', () => {
  const bare = (path: string) => path.replace(/\.tsx?$/, '');
  const next = new Map<string, string[]>();
  for (const { file, from } of imports) next.set(bare(file), [...(next.get(bare(file)) ?? []), bare(from)]);
  const done = new Set<string>();
  const circles = [...next.keys()]
    .map((file) => circleFrom(file, next, done))
    .filter(({ length }) => length > 0);
  expect(next.size).toBeGreaterThan(300);
  expect(circles).toEqual([]);
});

test('there are no barrels', () => {
  expect(sourceFiles('src', 'emulator').filter((file) => /\/index\.tsx?$/.test(file))).toEqual([]);
});

test('the design system knows no word of the service', () => {
  const words =
    /inspector|assessment|exclusion|rules.?package|template(?!columns|rows|areas)|finding|preview|\bagents?\b|\barns?\b/i;
  const code = (file: string) => textOf(file).replaceAll(/\/\*[\s\S]*?\*\/|(?<![:\w])\/\/.*$/gm, '');
  const files = sourceFiles('src/ui');
  expect(files.length).toBeGreaterThan(25);
  expect(files.filter((file) => words.test(code(file)))).toEqual([]);
  expect(words.test('gridTemplateColumns')).toBe(false);
  expect(words.test('ExclusionGroup')).toBe(true);
});

/** What the design system would need beside itself if it were published alone. */
const NEEDED_BY_UI = {
  packages: [
    '@emotion/cache',
    '@emotion/react',
    '@mui/material',
    '@tanstack/react-virtual',
    'react',
    'react-dom',
    'react-router',
  ],
  files: [
    'src/domain/text/safe-text',
    'src/domain/text/times',
    'src/theme/theme-provider',
    'src/theme/tokens',
  ],
};

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

test('the design system could be published alone', () => {
  const reached = new Set(sourceFiles('src/ui').filter((file) => !file.startsWith('src/ui/gallery/')));
  for (const file of reached)
    for (const { from } of importsOf(file).filter(({ from: each }) => each.startsWith('src/')))
      for (const found of sourceFiles(from.slice(0, from.lastIndexOf('/'))))
        if (found.replace(/\.tsx?$/, '') === from) reached.add(found);
  const outside = [...reached]
    .filter((file) => !file.startsWith('src/ui/'))
    .map((file) => file.replace(/\.tsx?$/, ''));
  const packages = new Set(
    [...reached]
      .flatMap(importsOf)
      .filter(({ from }) => !from.startsWith('src/'))
      .map(({ from }) => packageOf(from)),
  );
  expect(NEEDED_BY_UI.files).toEqual(expect.arrayContaining(outside));
  expect(outside).toContain('src/theme/tokens');
  expect(NEEDED_BY_UI.packages).toEqual(expect.arrayContaining([...packages]));
  expect(packages).toContain('@mui/material');
});

test('the gallery shows every part of the design system, and nothing but itself imports it', () => {
  const shown = sourceFiles('src/ui/gallery').map(textOf).join('\n');
  const parts = sourceFiles('src/ui').filter(
    (file) => file.endsWith('.tsx') && !/\/(?:gallery|icons\.)/.test(file),
  );
  // A part of another part, such as a table's header, is shown with it.
  const within = (file: string, name: string): boolean =>
    parts.some((other) => other !== file && new RegExp(`<${name}[\\s>]`).test(textOf(other)));
  const missing = parts.flatMap((file) =>
    [...textOf(file).matchAll(/^export (?:function|const) ([A-Z][a-z]\w*)/gm)]
      .map(([, name = '']) => name)
      .filter(
        (name) =>
          !name.endsWith('Context') && !new RegExp(`<${name}[\\s>]`).test(shown) && !within(file, name),
      )
      .map((name) => `${file}: ${name}`),
  );
  expect(parts.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
  const gallery = /^src\/ui\/gallery\//;
  expect(offences(({ file, from }) => gallery.test(from) && !gallery.test(file))).toEqual([]);
});

test('the hosted function carries all that it loads, and no reading of folders', () => {
  const found = new Set<string>(['emulator/lambda/main']);
  const ahead = [...found];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop())
    for (const { file, from, typeOnly } of imports) {
      if (typeOnly || file.replace(/\.tsx?$/, '') !== path || found.has(from)) continue;
      found.add(from);
      if (/^(src|emulator)\//.test(from)) ahead.push(from);
    }
  expect([...found].filter((path) => /^emulator\/(store\/import|report|tables|events)\//.test(path))).toEqual(
    [],
  );
  // `PACKAGES` of `npm run deploy:package`.
  const packages = [...found].filter((from) => !/^(node:|src\/|emulator\/)/.test(from));
  expect(packages.toSorted()).toEqual(['libsql', 'valibot']);
});
