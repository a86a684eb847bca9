/**
 * An act that a platform carries out once: if a try after a lost response is refused because it was done
 * already, the lost one has done it.
 * @param isDone whether a refusal says so
 * @param isLost whether a failure may be a lost response
 */
export function doneOnce<Args extends unknown[]>(
  act: (...args: Args) => Promise<unknown>,
  isDone: (cause: unknown) => boolean,
  isLost: (cause: unknown) => boolean,
): (...args: Args) => Promise<void> {
  let wasLost = false;
  return async (...args) => {
    try {
      await act(...args);
    } catch (cause) {
      if (wasLost && isDone(cause)) return;
      wasLost ||= isLost(cause);
      throw cause;
    }
  };
}
