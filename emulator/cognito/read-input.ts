/** A refusal in Cognito Identity's own words. Its HTTP status is 400. */
export class CognitoError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CognitoError';
    this.code = code;
  }
}

/** Not allowed, or not proved: Cognito has one name for both. */
export const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message);

/** A pool or an identity that is not there. */
export const notFound = (message: string) => new CognitoError('ResourceNotFoundException', message);

/** A member that does not fit the model. */
const invalid = (member: string, value: string, constraint: string) =>
  new CognitoError(
    'ValidationException',
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  );

/** Provider names to tokens. */
export type Logins = ReadonlyMap<string, string>;

type Members = Readonly<Record<string, unknown>>;

/** Identity and pool ids have one shape in the model: `[\w-]+:[0-9a-f-]+`, at most 55 characters. */
const ID = /^[\w-]+:[0-9a-f-]+$/;
const MAX_LOGINS = 10;

function readMembers(body: unknown): Members {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Members;
  throw new CognitoError('SerializationException', 'The body is not a JSON object');
}

/** Reads a required id. @param member the model's name, as AWS writes it in messages: `identityPoolId` */
export function readId(body: unknown, name: string, member: string): string {
  const value = readMembers(body)[name];
  if (value === undefined || value === null) throw invalid(member, 'null', 'Member must not be null');
  if (typeof value !== 'string') throw new CognitoError('SerializationException', `${name} is not a string`);
  if (value.length > 55)
    throw invalid(member, `'${value}'`, 'Member must have length less than or equal to 55');
  if (!ID.test(value))
    throw invalid(member, `'${value}'`, 'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+');
  return value;
}

/** Reads the logins, which may be absent. A map: their names come from outside. */
export function readLogins(body: unknown): Logins {
  const value = readMembers(body)['Logins'];
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value))
    throw new CognitoError('SerializationException', 'Logins is not a map');
  const entries = Object.entries(value as Members);
  if (entries.length > MAX_LOGINS)
    throw invalid('logins', 'of this size', 'Member must have length less than or equal to 10');
  return new Map(
    entries.map(([name, token]) => {
      if (typeof token !== 'string')
        throw new CognitoError('SerializationException', 'Logins is not a map of strings');
      return [name, token];
    }),
  );
}
