/** Tries what the Content Security Policy forbids, and names what was refused with an exception. */
export async function attemptForbidden(): Promise<readonly string[]> {
  const refused: string[] = [];
  const attempt = async (name: string, work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch {
      refused.push(name);
    }
  };
  await attempt('markup', () => {
    document.createElement('div').innerHTML = '<b>bold</b>';
  });
  await attempt('a policy for Trusted Types', () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    trustedTypes.createPolicy('own', {});
  });
  await attempt('a worker', () => new Worker('/theme-init.js'));
  await attempt('another host', () => fetch('https://example.org/'));
  const style = document.createElement('style');
  style.textContent = 'body { outline: 9px solid }';
  document.head.append(style);
  const box = document.createElement('div');
  box.setAttribute('style', 'position: fixed');
  const image = document.createElement('img');
  image.setAttribute('src', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
  document.body.append(box, image);
  return refused;
}
