import { setTimeout } from "node:timers/promises";
import type { AdapterError } from "../errors.ts";
import { mayPass } from "./connection.ts";

/** A restarting network or proxy is back within a minute; a refusal waits for a person. */
const delaysMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];
const refusedDelaysMs = [...delaysMs, 120_000, 300_000, 600_000];

/** After a connection that lasted so long the delays begin anew. */
const soundAfterMs = 60_000;

/** `lost` resolves when it is of no use any more; with the reason, unless it was closed as a matter of course. */
export type OpenConnection = { lost: Promise<AdapterError | undefined>; close(): Promise<void> };

type KeepOptions = {
  /** Opens a new connection. What is left of one that fails to open, it closes itself. */
  open(): Promise<OpenConnection>;
  /** Why it failed to open, for people. */
  describe(cause: unknown): AdapterError;
  onOpen(): void;
  /** Called for each failure to open, and for each loss. */
  onFailure(error: AdapterError): void;
  now: () => number;
  /** From 0 to 1: spreads the tries, so that not all come at once when a platform is back. */
  random: () => number;
  /** Waits so long, or until stopped; by the clock of the machine unless given. */
  sleep?(ms: number, stopped: AbortSignal): Promise<void>;
  stopped: AbortSignal;
};

const sleepOnClock = (ms: number, stopped: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal: stopped }).catch(() => undefined);

/**
 * Opens a connection, and another whenever it fails or is lost, with growing delays and for ever.
 * `opened` resolves at the first success, or when stopped; it rejects with AdapterError at a refusal before
 * that, which is tried again nevertheless. `ended` resolves once it is stopped and all is closed.
 */
export function keepConnected(options: KeepOptions): { opened: Promise<void>; ended: Promise<void> } {
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  // Whoever does not wait for it reads the state instead.
  opened.catch(() => undefined);
  const onOpen = () => {
    options.onOpen();
    resolve();
  };
  const onFailure = (error: AdapterError) => {
    options.onFailure(error);
    if (!mayPass(error)) reject(error);
  };
  const ended = connectForEver({ ...options, onOpen, onFailure }).then(resolve);
  return { opened, ended };
}

async function connectForEver(options: KeepOptions): Promise<void> {
  const { onFailure, now, random, sleep = sleepOnClock, stopped } = options;
  for (let tries = 0; !stopped.aborted; tries++) {
    const begun = now();
    const failure = await connectOnce(options);
    if (stopped.aborted) return;
    if (failure) onFailure(failure);
    if (now() - begun > soundAfterMs) tries = 0;
    await sleep(delayMs(tries, failure, random), stopped);
  }
}

/** Resolves when the connection failed to open or was lost. */
async function connectOnce({
  open,
  describe,
  onOpen,
  stopped,
}: KeepOptions): Promise<AdapterError | undefined> {
  try {
    const connection = await open();
    if (!stopped.aborted) onOpen();
    const reason = await lostOrStopped(connection.lost, stopped);
    await connection.close();
    return reason;
  } catch (cause) {
    return describe(cause);
  }
}

/** The signal outlives many connections, so none leaves its listener there. */
function lostOrStopped<Reason>(lost: Promise<Reason>, stopped: AbortSignal): Promise<Reason | undefined> {
  const { promise, resolve } = Promise.withResolvers<Reason | undefined>();
  const stop = () => resolve(undefined);
  if (stopped.aborted) stop();
  stopped.addEventListener("abort", stop);
  void lost.then(resolve);
  return promise.finally(() => stopped.removeEventListener("abort", stop));
}

function delayMs(tries: number, failure: AdapterError | undefined, random: () => number): number {
  if (!failure && tries === 0) return 0;
  const delays = failure && !mayPass(failure) ? refusedDelaysMs : delaysMs;
  const delay = delays[Math.min(tries, delays.length - 1)] ?? 0;
  return Math.max(delay * random(), failure?.retryAfterMs ?? 0);
}
