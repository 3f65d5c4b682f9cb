import { useMutation, useQueryClient } from '@tanstack/react-query';
import { arnOfTemplate, type TemplatePlace } from '../../domain/address/paths';
import { useDataKind } from './data-kind';
import { createPreview } from './preview';
import { useScope } from './provider';

/**
 * Has a preview of a template generated. Only a click may call `start`: it is a write.
 *
 * @param open goes to the preview with this token. It is not called once the button is gone: a reader who
 *   has gone elsewhere meanwhile is not fetched back.
 */
export function usePreviewStart(place: TemplatePlace, open: (token: string) => void) {
  const create = useMutation(createPreview(useScope(place), useQueryClient()));
  const recorded = useDataKind(place.account) === 'recorded';
  return {
    /** Nothing is generated in recorded data: a saved preview opens, if there is one. */
    recorded,
    start: (): void => create.mutate(arnOfTemplate(place), { onSuccess: open }),
    pending: create.isPending,
    problem: create.error,
  };
}
