import { createContext, use, type ReactNode } from 'react';
import type { Config } from './config';

const ConfigContext = createContext<Config | undefined>(undefined);

/** Gives the configuration, which was checked at boot, to everything below. */
export function ConfigProvider({ config, children }: { config: Config; children: ReactNode }) {
  return <ConfigContext value={config}>{children}</ConfigContext>;
}

/** The configuration. @throws Error outside a {@link ConfigProvider}: a mistake of ours, not the reader's. */
export function useConfig(): Config {
  const config = use(ConfigContext);
  if (!config) throw new Error('useConfig is used outside ConfigProvider');
  return config;
}
