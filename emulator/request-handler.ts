import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { consoleOperations } from './console-api/console-operations';
import { prepareCoverage } from './console-api/describe-coverage';
import type { Account, Accounts } from './accounts';
import { advanceRuns } from './assessment/advance-runs';
import { createFaults, offeredOperations } from './aws-json/faults';
import type { FaultRule } from './aws-json/read-fault-rules';
import { createProtocol, sendAnswer } from './aws-json/protocol';
import type { Clock } from './clock';
import { createCognitoIdentity } from './sign-in/cognito-identity';
import type { KeyRing } from './credentials';
import { createEvidenceDownload } from './evidence-download';
import { aboutDocument, configDocument, storesAnswer, pathTable } from './paths';
import { createGate, leadToCanonicalHost, requestPath } from './http/gate';
import { allHeaders, readBody, respondText } from './http/messages';
import { createRoute } from './http/route';
import { consoleHeaders } from './http/security-headers';
import { createStaticFiles } from './http/static-files';
import { dispatch } from './inspector/dispatch';
import { changesAccount, isOperation } from './inspector/operation-table';
import type { Principal } from './inspector/operation';
import { notAsImported } from './inspector/errors';
import type { RequestLog } from './request-log';
import { createSignIn } from './sign-in/sign-in';
import type { Verification } from './store/digests';
import { createAuthenticate, createHints, userOf } from './authenticate';

/** What the emulator is made of. Nothing in it reads the time, the environment or the disk by itself. */
export interface EmulatorOptions {
  readonly accounts: Accounts;
  /** The keys of the accounts' users; the credentials of who signs in are added to it. */
  readonly keys: KeyRing;
  /** The wire clock. */
  readonly clock: Clock;
  /** The canonical origin once the server listens, for example `http://127.0.0.1:4570`. */
  readonly origin: () => string;
  /** The address that the server listens on. */
  readonly listensOn: string;
  readonly allowOrigins: readonly string[];
  readonly allowHosts: readonly string[];
  readonly credentialLifeSeconds: number;
  readonly faults: readonly FaultRule[];
  /** The built console; without it, what is not the emulator's is left to somebody else. */
  readonly consoleFolder: string | undefined;
  readonly log: RequestLog;
}

export interface Emulator {
  /** Answers a request; resolves to false, having done nothing, for what is not the emulator's. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Stores where the accounts' clocks stand, and closes the stores. */
  readonly close: () => void;
}

const CLIENT_ID = 'exclusions-console';
const POOL_PATH = 'us-east-1_emulator';
const CLOCK_EVERY = 5000;
/** How often runs are moved on where somebody waits to be told: nobody else would look. */
const EVENTS_EVERY = 100;
/** Everything that the console calls here is of its own origin, and there is no TLS. */
const securityHeaders = consoleHeaders();

/** The Cognito and sign-in side: who somebody is, and the credentials that this opens. */
function createIdentity(options: EmulatorOptions) {
  const { accounts, clock, keys } = options;
  const signIn = createSignIn({
    origin: options.origin,
    clock,
    clientId: CLIENT_ID,
    poolPath: POOL_PATH,
    authenticate: createAuthenticate(accounts),
    hints: createHints(accounts),
    extraOrigins: options.allowOrigins,
  });
  const pools = accounts.all.map((account) => ({
    id: account.id,
    region: account.regions[0],
    allowOf: (name: string) => userOf(account, accounts, name)?.allow,
  }));
  const cognito = createCognitoIdentity({
    clock,
    keyRing: keys,
    issuer: signIn.issuer,
    verifyIdToken: signIn.verifyIdToken,
    accounts: () => pools,
    credentialSeconds: options.credentialLifeSeconds,
  });
  return { signIn, cognito };
}

/** Tells what has been kept of an account's runs. Whatever goes wrong with that is said in the log, and is nobody's answer. */
function publish({ events }: Account, log: Pick<RequestLog, 'fault'>): void {
  try {
    events?.publish();
  } catch (error) {
    events?.forget();
    log.fault(randomUUID(), error);
  }
}

/** Dispatches to the caller's account, and remembers the account's clock with every write. What takes long gives a promise. */
function createDispatch(accounts: Accounts, log: Pick<RequestLog, 'fault'>) {
  return (principal: Principal, operation: string, input: unknown): unknown => {
    const account = accounts.find(principal.accountId);
    if (!account) throw new Error(`A key of the unknown account ${principal.accountId}.`);
    const { problem } = account.services.verification ?? {};
    if (problem) throw notAsImported(problem.message);
    const own = consoleOperations.get(operation);
    if (own) return (own.inTurns ?? own.operation)(account.services, principal, input);
    const call = () => dispatch(account.services, principal, operation, input);
    if (!changesAccount(operation, account.services.store.kind)) {
      try {
        return call();
      } finally {
        // Whatever the answer is, the account's runs have been moved on.
        publish(account, log);
      }
    }
    try {
      // Together, so that a process that is killed does not put its clock back behind what it has written.
      const answer = account.services.store.transaction(() => {
        const output = call();
        account.saveClock();
        return output;
      });
      publish(account, log);
      return answer;
    } finally {
      account.events?.forget();
    }
  };
}

