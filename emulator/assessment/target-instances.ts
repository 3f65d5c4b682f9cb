import type { Tag } from '../store/records';
import type { Fleet, Instance } from './fleet';

/**
 * The instances of a region that are alive at a moment and that a resource group's tags select, ordered by id.
 *
 * Different keys must all match; of the values given for one key any one does, as the model describes the
 * group ("a collection of keys and an array of possible values"). A tag without a value asks only for its key.
 * @param tags undefined for a target without a resource group, which is every instance of the region
 */
export function targetInstances(
  fleet: Fleet,
  region: string,
  tags: readonly Tag[] | undefined,
  at: number,
): readonly Instance[] {
  const keys = new Map<string, Set<string | undefined>>();
  for (const { key, value } of tags ?? []) keys.set(key, (keys.get(key) ?? new Set()).add(value));
  return fleet.instances.filter(
    (instance) =>
      instance.region === region &&
      instance.launchedAt <= at &&
      at < instance.terminatedAt &&
      [...keys].every(([key, values]) => {
        const value = instance.tags.get(key);
        return value !== undefined && (values.has(undefined) || values.has(value));
      }),
  );
}
