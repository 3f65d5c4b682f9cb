import { useNavigate, useSearchParams } from 'react-router';
import { focusFront } from '../../components/focus-return';
import { PreviewStart } from '../../components/preview-start';
import type { TemplatePlace } from '../../domain/paths';
import { changedSearch } from '../../domain/views';
import { usePreviewStart } from '../../inspector/use-preview-start';

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
  return <PreviewStart template={name} onStart={start} level={2} {...state} {...rest} />;
}
