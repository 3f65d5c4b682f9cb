export function figuresOf(report: object, prefix?: string): ReadonlyMap<string, number>;

export function comparedFigures(
  earlier: object,
  report: object,
): readonly {
  readonly name: string;
  readonly before: number;
  readonly now: number;
  readonly ratio: number | undefined;
}[];
