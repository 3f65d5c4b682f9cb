import { importUuids } from './ids';
import { manifestOf } from './store/snapshot/manifest';
import { writeSnapshot } from './store/snapshot/write-snapshot';

/**
 * Makes the snapshot of one region of an account folder, and says what it is.
 *
 * @throws AccountError in words for the person who asked for it
 */
export function makeSnapshot(
  print: (line: string) => void,
  folder: string,
  out: string,
  region: string | undefined,
): void {
  const made = writeSnapshot({ folder, out, region, newUuid: importUuids() });
  const { accountId, name, templates, runs, exclusions } = made;
  print(
    `Account ${accountId} (${name}), ${made.region}: ${templates} templates, ${runs} runs, ${exclusions} exclusions.`,
  );
  print(`${out}: ${made.bytes} bytes, SHA-256 ${made.sha256}. Users are not in it.`);
  print(`${manifestOf(out)} says the same for the program that opens it.`);
}
