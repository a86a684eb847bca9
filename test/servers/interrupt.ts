/** How far a request to post a message has come. */
export type Phase = "received" | "stored" | "answered";

/**
 * "drop" at "received": the request is not carried out; at "stored": it is not answered. `arrivesAfter`:
 * it is carried out once that resolves, when nobody waits for the answer any more.
 */
type Verdict = "go" | "drop" | { arrivesAfter: Promise<unknown> };

/** Called at each phase of a request to post; `key` is its delivery's, if it has one. */
export type Interrupt = (phase: Phase, key?: string) => Verdict;
