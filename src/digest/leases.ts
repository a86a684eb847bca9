/** What one process does for all that share the database. */
export type LeaseName = "stories and follows" | "snapshots";

/** Which process has which duty. */
export interface Leases {
  /**
   * Whether a duty is this process's: it was free, it is its own, or who had it has not asked for
   * some 15 seconds. Whoever has it keeps asking.
   * @param now milliseconds since the epoch
   */
  acquire(duty: LeaseName, now: number): Promise<boolean>;
}