/** Verifies what was left of a large store, while others are served. What is found is said, and refuses all calls from then on. */
async function verifyInTurns(
  verification: Verification,
  rest: () => Promise<boolean>,
  log: Pick<RequestLog, 'fault'>,
): Promise<void> {
  try {
    while (!verification.isOver && (await rest())) verification.step();
  } catch (error) {
    log.fault(randomUUID(), error);
  }
}

/** Puts all parts behind one handler. The emulator owns `accounts` from here on, and closes them. */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { accounts, allowOrigins, clock, log, origin } = options;
  const gate = createGate(options);
  const { signIn, cognito } = createIdentity(options);
  const offered = offeredOperations(options.faults);
  const answer = createProtocol({
    keys: options.keys,
    clock,
    faults: createFaults(options.faults, { clock, sleep: (time) => sleep(time, undefined, { ref: false }) }),
    isOperation,
    offers: (operation) => offered.includes(operation),
    dispatch: createDispatch(accounts, log),
    dataOf: (accountId) => accounts.find(accountId)?.kind,
    async cognito(operation, input) {
      const { status, body } = await cognito.handle(`AWSCognitoIdentityService.${operation}`, input);
      return { status, body: JSON.stringify(body) };
    },
    newRequestId: randomUUID,
    report: log.fault,
  });
  const saveClocks = () => {
    for (const { saveClock } of accounts.all) {
      try {
        saveClock();
      } catch (error) {
        // A disk that is full now may not be at the next turn.
        log.fault(randomUUID(), error);
      }
    }
  };
  const clockTimer = setInterval(saveClocks, CLOCK_EVERY).unref();
  /** Nobody may call for a while, and who subscribed is to be told all the same. */
  const eventsTimer = setInterval(() => {
    for (const { services, events } of accounts.all)
      try {
        if (events) advanceRuns(services);
        events?.publish();
      } catch (error) {
        events?.forget();
        log.fault(randomUUID(), error);
      }
  }, EVENTS_EVERY).unref();
  if (accounts.all.every(({ events }) => !events)) clearInterval(eventsTimer);
  let closed = false;
  const rest = async (): Promise<boolean> => {
    await sleep(0, undefined, { ref: false });
    return !closed;
  };
  const prepare = async (): Promise<void> => {
    for (const { services } of accounts.all)
      if (services.verification) await verifyInTurns(services.verification, rest, log);
    for (const { services } of accounts.all) await prepareCoverage(services, rest);
  };
  prepare().catch((error: unknown) => log.fault(randomUUID(), error));

  /** What the log line of a request says beside its status. */
  const notes = new WeakMap<IncomingMessage, { operation?: string; requestId?: string; error?: string }>();

  async function call(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request);
    const { method = '', url = '' } = request;
    const answered = await answer({ method, url, headers: allHeaders(request), body });
    if (body === 'too-large') response.setHeader('connection', 'close');
    const { operation, requestId, error } = answered;
    notes.set(request, { ...(operation && { operation }), requestId, ...(error && { error }) });
    await sendAnswer(response, answered, clock);
  }

  const route = createRoute(
    pathTable({
      signIn,
      call,
      config: () =>
        configDocument(accounts, origin(), { issuer: signIn.issuer(), clientId: CLIENT_ID, offered }),
      about: () => aboutDocument(accounts),
      isWell: () => storesAnswer(accounts),
      evidence: createEvidenceDownload(accounts, clock),
      site: options.consoleFolder === undefined ? () => false : createStaticFiles(options.consoleFolder),
    }),
    allowOrigins,
  );

  /** Looks who asks for what, before the table of paths says who answers. */
  async function admit(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const rejection = gate(request);
    const path = requestPath(request);
    if (rejection) respondText(response, rejection.status, rejection.text);
    else if (path === undefined) respondText(response, 400, 'The address of this request is malformed.');
    else if (!leadToCanonicalHost(request, response, origin())) return route(request, response, path);
    return true;
  }

  return {
    async handle(request, response) {
      const begun = performance.now();
      const { method = '', url = '' } = request;
      const line = { method, operation: url.split('?', 1)[0] ?? '' };
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      let mine: boolean;
      try {
        mine = await admit(request, response);
      } catch (error) {
        mine = true;
        // Gone in the middle of its request. One that was read to its end is `destroyed`, too.
        if (request.errored || (request.destroyed && !request.complete)) return true;
        log.fault(randomUUID(), error);
        if (response.headersSent) response.destroy();
        else respondText(response, 500, 'An internal error occurred.');
      }
      if (!mine) for (const name of Object.keys(securityHeaders)) response.removeHeader(name);
      else
        log.line({
          time: new Date(clock.now()).toISOString(),
          ...line,
          ...notes.get(request),
          status: response.statusCode,
          milliseconds: Math.round((performance.now() - begun) * 100) / 100,
        });
      return mine;
    },
    close() {
      closed = true;
      clearInterval(clockTimer);
      clearInterval(eventsTimer);
      accounts.close();
    },
  };
}
