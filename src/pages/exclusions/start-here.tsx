import { useNavigate, useSearchParams } from 'react-router';
import { focusFront } from '../../components/focus-return';
import { PreviewStart } from '../../components/preview-start';
import type { TemplatePlace } from '../../domain/paths';
import { changedSearch } from '../../domain/views';
import { usePreviewStart } from '../../inspector/use-preview-start';

export interface StartHereProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  readonly level: 2 | 3;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** Starts a preview that then opens in this very place. */
export function StartHere({ place, name, ...rest }: StartHereProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { start, ...state } = usePreviewStart(place, (token) => {
    focusFront();
    void navigate({ search: changedSearch(search, { token, type: undefined }) });
  });
  return <PreviewStart template={name} onStart={start} {...state} {...rest} />;
}
