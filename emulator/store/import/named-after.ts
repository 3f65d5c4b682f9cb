import { ONE_ACCOUNT } from '../failures';
import { parseArn, runArn, targetArn, templateArn, type ArnKind } from '../../../src/domain/address/arn';
import { Misfit } from './problems';

const IDS = /(?<![0-9A-Za-z])0-[0-9A-Za-z]{8}(?![0-9A-Za-z])/g;
/** A region as AWS names them: `eu-west-1`, `us-gov-east-1`. Other words with a number behind them are none: `my-backup-2`. */
const REGION_NAME =
  /(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:central|(?:north|south)(?:east|west)?|east|west)-\d/
    .source;
const REGION = new RegExp(`(?<![0-9A-Za-z])${REGION_NAME}(?![0-9A-Za-z])`);
const ONLY_REGION = new RegExp(`^${REGION_NAME}$`);
/** Twelve digits where an ARN has its account: digits elsewhere may be a time. */
const ACCOUNT = new RegExp(`(?<![0-9A-Za-z])${REGION_NAME}[^0-9A-Za-z]+(\\d{12})(?![0-9A-Za-z])`, 'g');
/** Twelve digits that are a time where they stand for themselves: `201903041011`. */
const MINUTE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The ids of the target, template and run that an ARN is made of, from the outermost. */
function idsOf(arn: string): readonly string[] {
  const { targetId, templateId, runId } = parseArn(arn) ?? {};
  return [targetId, templateId, runId].filter((id) => id !== undefined);
}

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** The region that a file's path names: its own name, else the innermost folder that names one. */
export function regionIn(file: string): string | undefined {
  return file
    .split('/')
    .toReversed()
    .map((name) => REGION.exec(name)?.[0])
    .find((region) => region !== undefined);
}

/**
 * Whether a file is named after the command alone that printed its answer, perhaps with a region
 * (`list-findings.json`, `list-findings.us-west-2.json`): then it was asked about all that there is.
 */
export function isNamedAfterCommand(file: string, command: string): boolean {
  const name = baseName(file);
  const rest = name.slice(command.length, name.lastIndexOf('.')).replace(REGION, '');
  return name.startsWith(command) && !/[0-9A-Za-z]/.test(rest);
}

/** The ids in a name, without those that a preview's token might seem to hold. */
const idsOfName = (name: string): readonly string[] => name.replace(UUID, '').match(IDS) ?? [];

/** The part of a file's path that says what its answer is about: its own name, else the innermost folder that has an id. */
function namingPart(file: string): string {
  const parts = file.split('/');
  return parts.findLast((part) => idsOfName(part).length > 0) ?? baseName(file);
}

/** The ids that a file is named after. */
const idsIn = (file: string): readonly string[] => idsOfName(namingPart(file));

/**
 * The region that a file says its answer is of: in its own name, in the part that it is named after, or as a folder of that
 * name. Folders that only hold such a word may be called so for another reason, as a bucket is.
 */
function regionOfFile(file: string): string | undefined {
  const [own, ...folders] = file.split('/').toReversed();
  const named = namingPart(file);
  return [own, ...folders.filter((folder) => folder === named || ONLY_REGION.test(folder))]
    .map((part) => REGION.exec(part ?? '')?.[0])
    .find((region) => region !== undefined);
}

/** Refuses a file whose path names another account, where an ARN has it: behind the region. */
export function requireAccountInName(file: string, account: string | undefined, path: string): void {
  const named = [...file.matchAll(ACCOUNT)].at(-1)?.[1];
  const isTime = named !== undefined && file.includes(`/${named}/`) && MINUTE.test(named);
  if (named !== undefined && !isTime && account !== undefined && named !== account)
    throw new Misfit(
      path,
      `the file is named after something of account ${named}, but the folder is of account ${account}; ${ONE_ACCOUNT}`,
    );
}

/** Refuses a file whose path names another region than that of what it is about. */
export function requireRegionInName(file: string, arn: string, path: string): void {
  const named = regionOfFile(file);
  if (named !== undefined && named !== parseArn(arn)?.region)
    throw new Misfit(
      path,
      `is of ${arn}, but the file's path names the region ${named}. Move it to the right one, or add the ARN as a member`,
    );
}

/**
 * Refuses a list of a run's things whose file is named after something else. One of the two is a mistake, and a list
 * proves what a run does not have. It may be named after what the run belongs to, and what stands behind the run's own id means nothing.
 */
export function requireRunInName(file: string, arn: string, path: string): void {
  requireAccountInName(file, parseArn(arn)?.account, path);
  const own = idsOf(arn);
  const ids = idsIn(file);
  const end = ids.indexOf(own.at(-1) ?? '');
  if (!ids.slice(0, end < 0 ? ids.length : end).every((id) => own.includes(id)))
    throw new Misfit(
      path,
      `is of ${arn}, but the file is named after ${ids.join(' ')}. Name it after the run, or add a member assessmentRunArn with the ARN`,
    );
  requireRegionInName(file, arn, path);
}

/** The UUID in a file's name, for example a preview's token. */
export function tokenIn(file: string): string | undefined {
  return UUID.exec(baseName(file))?.[0];
}

/**
 * The target, template or run that a file is named after. Its name, or that of the innermost folder with an id, holds the thing's id, or the ids of its
 * parents and its own in the ARN's order: `list-exclusions 0-MKkpXXPE.json`, or the whole ARN with `:` and `/`
 * replaced by any other sign. Gives the ARNs that fit among `known` (by their own ids), those of the region that the path names
 * where there are any; a name with the region and all the ids needs no such help.
 */
export function namedAfter(
  file: string,
  kind: Extract<ArnKind, 'target' | 'template' | 'run'>,
  known: ReadonlyMap<string, readonly string[]>,
  account: string | undefined,
): readonly string[] {
  const ids = idsIn(file);
  if (ids.length === 0) return [];
  const fits = (known.get(ids.at(-1) ?? '') ?? []).filter((arn) => {
    const own = idsOf(arn).slice(-ids.length);
    return parseArn(arn)?.kind === kind && own.length === ids.length && own.every((id, i) => id === ids[i]);
  });
  const place = regionOfFile(file);
  const there = fits.filter((arn) => parseArn(arn)?.region === place);
  if (there.length > 0) return there;
  const region = REGION.exec(namingPart(file))?.[0];
  if (!region || !account) return fits;
  const [target = '', template = '', run = ''] = ids;
  if (kind === 'target' && ids.length === 1) return [targetArn(region, account, target)];
  if (kind === 'template' && ids.length === 2) return [templateArn(region, account, target, template)];
  if (kind === 'run' && ids.length === 3) return [runArn(region, account, target, template, run)];
  return fits;
}
