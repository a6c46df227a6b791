/** Milliseconds that this process has computed: unlike the time of day, others on the machine add nothing. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
