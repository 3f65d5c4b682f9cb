import type { DataKind } from '../../src/domain/assessment/account-data';
import { visibleJson } from '../../src/domain/text/safe-text';
import { consoleOperations, requireActions } from '../console-api/console-operations';
import {
  type Answer,
  dataHeader,
  errorAnswer,
  internalError,
  LINES_TYPE,
  outputAnswer,
} from '../aws-json/protocol';
import { type Call, readCall } from '../aws-json/read-call';
import { type Clock, startAccountClock } from '../clock';
import { acceptedEncoding, compressed, type ContentEncoding } from '../http/messages';
import { dispatch } from '../inspector/dispatch';
import { isOperation, operations } from '../inspector/operation-table';
import { ServiceError, temporarilyUnavailable } from '../inspector/errors';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import type { AccountStore } from '../store/account-store';
import { type FunctionUrlRequest, readFunctionUrlEvent, requestIdOf } from './function-url-event';
import { allowedActions, type Catalogue, catalogueKey, readCatalogue } from './catalogue';
import { createSnapshotCache, type ObjectSource } from './snapshot-cache';

/** What a handler is made of. Nothing in it reads the time, the environment or the network by itself. */
export interface HandlerOptions {
  readonly source: ObjectSource;
  /** Which catalogue is served: its digest is part of the deployment, so that the bucket alone cannot change it. */
  readonly catalogueSha256: string;
  readonly directory: string;
  readonly capacity: number;
  readonly clock: Clock;
  readonly newUuid: () => string;
  /** Takes one line of JSON. */
  readonly log: (line: string) => void;
}

/** The answer to a function URL's request (payload 2.0). */
export interface FunctionUrlAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True for what is compressed: Lambda decodes it before it sends it. */
  readonly isBase64Encoded: boolean;
}

