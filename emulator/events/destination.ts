import { closeSync, openSync } from 'node:fs';
import { anyText, OptionError, single } from '../option-parser';
import { isLoopback } from '../http/gate';
import { failureText } from '../store/failures';

/** Where notifications go: a file that grows by a line for each, or an address that each is posted to. */
export type Destination =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'url'; readonly url: string };

/** The rows of the table of options that say where notifications go. */
export const EVENT_OPTIONS = {
  events: single(
    {
      value: 'FILE|URL',
      help: 'write, or post, what SNS would carry when a run changes its state',
      takes: 'a file or a URL',
      read: anyText,
    },
    undefined,
  ),
  allowEventsTo: single(
    {
      value: 'HOST',
      help: 'a host beyond this machine that --events may post to',
      takes: 'a host name or an IP address',
      read: (text: string) => (/^[0-9A-Za-z.:[\]-]{1,253}$/.test(text) ? text : undefined),
    },
    undefined,
  ),
};

const bare = (hostname: string): string => hostname.replaceAll(/[[\]]/g, '');

/**
 * Reads what `--events` names. An address has to be of this machine, unless `--allow-events-to` names its host: nothing
 * leaves the machine by a slip. A file is opened once, so that one that cannot be written is told at the start.
 *
 * @param text a path, or an address that begins with `http://` or `https://`
 * @param allowedHost a host beyond this machine
 * @param resolvePath makes a path absolute
 * @throws OptionError in words for the person who started the program
 */
export function readDestination(
  text: string,
  allowedHost: string | undefined,
  resolvePath: (path: string) => string,
): Destination {
  if (/^https?:/i.test(text)) {
    if (!URL.canParse(text))
      throw new OptionError(`The option --events takes a file or a URL, not "${text}".`);
    const { hostname, username, password, href } = new URL(text);
    if (username !== '' || password !== '')
      throw new OptionError('The URL of --events must not have a name or password in it.');
    const host = bare(hostname);
    if (!isLoopback(host) && host !== bare(allowedHost?.toLowerCase() ?? ''))
      throw new OptionError(
        `The option --events posts to this machine alone. To post to ${host}, add --allow-events-to ${host}.`,
      );
    return { kind: 'url', url: href };
  }
  const path = resolvePath(text);
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new OptionError(failureText(`The file of --events, ${path}, cannot be written`, error), {
      cause: error,
    });
  }
  return { kind: 'file', path };
}
