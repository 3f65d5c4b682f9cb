import { type Config, parseConfig } from '../../src/config/config';

/** A console's configuration with accounts of these regions, the first in Oregon alone unless it is said otherwise. */
export function consoleConfig(
  accounts: Readonly<Record<string, readonly string[]>> = { '123456789012': ['us-west-2'] },
): Config {
  return parseConfig({
    issuer: 'https://sign-in.example.org',
    clientId: 'console',
    accounts: Object.entries(accounts).map(([id, regions]) => ({
      id,
      name: `account ${id}`,
      identityPoolId: 'us-west-2:00000000-0000-0000-0000-000000000000',
      regions,
    })),
  });
}
