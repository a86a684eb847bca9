/** Admits one at a time, in the order of arrival. */
export function createMutex() {
  let last = Promise.resolve();
  return {
    /** Waits until all before have released it; resolves to the function that releases it again. */
    async acquire(): Promise<() => void> {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}

/** Runs one task at a time under each key, in the order of arrival; a failure does not stop the next. */
export function createKeyedMutex(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const own = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, own);
    const forget = () => {
      if (last.get(key) === own) last.delete(key);
    };
    own.then(forget, forget);
    return own;
  };
}
