/** Work that one process does for all that share the database. */
export type LeaseName = "stories and follows" | "snapshots";

/** Which process does which work. */
export interface Leases {
  /**
   * Whether this process holds the lease now: it was free, or its own, or its holder has not asked
   * for it for some 15 seconds. The holder asks again and again.
   * @param now milliseconds since the epoch
   */
  acquire(name: LeaseName, now: number): Promise<boolean>;
}
