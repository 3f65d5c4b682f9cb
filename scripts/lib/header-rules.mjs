import { UserError } from './console.mjs';
import { importSource } from './source.mjs';

/**
 * The header rows of a console with a configuration: `[{ path, headers }]`, the most particular path first,
 * each row complete. `tls: false` leaves out what only a server with TLS sends.
 * @throws UserError for a configuration that cannot be used
 */
export async function headerRules(configuration, { tls = true } = {}) {
  const [{ parseConfig }, { consoleHosts }, { headerRows }] = await Promise.all(
    ['src/config/config.ts', 'src/config/console-hosts.ts', 'emulator/http/respond.ts'].map(importSource),
  );
  try {
    return headerRows({ connect: consoleHosts(parseConfig(configuration)), tls });
  } catch (error) {
    // By name: each import is evaluated by itself, with a class of its own.
    if (error.name === 'ConfigError') throw new UserError(error.message);
    throw error;
  }
}
