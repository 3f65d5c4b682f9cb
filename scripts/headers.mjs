// `npm run headers -- config.json [--no-tls]`: prints, as JSON, the headers that a server of the console's
// files has to send for a configuration. The first row that matches an address holds all of its headers.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { callersFolder, main, UserError } from './lib/console.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

function readJson(file) {
  try {
    return JSON.parse(readFileSync(resolve(callersFolder, file), 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${error.message}`);
  }
}

await main(async () => {
  const given = process.argv.slice(2);
  const files = given.filter((argument) => argument !== '--no-tls');
  const [file] = files;
  if (files.length !== 1 || file.startsWith('-'))
    throw new UserError('Usage: npm run headers -- config.json [--no-tls]');
  const configuration = readJson(file);
  ensureDependencies();
  const { headerRules } = await import('./lib/header-rules.mjs');
  const rows = await headerRules(configuration, { tls: !given.includes('--no-tls') });
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
});
