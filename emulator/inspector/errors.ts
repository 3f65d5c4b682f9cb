/** What the service refuses: the refusal itself, and each of the service's own by its name. */

/** A refusal in the wire's own words. */
export class ServiceError extends Error {
  /** The exception's name in the model, for example `NoSuchEntityException`. */
  readonly code: string;
  /** Further members of the exception's shape: `errorCode`, `canRetry`, `agents` ... */
  readonly members: Readonly<Record<string, unknown>>;
  readonly httpStatus: number;

  constructor(
    code: string,
    message: string,
    members: Readonly<Record<string, unknown>> = {},
    httpStatus = 400,
  ) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.members = members;
    this.httpStatus = httpStatus;
  }
}

/** What AWS JSON 1.1 prints of a refusal: `__type` and `message`, then the members of its shape. */
export function errorMembers({ code, message, members }: ServiceError): Readonly<Record<string, unknown>> {
  return { __type: code, message, ...members };
}

/** The kinds of things that an error of the service can be about. */
export type Entity =
  'target' | 'template' | 'run' | 'finding' | 'resource-group' | 'rules-package' | 'sns-topic' | 'iam-role';

interface EntityWords {
  readonly words: string;
  /** As in `ASSESSMENT_RUN_DOES_NOT_EXIST`, `INVALID_ASSESSMENT_RUN_ARN`, `ACCESS_DENIED_TO_ASSESSMENT_RUN`. */
  readonly code: string;
}

const entities: Readonly<Record<Entity, EntityWords>> = {
  target: { words: 'assessment target', code: 'ASSESSMENT_TARGET' },
  template: { words: 'assessment template', code: 'ASSESSMENT_TEMPLATE' },
  run: { words: 'assessment run', code: 'ASSESSMENT_RUN' },
  finding: { words: 'finding', code: 'FINDING' },
  'resource-group': { words: 'resource group', code: 'RESOURCE_GROUP' },
  'rules-package': { words: 'rules package', code: 'RULES_PACKAGE' },
  'sns-topic': { words: 'SNS topic', code: 'SNS_TOPIC' },
  'iam-role': { words: 'IAM role', code: 'IAM_ROLE' },
};

/** An input that the service refuses; `errorCode` is one of the model's `InvalidInputErrorCode`. */
export function invalidInput(errorCode: string, message: string): ServiceError {
  return new ServiceError('InvalidInputException', message, { errorCode, canRetry: false });
}

/** Throws `InvalidInputException` with the code when a key is there twice. */
export function requireUniqueKeys(items: readonly { readonly key: string }[], errorCode: string): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (seen.has(key)) throw invalidInput(errorCode, `The key '${key}' is there more than once`);
    seen.add(key);
  }
}

/** An ARN that names nothing of its kind. */
export function invalidArn(entity: Entity, arn: string): ServiceError {
  const { words, code } = entities[entity];
  return invalidInput(`INVALID_${code}_ARN`, `The ${words} ARN '${arn}' is not valid`);
}

/** Something that an ARN names and this account and region do not hold. */
export function noSuchEntity(entity: Entity, message: string): ServiceError {
  return new ServiceError('NoSuchEntityException', message, {
    errorCode: `${entities[entity].code}_DOES_NOT_EXIST`,
    canRetry: false,
  });
}

/** An ARN of this kind that the account and region do not hold. */
export function doesNotExist(entity: Entity, arn: string): ServiceError {
  return noSuchEntity(entity, `The ${entities[entity].words} ${arn} does not exist`);
}

/** A call that its caller may not make, or not on this thing. */
export function accessDenied(entity: Entity, message: string): ServiceError {
  return new ServiceError('AccessDeniedException', message, {
    errorCode: `ACCESS_DENIED_TO_${entities[entity].code}`,
    canRetry: false,
  });
}

/** A limit of the account that a call would go beyond. */
export function limitExceeded(errorCode: string, message: string): ServiceError {
  return new ServiceError('LimitExceededException', message, { errorCode, canRetry: false });
}

/** What is not there now, with the reason; `canRetry` says whether asking again can help. */
export function temporarilyUnavailable(message: string, canRetry: boolean): ServiceError {
  return new ServiceError('ServiceTemporarilyUnavailableException', message, { canRetry });
}

/** Data that has changed since it was imported: nothing of it is shown. The service's word for a fault of its own. */
export function notAsImported(message: string): ServiceError {
  return new ServiceError('InternalException', message, { canRetry: false }, 500);
}

/** Runs that have to end first. The model names at most ten. */
export function runInProgress(runArns: readonly string[]): ServiceError {
  return new ServiceError(
    'AssessmentRunInProgressException',
    'You cannot perform this operation while an assessment run is in progress',
    {
      assessmentRunArns: runArns.slice(0, 10),
      assessmentRunArnsTruncated: runArns.length > 10,
      canRetry: true,
    },
  );
}

/** A feature of the service that this endpoint does not have. */
export function unsupportedFeature(message: string): ServiceError {
  return new ServiceError('UnsupportedFeatureException', message, { canRetry: false });
}

/** JSON of the wrong type, in the words of the service's deserialiser. */
export function serialization(message: string): ServiceError {
  return new ServiceError('SerializationException', message);
}
