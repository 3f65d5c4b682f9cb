import { parseSafeText } from '../../domain/text/safe-text';
import { ExternalLink } from '../controls/link';

export interface SafeTextProps {
  /** A text of the service, perhaps with `[words](https://...)` in it. */
  readonly text: string;
}

/**
 * A text of the service's, in its own language (it answers in `EN_US` only). Links to AWS's own hosts
 * become links; everything else, markup included, is shown as the characters that it is.
 */
export function SafeText({ text }: SafeTextProps) {
  return (
    <span lang="en">
      {parseSafeText(text).map((piece, index) =>
        piece.kind === 'text' ? (
          piece.text
        ) : (
          // The pieces of one text never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <ExternalLink key={index} href={piece.href}>
            {piece.text}
          </ExternalLink>
        ),
      )}
    </span>
  );
}
