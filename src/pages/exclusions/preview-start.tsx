import { useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '../../components/empty-state';
import { focusFront } from '../../components/focus-return';
import { PreviewButton } from '../../components/preview-button';
import type { TemplatePlace } from '../../domain/paths';
import { changedSearch } from '../../domain/views';
import { usePreviewStart } from '../../inspector/use-preview-start';
import { exclusions } from '../../strings/exclusions';

const { preview: words } = exclusions;

export interface PreviewStartProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  readonly level: 2 | 3;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** The preview's address without a preview: it says what one is for, and has the button. */
export function PreviewStart({ place, name, level, buttonOnly = false }: PreviewStartProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const preview = usePreviewStart(place, (token) => {
    focusFront();
    void navigate({ search: changedSearch(search, { token, type: undefined }) });
  });
  return (
    <>
      {!buttonOnly && <EmptyState level={level} title={words.startTitle} text={words.startText} />}
      <PreviewButton
        template={name}
        pending={preview.pending}
        problem={preview.problem}
        onStart={preview.start}
        withPurpose={false}
        centered={!buttonOnly}
        level={3}
      />
    </>
  );
}
