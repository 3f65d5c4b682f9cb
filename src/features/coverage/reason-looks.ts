/** How the reasons of checks that were not completed look in figures, and what else may be known of a check. */

import type { CheckKind } from '../../domain/coverage/run-checks';
import { color } from '../../theme/tokens';
import {
  lookRules,
  type SeriesColor,
  type SeriesLook,
  type SeriesPattern,
  seriesRules,
} from '../../theme/series';

/** A reason's look, with the sign that is written on it: the same for the same type wherever a figure shows it. */
interface ReasonLook extends SeriesLook {
  readonly sign: string;
}

const look = (sign: string, name: SeriesColor, pattern: SeriesPattern): ReasonLook => ({
  sign,
  color: name,
  pattern,
});

const UNKNOWN = look('U', 'grey', 'dots');

/** By the key of a type. Those of the guide's later edition differ in one way of being reached only, and share their colour. */
const LOOKS: Readonly<Record<string, ReasonLook>> = {
  'no-instances-in-target': look('T', 'purple', 'plain'),
  'agent-is-already-running': look('R', 'blue', 'lying'),
  'agent-not-found': look('A', 'teal', 'plain'),
  'agent-is-unhealthy': look('H', 'violet', 'falling'),
  'kernel-module-unavailable': look('K', 'indigo', 'dots'),
  'unsupported-os-version': look('O', 'vermilion', 'plain'),
  'deprecated-rules-package': look('D', 'olive', 'lying'),
  'rules-package-not-supported-by-os': look('P', 'amber', 'rising'),
  'rules-evaluation-error-for-single-instance': look('E', 'pink', 'standing'),
  'rules-evaluation-error': look('F', 'red', 'plain'),
  'network-reachability-error-internet': look('N1', 'brown', 'plain'),
  'network-reachability-error-internet-through-an-application-load-balancer': look('N2', 'brown', 'rising'),
  'network-reachability-error-internet-through-an-elastic-load-balancing-load-balancer': look(
    'N3',
    'brown',
    'falling',
  ),
  'network-reachability-error-vpn': look('N4', 'brown', 'lying'),
  'network-reachability-error-aws-direct-connect': look('N5', 'brown', 'standing'),
  'network-reachability-error-vpc-peering': look('N6', 'brown', 'dots'),
};

/** The sign of a type by its key; all titles that the guide does not have share one. */
export const signOf = (key: string): string => (LOOKS[key] ?? UNKNOWN).sign;

/** The ground of a type by its key, as declarations: where there is no room for a sign. */
export const groundOf = (key: string): Record<string, string> => lookRules(LOOKS[key] ?? UNKNOWN);

/** The signs of what is known of a check that no exclusion names: what is not known never looks as if it were checked. */
export const KIND_SIGNS: Readonly<Record<Exclude<CheckKind, 'not-completed' | 'partly'>, string>> = {
  checked: '·',
  'none-listed': '?',
  'not-evaluated': '–',
};

const hatched = `repeating-linear-gradient(-45deg, ${color.paper} 0 5px, ${color.outline} 5px 6px)`;

/** The value of `data-mark` for a type: by its key, or the one that all unknown titles share. */
export const markOf = (key: string): string => (Object.hasOwn(LOOKS, key) ? key : 'unknown-type');

/**
 * The rules of marks, for the element around them. A mark is an element with `data-mark` (the key of a type, or a
 * {@link CheckKind}, or `no-check`) and `data-sign`; with `data-part` its reason took out only a part. The sign is drawn, and said to nobody:
 * the words beside it or within it are.
 */
export const markRules = {
  ...seriesRules,
  '& [data-mark]': {
    printColorAdjust: 'exact',
    '--sign': color.paper,
    '&::before': {
      content: '""',
      color: 'var(--sign)',
      background: 'var(--mark)',
      borderRadius: 2,
      padding: '0 2px',
      font: 'inherit',
      fontSize: 11,
      lineHeight: '14px',
      fontWeight: 700,
      // Without the second form a browser would not know how to leave it unsaid.
      '@supports (content: "a" / "")': { content: 'attr(data-sign) / ""' },
      '@supports not (content: "a" / "")': { content: 'attr(data-sign)' },
    },
    '@media (forced-colors: active)': { '&::before': { color: 'CanvasText' } },
  },
  ...Object.fromEntries(Object.keys(LOOKS).map((key) => [`& [data-mark="${key}"]`, groundOf(key)])),
  '& [data-mark="unknown-type"]': lookRules(UNKNOWN),
  '& [data-mark="checked"], & [data-mark="no-check"]': {
    '--sign': color.dim,
    '--mark': 'transparent',
  },
  '& [data-mark="none-listed"]': {
    '--sign': color.ink,
    '--mark': color.paper,
    boxShadow: `inset 0 0 0 1px ${color.outline}`,
  },
  '& [data-mark="not-evaluated"]': { '--sign': color.ink, '--mark': color.paper, background: hatched },
  '& [data-mark][data-part]': {
    background: `linear-gradient(to top, var(--mark) 4px, ${color.paper} 4px)`,
  },
} as const;
