import { useNavigate, useSearchParams } from 'react-router';
import { focusFront } from '../../ui/overlay/focus-return';
import { StartPreviewPanel } from './start-preview-panel';
import type { TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/views';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';

export interface StartPreviewProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  readonly level: 2 | 3;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** Starts a preview that then opens in this very place. */
export function StartPreview({ place, name, ...rest }: StartPreviewProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { start, ...state } = usePreviewStart(place, (token) => {
    focusFront();
    void navigate({ search: changedSearch(search, { token, type: undefined }) });
  });
  return <StartPreviewPanel template={name} onStart={start} {...state} {...rest} />;
}
