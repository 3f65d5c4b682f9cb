import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, inspectorEndpoint, loadConfig, parseConfig } from './config';

const pool = 'eu-west-1:01234567-89ab-4cde-8f01-23456789abcd';
const account = { id: '123456789012', name: 'Production', identityPoolId: pool, regions: ['us-east-1'] };
const good = { issuer: 'https://issuer.example/pool', clientId: 'console', accounts: [account] };

const endpoint = (inspector?: string) =>
  inspectorEndpoint(parseConfig({ ...good, endpoints: inspector ? { inspector } : {} }), 'eu-west-1');

const answer = (body: string, status = 200) =>
  loadConfig(() => Promise.resolve(new Response(body, { status })));

describe('a configuration', () => {
  test('is read, with the region of each identity pool', () => {
    expect(parseConfig({ ...good, _readme: 'ignored' })).toEqual({
      ...good,
      accounts: [{ ...account, cognitoRegion: 'eu-west-1' }],
      endpoints: {},
    });
  });

  test('names an account by its id where it has no name, and a region once', () => {
    const { name: _, ...unnamed } = account;
    const [read] = parseConfig({
      ...good,
      accounts: [{ ...unnamed, regions: ['us-east-1', 'us-west-2', 'us-east-1'] }],
    }).accounts;
    expect(read).toMatchObject({ name: '123456789012', regions: ['us-east-1', 'us-west-2'] });
  });

  test('may have one Inspector for all regions, one per region, or leave it to AWS', () => {
    expect(endpoint('http://127.0.0.1:4570')).toBe('http://127.0.0.1:4570');
    expect(endpoint('https://inspector.{region}.example.com')).toBe(
      'https://inspector.eu-west-1.example.com',
    );
    expect(endpoint()).toBeUndefined();
  });

  test('may have an account in the path of the endpoint, never in its host', () => {
    const url = 'https://x.lambda-url.us-east-1.on.aws/{account}/{region}';
    const config = parseConfig({ ...good, endpoints: { inspector: url } });
    expect(inspectorEndpoint(config, 'eu-west-1', '123456789012')).toBe(
      'https://x.lambda-url.us-east-1.on.aws/123456789012/eu-west-1',
    );
    const inHost = { ...good, endpoints: { inspector: 'https://{account}.example.com' } };
    expect(() => parseConfig(inHost)).toThrow('endpoints.inspector must');
  });

  test('may say what calls are signed for', () => {
    const signing = { name: 'lambda', region: 'us-east-1' };
    expect(parseConfig({ ...good, signing })).toMatchObject({ signing });
    expect(parseConfig(good)).not.toHaveProperty('signing');
  });

  test.each([
    ['signing', { ...good, signing: 'lambda' }],
    ['signing.name', { ...good, signing: { region: 'us-east-1' } }],
    ['signing.name', { ...good, signing: { name: 'Lambda/', region: 'us-east-1' } }],
    ['signing.region', { ...good, signing: { name: 'lambda' } }],
    ['', []],
    ['', null],
    ['issuer', { ...good, issuer: undefined }],
    ['issuer', { ...good, issuer: 'not a URL' }],
    ['issuer', { ...good, issuer: 'http://issuer.example/pool' }],
    ['issuer', { ...good, issuer: 'javascript:alert(1)' }],
    ['issuer', { ...good, issuer: 'https://issuer.example/pool/' }],
    ['issuer', { ...good, issuer: 'https://user@issuer.example/pool' }],
    ['issuer', { ...good, issuer: 'https://a;script-src.example' }],
    ['clientId', { ...good, clientId: ' ' }],
    ['accounts', { ...good, accounts: [] }],
    ['accounts', { ...good, accounts: account }],
    ['accounts[0]', { ...good, accounts: ['123456789012'] }],
    ['accounts[0].id', { ...good, accounts: [{ ...account, id: 123456789012 }] }],
    ['accounts[0].name', { ...good, accounts: [{ ...account, name: '' }] }],
    ['accounts[0].identityPoolId', { ...good, accounts: [{ ...account, identityPoolId: 'pool' }] }],
    ['accounts[0].regions', { ...good, accounts: [{ ...account, regions: [] }] }],
    ['accounts[0].regions[1]', { ...good, accounts: [{ ...account, regions: ['us-east-1', 'moon'] }] }],
    ['accounts[1].id', { ...good, accounts: [account, account] }],
    ['endpoints', { ...good, endpoints: 'https://example.com' }],
    ['endpoints.inspector', { ...good, endpoints: { inspector: 'https://*.amazonaws.com' } }],
    ['endpoints.signIn', { ...good, endpoints: { signIn: "https://a'none'.example" } }],
    ['endpoints.inspector', { ...good, endpoints: { inspector: 'ftp://example.com' } }],
    ['endpoints.cognitoIdentity', { ...good, endpoints: { cognitoIdentity: 'https://a?b' } }],
  ])('with a mistake in "%s" is refused by that name', (field, value) => {
    expect(() => parseConfig(value)).toThrow(
      expect.objectContaining({ name: 'ConfigError', field }) as Error,
    );
  });

  test('is read or refused, whatever it is', () => {
    const shape = fc.record(
      { issuer: fc.anything(), clientId: fc.anything(), accounts: fc.anything(), endpoints: fc.anything() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), shape), (value) => {
        expect(() => parseConfig(value)).toThrow(ConfigError);
      }),
    );
  });

  test('comes as a sample that is valid', () => {
    const sample: unknown = JSON.parse(readFileSync('public/config.json', 'utf8'));
    expect(parseConfig(sample).accounts).toHaveLength(1);
  });
});

describe('loading', () => {
  test('says what is wrong with the file', async () => {
    expect((await answer(JSON.stringify(good))).clientId).toBe('console');
    await expect(answer('', 404)).rejects.toThrow(/HTTP 404/);
    await expect(answer('<!doctype html>')).rejects.toThrow(/not valid JSON/);
    await expect(loadConfig(() => Promise.reject(new TypeError('offline')))).rejects.toThrow(ConfigError);
  });
});
