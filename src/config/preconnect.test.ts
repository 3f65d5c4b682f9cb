import { expect, test } from 'vitest';
import { parseConfig } from './config';
import { otherOrigins } from './preconnect';

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
