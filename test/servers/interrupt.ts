/** How far a request to post a message has come. */
export type Phase = "received" | "stored" | "answered";

/**
 * Called at each phase of a request to post. "drop" at "received": it is not carried out; at "stored":
 * it is not answered. "late": it is carried out when nobody waits for the answer any more.
 */
export type Interrupt = (phase: Phase) => "go" | "drop" | "late";

/** How much later a late message is stored. */
export const lateMs = 40;
