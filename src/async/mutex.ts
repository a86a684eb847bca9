export type Queue = {
  /** Waits until all that came before have left. */
  enter(): Promise<void>;
  leave(): void;
};

/** One at a time, in the order they come. */
export function createQueue(): Queue {
  let last = Promise.resolve();
  let leave = () => {};
  return {
    async enter() {
      const before = last;
      const own = Promise.withResolvers<void>();
      last = own.promise;
      await before;
      leave = own.resolve;
    },
    leave: () => leave(),
  };
}
