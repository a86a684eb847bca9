export type Mutex = {
  /** Waits until all that came before have released it; resolves to what releases it again. */
  acquire(): Promise<() => void>;
};

/** One at a time, in the order they come. */
export function createMutex(): Mutex {
  let last = Promise.resolve();
  return {
    async acquire() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}

/** One at a time under each key, in the order they come; what fails holds up nobody. */
export function createKeyedMutex(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const own = before.then(work, work);
    last.set(key, own);
    const forget = () => {
      if (last.get(key) === own) last.delete(key);
    };
    own.then(forget, forget);
    return own;
  };
}
