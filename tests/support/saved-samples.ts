import { FOLDER_LIMITS, type FolderLimits } from '../../emulator/store/import/folder-files';
import { readFile } from '../../emulator/store/import/formats/read-file';

/** A run, and an exclusion of it, for tests. The account's id begins with a zero. */
export const RUN =
  'arn:aws:inspector:eu-west-1:012345678901:target/0-m3XcVr8J/template/0-xT4oPj9Y/run/0-Gy1CvB5h';
export const EXCLUSION = `${RUN}/exclusion/0-Fg6DGb8H`;

/** What files of a folder hold, by name: the documents' values, or the reason why there are none. For tests. */
export function contentsOf(name: string, content: string | Buffer, limits: Partial<FolderLimits> = {}) {
  const budget = { left: 1_000_000, reason: 'has too many values' };
  return [...readFile(name, Buffer.from(content as string), { ...FOLDER_LIMITS, ...limits }, budget)].map(
    ({ name: entry, contents }) => {
      if (contents.kind === 'documents')
        return { entry, format: contents.format, values: contents.documents.map(({ value }) => value) };
      if (contents.kind === 'passed-over') return { entry, passedOver: contents.reason };
      return { entry, problems: contents.problems.map(({ path, reason }) => `${path}: ${reason}`) };
    },
  );
}
