import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { safeParse } from 'valibot';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { readFaultRules } from '../../emulator/aws-json/faults/read-fault-rules';
import { readFleet } from '../../emulator/assessment/fleet';
import { readGrants } from '../../emulator/lambda/grants';
import { accountSchema } from '../../emulator/store/import/account-document';
import { PasswordHasher } from '../../emulator/store/password';
import { readUsers } from '../../emulator/store/import/users';
import { jsonSchemas } from '../../scripts/lib/json-schemas';
import { parseConfig } from '../../src/config/config';
import { root } from './source-files';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
}

const folder = join(root, 'docs/schemas');
const published = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as JsonSchema;

test('the published JSON Schemas are those of the code: npm run schemas writes them', () => {
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  expect(Object.fromEntries(files)).toEqual(Object.fromEntries(jsonSchemas()));
});

test('an editor can complete names and values from them', () => {
  const names = ['account', 'config', 'faults', 'fleet', 'permissions', 'server-users', 'users'];
  expect([...jsonSchemas().keys()]).toEqual(names.map((name) => `${name}.schema.json`));
  const { properties, required, additionalProperties } = published('fleet');
  expect(properties?.['supportTable']?.enum).toEqual(['2018-10', 'last']);
  expect([required, additionalProperties]).toEqual([['supportTable', 'instances'], false]);
  const [rules, inMember] = published('faults').anyOf ?? [];
  expect(rules?.items?.properties?.['operation']?.enum).toContain('ListExclusions');
  expect(inMember?.properties?.['rules']).toEqual(rules);
  expect(published('users').properties?.['users']?.items?.required).toContain('accessKeyId');
  expect(published('permissions').properties?.['grants']?.items?.properties?.['principal']?.pattern).toMatch(
    /^\^arn:aws/,
  );
});

const $schema = 'https://example.com/any.schema.json';
const example = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as object;

test('each document may name its JSON Schema, and is read as without it', () => {
  const config = example('public/config.json');
  expect(parseConfig({ ...config, $schema })).toEqual(parseConfig(config));
  const fleet = example('accounts/example/fleet.json');
  expect(readFleet({ ...fleet, $schema }).instances).toEqual(readFleet(fleet).instances);
  const users = example('accounts/example/users.json') as { users: readonly { name: string }[] };
  expect(readUsers({ ...users, $schema }, new PasswordHasher()).map(({ name }) => name)).toEqual(
    users.users.map(({ name }) => name),
  );
  expect(safeParse(accountSchema, { id: '123456789012', $schema }).success).toBe(true);
  const rules = [{ operation: 'GetId', delayMs: 5 }];
  expect(readFaultRules(JSON.stringify({ $schema, rules }), 'f')).toEqual(rules);
  const grants = [
    { principal: 'arn:aws:iam::111122223333:user/a', accounts: ['111122223333'], allow: ['inspector:List*'] },
  ];
  expect(readGrants({ $schema, grants })).toEqual(grants);
});

test('what is no document is refused with a sentence, never by a fault', () => {
  for (const value of [null, [], 5, 'text', { constructor: 1 }, JSON.parse('{"__proto__": 1}') as unknown]) {
    expect(() => readFleet(value)).toThrow(/^\$/);
    expect(() => readUsers(value, new PasswordHasher())).toThrow(/^\$/);
    expect(() => readGrants(value)).toThrow('A document of permissions holds a list of grants.');
    expect(() => readFaultRules(JSON.stringify({ rules: [value] }), 'f')).toThrow(/^f\W/);
  }
});

/** What the console's configuration is to weigh, in bytes of gzip, with or without valibot's own code in it. */
async function weightOfConfig(external: readonly string[]): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(root, 'src/config/config.ts'), formats: ['es'] },
      rolldownOptions: { external: [...external] },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (!bundle || !('output' in bundle)) throw new Error('There is no bundle.');
  return gzipSync(bundle.output[0].code, { level: 9 }).length;
}

test('what the console loads of valibot is less than 2 kB', async () => {
  const whole = await weightOfConfig([]);
  const own = await weightOfConfig(['valibot']);
  expect(own).toBeGreaterThan(1000);
  expect(whole - own).toBeGreaterThan(500);
  expect(whole - own).toBeLessThan(2000);
});
