/** The outcome of the work, or of `late` if it takes longer. The work itself continues. */
export async function withTimeout<T, Late>(
  work: Promise<T>,
  timeoutMs: number,
  late: () => Late,
): Promise<T | Late> {
  const timeout = Promise.withResolvers<void>();
  // The process may have been busy itself: an answer that arrived meanwhile is read first.
  let reading: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    reading = setImmediate(timeout.resolve);
  }, timeoutMs);
  try {
    return await Promise.race([work, timeout.promise.then(late)]);
  } finally {
    clearTimeout(timer);
    clearImmediate(reading);
  }
}
