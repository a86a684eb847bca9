/** Somebody wants the program to end. */
export class StopError extends Error {
  override readonly name = "StopError";
}

/** Aborted when the program is told to end; SIGHUP comes when its terminal is closed. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => stopping.abort(new StopError(`stopped by ${signal}`)));
  return stopping.signal;
}

/** Resolves once the signal is aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
