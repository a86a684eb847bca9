/** Measures the longest CPU time of this thread between two ticks of its timer, in ms: waiting for other programs does not count. */
export function watchBlocks(): { stop(): number } {
  let last = process.threadCpuUsage();
  let longest = 0;
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, user + system);
    last = process.threadCpuUsage();
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return longest / 1000;
    },
  };
}
