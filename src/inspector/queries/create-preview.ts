/** Has a preview of a template generated: the one write of the console. */
import { mutationOptions, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { arnOfTemplate, type TemplatePlace } from '../../domain/address/paths';
import { required } from '../transport/convert';
import type { Problem } from '../transport/problem';
import { inspectorKey } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { useDataKind } from './data-kind';
import { type Preview, previewQuery, type PreviewSurroundings, REAL, stillInProgress } from './preview';
import { useInspector } from './inspector-context';

const creating = new WeakMap<AccountInspector, Map<string, Promise<string>>>();

/** Asks once for a preview, however often it is called until the answer is there: a double click is one. */
function createOnce(inspector: AccountInspector, templateArn: string): Promise<string> {
  const underWay = creating.get(inspector) ?? new Map<string, Promise<string>>();
  creating.set(inspector, underWay);
  const known = underWay.get(templateArn);
  if (known) return known;
  const created = (async () => {
    try {
      // Without a signal: given up half-way, it would leave a preview behind that nobody can open.
      const answer = await inspector.send(
        'CreateExclusionsPreview',
        { assessmentTemplateArn: templateArn },
        { priority: 'drawer' },
      );
      return required(answer.previewToken, 'previewToken');
    } finally {
      underWay.delete(templateArn);
    }
  })();
  underWay.set(templateArn, created);
  return created;
}

/**
 * Starts the generation of a preview; its variable is the template's ARN, its result the preview's token.
 * A write: only a click may call it, and nothing ever repeats it, neither the SDK nor a network that is
 * back again.
 */
export function createPreview(
  inspector: AccountInspector,
  client: QueryClient,
  surroundings: PreviewSurroundings = REAL,
) {
  return mutationOptions<string, Problem, string>({
    mutationKey: inspectorKey(inspector, 'CreateExclusionsPreview', null),
    retry: false,
    networkMode: 'always', // Otherwise an offline click would be sent later, when nobody expects it.
    async mutationFn(templateArn) {
      const token = await createOnce(inspector, templateArn);
      const { queryKey } = previewQuery(inspector, templateArn, token);
      client.setQueryData<Preview>(
        queryKey,
        (known) => known ?? stillInProgress(undefined, surroundings),
        // It has not been asked for yet, so that the drawer does so as soon as it opens.
        { updatedAt: 0 },
      );
      return token;
    },
  });
}

/**
 * Has a preview of a template generated. Only a click may call `start`: it is a write.
 *
 * @param open goes to the preview with this token. It is not called once the button is gone: a reader who
 *   has gone elsewhere meanwhile is not fetched back.
 */
export function usePreviewStart(place: TemplatePlace, open: (token: string) => void) {
  const create = useMutation(createPreview(useInspector(place), useQueryClient()));
  const recorded = useDataKind(place.account) === 'recorded';
  return {
    /** Nothing is generated in recorded data: a saved preview opens, if there is one. */
    recorded,
    start: (): void => create.mutate(arnOfTemplate(place), { onSuccess: open }),
    pending: create.isPending,
    problem: create.error,
  };
}
