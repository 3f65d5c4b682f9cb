// `aws cloudformation describe-stacks --stack-name NAME | npm run -s deploy:config`: writes the site's configuration from
// the stack's outputs and the catalogue of `npm run deploy:package`, and prints the outputs that the next commands need.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { callersFolder, ensureDependencies, main, root, UserError } from './lib/npm-script.mjs';

const NEEDED = [
  'Issuer',
  'ClientId',
  'IdentityPoolId',
  'SignInOrigin',
  'FunctionUrl',
  'Region',
  'SiteOrigin',
];

function readOutputs(printed) {
  let outputs;
  try {
    outputs = JSON.parse(printed).Stacks[0].Outputs;
  } catch (error) {
    throw new UserError(`The standard input is not what describe-stacks prints: ${error.message}`);
  }
  const values = Object.fromEntries(
    (outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  const missing = NEEDED.filter((name) => values[name] === undefined);
  const { SiteOrigin } = values;
  // It is printed for a shell to read.
  if (SiteOrigin !== undefined && (!URL.canParse(SiteOrigin) || new URL(SiteOrigin).origin !== SiteOrigin))
    throw new UserError(`The stack's output SiteOrigin is no origin: ${SiteOrigin}`);
  if (missing.length > 0) throw new UserError(`The stack has no output ${missing.join(', ')}.`);
  return values;
}

function readAccounts(path) {
  if (!existsSync(path)) throw new UserError(`${path} is not there: npm run deploy:package makes it.`);
  const accounts = new Map();
  for (const { accountId, name, region } of JSON.parse(readFileSync(path, 'utf8')).snapshots) {
    const known = accounts.get(accountId);
    accounts.set(accountId, { id: accountId, name, regions: [...(known?.regions ?? []), region] });
  }
  return [...accounts.values()];
}

await main(async () => {
  const [folder, ...rest] = process.argv.slice(2);
  if (rest.length > 0) throw new UserError('Usage: ... | npm run -s deploy:config [-- DIR]');
  const out = folder === undefined ? join(root, 'dist/deploy') : resolve(callersFolder, folder);
  const stack = readOutputs(await text(process.stdin));
  const accounts = readAccounts(join(out, 'catalogue.json'));
  const config = {
    issuer: stack.Issuer,
    clientId: stack.ClientId,
    accounts: accounts.map(({ id, name, regions }) => ({
      id,
      name,
      identityPoolId: stack.IdentityPoolId,
      regions,
    })),
    endpoints: { inspector: `${stack.FunctionUrl}{account}/{region}`, signIn: stack.SignInOrigin },
    operations: ['DescribeRunExclusions', 'ListDescribedRuns', 'ListDescribedTemplates'],
    signing: { name: 'lambda', region: stack.Region },
  };
  ensureDependencies();
  const { importSource } = await import('./lib/npm-script.mjs');
  const { parseConfig } = await importSource('src/config/config.ts');
  try {
    parseConfig(config);
  } catch (error) {
    throw new UserError(`The stack's outputs make no configuration: ${error.message}`);
  }
  const about = { accounts: accounts.map(({ id, name }) => ({ id, name, kind: 'recorded' })) };
  const print = (value) => `${JSON.stringify(value, undefined, 2)}\n`;
  writeFileSync(join(out, 'site/config.json'), print(config));
  writeFileSync(join(out, 'site/about.json'), print(about));
  process.stdout.write(`SiteOrigin=${stack.SiteOrigin}\n`);
});
