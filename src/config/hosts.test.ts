import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config';
import { consoleHosts, otherOrigins } from './hosts';

describe('console hosts', () => {
  const account = (id: string, pool: string, ...regions: string[]) => ({
    id,
    identityPoolId: `${pool}:00000000-0000-4000-8000-000000000000`,
    regions,
  });
  const cognito = {
    issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool',
    clientId: 'client',
    accounts: [
      account('123456789012', 'eu-west-1', 'us-east-1', 'eu-west-1'),
      account('210987654321', 'us-east-1', 'us-east-1'),
    ],
  };

  describe('the hosts that a console calls', () => {
    test('AWS’s own, one for each region, with the user pool’s domain', () => {
      const config = parseConfig({
        ...cognito,
        endpoints: { signIn: 'https://exclusions.auth.eu-west-1.amazoncognito.com' },
      });
      expect(consoleHosts(config)).toEqual([
        'https://cognito-idp.eu-west-1.amazonaws.com',
        'https://exclusions.auth.eu-west-1.amazoncognito.com',
        'https://cognito-identity.eu-west-1.amazonaws.com',
        'https://cognito-identity.us-east-1.amazonaws.com',
        'https://inspector.us-east-1.amazonaws.com',
        'https://inspector.eu-west-1.amazonaws.com',
      ]);
    });

    test('a user pool without its domain is refused, because sign-in would be blocked by the policy', () => {
      expect(() => consoleHosts(parseConfig(cognito))).toThrow(ConfigError);
    });

    test('other endpoints, by region or for all of them, without their paths', () => {
      const config = parseConfig({
        ...cognito,
        issuer: 'https://login.example.com/realm',
        endpoints: {
          inspector: 'https://inspector.{region}.example.com/v1',
          cognitoIdentity: 'https://identity.example.com/',
        },
      });
      expect(consoleHosts(config)).toEqual([
        'https://login.example.com',
        'https://identity.example.com',
        'https://inspector.us-east-1.example.com',
        'https://inspector.eu-west-1.example.com',
      ]);
    });

    test('one host for everything is named once', () => {
      const origin = 'http://127.0.0.1:4570';
      const config = parseConfig({
        ...cognito,
        issuer: `${origin}/pool`,
        endpoints: { inspector: origin, cognitoIdentity: origin },
      });
      expect(consoleHosts(config)).toEqual([origin]);
    });
  });
});

describe('preconnect', () => {
  const own = 'https://console.example.com';
  const config = (endpoints: object) =>
    parseConfig({
      issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE00',
      clientId: 'exampleclientid0000000000',
      accounts: [
        {
          id: '123456789012',
          identityPoolId: 'us-east-1:00000000-0000-4000-8000-000000000000',
          regions: ['us-east-1'],
        },
      ],
      endpoints,
    });

  test('every other origin once, and never the page’s own', () => {
    const endpoints = { inspector: `${own}/inspector`, cognitoIdentity: 'https://identity.example.com' };
    expect(otherOrigins(config(endpoints), own)).toEqual([
      'https://cognito-idp.us-east-1.amazonaws.com',
      'https://identity.example.com',
    ]);
  });

  test('an endpoint per region is that of the region in the address', () => {
    const { endpoints } = { endpoints: { inspector: 'https://inspector.{region}.example.com' } };
    expect(otherOrigins(config(endpoints), own, 'eu-west-1')).toContain(
      'https://inspector.eu-west-1.example.com',
    );
    expect(otherOrigins(config(endpoints), own)).toHaveLength(1);
  });
});
