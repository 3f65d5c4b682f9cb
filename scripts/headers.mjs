// `npm run headers -- config.json [--no-tls]`: prints, as JSON, the headers that a server of the console's
// files has to send for a configuration. The first row that matches an address holds all of its headers.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { callersFolder, ensureDependencies, importSource, main, UserError } from './lib/npm-script.mjs';

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
  const rows = await headerRules(configuration, { tls: !given.includes('--no-tls') });
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
});

/**
 * The header rows of a console with a configuration: `[{ path, headers }]`, the most particular path first,
 * each row complete. `tls: false` leaves out what only a server with TLS sends.
 * @throws UserError for a configuration that cannot be used
 */
async function headerRules(configuration, { tls = true } = {}) {
  const [{ parseConfig }, { consoleHosts }, { headerRows }] = await Promise.all(
    ['src/config/config.ts', 'src/config/hosts.ts', 'emulator/http/security-headers.ts'].map(importSource),
  );
  try {
    return headerRows({ connect: consoleHosts(parseConfig(configuration)), tls });
  } catch (error) {
    // By name: each import is evaluated by itself, with a class of its own.
    if (error.name === 'ConfigError') throw new UserError(error.message);
    throw error;
  }
}
