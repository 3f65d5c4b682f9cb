/**
 * Sets of reasons as small numbers, so that each of a million checks can hold the set of its own. 0 is the empty set.
 * The reasons of a run are few, and so are the sets of them that occur.
 */
export class ReasonSets {
  private readonly reasons: string[] = [];
  private readonly indexes = new Map<string, number>();
  /** By number of the set, the indexes of its reasons in ascending order. */
  private readonly sets: (readonly number[])[] = [[]];
  private readonly numbers = new Map<string, number>([['', 0]]);
  /** By number of the set, its reasons; made once, so that equal sets are one and the same list. */
  private readonly texts: (readonly string[] | undefined)[] = [];
  /** By number of the set, the sets that come of it by one more reason. */
  private readonly larger: Map<number, number>[] = [new Map()];

  /** The index of a reason, which {@link with} takes. */
  indexOf(reason: string): number {
    const known = this.indexes.get(reason);
    if (known !== undefined) return known;
    const index = this.reasons.push(reason) - 1;
    this.indexes.set(reason, index);
    return index;
  }

  /** The set that has a reason more than `set`; the same where it has it already. */
  with(set: number, index: number): number {
    const larger = this.larger[set];
    const known = larger?.get(index);
    if (known !== undefined) return known;
    const all = [...new Set([...(this.sets[set] ?? []), index])].toSorted((a, b) => a - b);
    const key = all.join(' ');
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.sets.push(all) - 1;
      this.larger.push(new Map());
      this.numbers.set(key, number);
    }
    larger?.set(index, number);
    return number;
  }

  /** The set that has all reasons of both. */
  union(a: number, b: number): number {
    if (a === 0 || a === b) return b;
    let united = a;
    for (const index of this.sets[b] ?? []) united = this.with(united, index);
    return united;
  }

  /** The reasons of a set, in the order in which they were first named anywhere; the same list for the same set. */
  of(set: number): readonly string[] {
    return (this.texts[set] ??= (this.sets[set] ?? []).map((index) => this.reasons[index] ?? ''));
  }
}
