/*
 * Names the colour scheme before anything is painted, so that a dark screen never flashes white. It is a
 * file of its own because the page's policy allows no inline script, and it is small because it blocks.
 */
(function () {
  var mode = null;
  try {
    mode = localStorage.getItem('theme-mode');
  } catch {
    // Storage may be forbidden; then the system decides.
  }
  var dark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light');
})();
