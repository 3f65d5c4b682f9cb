import { consoleOperations } from '../console-api/console-operations';
import type { FaultRule } from './read-fault-rules';

/** Effects that only the pages and items of Inspector's own calls have. */
const hasParts = ({ pageSize, pageToken, failedItems }: FaultRule): boolean =>
  pageSize !== undefined || pageToken !== undefined || failedItems !== undefined;

/**
 * The operations of ours that a server with these fault rules answers. One that stands for several of Inspector's calls is not
 * offered where a rule is about those: the console then makes them one by one, and each goes wrong as the rule says.
 */
export function offeredOperations(faults: readonly FaultRule[]): readonly string[] {
  return [...consoleOperations].flatMap(([name, { standsFor = [] }]) =>
    faults.some(
      (rule) =>
        standsFor.length > 0 &&
        (rule.operation === '*' ? hasParts(rule) : standsFor.includes(rule.operation)),
    )
      ? []
      : [name],
  );
}
