import { readFileSync } from 'node:fs';

/** USER_HZ of Linux, in which /proc counts CPU time. */
const TICKS_PER_SECOND = 100;

/**
 * CPU seconds that processes and their children that have ended have used, in user and kernel mode
 * (proc(5): utime, stime, cutime, cstime). One that has ended since it was listed is counted by its
 * parent. Linux only.
 */
export function cpuSecondsOf(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = statOf(pid);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    for (const time of fields.slice(11, 15)) ticks += Number(time);
  }
  return ticks / TICKS_PER_SECOND;
}

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
