/** How calls to the disk fail. */
export interface DiskFailure {
  /** Parts of the paths that are concerned. */
  readonly folders: readonly string[];
  /** The number of the call that fails, from 1; 0 is none. */
  readonly at: number;
  /** As the system calls it. */
  readonly code: 'EIO' | 'ENOSPC' | 'EMFILE' | 'EACCES' | 'EROFS';
  /** Whether all later ones that could fail so do, too. */
  readonly lasting: boolean;
  /** In a process of its own: the file to which the calls are written at its end. */
  readonly record?: string;
}

/** Begins to count calls, and lets them fail. */
export function arm(failure: DiskFailure): void;

/** Ends that, and gives the calls that were counted, a line each. */
export function disarm(): readonly string[];
