import * as v from 'valibot';
import {
  closedObject,
  oneOf,
  readDocument,
  schemaLink,
  text,
  textLike,
} from '../../../src/domain/text/document-schema';
import type { AccountKind } from '../records';
import { instant } from './instant';
import { refuseSimulated } from './kinds/take-documents';
import { Misfit, misfitOf } from './misfit';

/** The schema of `account.json` (docs/archives.md). A member that is null is as if it were not there. */
export const accountSchema = closedObject({
  id: v.nullish(textLike(/^\d{12}$/, 'must be the twelve digits of an account')),
  name: v.nullish(text(60)),
  clock: v.nullish(
    v.pipe(
      v.union([v.string(), v.number()], 'must be a time'),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        try {
          return instant(dataset.value, '');
        } catch (error) {
          if (!(error instanceof Misfit)) throw error;
          addIssue({ message: error.reason });
          return NEVER;
        }
      }),
    ),
  ),
  data: v.nullish(oneOf(['simulated'])),
  ...schemaLink,
});

/** Reads `account.json`; that of a simulated account names no recorded one. @throws Misfit */
export function readAccount(value: unknown, kind: AccountKind) {
  refuseSimulated(value, '$', kind);
  const { id, name, clock } = readDocument(accountSchema, value, misfitOf);
  return { id: id ?? undefined, name: name ?? undefined, clock: clock ?? undefined };
}
