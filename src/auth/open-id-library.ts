/** What the sign-in uses of its library: a file of its own, for an import of the whole library at run time would keep all of it. */
export { ErrorResponse, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
