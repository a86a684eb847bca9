/** Work that one process does for all processes on a database. */
export type LeaseName = "stories and follows" | "snapshots";

export interface Leases {
  /**
   * Whether this process holds the lease now: it was free, or its own, or its holder has not renewed
   * it for some 15 seconds. To be called again and again.
   * @param now milliseconds since the epoch
   */
  acquire(name: LeaseName, now: number): Promise<boolean>;
}
