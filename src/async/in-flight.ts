/** Work that has begun and not ended yet, so that a stop can wait for it. */
export type InFlight = {
  /**
   * Notes the work until it ends. Its failure is left to whoever holds the promise.
   * @param key for work of which only one may be in flight; ask `has` first
   * @returns the same promise
   */
  track<T>(work: Promise<T>, key?: string): Promise<T>;
  has(key: string): boolean;
  readonly size: number;
  /** Resolves when all that is in flight now has ended, however it ends. */
  settled(): Promise<void>;
};

export function createInFlight(): InFlight {
  const works = new Map<unknown, Promise<unknown>>();
  return {
    track(work, key) {
      const id = key ?? work;
      const forget = () => works.delete(id);
      works.set(id, work.then(forget, forget));
      return work;
    },
    has: (key) => works.has(key),
    get size() {
      return works.size;
    },
    async settled() {
      await Promise.all(works.values());
    },
  };
}
