import { readFileSync } from 'node:fs';

/** USER_HZ of Linux, in which /proc counts CPU time. */
const TICKS_PER_SECOND = 100;

/** CPU seconds that processes have used, in user and kernel mode. Linux only. */
export function cpuSecondsOf(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS_PER_SECOND;
}
