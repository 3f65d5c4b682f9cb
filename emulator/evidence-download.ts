import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { accountPart } from '../src/domain/export/file-names';
import { dayUtc } from '../src/domain/text/times';
import type { Account, Accounts } from './accounts';
import type { Clock } from './clock';
import { respondText } from './http/messages';
import type { PathHandler } from './http/route';
import { programName } from './version';
import { ReportMaking } from './report/make-report';
import { packing, ZipFile } from './report/pack-evidence';

/** Resolves when more can be written, or when nobody reads any more. */
async function drained(response: ServerResponse, gone: AbortSignal): Promise<void> {
  try {
    await once(response, 'drain', { signal: gone });
  } catch {
    // Who asked has gone: the caller looks.
  }
}

/** Lets everybody else have their turn. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** The headers of a file to be kept. A name of other than ASCII letters is written as RFC 8187 says. */
function headersOf(name: string): Readonly<Record<string, string>> {
  const plain = name.replaceAll(/[^!-~]/g, '_');
  return {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  };
}

/** Packs an account's evidence into a response, piece by piece as it is read. @throws AccountError where a document changed meanwhile */
async function send(
  { services, name, id }: Account,
  response: ServerResponse,
  by: string,
  madeAt: number,
): Promise<void> {
  const { store, evidence } = services;
  if (!evidence) return;
  const making = new ReportMaking({
    filter: { from: undefined, to: undefined },
    withExclusions: true,
    madeAt,
    origin: { program: programName(), exportedBy: by },
  });
  for (const _ of making.add(store)) await turn();
  const file = `evidence.${accountPart({ id, name })}.${dayUtc(madeAt) ?? ''}.zip`;
  response.writeHead(200, headersOf(file));
  const zip = new ZipFile((chunk) => void response.write(chunk), madeAt);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const accounts = [{ id, folder: evidence.place.path, documents: store.documents() }];
  for (const _ of packing(zip, { facts: making.facts([]), accounts })) {
    if (gone.signal.aborted) return;
    // What nobody has taken yet stands in memory: no more than a piece at a time.
    await (response.writableNeedDrain ? drained(response, gone.signal) : turn());
  }
  zip.end();
  response.end();
}

/**
 * Gives out what `PrepareEvidence` got ready, once, to who brings the secret. A document that changes meanwhile ends the
 * transfer without the file's end, so that no browser keeps it for whole. One at a time: it reads all that an account has.
 *
 * @param clock the wire clock
 */
export function createEvidenceDownload(accounts: Accounts, clock: Clock): PathHandler {
  let busy = false;
  return async (request, response) => {
    if (request.method !== 'GET') {
      response.setHeader('allow', 'GET');
      respondText(response, 405, 'This address gives its file once, and to GET.');
      return true;
    }
    if (busy) {
      respondText(response, 503, 'Another evidence file is being made. Ask again when it is done.');
      return true;
    }
    const secret = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    for (const account of accounts.all) {
      const by = account.services.evidence?.redeem(secret);
      if (by === undefined) continue;
      busy = true;
      try {
        await send(account, response, by, clock.now());
      } finally {
        busy = false;
      }
      return true;
    }
    respondText(
      response,
      404,
      'This address has been used, or its minute is over. Ask the console for another.',
    );
    return true;
  };
}
