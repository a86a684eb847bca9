/** Where a request to post a message stands. */
export type Phase = "received" | "stored" | "answered";

/**
 * Asked at each phase of a request to post. "drop": received, it is not carried out; stored, it is not
 * answered. "late": it is carried out some time after, when nobody waits for the answer any more.
 */
export type Interrupt = (phase: Phase) => "go" | "drop" | "late";

/** How much later a late message is stored. */
export const lateMs = 40;
