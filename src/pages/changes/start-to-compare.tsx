import { useNavigate, useSearchParams } from 'react-router';
import { focusFront } from '../../ui/overlay/focus-return';
import { StartPreviewPanel } from '../../features/preview/start-preview-panel';
import type { TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/views';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';

export interface StartToCompareProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** Starts a preview that is then compared here. */
export function StartToCompare({ place, name, ...rest }: StartToCompareProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { start, ...state } = usePreviewStart(place, (token) => {
    focusFront();
    void navigate({
      search: changedSearch(search, { token, new: undefined, gone: undefined, kept: undefined }),
    });
  });
  return <StartPreviewPanel template={name} onStart={start} level={2} {...state} {...rest} />;
}
