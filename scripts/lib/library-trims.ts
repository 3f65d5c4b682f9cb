import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** A change to a library's code on its way into the build. */
interface Trim {
  /** Which of its files. */
  readonly module: RegExp;
  /** What is replaced; a file without it ends the build, for the library is no longer the one that was read. */
  readonly code: string | RegExp;
  readonly by: string;
  /** Some of the files have it, others not. */
  readonly some?: true;
}

/** What libraries bring to the first rows, and nothing here uses. Each entry says why it may go. */
const TRIMS: readonly Trim[] = [
  {
    // The SDK loads its Cognito client only when credentials are asked for. Here that is always, and at once: as a
    // static import it costs neither a file nor a round trip of its own.
    module: /credential-provider-cognito-identity\/dist-es\/from\w+\.js$/,
    code: 'await import("./loadCognitoIdentity")',
    by: 'cognitoIdentity',
  },
  {
    module: /credential-provider-cognito-identity\/dist-es\/from\w+\.js$/,
    code: /^/,
    by: 'import * as cognitoIdentity from "./loadCognitoIdentity";\n',
  },
  {
    // It tells the service which browser it runs in, with a library of 7 kB. Nobody asks: it says `unknown`.
    module: /@(?:aws-sdk|smithy)\/[\w-]+-browser\/dist-es\//,
    code: 'import bowser from "bowser";',
    by: 'const bowser = { parse: () => undefined };',
    some: true,
  },
  {
    // Of their descriptions the SDK's clients read their version alone.
    module: /@aws-sdk\/client-[\w-]+\/package\.json$/,
    code: /^[^]*"version": "([^"]+)"[^]*$/,
    by: '{ "version": "$1" }',
  },
  {
    // A `require` takes all of it along; these are the helpers that are used.
    module: /@aws-crypto\/[\w-]+\/build\/\w+\.js$/,
    code: 'require("tslib")',
    by: 'require("tslib-used")',
    some: true,
  },
  {
    // Names for developer tools keep components that nothing uses.
    module: /react-router\/dist\/\w+\/chunk-\w+\.mjs$/,
    code: /^\w+\.displayName = "\w+";$/gm,
    by: '',
    some: true,
  },
  {
    // Without the mark they stay, used or not.
    module: /react-router\/dist\/\w+\/chunk-\w+\.mjs$/,
    code: /(?<== )(?=React\d+\.forwardRef\()/g,
    by: '/* @__PURE__ */ ',
    some: true,
  },
  {
    // A link of a server's framework fetches ahead; ours never do.
    module: /react-router\/dist\/\w+\/chunk-\w+\.mjs$/,
    code: /return shouldPrefetch && !isAbsolute \? .* : link;/g,
    by: 'return link;',
    some: true,
  },
  {
    // Ripples are off (theme-provider.tsx).
    module: /@mui\/material\/ButtonBase\/ButtonBase\.mjs$/,
    code: 'import TouchRipple from "./TouchRipple.mjs";',
    by: 'const TouchRipple = () => null;',
  },
  {
    // What a button shows while it loads: ours stay as they are (button.tsx).
    module: /@mui\/material\/(?:Icon)?Button\/(?:Icon)?Button\.mjs$/,
    code: 'import CircularProgress from "../CircularProgress/index.mjs";',
    by: 'const CircularProgress = () => null;',
  },
];

const TSLIB_USED = '\0tslib-used';

const require = createRequire(import.meta.url);

/** What is taken in the place of a library, by its name. */
const INSTEAD: ReadonlyMap<string, () => string> = new Map([
  ['tslib-used', () => TSLIB_USED],
  // It chooses between the browser's own digest, which every step of a signature would wait for, and this one.
  ['@aws-crypto/sha256-browser', () => require.resolve('@aws-crypto/sha256-js')],
  // Its usual entry warns developers; the other is not named among its exports.
  [
    'react-router',
    () => join(dirname(require.resolve('react-router/package.json')), 'dist/production/index.mjs'),
  ],
]);

/** Leaves out of the console's code what libraries bring and nothing here uses. For the build alone. */
export function libraryTrims(): Plugin {
  const used = new Set<Trim>();
  return {
    name: 'library-trims',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => INSTEAD.get(source)?.(),
    load: (id) =>
      id === TSLIB_USED
        ? 'export { __awaiter, __exportStar, __generator, __values } from "tslib";'
        : undefined,
    transform(code, id) {
      let trimmed = code;
      for (const trim of TRIMS) {
        const { module, code: part, by, some } = trim;
        if (!module.test(id)) continue;
        const next = trimmed.replaceAll(
          typeof part === 'string' || part.global ? part : new RegExp(part, `${part.flags}g`),
          by,
        );
        if (next === trimmed && !some) throw new Error(`${id} has no ${String(part)} to leave out.`);
        if (next !== trimmed) used.add(trim);
        trimmed = next;
      }
      return trimmed === code ? null : { code: trimmed, map: null };
    },
    buildEnd(error) {
      const unused = error ? [] : TRIMS.filter((trim) => !used.has(trim));
      if (unused.length > 0)
        throw new Error(`Nothing has ${unused.map(({ code }) => String(code)).join(', ')} to leave out.`);
    },
  };
}
