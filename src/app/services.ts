import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../auth/session';
import type { Config } from '../config/config';
import type { Scopes } from '../inspector/transport/scope';
import type { Starter } from '../inspector/queries/prefetch';

/** What boot makes once and the routes' loaders work with. */
export interface Services {
  readonly config: Config;
  readonly session: Session;
  readonly queryClient: QueryClient;
  readonly scopes: Scopes;
  readonly starter: Starter;
}
