import type { BadLink as Link } from '../domain/paths';
import { badLink } from '../strings/bad-link';
import { ErrorPanel } from './error-panel';

/** Says which part of an address cannot be read, and what it would look like. */
export function BadLink({ link }: { readonly link: Link }) {
  return (
    <ErrorPanel
      tone="warn"
      title={badLink.title}
      text={
        <>
          {badLink.text[link.bad](link.text)} {badLink.hint}
        </>
      }
    />
  );
}
