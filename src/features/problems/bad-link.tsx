import type { BadLink as Link } from '../../domain/address/paths';
import { shell } from '../../strings/shell';
import { ErrorPanel } from '../../ui/feedback/error-panel';

/** Says which part of an address cannot be read, and what it would look like. */
export function BadLink({ link }: { readonly link: Link }) {
  const { title, parts, hint } = shell.badLink;
  return (
    <ErrorPanel
      tone="warn"
      title={title}
      text={
        <>
          {parts[link.bad](link.text)} {hint}
        </>
      }
    />
  );
}
