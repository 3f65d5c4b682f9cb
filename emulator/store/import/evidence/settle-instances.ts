import type { InstanceFacts, InstanceTag } from '../../../../src/domain/assessment/instances';
import type { Ec2InstanceRecord } from '../../records';
import { regionIn } from '../named-after';
import { Misfit } from '../problems';
import type { AnswerOrigin } from './answer-origin';
import type { Collected } from './collected';
import { contradiction, laterOf } from './contradiction';
import { instanceSaying, tagSaying } from './ec2-sayings';
import { savedAnswer } from './settle-exclusions';

/**
 * Whether a tag that `describe-tags` names counts beside the tags of a description, which are all that the instance had
 * when it was described.
 *
 * @throws Misfit that names both documents, where they differ and nothing dates them
 */
function tagCounts(
  collected: Collected,
  [described, there]: readonly [tags: readonly InstanceTag[], at: AnswerOrigin],
  [what, tag, here]: readonly [what: string, tag: InstanceTag, at: AnswerOrigin],
): boolean {
  if (described.some(({ key, value }) => key === tag.key && value === tag.value)) return false;
  const later = laterOf(here, there);
  if (!later) throw contradiction(here.path, what, there, here.file);
  collected.sayings.note(what, later, later === here ? there : here);
  return later === here;
}

/** What all answers of EC2 say of one instance together. */
function settleInstance(id: string, collected: Collected): Ec2InstanceRecord {
  const { ec2, sayings, account } = collected;
  const snapshot = ec2.snapshots.get(id);
  const origin = sayings.originOf(instanceSaying(id));
  const origins = new Set(snapshot && origin ? [origin] : []);
  if (origin && snapshot?.ownerId !== undefined && account !== undefined && snapshot.ownerId !== account)
    throw new Misfit(
      origin.path,
      `describes the instance ${id} of account ${snapshot.ownerId}, but the folder is of account ${account}; keep one folder per account`,
      origin.file,
    );
  const tags = new Map(snapshot?.facts.tags?.map(({ key, value }) => [key, value]));
  for (const [key, value] of ec2.tags.get(id) ?? []) {
    const what = tagSaying(id, key);
    const here = sayings.originOf(what);
    const described = snapshot?.facts.tags;
    if (
      !here ||
      (described && origin && !tagCounts(collected, [described, origin], [what, { key, value }, here]))
    )
      continue;
    tags.set(key, value);
    origins.add(here);
  }
  const [first] = origins;
  const facts: InstanceFacts = {
    ...snapshot?.facts,
    ...(tags.size > 0 && { tags: [...tags].map(([key, value]) => ({ key, value })) }),
  };
  return {
    ...snapshot,
    id,
    region: snapshot?.region ?? (first && regionIn(first.file)) ?? '',
    facts,
    evidence: [...origins].map(savedAnswer),
  };
}

/**
 * What the answers of EC2 in a folder say of instances, by id.
 *
 * @param attempt runs the work on one of them, and may go on after the Misfit that it throws
 */
export function settleInstances(
  collected: Collected,
  attempt: (work: () => void) => void,
): readonly Ec2InstanceRecord[] {
  const { snapshots, tags } = collected.ec2;
  const found: Ec2InstanceRecord[] = [];
  for (const id of new Set([...snapshots.keys(), ...tags.keys()].toSorted()))
    attempt(() => found.push(settleInstance(id, collected)));
  return found;
}
