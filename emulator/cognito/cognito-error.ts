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
export const invalid = (member: string, value: string, constraint: string) =>
  new CognitoError(
    'ValidationException',
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
