import { createHash } from 'node:crypto';
import type { ExclusionItem, ExclusionRecord } from '../store/records';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id of the service's form (`0-` and 8 base-62 characters) that depends on nothing but the text. */
export function idFrom(text: string): string {
  let rest = createHash('sha256').update(text).digest().readBigUInt64BE();
  let id = '';
  for (let i = 0; i < 8; i += 1) {
    id += DIGITS[Number(rest % 62n)];
    rest /= 62n;
  }
  return `0-${id}`;
}

/** Names the exclusions of a run: the same run and position give the same ARN, and no two are alike. */
export function withArns(runArn: string, exclusions: readonly ExclusionItem[]): readonly ExclusionRecord[] {
  const taken = new Set<string>();
  return exclusions.map((item, position) => {
    let id = idFrom(`${runArn}/${position}`);
    for (let again = 1; taken.has(id); again += 1) id = idFrom(`${runArn}/${position}/${again}`);
    taken.add(id);
    return { arn: `${runArn}/exclusion/${id}`, ...item };
  });
}
