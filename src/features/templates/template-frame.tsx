import type { ReactNode } from 'react';
import { paths, type TemplatePlace } from '../../domain/address/paths';
import { templates } from '../../strings/templates';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { Breadcrumbs } from '../../ui/layout/breadcrumbs';
import { Page } from '../../ui/layout/page';

/** What stands above a page of a template. */
interface TemplateHead {
  /** What of the template the page is; undefined for the template itself. */
  readonly view?: string;
  readonly title: string;
  readonly sentence: ReactNode;
}

export interface TemplateFrameProps {
  readonly place: TemplatePlace;
  /** The template's name, or its id where that is not known. */
  readonly name: string;
  readonly head: TemplateHead;
  /** There is no such template: nothing of it can be shared or taken along. */
  readonly nothing?: boolean;
  /** The menu of exports. */
  readonly exports?: ReactNode;
  /** What else the page is for; a primary button is the one thing that it is for. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of a template, with the head that all of them share: where it is, and what can be done with it. */
export function TemplateFrame(props: TemplateFrameProps) {
  const { place, name, head, nothing = false, exports, actions, children } = props;
  const { view, title, sentence } = head;
  return (
    <Page
      title={title}
      above={
        <Breadcrumbs
          steps={[
            { text: templates.title, to: paths.templates(place) },
            ...(view === undefined ? [{ text: name }] : [{ text: name, to: paths.template(place) }]),
            ...(view === undefined ? [] : [{ text: view }]),
          ]}
        />
      }
      sentence={sentence}
      actions={
        !nothing && (
          <>
            {actions}
            {exports}
            <CopyLinkButton />
          </>
        )
      }
    >
      {children}
    </Page>
  );
}
