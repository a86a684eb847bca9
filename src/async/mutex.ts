export type Mutex = {
  /** Waits until all that came before have left. */
  acquire(): Promise<void>;
  release(): void;
};

/** One at a time, in the order they come. */
export function createMutex(): Mutex {
  let last = Promise.resolve();
  let leave = () => {};
  return {
    async acquire() {
      const before = last;
      const own = Promise.withResolvers<void>();
      last = own.promise;
      await before;
      leave = own.resolve;
    },
    release: () => leave(),
  };
}

/** Lets one at a time through for each name: the next begins when the one before has ended. */
export function createKeyedMutex(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const own = before.then(work, work);
    last.set(name, own);
    const forget = () => {
      if (last.get(name) === own) last.delete(name);
    };
    own.then(forget, forget);
    return own;
  };
}
