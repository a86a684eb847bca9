/** A process's job; all processes use the database at `url`. */
export type ScaleJob =
  | { job: "store"; url: string; seed: string; articles: number }
  | { job: "find"; url: string; folder: string; words: string[] }
  | { job: "post"; url: string; channels: number; now: number }
  | { job: "hold"; url: string; folder: string };

/** Storing the articles of a job. */
export type StoreResult = { seconds: number };
/** When each word was found first, in milliseconds since the epoch. */
export type FindResult = { ready: boolean; at: Record<string, number> };
/** How many digests this process posted, and when it began and ended, in milliseconds since the epoch. */
export type PostResult = { posted: number; began: number; ended: number };
/** Opening the app: how long it took, how, and the memory that the process then has. */
export type HoldResult = { seconds: number; megabytes: number; articles: number; fetched: boolean };
