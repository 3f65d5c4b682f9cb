import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '../http/messages';
import { readAuthorizeRequest } from './authorize';
import { parseCookies } from './reply';

const client = {
  id: 'console',
  redirectUris: ['http://127.0.0.1:4570/callback'],
  signOutUris: ['http://127.0.0.1:4570/signed-out'],
};

test('a request never leads to a redirect URI that is not registered', () => {
  const values = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('console', 'code', 'openid', 'S256', ...client.redirectUris),
    fc.constantFrom(
      `${client.redirectUris[0]}/`,
      `${client.redirectUris[0]}?x`,
      `${client.redirectUris[0]}@x`,
    ),
  );
  const names = fc.constantFrom(
    'client_id',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
    'code_challenge',
    'code_challenge_method',
    'prompt',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, values), { maxLength: 12 }), (pairs) => {
      const query = new URLSearchParams([['client_id', 'console'], ...pairs]);
      const result = readAuthorizeRequest(query, client);
      const { redirectUri } =
        'request' in result
          ? result.request
          : 'refusal' in result
            ? result.refusal
            : { redirectUri: undefined };
      if (redirectUri !== undefined) expect(client.redirectUris).toContain(redirectUri);
    }),
    { numRuns: 200 },
  );
});

const ASKED = {
  client_id: 'console',
  redirect_uri: 'http://127.0.0.1:4570/callback',
  response_type: 'code',
  scope: 'openid',
  state: 's',
  code_challenge: 'a'.repeat(43),
  code_challenge_method: 'S256',
};

test.each([
  ['request', 'eyJhbGciOiJub25lIn0.e30.', 'request_not_supported'],
  ['request_uri', 'https://client.example/request', 'request_uri_not_supported'],
  ['registration', '{}', 'registration_not_supported'],
  ['claims', '{"id_token":{"auth_time":{"essential":true}}}', 'invalid_request'],
  ['max_age', '0', 'invalid_request'],
  ['max_age', '', 'invalid_request'],
  ['id_token_hint', 'eyJ', 'invalid_request'],
  ['response_mode', 'fragment', 'invalid_request'],
  ['response_mode', 'form_post', 'invalid_request'],
  ['prompt', 'consent', 'invalid_request'],
])('%s=%s is refused with %s, and goes back with its state', (name, value, error) => {
  const refused = readAuthorizeRequest(new URLSearchParams({ ...ASKED, [name]: value }), client);
  expect(refused).toEqual({
    refusal: {
      redirectUri: ASKED.redirect_uri,
      state: 's',
      error,
      description: expect.any(String) as string,
    },
  });
});

test('what is the default anyway, or says nothing to this server, is taken', () => {
  for (const more of [{}, { response_mode: 'query' }, { ui_locales: 'de' }, { prompt: 'login' }])
    expect(readAuthorizeRequest(new URLSearchParams({ ...ASKED, ...more }), client)).toHaveProperty(
      'request',
    );
});

test('an escaped text holds nothing that ends a text or an attribute, and reads as before', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      const read = escaped
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(read).toBe(text);
    }),
  );
});

test('cookies are read, and of two with one name the first', () => {
  expect([...parseCookies('a=1; b=x=y;; =z; c; a=2')]).toEqual([
    ['a', '1'],
    ['b', 'x=y'],
  ]);
  expect(parseCookies(undefined).size).toBe(0);
});
