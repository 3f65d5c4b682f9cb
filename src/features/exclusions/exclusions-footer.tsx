import type { ReactNode } from 'react';
import type { To } from 'react-router';
import { LinkButton } from '../../ui/controls/button';
import { CopyLinkButton } from '../../ui/controls/copy-link-button';
import { exclusions } from '../../strings/exclusions';

const words = exclusions.footer;

export interface ExclusionsFooterProps {
  readonly asPage: boolean;
  /** The same content in the other frame. */
  readonly other: To;
  /** The list, and what it is called. */
  readonly list: { readonly to: To; readonly label: string };
  readonly children?: ReactNode;
}

/** What can be done with exclusions: shared, taken along, looked at in another frame, left. */
export function ExclusionsFooter({ asPage, other, list, children }: ExclusionsFooterProps) {
  return (
    <>
      <CopyLinkButton emphasis="primary" />
      {children}
      {asPage && <LinkButton to={list.to}>{list.label}</LinkButton>}
      <LinkButton to={other}>{asPage ? words.openAsPanel : words.openAsPage}</LinkButton>
    </>
  );
}
