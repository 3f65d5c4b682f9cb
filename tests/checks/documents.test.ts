/** Documents that say what the code does agree with it: parity, addresses, JSON Schemas. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { safeParse } from 'valibot';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { readFleet } from '../../emulator/assessment/fleet';
import { readFaultRules } from '../../emulator/aws-json/read-fault-rules';
import { operationNames } from '../../emulator/inspector/model/model';
import { readGrants } from '../../emulator/lambda/catalogue';
import { accountSchema } from '../../emulator/store/import/fixed-files';
import { readUsers } from '../../emulator/store/users';
import { PasswordHasher } from '../../emulator/store/password';
import { jsonSchemas } from '../../scripts/lib/json-schemas';
import { parseConfig } from '../../src/config/config';
import { paths } from '../../src/domain/address/paths';
import { root, textOf } from './source-files';

describe('docs/parity.md', () => {
  const document = textOf('docs/parity.md');
  const rows = new Map(
    [...document.matchAll(/^\| (\w+) \| (done|partial|missing) \| `([\w-]+)` \|/gm)].map(
      ([, operation = '', state = '', file = '']) => [operation, { state, file }],
    ),
  );

  test('every operation of the model has a row, and the row a test', () => {
    expect([...rows.keys()].toSorted()).toEqual([...operationNames].toSorted());
    const untested = [...rows].filter(
      ([operation, { file }]) =>
        !textOf(`tests/contract/inspector/${file}.test.ts`).includes(`describe('${operation}', `),
    );
    expect(untested).toEqual([]);
  });

  test('the count at the top is that of the rows', () => {
    const count = (state: string) => [...rows.values()].filter((row) => row.state === state).length;
    expect(document).toContain(
      `Operations: ${count('done')} done, ${count('partial')} partial, ${count('missing')} missing, of 37.`,
    );
  });
});

describe('docs/url-contract.md', () => {
  const place = {
    region: 'us-west-2',
    account: '123456789012',
    targetId: '0-0kFIPusq',
    templateId: '0-4r1V2mAw',
    runId: '0-5PsFUbfs',
  };

  /** What each builder is called with besides the place; `docs/url-contract.md` has one row per builder. */
  const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
    exclusionType: ['agent-not-found'],
    open: ['i-05d63b2c2cd80e506'],
    preview: [place, '0c7d8a52-9f0b-4a44-8a3a-2f1f3f3f3f3f'],
    previewChanges: [place, '0c7d8a52-9f0b-4a44-8a3a-2f1f3f3f3f3f'],
    instance: [place, 'i-05d63b2c2cd80e506'],
  };

  type Builder = (...parameters: readonly unknown[]) => string;

  const addresses = Object.entries(paths as unknown as Readonly<Record<string, Builder>>).map(
    ([name, make]) => `${name}: ${make(...(SAMPLES[name] ?? [place]))}`,
  );

  test('an address that was once shared stays what it is', async () => {
    await expect(`${addresses.join('\n')}\n`).toMatchFileSnapshot('url-contract.snapshot.txt');
  });

  test('every address is described', () => {
    const document = textOf('docs/url-contract.md');
    const undescribed = Object.keys(paths).filter((name) => !document.includes(`| \`${name}\` |`));
    expect(undescribed).toEqual([]);
  });
});

describe('docs/schemas', () => {
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
    const names = ['account', 'config', 'faults', 'fleet', 'permissions', 'report', 'server-users', 'users'];
    expect([...jsonSchemas().keys()]).toEqual(names.map((name) => `${name}.schema.json`));
    const { properties, required, additionalProperties } = published('fleet');
    expect(properties?.['supportTable']?.enum).toEqual(['2018-10', 'last']);
    expect([required, additionalProperties]).toEqual([['supportTable', 'instances'], false]);
    const [rules, inMember] = published('faults').anyOf ?? [];
    expect(rules?.items?.properties?.['operation']?.enum).toContain('ListExclusions');
    expect(inMember?.properties?.['rules']).toEqual(rules);
    expect(published('users').properties?.['users']?.items?.required).toContain('accessKeyId');
    expect(
      published('permissions').properties?.['grants']?.items?.properties?.['principal']?.pattern,
    ).toMatch(/^\^arn:aws/);
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
      {
        principal: 'arn:aws:iam::111122223333:user/a',
        accounts: ['111122223333'],
        allow: ['inspector:List*'],
      },
    ];
    expect(readGrants({ $schema, grants })).toEqual(grants);
  });

  test('what is no document is refused with a sentence, never by a fault', () => {
    for (const value of [
      null,
      [],
      5,
      'text',
      { constructor: 1 },
      JSON.parse('{"__proto__": 1}') as unknown,
    ]) {
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
});
