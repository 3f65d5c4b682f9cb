import { createTheme } from '@mui/material/styles';
import { color, dark, font, light, type Palette } from './tokens';

/** The attribute on the document's element that names the colour scheme; `/theme-init.js` sets it first. */
const SCHEME_SELECTOR = '[data-theme="%s"]';

const palette = (tokens: Palette) => ({
  primary: { main: tokens.accent, dark: tokens.accentStrong, contrastText: tokens.accentInk },
  error: { main: tokens.bad },
  warning: { main: tokens.warn },
  success: { main: tokens.ok },
  text: { primary: tokens.ink, secondary: tokens.dim },
  divider: tokens.line,
  background: { default: tokens.page, paper: tokens.paper },
});

const focusRing = { outline: `2px solid ${color.accent}`, outlineOffset: 2 };

/** The tokens as a MUI theme: quiet, dense, without shadows or ripples. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: SCHEME_SELECTOR },
  colorSchemes: { light: { palette: palette(light) }, dark: { palette: palette(dark) } },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: font.text,
    fontSize: 14,
    body1: { fontSize: 14, lineHeight: '20px' },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          fontSize: 14,
          lineHeight: '20px',
          padding: '5px 12px',
          minWidth: 0,
          minHeight: 32,
          whiteSpace: 'nowrap',
        },
        outlined: {
          background: color.paper,
          borderColor: color.outline,
          color: color.ink,
          fontWeight: 400,
          '&:hover': { background: color.quiet, borderColor: color.accent },
        },
        contained: { '&:hover': { background: color.accentStrong } },
        text: { padding: '5px 8px' },
      },
    },
    MuiIconButton: {
      styleOverrides: { root: { width: 28, height: 28, padding: 0, borderRadius: 6 } },
    },
    MuiMenu: { defaultProps: { transitionDuration: 0 } },
    MuiPaper: {
      styleOverrides: {
        root: {
          backgroundImage: 'none',
          boxShadow: 'none',
          border: `1px solid ${color.outline}`,
          borderRadius: 8,
        },
      },
    },
    MuiMenuItem: {
      styleOverrides: { root: { fontSize: 14, lineHeight: '20px', minHeight: 36, '&&': { gap: 8 } } },
    },
  },
});
