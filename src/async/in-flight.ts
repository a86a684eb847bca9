export type InFlight = ReturnType<typeof createInFlight>;

/** Keeps track of work that has begun and not ended yet, so that a stop can wait for it. */
export function createInFlight() {
  const works = new Map<unknown, Promise<unknown>>();
  return {
    /**
     * Tracks the work until it ends, and returns it. Its failure is left to the holder of the promise.
     * @param key for work of which only one may be in flight; ask `has` first
     */
    track<T>(work: Promise<T>, key?: string): Promise<T> {
      const id = key ?? work;
      const forget = () => works.delete(id);
      works.set(id, work.then(forget, forget));
      return work;
    },
    has: (key: string): boolean => works.has(key),
    get size(): number {
      return works.size;
    },
    /** Resolves when all that is in flight now has ended, however it ends. */
    async settled(): Promise<void> {
      await Promise.all(works.values());
    },
  };
}
