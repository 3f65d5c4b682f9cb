import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { withoutParts } from './unused-parts.ts';

/** A change to a library's code on its way into the build. A file without it ends the build, for the library is no longer the one that was read. */
type Trim = TextTrim | PartsTrim;

interface TextTrim {
  /** Which of its files. */
  readonly module: RegExp;
  /** What is replaced. */
  readonly code: string | RegExp;
  readonly by: string;
  /** Some of the files have it, others not. */
  readonly some?: true;
}

/** Methods and functions that nothing here calls, by their names (`withoutParts`). */
interface PartsTrim {
  readonly module: RegExp;
  readonly parts: readonly string[];
  /** They are called, and may do nothing: else a function that is called after all throws. */
  readonly called?: true;
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
  {
    // Its functions for forms, for fetchers, for routes that are found on the way, for redirects of loaders, and for blockers.
    // Nothing here has any of these: loaders answer null, and what is sent goes through the SDK.
    module: /react-router\/dist\/production\/chunk-7RTFRKQW\.mjs$/,
    parts: [
      'createRouter.handleAction',
      'createRouter.fetch2',
      'createRouter.handleFetcherAction',
      'createRouter.handleFetcherLoader',
      'createRouter.discoverRoutes',
      'createRouter.startRedirectNavigation',
      'createRouter.updateBlocker',
      'getRouteInstrumentationUpdates',
      'instrumentClientSideRouter',
      // What a server has rendered, and said of its errors.
      'RSCErrorHandler',
      'deserializeErrors',
    ],
  },
  {
    // Other ways to sign in and out than the code with its proof key (RFC 7636), keys of its own, secrets of a client, and what is told of the
    // reader elsewhere. What checks an answer is all there.
    module: /oidc-client-ts\/dist\/esm\/oidc-client-ts\.js$/,
    parts: [
      'OidcClient.processResourceOwnerPasswordCredentials',
      'OidcClient.createSignoutRequest',
      'OidcClient.readSignoutResponseState',
      'OidcClient.processSignoutResponse',
      'OidcClient.revokeToken',
      'OidcClient.getDpopProof',
      'TokenClient.exchangeCredentials',
      'TokenClient.revoke',
      'ResponseValidator.validateCredentialsResponse',
      'ResponseValidator.validateSignoutResponse',
      'UserInfoService.getClaims',
      'ClaimsService.mergeClaims',
      'MetadataService.getSigningKeys',
      'JwtUtils.generateSignedJwt',
      'JwtUtils.generateSignedJwtWithHmac',
      '_CryptoUtils.customCalculateJwkThumbprint',
      '_CryptoUtils.generateDPoPProof',
      '_CryptoUtils.generateDPoPJkt',
      '_CryptoUtils.generateDPoPKeys',
      '_CryptoUtils.generateClientAssertionJwt',
      'Timer.init',
    ],
  },
  {
    // What it would log, where somebody switched that on.
    module: /oidc-client-ts\/dist\/esm\/oidc-client-ts\.js$/,
    code: /^\s+(?:logger2|this\._logger|Logger)\.(?:debug|info|warn|error)\(.*\);$/gm,
    by: '',
  },
  {
    // Addresses that are signed beforehand, and streams of events.
    module: /signature-v4\/dist-es\/SignatureV4\.js$/,
    parts: [
      'SignatureV4.presign',
      'SignatureV4.signEvent',
      'SignatureV4.signString',
      'SignatureV4.signMessage',
    ],
  },
  {
    module: /signature-v4\/dist-es\/HeaderFormatter\.js$/,
    parts: ['HeaderFormatter.format', 'HeaderFormatter.formatHeaderValue'],
  },
  {
    // The theme's colours of components that nothing uses.
    module: /@mui\/material\/styles\/createThemeWithVars\.mjs$/,
    code: /^\s+setColor\(palette\.(?:Alert|AppBar|Avatar|Chip|FilledInput|Input|LinearProgress|Skeleton|Slider|SpeedDialAction|Step\w+|Switch|TableCell|Tooltip), .*\);$/gm,
    by: '',
  },
  {
    // The property `sx` and its shorthands: styles here are `styled`, and no component of MUI's that is used has one.
    module: /@mui\/system\/styleFunctionSx\/styleFunctionSx\.mjs$/,
    parts: ['unstable_createStyleFunctionSx.styleFunctionSx'],
    called: true,
  },
  {
    module: /@mui\/system\/styleFunctionSx\/defaultSxConfig\.mjs$/,
    code: /(?<=const defaultSxConfig = )\{[^]*\}(?=;)/,
    by: '{}',
  },
  {
    // For pages that a server renders: theme-init.js does it here.
    module: /@mui\/system\/InitColorSchemeScript\/InitColorSchemeScript\.mjs$/,
    parts: ['buildInitColorSchemeScript'],
  },
];

/** A file's code after a trim; the same where the trim found nothing. */
function apply(trim: Trim, code: string, parse: (code: string) => unknown): string {
  if ('parts' in trim) return withoutParts(code, parse(code), trim.parts, trim.called && '{}');
  const { code: part, by } = trim;
  return code.replaceAll(
    typeof part === 'string' || part.global ? part : new RegExp(part, `${part.flags}g`),
    by,
  );
}

/** What a message calls a trim. */
const told = (trim: Trim): string => ('parts' in trim ? trim.parts.join(', ') : String(trim.code));

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
        if (!trim.module.test(id)) continue;
        const next = apply(trim, trimmed, (text) => this.parse(text));
        if (next === trimmed && !('some' in trim))
          throw new Error(`${id} has no ${told(trim)} to leave out.`);
        if (next !== trimmed) used.add(trim);
        trimmed = next;
      }
      return trimmed === code ? null : { code: trimmed, map: null };
    },
    buildEnd(error) {
      const unused = error ? [] : TRIMS.filter((trim) => !used.has(trim));
      if (unused.length > 0) throw new Error(`Nothing has ${unused.map(told).join(', ')} to leave out.`);
    },
  };
}
