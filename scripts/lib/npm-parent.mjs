import { readFileSync } from 'node:fs';

/** The parent of a process, where the system tells (Linux); undefined elsewhere. */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Ends this process with the npm that runs it. npm does not pass SIGTERM on to its scripts: without this,
 * stopping `npm start` would leave a server behind. npm's child is a shell, which may or may not give way
 * to Node: so both the parent and its parent are watched.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const lineage = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const begun = lineage();
  setInterval(() => {
    if (lineage() !== begun) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
