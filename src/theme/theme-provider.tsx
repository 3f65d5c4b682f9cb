import { CacheProvider } from '@emotion/react';
import { ThemeProvider as MuiThemeProvider } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { createAdoptedCache } from './emotion-cache';
import { GlobalStyles } from './global-styles';
import { theme } from './theme';

/** Where the reader's choice of light, dark or system is kept; `/theme-init.js` reads it too. */
const MODE_KEY = 'theme-mode';

/** Styles for everything below, under a policy that allows no inline style. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [cache] = useState(createAdoptedCache);
  return (
    <CacheProvider value={cache}>
      <MuiThemeProvider theme={theme} defaultMode="system" modeStorageKey={MODE_KEY} noSsr>
        <GlobalStyles />
        {children}
      </MuiThemeProvider>
    </CacheProvider>
  );
}
