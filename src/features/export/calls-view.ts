import type { RunsCallFilter, TemplatesCallFilter } from '../../domain/export/calls-commands';
import type { CallTarget } from '../../domain/export/calls-shell';

/** A view, by what it asks the service. */
export type CallsView = CallTarget &
  (
    | {
        readonly kind: 'runs';
        readonly filter: RunsCallFilter;
        /** They are narrowed to a target, which the console does itself. */
        readonly filtered: boolean;
      }
    | { readonly kind: 'templates'; readonly filter: TemplatesCallFilter }
    | { readonly kind: 'exclusions'; readonly runArn: string; readonly filtered: boolean }
    | {
        readonly kind: 'preview';
        readonly templateArn: string;
        /** Undefined where no preview is open. */
        readonly token: string | undefined;
        readonly filtered: boolean;
      }
  );
