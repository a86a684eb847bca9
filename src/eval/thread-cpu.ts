/**
 * The processor time of this thread so far, in ms; differences are exact to some µs. It leaves out what the
 * scheduler gave to others, and the threads that help the garbage collector.
 */
export function threadCpuMs(): number {
  // Linux counts a thread that runs at each tick of its clock, every 4 ms, and whenever its process's time is read.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
