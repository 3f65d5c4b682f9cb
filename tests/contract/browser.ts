const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** A browser as far as a sign-in sees one: it keeps cookies, follows nothing by itself, and fills in the form. */
export function createBrowser() {
  const cookies = new Map<string, string>();

  async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const at = pair.indexOf('=');
      if (/Max-Age=0/.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  return {
    cookies,
    visit,
    /** Sends the form of a sign-in page that was visited, and goes back to the page where it is sent there. */
    async submit(html: string, origin: string, name: string, password: string): Promise<Response> {
      const action = unescape(/ action="([^"]*)"/.exec(html)?.[1] ?? '');
      const token = unescape(/name="form_token" value="([^"]*)"/.exec(html)?.[1] ?? '');
      const body = new URLSearchParams({ form_token: token, username: name, password });
      const init = { method: 'POST', body, headers: { Origin: origin } };
      const answer = await visit(new URL(action, origin).href, init);
      const location = answer.headers.get('location') ?? '';
      return location.startsWith('/oauth2/authorize?') ? visit(origin + location) : answer;
    },
    /** Goes to the sign-in and through it; where the browser is sent in the end. */
    async signIn(url: string, name: string, password: string): Promise<string> {
      const asked = await visit(url);
      const location = asked.headers.get('location');
      if (location !== null) return location;
      const answer = await this.submit(await asked.text(), new URL(url).origin, name, password);
      return answer.headers.get('location') ?? '';
    },
  };
}
