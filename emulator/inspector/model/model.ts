import table from './model.json';

/**
 * The facts of the service model that inputs are checked against. `model.json` is made by
 * `scripts/model-table.mjs` from the model that botocore publishes (`inspector/2016-02-16`), and a test
 * compares the two wherever botocore is installed.
 */
export interface Shape {
  readonly type: 'string' | 'integer' | 'boolean' | 'timestamp' | 'list' | 'structure';
  /** The members of a structure by name, and those that have to be there. */
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** What a list holds. */
  readonly member?: string;
  /** Of a string's length in characters, a list's in items, or a number's value. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Of an error: the service's own fault, HTTP status 500. */
  readonly fault?: boolean;
}

export interface OperationFacts {
  /** The name of the input's shape; absent for an operation that takes none. */
  readonly input?: string;
  /** The names of the errors that the operation declares. */
  readonly errors: readonly string[];
}

/**
 * Limits that the documentation states and the model leaves out: pages of 1 to 500 items. Of the most nothing is held
 * here: published programs of that time ask for more, so the service can only have given its most (see paging).
 */
const documented: Readonly<Record<string, Partial<Shape>>> = {
  ListMaxResults: { min: 1 },
  PreviewAgentsMaxResults: { min: 1 },
  ListEventSubscriptionsMaxResults: { min: 1 },
};

const shapes: ReadonlyMap<string, Shape> = new Map(
  Object.entries(table.shapes as Readonly<Record<string, Shape>>).map(([name, shape]) => [
    name,
    { ...shape, ...documented[name] },
  ]),
);

const operations: ReadonlyMap<string, OperationFacts> = new Map(
  Object.entries(table.operations as Readonly<Record<string, OperationFacts>>),
);

/** The names of all operations of the model. */
export const operationNames: readonly string[] = [...operations.keys()];

/** The facts about an operation; undefined for a name that the model does not have. */
export function operationFacts(name: string): OperationFacts | undefined {
  return operations.get(name);
}

/** A shape that another one names. Throws for a name that is not in the table: the table is closed. */
export function shapeOf(name: string): Shape {
  const shape = shapes.get(name);
  if (!shape) throw new Error(`The model table has no shape ${name}`);
  return shape;
}