export interface Handler {
  /** Answers an event. Never throws, whatever the event is. */
  readonly answer: (event: unknown) => Promise<FunctionUrlAnswer>;
  /** Fetches the catalogue ahead of the first call; what fails is tried again with the next one. */
  readonly warmUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Lambda carries answers up to 6 MB; the rest is for the headers around the body. */
const MOST_ANSWER_BYTES = 6 * 1024 * 1024 - 16_384;

/** What a snapshot's store needs beside it: no engine, and ids that nothing asks for. */
function servicesOf(store: AccountStore, clock: Clock, newUuid: () => string): Services {
  const stood = store.setting('account.clock') === 'present' ? Number.NaN : Number(store.setting('clock'));
  return {
    store,
    clock: Number.isFinite(stood) ? startAccountClock(stood, 1, clock) : { now: () => clock.now(), speed: 1 },
    assessment: undefined,
    pageCap: 500,
    previewMilliseconds: 0,
    newUuid,
    newId: newUuid,
  };
}

/** An answer as the function hands it to Lambda, which carries it as a whole. */
interface WholeAnswer {
  readonly status: number;
  readonly body: string;
  readonly encoding?: ContentEncoding | undefined;
  readonly contentType?: string;
}

/** Lines as one body, compressed where the caller takes it: 100,000 exclusions would not fit otherwise. */
function whole({ status, body }: Answer, acceptEncoding: string | undefined): WholeAnswer {
  if (typeof body === 'string') return { status, body };
  const encoding = acceptedEncoding(acceptEncoding);
  const answer = { status, encoding, contentType: LINES_TYPE };
  if (encoding === 'br' && body.ready !== undefined) return { ...answer, body: body.ready };
  const text = [...body.lines, ''].join('\n');
  return { ...answer, body: encoding ? compressed(text, encoding).toString('base64') : text };
}

function fitting(answer: WholeAnswer): WholeAnswer {
  // Lambda carries the body as a JSON text, with its quotes escaped once more.
  if (Buffer.byteLength(JSON.stringify(answer.body)) <= MOST_ANSWER_BYTES) return answer;
  throw temporarilyUnavailable(
    'The answer is larger than this endpoint carries. Ask for less at once',
    false,
  );
}

/**
 * Answers requests to a function URL with `dispatch` over read-only snapshots. First the event,
 * size, content type, JSON and operation, then the caller's permission, and only then the data.
 */
export function createHandler(options: HandlerOptions): Handler {
  const { source, clock, newUuid } = options;
  const cache = createSnapshotCache({ ...options, newName: newUuid });
  let catalogue: Promise<Catalogue> | undefined;

  function readyCatalogue(): Promise<Catalogue> {
    const { catalogueSha256 } = options;
    catalogue ??= source
      .read(catalogueKey(catalogueSha256))
      .then((bytes) => readCatalogue(bytes, catalogueSha256))
      .catch((error: unknown) => {
        catalogue = undefined;
        throw error;
      });
    return catalogue;
  }

  /** Answers a call; `note` hears which data it is about as soon as that is known. */
  async function callAccount(
    { service, operation, input }: Call,
    request: FunctionUrlRequest,
    note: (data: DataKind) => void,
  ): Promise<WholeAnswer> {
    const own = service === 'exclusions-console' ? consoleOperations.get(operation) : undefined;
    if (service === 'cognito-identity' || own?.ofSnapshots === false)
      throw new ServiceError('UnknownOperationException', 'Only Inspector is answered here.');
    const { caller, accountId, region } = request;
    const { grants, snapshots } = await readyCatalogue();
    const principal: Principal = {
      accountId,
      region,
      arn: caller,
      allow: allowedActions(grants, caller, accountId),
    };
    // Before the data are looked for: who may not ask does not learn what there is.
    if (own) requireActions(own, principal, input);
    else requirePermission(principal, operation, operations.get(operation)?.about ?? 'run');
    const manifest = snapshots.find((each) => each.accountId === accountId && each.region === region);
    if (!manifest)
      throw temporarilyUnavailable(`Account ${accountId} in ${region} is not in this data`, false);
    return cache.use(manifest, (store) => {
      note(store.kind);
      const services = servicesOf(store, clock, newUuid);
      const output = own
        ? own.operation(services, principal, input)
        : dispatch(services, principal, operation, input);
      return fitting(whole(outputAnswer(output), request.call.headers['accept-encoding']?.[0]));
    });
  }

  async function answer(event: unknown): Promise<FunctionUrlAnswer> {
    const begun = performance.now();
    const requestId = requestIdOf(event) ?? newUuid();
    const line: Record<string, unknown> = { time: new Date(clock.now()).toISOString(), requestId };
    let given: WholeAnswer;
    let data: DataKind | undefined;
    try {
      const request = readFunctionUrlEvent(event);
      const { caller, accountId, region } = request;
      Object.assign(line, { caller, accountId, region });
      const call = readCall(request.call, isOperation);
      line['operation'] = call.operation;
      given = await callAccount(call, request, (kind) => {
        data = kind;
      });
    } catch (error) {
      const refusal = error instanceof ServiceError ? error : internalError(requestId);
      line['error'] = refusal.code;
      if (refusal !== error) line['fault'] = error instanceof Error ? error.stack : String(error);
      given = errorAnswer(refusal);
    }
    const milliseconds = Math.round((performance.now() - begun) * 100) / 100;
    options.log(visibleJson({ ...line, status: given.status, milliseconds }));
    return {
      statusCode: given.status,
      headers: {
        'content-type': given.contentType ?? 'application/x-amz-json-1.1',
        ...(given.encoding && { 'content-encoding': given.encoding }),
        'x-amzn-requestid': requestId,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...dataHeader(data),
      },
      body: given.body,
      isBase64Encoded: given.encoding !== undefined,
    };
  }

  return {
    answer,
    async warmUp() {
      await readyCatalogue().catch(() => undefined);
    },
    close: () => cache.close(),
  };
}
